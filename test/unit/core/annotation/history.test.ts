import { addAnnotation, combineEdits, invertEdit } from '@core/annotation/edits'
import { emptyHistory, type History, type HistoryEntry, record, redo, undo } from '@core/annotation/history'
import { describe, expect, it } from 'vitest'
import { contentOn } from './records'

const edit = (id: string) => addAnnotation(id, contentOn('قالت', 'claim'))
const entry = (id: string, at = 0, groupKey: string | null = null): HistoryEntry => ({
  edit: edit(id),
  groupKey,
  at,
  focusBefore: `before ${id}`,
  focusAfter: `after ${id}`,
})
const recorded = (...entries: readonly HistoryEntry[]): History => entries.reduce(record, emptyHistory)
const undone = (history: History) => undo(history)?.history ?? history

describe('history', () => {
  it('goes back and forth, with the focus of either side', () => {
    const history = recorded(entry('a'), entry('b'))
    const back = undo(history)
    expect(back).toMatchObject({ edit: invertEdit(edit('b')), focus: 'before b' })
    const forth = redo(undone(history))
    expect(forth).toMatchObject({ edit: edit('b'), focus: 'after b' })
    expect(forth?.history).toEqual(history)
    expect(undo(undone(history))).toMatchObject({ edit: invertEdit(edit('a')), focus: 'before a' })
  })

  it('has nothing to take back or do again at its ends', () => {
    expect([undo(emptyHistory), redo(emptyHistory), redo(recorded(entry('a')))]).toEqual([null, null, null])
    expect(undo(undone(recorded(entry('a'))))).toBeNull()
  })

  it('forgets what was taken back when something else is done', () => {
    const history = record(undone(recorded(entry('a'), entry('b'))), entry('c'))
    expect(redo(history)).toBeNull()
    expect(history.done.map((e) => e.edit)).toEqual([edit('a'), edit('c')])
  })

  it('keeps the last thousand entries', () => {
    const history = recorded(...Array.from({ length: 1005 }, (_, i) => entry(String(i))))
    expect(history.done.length).toBe(1000)
    expect(history.done[0]?.edit).toEqual(edit('5'))
  })
})

describe('entries of one group', () => {
  it('are one step when each follows within a second', () => {
    const history = recorded(entry('a', 0, 'g'), entry('b', 1000, 'g'), entry('c', 1900, 'g'))
    expect(history.done.length).toBe(1)
    const step = undo(history)
    expect(step).toMatchObject({ edit: invertEdit(combineEdits(edit('a'), edit('b'), edit('c'))), focus: 'before a' })
    expect(redo(undone(history))).toMatchObject({ focus: 'after c' })
  })

  it('are steps of their own after more than a second', () => {
    expect(recorded(entry('a', 0, 'g'), entry('b', 1001, 'g')).done.length).toBe(2)
  })

  it('are steps of their own in another group or none', () => {
    expect(recorded(entry('a', 0, 'g'), entry('b', 1, 'h')).done.length).toBe(2)
    expect(recorded(entry('a', 0), entry('b', 1)).done.length).toBe(2)
  })

  it('do not join what was done before something was taken back', () => {
    const history = undone(recorded(entry('a', 0, 'g'), entry('b', 5000, 'g')))
    expect(record(history, entry('c', 500, 'g')).done.length).toBe(2)
  })
})
