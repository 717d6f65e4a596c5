/**
 * What the tagging keys do, as operations on a session: the same whether a key, a button or a menu asks.
 * Offsets are UTF-16 units.
 */
import { addAnnotation, moveBoundaries, relabelAnnotation, removeAnnotation } from '@core/annotation/edits'
import { compareInnermostFirst } from '@core/annotation/annotationIndex'
import type { Annotation } from '@core/annotation/model'
import { possibleCliticEnds } from '@core/text/clitics'
import { nextGrapheme, previousGrapheme } from '@core/text/graphemes'
import { snapSpan } from '@core/text/snap'
import { standsAlone } from '@core/text/wholeWords'
import { nextStartStop, nextWordEnd, previousStartStop, previousWordEnd, wordAt } from '@core/text/words'
import type { DocumentSession } from './documentSession'

export type Snapping = 'word' | 'exact'

export type TagOutcome =
  | { readonly kind: 'tagged'; readonly annotation: Annotation }
  | { readonly kind: 'already-there'; readonly annotation: Annotation }
  | { readonly kind: 'nothing-selected' }

/** Marks the span [start, end), snapped, as `label` and focuses it. The same span and label twice is one annotation. */
export function tagSpan(
  session: DocumentSession,
  span: { readonly start: number; readonly end: number },
  label: string,
  snapping: Snapping,
): TagOutcome {
  const snapped = snapSpan(session.lines, span.start, span.end, {
    mode: snapping,
    // What stands by itself elsewhere in the document is a word: evidence for a clitic before it.
    isKnownWord: (word) => standsAlone(session.text, word),
  })
  if (snapped === null) return { kind: 'nothing-selected' }
  const twin = session.index
    .covering(snapped.start)
    .find((a) => a.label === label && a.start === snapped.start && a.end === snapped.end)
  if (twin !== undefined) {
    session.setFocus(twin.id)
    return { kind: 'already-there', annotation: twin }
  }
  const id = crypto.randomUUID()
  const content = { label, ...snapped, attributes: {}, note: '', origin: 'manual' as const }
  session.perform(addAnnotation(id, content), { focus: id })
  const annotation = session.index.get(id)
  return annotation === undefined ? { kind: 'nothing-selected' } : { kind: 'tagged', annotation }
}

/** Gives the focused annotation another label; false when none is focused. */
export function relabelFocused(session: DocumentSession, label: string): boolean {
  const { focused } = session
  if (focused === null) return false
  if (focused.label === label) return true
  return session.perform(relabelAnnotation(session.layer, focused.id, label)).ok
}

/** Removes the focused annotation and focuses the one that follows it, or that precedes it at the end. */
export function deleteFocused(session: DocumentSession): boolean {
  const { focused } = session
  if (focused === null) return false
  return session.perform(removeAnnotation(session.layer, focused.id), { focus: null }).ok
}

export type BoundaryMove = {
  readonly edge: 'start' | 'end'
  readonly direction: 'out' | 'in'
  readonly by: 'word' | 'grapheme'
}

/** Moves one boundary of the focused annotation; false when it cannot go further or none is focused. */
export function moveBoundary(session: DocumentSession, { edge, direction, by }: BoundaryMove): boolean {
  const { focused, lines, text } = session
  if (focused === null) return false
  const forward = (edge === 'end') === (direction === 'out')
  const from = focused[edge]
  const target =
    by === 'grapheme'
      ? forward
        ? nextGrapheme(text, from)
        : previousGrapheme(text, from)
      : edge === 'start'
        ? forward
          ? nextStartStop(lines, from)
          : previousStartStop(lines, from)
        : forward
          ? nextWordEnd(lines, from)
          : previousWordEnd(lines, from)
  return setBoundaries(session, focused, edge === 'start' ? { start: target } : { end: target })
}

function setBoundaries(session: DocumentSession, annotation: Annotation, change: { start?: number; end?: number }) {
  const start = change.start ?? annotation.start
  const end = change.end ?? annotation.end
  if (start >= end || (start === annotation.start && end === annotation.end)) return false
  const edit = moveBoundaries(session.layer, annotation.id, { start, end })
  return session.perform(edit, { groupKey: `boundaries ${annotation.id}` }).ok
}

/**
 * Takes the attached letters before the focused annotation into it, or leaves out those it starts with: its start goes
 * round the places in its first word where a span may start. False when there is but one.
 */
export function toggleClitic(session: DocumentSession): boolean {
  const { focused, lines, text } = session
  if (focused === null) return false
  const word = wordAt(lines, focused.start, 'after')
  if (word === null) return false
  const ends = possibleCliticEnds(text.slice(word.start, word.end)).map((end) => word.start + end)
  if (ends.length === 0) return false
  const start = ends.find((end) => end > focused.start) ?? word.start
  return setBoundaries(session, focused, { start })
}

/** Focuses the next annotation in reading order after the focused one or the caret, round the end. Null when there are none. */
export function walk(session: DocumentSession, caret: number, direction: 'next' | 'previous'): Annotation | null {
  const { annotations, focusedId } = session.store.getState()
  if (annotations.length === 0) return null
  const current = annotations.findIndex((a) => a.id === focusedId)
  let position: number
  if (current >= 0) position = current + (direction === 'next' ? 1 : -1)
  else if (direction === 'next') position = annotations.findIndex((a) => a.start >= caret)
  else position = annotations.findLastIndex((a) => a.start < caret)
  if (current < 0 && position < 0) position = direction === 'next' ? 0 : annotations.length - 1
  const target = annotations[(position + annotations.length) % annotations.length] ?? null
  session.setFocus(target?.id ?? null)
  return target
}

/** Focuses the innermost annotation at an offset; asked again, the next one outwards, and round again. */
export function cycleAt(session: DocumentSession, offset: number): Annotation | null {
  return cycle(session, session.index.covering(offset))
}

/** The same among given annotations, such as those under the pointer. */
export function cycleAmong(session: DocumentSession, ids: readonly string[]): Annotation | null {
  const annotations = ids.flatMap((id) => session.index.get(id) ?? [])
  return cycle(session, annotations.sort(compareInnermostFirst))
}

function cycle(session: DocumentSession, innermostFirst: readonly Annotation[]): Annotation | null {
  const current = innermostFirst.findIndex((a) => a.id === session.store.getState().focusedId)
  const target = innermostFirst[(current + 1) % Math.max(1, innermostFirst.length)] ?? null
  if (target !== null) session.setFocus(target.id)
  return target
}
