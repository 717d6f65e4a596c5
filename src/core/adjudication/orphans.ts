/**
 * Decisions that lost what they were about: its annotations were deleted, a file was taken out, its text was carried over to
 * another one. They have no effect, and stay until somebody dismisses them. Offsets are UTF-16 code units.
 */
import type { Annotation } from '../annotation/model'
import { compareText } from '../exchange/canonicalJson'
import type { ExchangeContent } from '../exchange/format'
import type { ComparedDocument } from '../merge/comparison'
import type { Span } from '../text/snap'
import type { Member } from './conflict'
import type { Decision } from './decision'
import { saysSomething } from './findDecisions'
import type { SettledDocument } from './settled'

/** Why a decision has no effect any more. */
export type OrphanReason =
  /** Its document is in no file. */
  | 'document-gone'
  /** Its document is not compared any more: it was carried over to another text. */
  | 'document-carried'
  /** Its annotations are in no file. */
  | 'annotations-gone'
  /** Its annotations were deleted by those who made them. */
  | 'annotations-deleted'
  /** Those who made its annotations are not done with the document any more. */
  | 'unfinished'
  /** Its annotations are compared, but nothing about them is left to decide, or another decision does it. */
  | 'answered'

export interface Orphan {
  readonly decision: Decision
  readonly reason: OrphanReason
  /** What it was about, as far as that can be told still. */
  readonly about: OrphanSubject
}

export interface OrphanSubject {
  /** Null: in no file. */
  readonly documentTitle: string | null
  /** Each once; none if neither the decision nor a file says. */
  readonly labels: readonly string[]
  /** The words, with all of what was chosen and of its annotations; empty if they cannot be told. */
  readonly quote: string
}

/** A document that is compared, settled by decisions of the adjudicator whose orphans are asked for. */
export interface SettledWork {
  readonly compared: ComparedDocument
  readonly settled: SettledDocument
}

/**
 * Those of one adjudicator's decisions that are about nothing any more, each with the reason, by document title and place.
 * Deleted decisions and those that say nothing are passed over. `content` is all that there is, deleted records too; `workOn`
 * gives a document by its id, undefined if it is not compared.
 */
export function orphansOf(
  decisions: Iterable<Decision>,
  content: ExchangeContent,
  workOn: (documentId: string) => SettledWork | undefined,
): readonly Orphan[] {
  const lost = [...decisions].filter((decision) => {
    const work = workOn(decision.documentId)
    return saysSomething(decision) && (work === undefined || work.settled.orphans.some(({ id }) => id === decision.id))
  })
  const find = subjectFinder(lost, content)
  return lost
    .map((decision) => {
      const { documentId } = decision
      const { found, documentTitle, labels, quote, start } = find(decision)
      const reason = documentTitle === null ? 'document-gone' : reasonOf(decision, found, workOn(documentId)?.compared)
      return { orphan: { decision, reason, about: { documentTitle, labels, quote } }, start }
    })
    .sort(
      (a, b) =>
        compareText(a.orphan.about.documentTitle ?? '', b.orphan.about.documentTitle ?? '') ||
        a.start - b.start ||
        compareText(a.orphan.decision.id, b.orphan.decision.id),
    )
    .map(({ orphan }) => orphan)
}

/** What decisions were about, whether they are orphans or not, in their order. */
export function subjectsOf(decisions: readonly Decision[], content: ExchangeContent): readonly OrphanSubject[] {
  const find = subjectFinder(decisions, content)
  return decisions.map((decision) => {
    const { documentTitle, labels, quote } = find(decision)
    return { documentTitle, labels, quote }
  })
}

interface FoundSubject extends OrphanSubject {
  /** The annotations of the decision that are in a file, deleted ones too, by id. */
  readonly found: ReadonlyMap<string, Annotation>
  readonly start: number
}

function subjectFinder(decisions: readonly Decision[], content: ExchangeContent): (decision: Decision) => FoundSubject {
  const wanted = new Set(decisions.flatMap((decision) => membersOf(decision).map(({ annotationId }) => annotationId)))
  const annotations = new Map(content.annotations.filter(({ id }) => wanted.has(id)).map((each) => [each.id, each]))
  const documents = new Map(content.documents.map((document) => [document.id, document]))
  return (decision) => {
    const { documentId, subject, choice, place: decided } = decision
    const own = membersOf(decision).flatMap(({ annotationId }) => annotations.get(annotationId) ?? [])
    const found = new Map(own.filter((each) => each.documentId === documentId).map((each) => [each.id, each]))
    const span = choice?.action === 'take' || choice?.action === 'draw' ? [choice.span] : []
    const labels = 'label' in subject ? [subject.label] : [...span, ...found.values()].map(({ label }) => label)
    const document = documents.get(documentId)
    const spans = decided === undefined ? [...span, ...found.values()] : [...span, decided]
    const place = hullOf(spans, document?.text.length ?? 0)
    return {
      found,
      documentTitle: document?.title ?? null,
      labels: [...new Set(labels)],
      quote: document?.text.slice(place.start, place.end) ?? '',
      start: place.start,
    }
  }
}

function membersOf({ members, subject }: Decision): readonly Member[] {
  return subject.type === 'link' ? [...members, ...subject.to] : members
}

/** The smallest stretch that holds all spans that lie within a text; an empty one if none does. */
function hullOf(spans: readonly Span[], length: number): Span {
  const inside = spans.filter(({ start, end }) => start < end && end <= length)
  if (inside.length === 0) return { start: 0, end: 0 }
  return { start: Math.min(...inside.map(({ start }) => start)), end: Math.max(...inside.map(({ end }) => end)) }
}

/** Why a decision on a document that a file has is about nothing; `compared` is undefined if the document is not compared. */
function reasonOf(
  { members, subject }: Decision,
  found: ReadonlyMap<string, Annotation>,
  compared: ComparedDocument | undefined,
): OrphanReason {
  if (compared === undefined) return 'document-carried'
  const live = new Set(compared.layers.flatMap(({ annotations }) => annotations.map(({ id }) => id)))
  const isLive = ({ annotationId }: Member) => live.has(annotationId)
  const sides = subject.type === 'link' ? [members, subject.to] : [members]
  // A link needs both its ends.
  const lost = sides.find((side) => !side.some(isLive))
  if (lost === undefined) return 'answered'
  const states = lost.map(({ annotationId }) => found.get(annotationId)?.deleted)
  if (states.includes(true)) return 'annotations-deleted'
  return states.includes(false) ? 'unfinished' : 'annotations-gone'
}
