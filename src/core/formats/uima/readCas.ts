/**
 * From the feature structures of a UIMA file to an item. Every layer of spans is read, with the feature that names its spans
 * as the label, and every layer of relations (`Governor`, `Dependent`). What no view has as a member is invisible to UIMA and
 * is set aside, and so are other views than the text's, linguistic layers and whatever is no annotation.
 */
import type { DatasetRelation, DatasetSpan } from '../../datasets/item'
import { splitsPair } from '../../text/characters'
import type { ReadEvent, ReadOptions, ReadReason } from '../format'
import { offsetReader } from '../offsets'
import type { PathFacts } from '../inceptionPaths'
import { initialView, metadataType, sentenceType, tokenType } from './cas'
import { fromFeature, isLinguistic, readFeatures, toFeature } from './mention'

/** A feature structure as a file has it. */
export interface ReadStructure {
  readonly id: string
  readonly type: string
  /** For people, within the file. */
  readonly place: string
  /** Its members that are text, numbers, true or false, without `begin` and `end`. */
  readonly features: ReadonlyMap<string, string | number | boolean>
  /** Null where it is no annotation. */
  readonly offsets: { readonly start: number; readonly end: number } | null
  /** The ids that its features refer to, the subject of analysis as `sofa`. */
  readonly references: ReadonlyMap<string, string>
}

export interface ReadView {
  readonly name: string
  readonly sofa: string
  readonly members: ReadonlySet<string>
}

export interface ReadCas {
  readonly structures: readonly ReadStructure[]
  readonly views: readonly ReadView[]
}

export const sofaType = 'uima.cas.Sofa'
const documentTypes: readonly string[] = [metadataType, 'uima.tcas.DocumentAnnotation']
/** What other tools add for themselves, and tokens and sentences: passed over in silence. */
const silent = new RegExp(`^(?:${[sentenceType, tokenType].join('|').replaceAll('.', '\\.')}|uima\\..*|de\\.tudarmstadt\\.ukp\\.clarin\\.webanno\\.api\\..*)$`) // prettier-ignore

/** The events of one file. */
export function* readCas(path: string, cas: ReadCas, facts: PathFacts, options: ReadOptions): Generator<ReadEvent> {
  const problems: ReadEvent[] = []
  const problem = (reason: ReadReason, place: string, detail: string): void => {
    problems.push({ type: 'problem', path, place, reason, detail })
  }
  const sofas = new Map(cas.structures.filter(({ type }) => type === sofaType).map((sofa) => [sofa.id, sofa]))
  const textOf = ({ sofa }: ReadView): unknown => sofas.get(sofa)?.features.get('sofaString')
  const withText = cas.views.filter((view) => typeof textOf(view) === 'string')
  const view = withText.find(({ name }) => name === initialView) ?? withText[0]
  const text = view === undefined ? undefined : textOf(view)
  if (view === undefined || typeof text !== 'string') {
    yield { type: 'problem', path, place: '', reason: 'wrong-shape', detail: 'has no view with a text' }
    return
  }
  for (const { name, members } of cas.views) {
    if (name !== view.name && members.size > 0) problem('unsupported', `view ${name}`, 'is not the view of the text')
  }
  const { unit = 'utf16' } = options
  yield { type: 'unit', path, unit, because: options.unit === undefined ? 'matches' : 'given' }

  const annotations = annotationsOf(cas, view, problem)
  const toUtf16 = offsetReader(text, unit)
  const spans = new Map<string, DatasetSpan>()
  for (const { id, type, place, features, offsets, references } of annotations) {
    if (references.has(fromFeature) || references.has(toFeature)) continue
    const found = toUtf16(offsets)
    if (found === null) problem('outside-text', place, `${offsets.start}-${offsets.end} lies outside the text`)
    else if (found.start >= found.end) problem('empty-span', place, `${offsets.start}-${offsets.end} is empty`)
    else if (splitsPair(text, found.start) || splitsPair(text, found.end)) {
      problem('no-unit-fits', place, `${offsets.start}-${offsets.end} begins or ends inside a character`)
    } else {
      for (const name of references.keys()) {
        if (name !== 'sofa') problem('unsupported', place, `${name} refers to another annotation`)
      }
      spans.set(id, { id, ...found, ...readFeatures(type, features) })
    }
  }
  const relations = annotations.flatMap(({ id, type, place, features, references }): DatasetRelation[] => {
    if (!references.has(fromFeature) && !references.has(toFeature)) return []
    const [from = '', to = ''] = [references.get(fromFeature), references.get(toFeature)]
    if (spans.has(from) && spans.has(to)) return [{ id, type: readFeatures(type, features).label, from, to }]
    problem('dangling-relation', place, `joins ${from} and ${to}, which are not both there`)
    return []
  })
  yield* problems
  const metadata = cas.structures.find(({ type }) => documentTypes.includes(type))?.features
  const { fileName, ...rest } = facts
  const document = {
    id: String(metadata?.get('documentId') ?? ''),
    title: String(metadata?.get('documentTitle') ?? ''),
    fileName,
    text,
  }
  yield { type: 'item', path, item: { document, ...rest, spans: [...spans.values()], relations } }
}

type Annotation = ReadStructure & { readonly offsets: NonNullable<ReadStructure['offsets']> }

/** The annotations of a view that can be spans or relations; for each of the others that is none of UIMA's own a problem. */
function annotationsOf(
  { structures, views }: ReadCas,
  view: ReadView,
  problem: (reason: ReadReason, place: string, detail: string) => void,
): readonly Annotation[] {
  const ids = new Set<string>()
  const types = new Set<string>()
  return structures.flatMap((structure): Annotation[] => {
    const { id, type, place, offsets, references } = structure
    if (ids.has(id)) {
      problem('duplicate-id', place, `${id} is the id of an earlier one`)
      return []
    }
    ids.add(id)
    if (silent.test(type) || documentTypes.includes(type)) return []
    if (isLinguistic(type) || offsets === null) {
      if (!types.has(type)) problem('unsupported', place, `${type} marks no passages`)
      types.add(type)
      return []
    }
    if (view.members.has(id) && (references.get('sofa') ?? view.sofa) === view.sofa) return [{ ...structure, offsets }]
    if (!views.some(({ members }) => members.has(id)))
      problem('unsupported', place, 'is in no view, so that no tool shows it')
    return []
  })
}
