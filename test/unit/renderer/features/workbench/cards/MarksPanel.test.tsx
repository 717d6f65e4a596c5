// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { addAnnotation, addRelation } from '@core/annotation/edits'
import { schemeSchema } from '@core/annotation/scheme'
import { useCommandHandlers } from '@renderer/commands/handlers'
import { textCommands } from '@renderer/features/workbench/text/textCommands'
import type { Reader } from '@renderer/editor/Reader'
import { MarksPanel } from '@renderer/features/workbench/cards/MarksPanel'
import type { Happening } from '@renderer/features/workbench/text/happenings'
import type { TextCommandContext } from '@renderer/features/workbench/text/commandContext'
import { startI18n } from '@renderer/i18n/i18n'
import { noFilter, setCardFilter } from '@renderer/state/cards'
import { DocumentSession } from '@renderer/state/documentSession'
import { startLinking, stopLinking } from '@renderer/state/linking'
import schemeFile from '../../../../../../resources/schemes/claims-v1.json'
import { applied, contentOn, linkedLayer, text } from '../../../../core/annotation/records'

const scheme = schemeSchema.parse(schemeFile)

/** The panel, and beside it what provides the commands of the text. */
function Desk({ context }: { readonly context: TextCommandContext }) {
  useCommandHandlers(textCommands(context))
  return <MarksPanel context={context} />
}

describe('the panel of cards', () => {
  const host = document.createElement('div')
  let root: Root
  let session: DocumentSession
  let said: Happening[]
  const reader = { select: vi.fn(), reveal: vi.fn(), focus: vi.fn(), selection: null }

  beforeEach(() => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
    vi.stubGlobal('CSS', { escape: (words: string) => words })
    vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} }) // prettier-ignore
    // A layout, which jsdom has not: the list draws what is in sight, and here all of it is.
    vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(200)
    vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(200)
    Element.prototype.scrollTo = () => undefined
    startI18n('en')
    said = []
    const layer = applied(
      applied(linkedLayer(), addAnnotation('d', contentOn('ونفى', 'claim', { note: 'من؟' }))),
      addRelation('u', { type: 'attributed_to', from: 's', to: 't' }),
    )
    session = new DocumentSession({ text, layer, persist: () => Promise.resolve() })
    document.body.append(host)
    root = createRoot(host)
    // The panel asks no more of a reader than to show and select.
    const context: TextCommandContext = {
      reader: reader as unknown as Reader,
      session,
      scheme,
      snapping: () => 'word',
      say: (happening) => said.push(happening),
    }
    act(() => root.render(<Desk context={context} />))
  })
  afterEach(() => {
    act(() => root.unmount())
    act(() => {
      setCardFilter(noFilter)
      stopLinking()
    })
    vi.unstubAllGlobals()
    vi.clearAllMocks()
  })

  const list = () => host.querySelector<HTMLElement>('[data-testid="marks-list"]')
  const card = (id: string) => host.querySelector<HTMLElement>(`[data-annotation-id="${id}"]`)
  const parts = (id: string) => Array.from(card(id)?.querySelectorAll('[data-part]') ?? [], (e) => e.getAttribute('data-part')) // prettier-ignore
  const at = () => host.querySelector('[data-at]')?.getAttribute('data-part')
  const focus = (id: string) => act(() => session.setFocus(id))
  const press = (code: string, init: KeyboardEventInit = {}) =>
    act(() => {
      list()?.focus()
      list()?.dispatchEvent(new KeyboardEvent('keydown', { code, key: code, bubbles: true, cancelable: true, ...init }))
    })
  const pressAll = (...codes: string[]) => codes.forEach((code) => press(code))

  test('a claim shows its chain of sources and its figure, and is named by all of it', () => {
    focus('c')
    expect(parts('c').slice(0, 3)).toEqual(['link c s', 'link s t', 'link c f'])
    expect(card('c')?.textContent).toContain('→')
    const name = card('c')?.querySelector('.hidden-visually')?.textContent
    expect(name).toContain('1500 جندي وصلوا')
    expect(name).toContain('1 source')
    expect(name).toContain('1 figure')
    expect(name).toContain('Asserts')
  })

  test('the arrows along the line walk the pieces; Delete removes a link and no more, and can be undone', () => {
    focus('c')
    pressAll('ArrowRight', 'ArrowRight')
    expect(at()).toBe('link s t')
    press('ArrowLeft')
    expect(at()).toBe('link c s')
    press('Delete')
    expect(session.links.sourcesOf('c')).toEqual([])
    expect(said.at(-1)).toMatchObject({ kind: 'unlinked', quote: 'وزارة الدفاع' })
    expect(session.index.get('c')).toBeDefined()
    act(() => void session.undo())
    expect(session.links.sourcesOf('c')).toEqual(['s'])
  })

  test('Enter on a chip goes to the annotation, in the text too', () => {
    focus('c')
    press('ArrowRight')
    press('Enter')
    expect(session.focused?.id).toBe('s')
    expect(reader.focus).toHaveBeenCalled()
  })

  test('Delete on a card deletes its annotation and goes on to the neighbour', () => {
    focus('d')
    press('Delete')
    expect(session.index.get('d')).toBeUndefined()
    expect(session.focused?.id).toBe('t')
  })

  test('while links are made, a chip has its number, and the number links and unlinks', () => {
    focus('d')
    act(() => void startLinking(session))
    const code = (id: string) => card(id)?.querySelector('.card-head .link-code')
    expect(code('d')).toBeNull()
    const near = code('t')?.textContent
    expect(near).toMatch(/^[12]$/)
    press(`Digit${near}`)
    expect(session.links.sourcesOf('d')).toEqual(['t'])
    expect(code('t')?.hasAttribute('data-linked')).toBe(true)
    act(() => card('t')?.click())
    expect(session.links.sourcesOf('d')).toEqual([])
    expect(session.focused?.id).toBe('d')
    press('Escape')
    expect(said.at(-1)).toEqual({ kind: 'linking-ended' })
  })

  test('a filter that hides the focused annotation says so, and leaves it focused', () => {
    focus('c')
    act(() => setCardFilter({ condition: 'with-note' }))
    expect(session.focused?.id).toBe('c')
    const notice = host.querySelector('.cards-hidden')
    expect(notice?.textContent).toContain('hidden by the filter')
    act(() => notice?.querySelector('button')?.click())
    expect(host.querySelector('.cards-hidden')).toBeNull()
  })

  test('a label that the document does not have hides nothing', () => {
    act(() => setCardFilter({ label: 'rumour' }))
    focus('c')
    expect(host.querySelector('.cards-hidden')).toBeNull()
    expect(card('c')).not.toBeNull()
  })
})
