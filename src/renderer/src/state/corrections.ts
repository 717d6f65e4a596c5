/**
 * Corrections that an adjudication sent to the person at work: how each stands to their marks, and saying yes or no to it.
 * Taking one over is an edit of the open document like any other, so that undoing it makes the correction open again.
 * Offsets are UTF-16 code units.
 */
import { applyCorrection, correctionState, type CorrectionRefusal } from '@core/adjudication/applyCorrection'
import type { Correction } from '@core/adjudication/correction'
import type { LabelledSpan } from '@core/adjudication/conflict'
import type { Edit } from '@core/annotation/edits'
import type { Layer } from '@core/annotation/model'
import { err, ok, type Result } from '@core/result'
import type { Services } from '@renderer/services/services'
import type { CorrectionRow } from '@renderer/store/rows'
import type { DocumentSession } from './documentSession'
import { openDocument, openProject, useNavigation } from './navigation'
import { setPreference, usePreferences } from './preferences'
import type { OpenDocument } from './sessions'

/** What the panel of corrections acts on: the open document, and the text that shows it. */
export interface ReviewDesk {
  readonly open: OpenDocument
  /** Brings an offset into view and leaves the caret and the keyboard alone. */
  readonly reveal: (offset: number) => void
  /** Gives the keyboard back to the text. */
  readonly focusText: () => void
}

/**
 * `open`: to be decided. `accepted`: the marks are like that. `kept`: the person kept theirs. `outdated`: the annotation has
 * become something else than both, so that there is nothing left to accept.
 */
export type ReviewState = 'open' | 'accepted' | 'kept' | 'outdated'

/** How a correction stands, given the person's layer of its document as that is now. */
export function reviewState({ state, correction }: CorrectionRow, layer: Layer): ReviewState {
  if (state === 'rejected') return 'kept'
  switch (correctionState(layer, correction)) {
    case 'open':
      // Also where it was accepted: that was undone.
      return 'open'
    case 'already-so':
      return 'accepted'
    case 'outdated':
      return state === 'accepted' ? 'accepted' : 'outdated'
  }
}

/** Whether it still asks for a decision. */
export function isLeft(state: ReviewState): boolean {
  return state === 'open' || state === 'outdated'
}

/**
 * What there was and what there is to be, as spans to draw: one for a span, two for a link; none for "nothing". The same list
 * twice where only values or the link differ.
 */
export function spansOf(correction: Correction): {
  readonly before: readonly LabelledSpan[]
  readonly after: readonly LabelledSpan[]
} {
  switch (correction.kind) {
    case 'add':
      return { before: [], after: [correction.after] }
    case 'remove':
      return { before: [correction.before], after: [] }
    case 'move':
    case 'relabel':
      return { before: [correction.before], after: [correction.after] }
    case 'attribute':
    case 'figure': {
      const span = [correction.span]
      return { before: span, after: span }
    }
    case 'link':
    case 'unlink': {
      const ends = [correction.from, correction.to]
      return { before: ends, after: ends }
    }
  }
}

/** The smallest stretch that holds all that a correction is about. */
export function placeOf(correction: Correction): { readonly start: number; readonly end: number } {
  const { before, after } = spansOf(correction)
  const spans = [...before, ...after]
  return { start: Math.min(...spans.map((span) => span.start)), end: Math.max(...spans.map((span) => span.end)) }
}

/**
 * Reading order; at the same place spans first, then values, then links, for a link may need an end that another correction
 * adds or relabels.
 */
export function compareCorrections(a: Correction, b: Correction): number {
  return startOf(a) - startOf(b) || rankOf(a) - rankOf(b) || (a.id < b.id ? -1 : 1)
}

/** A link stands where the later of its ends begins. */
function startOf(correction: Correction): number {
  const isLink = correction.kind === 'link' || correction.kind === 'unlink'
  return isLink ? Math.max(correction.from.start, correction.to.start) : placeOf(correction).start
}

function rankOf({ kind }: Correction): number {
  if (kind === 'link' || kind === 'unlink') return 2
  return kind === 'attribute' || kind === 'figure' ? 1 : 0
}

/** The annotation that a correction is about, if the person has it. */
function annotationOf(correction: Correction): string | null {
  switch (correction.kind) {
    case 'add':
      return null
    case 'link':
    case 'unlink':
      return correction.from.annotationId
    default:
      return correction.annotationId
  }
}

/** Shows in the text what a correction is about. */
export function showCorrection({ open, reveal }: ReviewDesk, correction: Correction): void {
  open.session.setFocus(annotationOf(correction))
  reveal(placeOf(correction).start)
}

/**
 * Takes a correction over into the open document, as one step that can be undone, and focuses what it is about. Answers
 * why it cannot be, and then nothing has changed.
 */
export function takeOver(session: DocumentSession, correction: Correction): Result<null, CorrectionRefusal> {
  const { text, layer } = session
  const edit = applyCorrection(layer, correction, { text, newId: () => crypto.randomUUID() })
  if (!edit.ok) return edit
  if (edit.value.length > 0) {
    const done = session.perform(edit.value, { focus: annotationOf(correction) ?? addedBy(edit.value) })
    if (!done.ok) return err('outdated')
  }
  return ok(null)
}

/** The annotation that an edit adds. */
function addedBy(edit: Edit): string | null {
  return edit.find((change) => change.kind === 'annotation' && change.before === null)?.id ?? null
}

/** A document with corrections, and how many of them are left. */
export interface CorrectedDocument {
  readonly documentId: string
  readonly left: number
  readonly total: number
}

/** Counts corrections by document, in the order in which they come first. `layerOf` gives the person's layer of a document. */
export function countByDocument(
  rows: readonly CorrectionRow[],
  layerOf: (documentId: string) => Layer,
): readonly CorrectedDocument[] {
  const counts = new Map<string, { left: number; total: number }>()
  for (const row of rows) {
    const count = counts.get(row.documentId) ?? { left: 0, total: 0 }
    count.total += 1
    if (isLeft(reviewState(row, layerOf(row.documentId)))) count.left += 1
    counts.set(row.documentId, count)
  }
  return [...counts].map(([documentId, count]) => ({ documentId, ...count }))
}

/** The place of the next row after `from` that is left, going round; null when none is. */
export function nextLeft(states: readonly ReviewState[], from: number): number | null {
  const order = [...states.keys()].map((i) => (from + 1 + i) % states.length)
  return order.find((place) => isLeft(states[place] ?? 'kept')) ?? null
}

/** Shows the corrections of a person beside a document that has some. */
export async function reviewCorrections(
  services: Services,
  { projectId, annotatorId, documentId }: ReviewPlace,
): Promise<void> {
  if (usePreferences.getState().activeAnnotatorId !== annotatorId) {
    await setPreference(services, 'activeAnnotatorId', annotatorId)
  }
  if (useNavigation.getState().projectId !== projectId) await openProject(services, projectId)
  await openDocument(services, documentId)
  useNavigation.setState({ place: 'desk', endPanel: 'corrections', focusMode: false })
}

/** Where corrections wait, and for whom. */
export interface ReviewPlace {
  readonly projectId: string
  readonly annotatorId: string
  readonly documentId: string
}
