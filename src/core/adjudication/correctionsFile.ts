/** The corrections of one analyst as an exchange file: making its content, and reading them from it. */
import type { Layer } from '../annotation/model'
import { checkAttributes, checkSpan, type SpanProblem } from '../annotation/rules'
import { schemaProblems } from '../exchange/check'
import type { ExchangeContent } from '../exchange/format'
import type { RecordProblem, ProblemReason } from '../exchange/problems'
import { statusesOf, withoutStatusEntries } from '../merge/participation'
import { correctionSchema, type AnnotationState, type Correction } from './correction'
import type { Decision } from './decision'
import type { GoldAnnotator } from './goldLayer'

/** The member at the top of an exchange file that holds corrections. */
const member = 'corrections'

export interface CorrectedDocument {
  readonly documentId: string
  readonly gold: Layer
  /** The adjudicator's, about this document. */
  readonly decisions: readonly Decision[]
  readonly corrections: readonly Correction[]
}

/**
 * The content of the corrections file for one analyst of a merged `content`: the documents for which there are corrections,
 * with the analyst's own status, gold and the decisions of these, the corrections, and of people the analyst and `gold`.
 */
export function correctionsContent(
  content: ExchangeContent,
  annotatorId: string,
  gold: GoldAnnotator,
  corrected: readonly CorrectedDocument[],
): ExchangeContent {
  const chosen = corrected.filter(({ corrections }) => corrections.length > 0)
  const ids = new Set(chosen.map(({ documentId }) => documentId))
  const statuses = statusesOf(content)
  return {
    project: content.project,
    scheme: content.scheme,
    annotators: [...content.annotators.filter(({ id }) => id === annotatorId), gold],
    documents: content.documents
      .filter(({ id }) => ids.has(id))
      .map((document) => {
        const own = statuses.get(document.id)?.get(annotatorId)
        return { ...withoutStatusEntries(document), ...(own && { status: own.status, updatedAt: own.at }) }
      }),
    annotations: chosen.flatMap((document) => [...document.gold.annotations.values()]),
    relations: chosen.flatMap((document) => [...document.gold.relations.values()]),
    decisions: chosen.flatMap(({ decisions }) => decisions.map((decision) => ({ ...decision }))),
    extra: { [member]: chosen.flatMap(({ corrections }) => corrections) },
  }
}

export interface ReadCorrections {
  /** Those that passed, in the order of the file. */
  readonly corrections: readonly Correction[]
  /** Why the others did not. */
  readonly problems: readonly RecordProblem[]
}

/**
 * The corrections that an exchange file carries, none if it is no corrections file. Each is checked by itself: its form, that
 * its document is in the file, and that what it would write fits the text and the scheme. Of equal ids the first stands.
 */
export function correctionsOf(content: ExchangeContent): ReadCorrections {
  const values = Object.hasOwn(content.extra, member) ? content.extra[member] : []
  if (!Array.isArray(values)) {
    return { corrections: [], problems: [{ path: member, reason: 'schema', detail: 'is no array' }] }
  }
  const texts = new Map(content.documents.map(({ id, text }) => [id, text]))
  const seen = new Set<string>()
  const problems: RecordProblem[] = []
  const corrections = values.flatMap((value: unknown, index): Correction[] => {
    const parsed = correctionSchema.safeParse(value)
    if (!parsed.success) {
      problems.push(...schemaProblems(parsed.error, [member, index]))
      return []
    }
    const correction = parsed.data
    const found = problemsOf(correction, content, texts, seen)
    problems.push(...found.map(({ path, ...rest }) => ({ path: `${member}[${index}].${path}`, ...rest })))
    seen.add(correction.id)
    return found.length === 0 ? [correction] : []
  })
  return { corrections, problems }
}

/** What is wrong with a correction of the right form; paths count from it. */
function problemsOf(
  correction: Correction,
  { scheme }: ExchangeContent,
  texts: ReadonlyMap<string, string>,
  seen: ReadonlySet<string>,
): RecordProblem[] {
  const { id, documentId } = correction
  const text = texts.get(documentId)
  if (seen.has(id)) return [{ path: 'id', reason: 'duplicate-id', detail: `an earlier record has the id ${id}` }]
  if (text === undefined) {
    return [{ path: 'documentId', reason: 'document-missing', detail: `no good document ${documentId} in the file` }]
  }
  const written = writtenBy(correction)
  if (written === null) return []
  const { label, start, end, attributes } = written
  if (!scheme.labels.some(({ name }) => name === label)) {
    return [{ path: 'after.label', reason: 'label-unknown', detail: `the scheme has no label ${JSON.stringify(label)}` }] // prettier-ignore
  }
  const span = checkSpan(text, start, end)
  if (!span.ok) return [{ path: 'after', reason: spanReasons[span.error.kind], detail: `${start}-${end}` }]
  return checkAttributes(scheme, label, attributes).flatMap(({ name, problem }): RecordProblem[] => {
    if (problem === 'unknown') return []
    const reason = problem === 'not-a-choice' ? 'attribute-not-a-choice' : 'attribute-wrong-type'
    return [{ path: `after.${name}`, reason, detail: `its value is ${JSON.stringify(attributes[name])}` }]
  })
}

const spanReasons: Readonly<Record<SpanProblem['kind'], ProblemReason>> = {
  'not-an-integer': 'schema',
  empty: 'span-empty',
  outside: 'span-outside',
  'splits-grapheme': 'span-splits-character',
}

/** What an annotation would be by the correction, as far as it says; null if it writes none. */
function writtenBy(correction: Correction): AnnotationState | null {
  switch (correction.kind) {
    case 'add':
    case 'relabel':
      return correction.after
    case 'move':
      return { ...correction.after, attributes: {} }
    case 'attribute':
    case 'figure':
      return { ...correction.span, attributes: correction.after }
    case 'remove':
    case 'link':
    case 'unlink':
      return null
  }
}
