// @vitest-environment jsdom
import { addAnnotation } from '@core/annotation/edits'
import { emptyLayer } from '@core/annotation/layers'
import { TagAllDialog } from '@renderer/features/find/TagAllDialog'
import { startI18n } from '@renderer/i18n/i18n'
import { ServicesProvider, type Services } from '@renderer/services/services'
import { DocumentSession } from '@renderer/state/documentSession'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const text = 'كوريا أولا ثم كوريا وكوريات'
const hits = [
  { start: 0, end: 5 },
  { start: 14, end: 19 },
  { start: 21, end: 26 },
]

describe('the dialog that marks all hits', () => {
  let root: Root
  let session: DocumentSession
  let closed = false

  beforeEach(async () => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
    // The dialog needs it, and jsdom has none.
    vi.stubGlobal('CSS', { escape: (value: string) => value })
    startI18n('en')
    closed = false
    const layer = emptyLayer(`sha256:${'0'.repeat(64)}`, '00000000-0000-4000-8000-000000000001')
    session = new DocumentSession({ text, layer, persist: () => Promise.resolve() })
    session.perform(
      addAnnotation(crypto.randomUUID(), {
        label: 'source',
        start: 0,
        end: 5,
        attributes: {},
        note: '',
        origin: 'manual',
      }),
    )
    root = createRoot(document.body.appendChild(document.createElement('div')))
    // Nothing of a search in one document reaches the services.
    const services = {} as Services
    await act(async () => {
      root.render(
        <ServicesProvider services={services}>
          <TagAllDialog
            source={{ kind: 'document', session, title: 'x', hits, words: 'كوريا' }}
            onClose={() => {
              closed = true
            }}
          />
        </ServicesProvider>,
      )
      await Promise.resolve()
    })
  })
  afterEach(() => {
    act(() => root.unmount())
    document.body.replaceChildren()
    vi.unstubAllGlobals()
  })

  const button = (name: string) => Array.from(document.querySelectorAll('button')).find((b) => b.textContent === name)
  const count = () => document.querySelector('[data-testid="tag-all-count"]')?.textContent
  const press = (name: string) =>
    act(async () => {
      button(name)?.click()
      await Promise.resolve()
    })

  it('leaves out what is marked already and what is inside a word, and marks the rest in one step', async () => {
    expect(count()).toBe('1 of 3 chosen · 1 hit is marked already.')
    await press('Tag 1 hit')
    expect(closed).toBe(true)
    expect(session.index.inOrder().map(({ start, label }) => [start, label])).toEqual([
      [0, 'source'],
      [14, 'source'],
    ])
    session.undo()
    expect(session.index.inOrder()).toHaveLength(1)
  })

  it('chooses all that can be chosen, or nothing', async () => {
    await press('All')
    expect(count()).toBe('2 of 3 chosen · 1 hit is marked already.')
    await press('None')
    expect(count()).toBe('0 of 3 chosen · 1 hit is marked already.')
    expect(button('Tag 0 hits')?.disabled).toBe(true)
  })
})
