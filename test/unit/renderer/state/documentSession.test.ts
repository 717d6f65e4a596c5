import { describe, expect, test } from 'vitest'
import { addAnnotation, moveBoundaries, relabelAnnotation, removeAnnotation } from '@core/annotation/edits'
import { emptyLayer, liveAnnotations } from '@core/annotation/layers'
import type { Layer } from '@core/annotation/model'
import { documentIdOf } from '@core/text/documentId'
import { DocumentSession } from '@renderer/state/documentSession'

const text = 'قالت الوزارة إن 12 شخصًا أصيبوا.\nونفى الدفاع المدني ذلك.'
const annotator = '00000000-0000-4000-9000-000000000001'
const content = { label: 'claim', start: 0, end: 4, attributes: {}, note: '', origin: 'manual' as const }
const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`

/** A place to save to that answers when it is told to. */
function slowDisk() {
  const saved: Layer[] = []
  const waiting: { done: () => void; fail: (cause: Error) => void }[] = []
  const persist = (layer: Layer) =>
    new Promise<void>((resolve, reject) => {
      const done = () => {
        saved.push(layer)
        resolve()
      }
      waiting.push({ done, fail: reject })
    })
  const next = () => {
    const first = waiting.shift()
    if (first === undefined) throw new Error('Nothing is being saved.')
    return first
  }
  return { saved, waiting, persist, next }
}

function newSession(persist: (layer: Layer) => Promise<void> = () => Promise.resolve()) {
  return new DocumentSession({ text, layer: emptyLayer(documentIdOf(text), annotator), persist })
}

describe('saving', () => {
  test('is saved only when the newest change is confirmed, and writes one layer at a time', async () => {
    const disk = slowDisk()
    const session = newSession(disk.persist)
    const state = () => session.store.getState().save.kind
    expect(state()).toBe('saved')

    session.perform(addAnnotation(id(1), content))
    expect(state()).toBe('saving')
    session.perform(addAnnotation(id(2), { ...content, label: 'source' }))
    session.perform(addAnnotation(id(3), { ...content, label: 'figure' }))
    expect(disk.waiting).toHaveLength(1)

    disk.next().done()
    await Promise.resolve()
    await Promise.resolve()
    expect(state()).toBe('saving')
    expect(session.hasUnsaved).toBe(true)
    disk.next().done()
    await session.settled()
    expect(state()).toBe('saved')
    expect(session.hasUnsaved).toBe(false)
    expect(disk.saved.map((layer) => liveAnnotations(layer).length)).toEqual([1, 3])
  })

  test('a failure is said, keeps the change, and trying again saves all there is by then', async () => {
    const disk = slowDisk()
    const session = newSession(disk.persist)
    session.perform(addAnnotation(id(1), content))
    disk.next().fail(new DOMException('full', 'QuotaExceededError'))
    await session.settled()
    expect(session.store.getState().save).toMatchObject({ kind: 'failed', error: { code: 'quota' } })
    expect(session.store.getState().annotations).toHaveLength(1)
    expect(session.hasUnsaved).toBe(true)

    void session.retrySave()
    expect(session.store.getState().save.kind).toBe('saving')
    disk.next().done()
    await session.settled()
    expect(session.store.getState().save.kind).toBe('saved')
    expect(disk.saved).toHaveLength(1)
  })

  test('a change after a failure is a try of its own', async () => {
    const disk = slowDisk()
    const session = newSession(disk.persist)
    session.perform(addAnnotation(id(1), content))
    disk.next().fail(new Error('no'))
    await session.settled()
    session.perform(addAnnotation(id(2), { ...content, label: 'source' }))
    disk.next().done()
    await session.settled()
    expect(disk.saved.map((layer) => liveAnnotations(layer).length)).toEqual([2])
  })
})

describe('changes', () => {
  test('undo and redo go through every change and take the focus along', () => {
    const session = newSession()
    session.perform(addAnnotation(id(1), content), { focus: id(1) })
    session.perform(relabelAnnotation(session.layer, id(1), 'source'))
    session.perform(removeAnnotation(session.layer, id(1)), { focus: null })
    expect(session.store.getState()).toMatchObject({ annotations: [], focusedId: null, canUndo: true, canRedo: false })

    expect(session.undo()).toBe(true)
    expect(session.focused).toMatchObject({ id: id(1), label: 'source' })
    expect(session.undo()).toBe(true)
    expect(session.focused?.label).toBe('claim')
    expect(session.undo()).toBe(true)
    expect(session.undo()).toBe(false)
    expect(session.store.getState()).toMatchObject({ annotations: [], canUndo: false, canRedo: true })

    expect(session.redo()).toBe(true)
    expect(session.redo()).toBe(true)
    expect(session.focused?.label).toBe('source')
    expect(session.redo()).toBe(true)
    expect(session.redo()).toBe(false)
  })

  test('moving a boundary again and again is one step', () => {
    const session = newSession()
    session.perform(addAnnotation(id(1), content), { focus: id(1) })
    for (const end of [5, 6, 7]) {
      session.perform(moveBoundaries(session.layer, id(1), { start: 0, end }), { groupKey: 'boundaries' })
    }
    session.undo()
    expect(session.index.get(id(1))?.end).toBe(4)
    session.redo()
    expect(session.index.get(id(1))?.end).toBe(7)
  })

  test('tells which lines look different, old place and new', () => {
    const session = newSession()
    const heard: number[][] = []
    const stop = session.onLines((lines) => heard.push([...lines].sort()))
    const second = text.indexOf('\n') + 1
    session.perform(addAnnotation(id(1), content))
    session.perform(moveBoundaries(session.layer, id(1), { start: second, end: second + 4 }))
    session.perform(moveBoundaries(session.layer, id(1), { start: 0, end: second + 4 }))
    stop()
    session.perform(removeAnnotation(session.layer, id(1)))
    expect(heard).toEqual([[0], [0, 1], [0, 1]])
  })

  test('an edit that does not fit changes nothing and is not remembered', () => {
    const session = newSession()
    expect(session.perform(addAnnotation(id(1), { ...content, end: 10_000 })).ok).toBe(false)
    expect(session.store.getState()).toMatchObject({ annotations: [], canUndo: false, save: { kind: 'saved' } })
  })

  test('a history is taken up again where it was left', () => {
    const session = newSession()
    session.perform(addAnnotation(id(1), content))
    const again = new DocumentSession({
      text,
      layer: session.layer,
      history: session.history,
      persist: () => Promise.resolve(),
    })
    expect(again.store.getState().canUndo).toBe(true)
    again.undo()
    expect(again.store.getState().annotations).toEqual([])
  })

  test('a history that the layer no longer fits is dropped, not forced', () => {
    const session = newSession()
    session.perform(addAnnotation(id(1), content))
    const other = new DocumentSession({
      text,
      layer: emptyLayer(documentIdOf(text), annotator),
      history: session.history,
      persist: () => Promise.resolve(),
    })
    expect(other.undo()).toBe(false)
    expect(other.store.getState().canUndo).toBe(false)
  })
})

test('focus and hover know only annotations that are there', () => {
  const session = newSession()
  session.setFocus(id(9))
  expect(session.store.getState().focusedId).toBeNull()
  session.perform(addAnnotation(id(1), content))
  session.setFocus(id(1))
  session.setHover(id(1))
  session.perform(removeAnnotation(session.layer, id(1)))
  expect(session.store.getState()).toMatchObject({ focusedId: null, hoveredId: null })
})
