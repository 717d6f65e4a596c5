/** Undo and redo as data: what was done, newest last, and what was taken back. Nothing here is changed in place. */
import { combineEdits, type Edit, invertEdit } from './edits'

export interface HistoryEntry {
  readonly edit: Edit
  /** Entries with the same key, close in time, are one step for the person; null is always a step of its own. */
  readonly groupKey: string | null
  /** Milliseconds since the epoch. */
  readonly at: number
  /** The annotation that was focused before and after. */
  readonly focusBefore: string | null
  readonly focusAfter: string | null
}

export interface History {
  readonly done: readonly HistoryEntry[]
  readonly undone: readonly HistoryEntry[]
}

/** An edit to apply to travel one step, the focus to show, and the history once it is applied. */
export interface HistoryStep {
  readonly edit: Edit
  readonly focus: string | null
  readonly history: History
}

export const emptyHistory: History = { done: [], undone: [] }

const groupWithinMs = 1000
const longest = 1000

/** Adds what was just done; whatever had been taken back is forgotten. */
export function record(history: History, entry: HistoryEntry): History {
  const last = history.done.at(-1)
  const joins =
    last !== undefined &&
    history.undone.length === 0 &&
    entry.groupKey !== null &&
    entry.groupKey === last.groupKey &&
    entry.at - last.at <= groupWithinMs
  const done = joins
    ? [...history.done.slice(0, -1), { ...entry, edit: combineEdits(last.edit, entry.edit), focusBefore: last.focusBefore }] // prettier-ignore
    : [...history.done, entry]
  return { done: done.slice(-longest), undone: [] }
}

/** The step that takes the last entry back; null when there is none. */
export function undo({ done, undone }: History): HistoryStep | null {
  const entry = done.at(-1)
  if (entry === undefined) return null
  const history = { done: done.slice(0, -1), undone: [...undone, entry] }
  return { edit: invertEdit(entry.edit), focus: entry.focusBefore, history }
}

/** The step that does again what was taken back last; null when there is none. */
export function redo({ done, undone }: History): HistoryStep | null {
  const entry = undone.at(-1)
  if (entry === undefined) return null
  const history = { done: [...done, entry], undone: undone.slice(0, -1) }
  return { edit: entry.edit, focus: entry.focusAfter, history }
}
