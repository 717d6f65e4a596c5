/**
 * What the cards of the open document's annotations show, and the two queues that one key walks: claims without a source,
 * and sources and figures that no claim uses. The choices survive a change of document.
 */
import { create } from 'zustand'
import { compareByPosition } from '@core/annotation/layers'
import type { LinkIndex } from '@core/annotation/links'
import type { Annotation } from '@core/annotation/model'
import type { DocumentSession } from './documentSession'

/** What waits for a link: claims that name no source; sources and figures that nothing rests on. */
export type Queue = 'without-source' | 'unlinked'

/** Conditions that narrow the cards. */
export const cardConditions = ['any', 'without-source', 'unlinked', 'with-note'] as const
export type CardCondition = (typeof cardConditions)[number]

export interface CardFilter {
  /** A label of the scheme, or null for all of them. */
  readonly label: string | null
  readonly condition: CardCondition
}

export const noFilter: CardFilter = { label: null, condition: 'any' }

interface CardsState {
  readonly filter: CardFilter
  /** Whether cards are folded to a line unless they are exceptions. */
  readonly folded: boolean
  /** Ids of the annotations whose cards are not as `folded` says. */
  readonly exceptions: ReadonlySet<string>
}

export const useCards = create<CardsState>(() => ({ filter: noFilter, folded: false, exceptions: new Set() }))

/** Narrows the cards; members that are not given stay as they are. */
export function setCardFilter(change: Partial<CardFilter>): void {
  useCards.setState(({ filter }) => ({ filter: { ...filter, ...change } }))
}

/** Folds or unfolds all cards, also those that were set apart. */
export function foldAllCards(folded: boolean): void {
  useCards.setState({ folded, exceptions: new Set() })
}

/** Folds one card if it is unfolded, and the reverse. */
export function toggleCard(id: string): void {
  useCards.setState(({ exceptions }) => {
    const next = new Set(exceptions)
    if (!next.delete(id)) next.add(id)
    return { exceptions: next }
  })
}

/** Whether an annotation stands in a queue. A label that no relation can join never does. */
export function isWaiting({ id, label }: Annotation, links: LinkIndex, queue: Queue): boolean {
  if (queue === 'without-source') return label === 'claim' && links.sourcesOf(id).length === 0
  return (label === 'source' || label === 'figure') && links.dependentsOf(id).length === 0
}

/** Whether a filter leaves an annotation in sight. */
export function passesFilter(annotation: Annotation, links: LinkIndex, { label, condition }: CardFilter): boolean {
  if (label !== null && annotation.label !== label) return false
  switch (condition) {
    case 'any':
      return true
    case 'with-note':
      return annotation.note.trim() !== ''
    case 'without-source':
    case 'unlinked':
      return isWaiting(annotation, links, condition)
  }
}

/** The claims that rest on no source, in reading order. Some rightly do not: the narrator's own. */
export function annotationsWithoutSource(session: DocumentSession): readonly Annotation[] {
  return inQueue(session, 'without-source')
}

/** The sources and figures that no claim (and no other source) uses, in reading order. */
export function unlinkedAnnotations(session: DocumentSession): readonly Annotation[] {
  return inQueue(session, 'unlinked')
}

function inQueue({ index, links }: DocumentSession, queue: Queue): readonly Annotation[] {
  return index.inOrder().filter((annotation) => isWaiting(annotation, links, queue))
}

/**
 * The annotation of a queue that follows or precedes the focused one, or the caret at offset `caret` (UTF-16 units) where
 * none is focused; round the end. Null when the queue is empty.
 */
export function nextInQueue(
  session: DocumentSession,
  queue: Queue,
  caret: number,
  direction: 'next' | 'previous',
): Annotation | null {
  const waiting = inQueue(session, queue)
  const { focused } = session
  const isBefore = (a: Annotation) => (focused === null ? a.start < caret : compareByPosition(a, focused) < 0)
  return direction === 'next'
    ? (waiting.find((a) => a.id !== focused?.id && !isBefore(a)) ?? waiting[0] ?? null)
    : (waiting.findLast(isBefore) ?? waiting.at(-1) ?? null)
}
