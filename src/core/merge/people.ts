/**
 * One person under two ids, such as on an old and a new laptop. That they are one is recorded on the annotator who is joined,
 * as the further member `sameAs`; annotations keep the annotator they were made by, so it can be taken back.
 */
import type { Annotator } from '../annotation/model'
import { invariant } from '../assert'
import { compareText } from '../exchange/canonicalJson'
import type { ExchangeContent } from '../exchange/format'
import { withoutMember } from '../exchange/members'

/** What `sameAs` says: this annotator is the person `id`. */
export interface Joining {
  readonly id: string
  /** Annotator id of who joined them. */
  readonly by: string
  /** ISO 8601 in UTC. */
  readonly at: string
}

/** What an annotator record says about being somebody else; null if it says nothing that can be read. */
export function joiningOf(annotator: Annotator): Joining | null {
  const stated: unknown = 'sameAs' in annotator ? annotator.sameAs : null
  return isJoining(stated) ? stated : null
}

/** The record without what it says about being somebody else. */
export function withoutJoining(annotator: Annotator): Annotator {
  return joiningOf(annotator) === null ? annotator : withoutMember(annotator, 'sameAs')
}

/**
 * Records that annotator `fromId` is the person `intoId`. Both must be in the content. Answers the content itself if they
 * are one person already.
 */
export function joinPeople(
  content: ExchangeContent,
  { fromId, intoId, by, at }: { readonly fromId: string; readonly intoId: string } & Omit<Joining, 'id'>,
): ExchangeContent {
  for (const id of [fromId, intoId]) invariant(content.annotators.some((a) => a.id === id), `annotator ${id} is there`) // prettier-ignore
  const person = personOf(content)
  if (person(fromId) === person(intoId)) return content
  const annotators = content.annotators.map((annotator) =>
    annotator.id === fromId ? { ...annotator, sameAs: { id: intoId, by, at } } : annotator,
  )
  return { ...content, annotators }
}

/**
 * Takes the joining of `fromId` back. A file from before still says it: merging that file again joins them again. Answers the
 * content itself if there is nothing to take back.
 */
export function separatePeople(content: ExchangeContent, fromId: string): ExchangeContent {
  const joined = content.annotators.some((annotator) => annotator.id === fromId && joiningOf(annotator) !== null)
  if (!joined) return content
  const annotators = content.annotators.map((annotator) =>
    annotator.id === fromId ? withoutJoining(annotator) : annotator,
  )
  return { ...content, annotators }
}

/**
 * The id under which a person is known, for each annotator id: where its joinings lead. Where they lead in a circle, since
 * two people joined the same two the other way round, it is the smallest id of the circle. A joining to an annotator who is
 * not in the content counts for nothing.
 */
export function personOf(content: Pick<ExchangeContent, 'annotators'>): (annotatorId: string) => string {
  const known = new Set(content.annotators.map((annotator) => annotator.id))
  const next = new Map<string, string>()
  for (const annotator of content.annotators) {
    const joining = joiningOf(annotator)
    if (joining !== null && known.has(joining.id)) next.set(annotator.id, joining.id)
  }
  return (annotatorId) => {
    const path = [annotatorId]
    for (let id = next.get(annotatorId); id !== undefined; id = next.get(id)) {
      const met = path.indexOf(id)
      if (met !== -1) return path.slice(met).sort(compareText)[0] ?? id
      path.push(id)
    }
    return path.at(-1) ?? annotatorId
  }
}

function isJoining(value: unknown): value is Joining {
  if (typeof value !== 'object' || value === null) return false
  const { id, by, at } = value as Partial<Record<keyof Joining, unknown>>
  return typeof id === 'string' && typeof by === 'string' && typeof at === 'string'
}
