/** The corrections of one analyst as an exchange file: making its content, and reading them from it. */
import type { Layer } from '../annotation/model'
import { checkAttributes, checkSpan, type SpanProblem } from '../annotation/rules'
import { schemaProblems } from '../exchange/check'
import type { ExchangeContent } from '../exchange/format'
import type { RecordProblem, ProblemReason } from '../exchange/problems'
import { isAdjudication, statusesOf, withoutStatusEntries } from '../merge/participation'
import { withoutMember } from '../exchange/members'
import { personOf } from '../merge/people'
import { correctionSchema, type AnnotationState, type Correction } from './correction'
import type { Decision } from './decision'
import type { GoldAnnotator } from './goldLayer'

/** The member at the top of an exchange file that holds corrections. */
const member = 'corrections'

export interface CorrectedDocument {
  readonly documentId: string
  /** The id under which the analyst worked on the document. */
  readonly writerId: string
  readonly gold: Layer
  /** The adjudicator's, about this document. */
  readonly decisions: readonly Decision[]
  readonly corrections: readonly Correction[]
}

/**
 * The content of the corrections file for one analyst of a merged `content`: the documents for which there are corrections,
 * with the analyst's own status, gold and the decisions of these, the corrections, and of people the analyst, under each of
 * their ids, and `gold`.
 */
export function correctionsContent(
  content: ExchangeContent,
  annotatorId: string,
  gold: GoldAnnotator,
  corrected: readonly CorrectedDocument[],
): ExchangeContent {
  const chosen = new Map(
    corrected.filter(({ corrections }) => corrections.length > 0).map((document) => [document.documentId, document]),
  )
  const person = personOf(content)
  const statuses = statusesOf(content)
  return {
    project: content.project,
    scheme: content.scheme,
    annotators: [
      ...content.annotators.filter((annotator) => !isAdjudication(annotator) && person(annotator.id) === annotatorId),
      gold,
    ],
    documents: content.documents.flatMap((document) => {
      const work = chosen.get(document.id)
      if (work === undefined) return []
      const own = statuses.get(document.id)?.get(work.writerId)
      return [{ ...withoutStatusEntries(document), ...(own && { status: own.status, updatedAt: own.at }) }]
    }),
    annotations: [...chosen.values()].flatMap((document) => [...document.gold.annotations.values()]),
    relations: [...chosen.values()].flatMap((document) => [...document.gold.relations.values()]),
    decisions: [...chosen.values()].flatMap(({ decisions }) => decisions.map((decision) => ({ ...decision }))),
    extra: { [member]: [...chosen.values()].flatMap(({ corrections }) => corrections) },
  }
}

/** Whether the content is that of a corrections file: a letter to an analyst, in which nothing is anybody's work but gold. */
export function isCorrectionsFile({ annotators, annotations, relations, extra }: ExchangeContent): boolean {
  if (!Object.hasOwn(extra, member)) return false
  const gold = new Set(annotators.filter(isAdjudication).map(({ id }) => id))
  return [...annotations, ...relations].every(({ annotatorId }) => gold.has(annotatorId))
}

/** The content without corrections that a file of work has picked up: they are for its reader, and do not travel on with it. */
export function withoutCorrections(content: ExchangeContent): ExchangeContent {
  if (!Object.hasOwn(content.extra, member)) return content
  return { ...content, extra: withoutMember(content.extra, member) }
}

/** Whom a corrections file is for: its people but for the adjudication, each name once. */
export function addresseesOf({ annotators }: ExchangeContent): readonly string[] {
  return [...new Set(annotators.filter((annotator) => !isAdjudication(annotator)).map(({ name }) => name))]
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
