import { addAnnotation } from '@core/annotation/edits'
import { emptyLayer } from '@core/annotation/layers'
import type { Attributes } from '@core/annotation/model'
import { documentIdOf } from '@core/text/documentId'
import { setAttribute, setAttributes, setNote } from '@renderer/state/attributes'
import { DocumentSession } from '@renderer/state/documentSession'
import { beforeEach, describe, expect, it } from 'vitest'

const text = 'قتل نحو 12 شخصا'
const id = '00000000-0000-4000-8000-000000000001'

describe('attributes and notes', () => {
  let session: DocumentSession
  const now = () => session.index.get(id)

  function start(attributes: Attributes = {}) {
    const layer = emptyLayer(documentIdOf(text), '00000000-0000-4000-9000-000000000001')
    session = new DocumentSession({ text, layer, persist: () => Promise.resolve() })
    const content = { label: 'claim', start: 0, end: text.length, attributes, note: '', origin: 'manual' as const }
    session.perform(addAnnotation(id, content), { focus: id })
  }
  beforeEach(() => start())

  it('sets one attribute beside the others and leaves the focus', () => {
    expect(setAttribute(session, id, 'stance', 'denies')).toBe(true)
    expect(setAttribute(session, id, 'checkworthy', 'yes')).toBe(true)
    expect(now()?.attributes).toEqual({ stance: 'denies', checkworthy: 'yes' })
    expect(session.focused?.id).toBe(id)
  })

  it.each([null, ''])('removes an attribute that is set to %j', (empty) => {
    setAttribute(session, id, 'stance', 'denies')
    setAttribute(session, id, 'stance', empty)
    expect(now()?.attributes).toEqual({})
  })

  it('keeps zero and false, which are values', () => {
    setAttributes(session, id, { min: 0, urgent: false })
    expect(now()?.attributes).toEqual({ min: 0, urgent: false })
  })

  it('leaves a null that was there before', () => {
    start({ min: 5, max: null })
    setAttribute(session, id, 'unit', 'شخص')
    expect(now()?.attributes).toEqual({ min: 5, max: null, unit: 'شخص' })
  })

  it('makes a burst of changes one step to undo', () => {
    setAttribute(session, id, 'stance', 'denies')
    setAttribute(session, id, 'checkworthy', 'yes')
    session.undo()
    expect(now()?.attributes).toEqual({})
    session.redo()
    expect(now()?.attributes).toEqual({ stance: 'denies', checkworthy: 'yes' })
  })

  it('makes no step of what changes nothing', () => {
    setAttribute(session, id, 'stance', 'denies')
    setNote(session, id, 'راجع المصدر')
    const { done } = session.history
    expect(setAttribute(session, id, 'stance', 'denies')).toBe(true)
    expect(setNote(session, id, 'راجع المصدر')).toBe(true)
    expect(session.history.done).toBe(done)
  })

  it('sets a note as it was typed, and takes one of spaces for none', () => {
    setNote(session, id, ' see the original\nسطر ثان ')
    expect(now()?.note).toBe(' see the original\nسطر ثان ')
    setNote(session, id, ' \n ')
    expect(now()?.note).toBe('')
  })

  it('does nothing to an annotation that is gone', () => {
    session.undo()
    expect(setAttribute(session, id, 'stance', 'denies')).toBe(false)
    expect(setNote(session, id, 'x')).toBe(false)
    expect(session.history.done).toHaveLength(0)
  })
})
