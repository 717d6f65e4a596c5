// @vitest-environment jsdom
import { addAnnotation } from '@core/annotation/edits'
import { emptyLayer } from '@core/annotation/layers'
import { documentIdOf } from '@core/text/documentId'
import type { Reader } from '@renderer/editor/Reader'
import { AttributeBar } from '@renderer/features/workbench/attributes/AttributeBar'
import { NoteBar } from '@renderer/features/workbench/attributes/NoteBar'
import type { TextCommandContext } from '@renderer/features/workbench/text/commandContext'
import { startI18n } from '@renderer/i18n/i18n'
import { showDeskBar } from '@renderer/state/deskBar'
import { DocumentSession } from '@renderer/state/documentSession'
import { defaultScheme } from '@renderer/state/scheme'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const text = 'وصل ما بين 10 آلاف و12 ألف جندي'
const id = '00000000-0000-4000-8000-000000000001'

describe('the bars at the foot of the text', () => {
  let root: Root
  let session: DocumentSession
  const host = document.createElement('div')
  const onClose = vi.fn()

  beforeEach(() => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
    // The tooltip of a button needs it, and jsdom has none.
    vi.stubGlobal('CSS', { escape: (word: string) => word })
    startI18n('en')
    document.body.append(host)
    root = createRoot(host)
    onClose.mockClear()
    onClose.mockImplementation(() => showDeskBar(null))
  })
  afterEach(() => {
    act(() => root.unmount())
    showDeskBar(null)
    vi.unstubAllGlobals()
  })

  /** Opens a bar on an annotation of the whole text but its first word. */
  function open(bar: 'attributes' | 'note', label: string) {
    const layer = emptyLayer(documentIdOf(text), '00000000-0000-4000-9000-000000000001')
    session = new DocumentSession({ text, layer, persist: () => Promise.resolve() })
    const content = { label, start: 4, end: text.length, attributes: {}, note: '', origin: 'manual' as const }
    session.perform(addAnnotation(id, content), { focus: id })
    // The bars ask the reader only to bring the annotation into view.
    const reader = { reveal: () => undefined } as unknown as Reader
    const context: TextCommandContext = {
      reader,
      session,
      scheme: defaultScheme,
      snapping: () => 'word',
      say: () => undefined,
    }
    act(() =>
      root.render(
        <>
          <AttributeBar context={context} onClose={onClose} />
          <NoteBar context={context} onClose={onClose} />
        </>,
      ),
    )
    ask(bar)
  }
  const ask = (bar: 'attributes' | 'note') => act(() => showDeskBar(bar))
  const press = (code: string, init: KeyboardEventInit = {}) =>
    act(() => {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true, ...init }))
    })
  /** Types as React hears it: by the setter of the element and an input event. */
  const type = (words: string) =>
    act(() => {
      const field = document.activeElement
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) throw new Error('No field.')
      Reflect.set(Object.getPrototypeOf(field) as object, 'value', words, field)
      field.dispatchEvent(new Event('input', { bubbles: true }))
    })
  const attributes = () => session.index.get(id)?.attributes
  const fieldNamed = (name: string) => host.querySelector<HTMLInputElement>(`[data-attribute="${name}"]`)

  it('takes one digit per attribute, saves each at once, and closes behind the last', () => {
    open('attributes', 'claim')
    press('Digit2')
    expect(attributes()).toEqual({ stance: 'denies' })
    expect(onClose).not.toHaveBeenCalled()
    press('Numpad1')
    expect(attributes()).toEqual({ stance: 'denies', checkworthy: 'yes' })
    expect(onClose).toHaveBeenCalledOnce()
  })

  it.each(['Digit0', 'Backspace'])('clears the active attribute with %s', (code) => {
    open('attributes', 'claim')
    press('Digit2')
    press('ArrowUp')
    press(code)
    expect(attributes()).toEqual({})
  })

  it('ignores a digit that no value has', () => {
    open('attributes', 'claim')
    press('Digit9')
    expect(attributes()).toEqual({})
    expect(onClose).not.toHaveBeenCalled()
  })

  it('takes the whole reading of a figure with Enter', () => {
    open('attributes', 'figure')
    expect(host.querySelector('[data-testid="take-reading"]')?.textContent).toContain('10,000 – 12,000')
    press('Enter')
    expect(attributes()).toEqual({ min: 10_000, max: 12_000, unit: 'جندي', approx: 'between' })
    expect(onClose).toHaveBeenCalledOnce()
  })

  it('shows how a number is read while it is typed, and saves it when the row is left', () => {
    open('attributes', 'figure')
    press('ArrowDown')
    type('١٢ مليون')
    expect(host.textContent).toContain('= 12,000,000')
    expect(attributes()).toEqual({})
    press('Enter')
    expect(attributes()).toEqual({ min: 12_000_000 })
    expect(fieldNamed('max')).toBe(document.activeElement)
  })

  it('keeps what contradicts itself, unsaved, over closing, until it is settled', () => {
    open('attributes', 'figure')
    press('Enter')
    ask('attributes')
    press('ArrowDown')
    type('9000')
    press('Escape')
    expect(attributes()).toMatchObject({ min: 10_000, max: 12_000 })
    ask('attributes')
    expect(fieldNamed('max')?.value).toBe('9,000')
    expect(fieldNamed('max')?.getAttribute('aria-invalid')).toBe('true')
    expect(host.textContent).toContain('below the lower one')
    act(() => fieldNamed('min')?.focus())
    type('8000')
    press('Enter')
    expect(attributes()).toMatchObject({ min: 8000, max: 9000, approx: 'between' })
  })

  it('keeps a text that is no number, unsaved', () => {
    open('attributes', 'figure')
    press('ArrowDown')
    type('12 ملي')
    press('Escape')
    expect(attributes()).toEqual({})
    ask('attributes')
    expect(fieldNamed('min')?.value).toBe('12 ملي')
    expect(host.textContent).toContain('Not read as a number')
  })

  it('saves what is typed when the bar goes without being closed', () => {
    open('attributes', 'figure')
    press('ArrowDown')
    type('50')
    act(() => root.render(null))
    expect(attributes()).toEqual({ min: 50 })
  })

  it('closes when its annotation is gone', () => {
    open('attributes', 'claim')
    act(() => void session.undo())
    expect(host.querySelector('[data-testid="attribute-bar"]')).toBeNull()
    expect(onClose).toHaveBeenCalledOnce()
  })

  it.each([
    ['Escape', {}],
    ['Enter', { ctrlKey: true }],
  ])('saves a note with %s', (code, init) => {
    open('note', 'claim')
    type('see the original\nسطر ثان')
    press('Enter')
    expect(onClose).not.toHaveBeenCalled()
    press(code, init)
    expect(onClose).toHaveBeenCalledOnce()
    expect(session.index.get(id)?.note).toBe('see the original\nسطر ثان')
  })

  it('saves a note when the document is left, as one step', () => {
    open('note', 'claim')
    type('لا تضيع')
    act(() => root.render(null))
    expect(session.index.get(id)?.note).toBe('لا تضيع')
    session.undo()
    expect(session.index.get(id)?.note).toBe('')
  })
})
