// @vitest-environment jsdom
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { CorrectionsPanel } from '@renderer/features/corrections/CorrectionsPanel'
import { startI18n } from '@renderer/i18n/i18n'
import { type Services, ServicesProvider } from '@renderer/services/services'
import { DocumentSession } from '@renderer/state/documentSession'
import { useNavigation } from '@renderer/state/navigation'
import type { OpenDocument } from '@renderer/state/sessions'
import {
  documentOf,
  floodText,
  hana,
  marketText,
  sampleContent,
  time,
  uuid,
} from '../../../core/exchange/sampleContent'
import { claim, corrections, hanasLayer, lead } from '../../state/corrections'
import { fileOf, useTestStore } from '../../store/testDatabase'

const db = useTestStore()
const projectId = uuid(900)
const elsewhere = { ...corrections.speaker, id: uuid(850), documentId: documentOf(marketText).id }

describe('the panel of corrections', () => {
  const host = document.createElement('div')
  let root: Root
  let session: DocumentSession
  const reveal = vi.fn()
  const focusText = vi.fn()

  beforeEach(async () => {
    vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} }) // prettier-ignore
    vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600)
    vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(300)
    Element.prototype.scrollTo = () => undefined
    startI18n('en')
    await db.db.annotators.bulkAdd([
      { ...hana, createdAt: time, local: true },
      { ...lead, createdAt: time, local: false },
    ])
    const { scheme } = sampleContent()
    const project = { id: projectId, name: 'السيول', scheme, createdAt: time }
    await db.db.projects.add(project)
    await db.store.documents.addDecoded(projectId, [fileOf(floodText), fileOf(marketText)])
    session = new DocumentSession({
      text: floodText,
      layer: hanasLayer(),
      persist: (layer) => db.store.layers.save(projectId, layer),
    })
    const row = await db.store.documents.get(projectId, claim.documentId)
    const [annotator] = await db.store.annotators.listLocal()
    if (row === undefined || annotator === undefined) throw new Error('the project is not there')
    const open: OpenDocument = { key: 'k', project, row, annotator, session, place: null }
    const services = { store: db.store } as Services
    useNavigation.setState({ projectId, documentId: row.id })
    document.body.append(host)
    root = createRoot(host)
    await db.store.corrections.put(projectId, [...Object.values(corrections), elsewhere])
    flushSync(() =>
      root.render(
        <ServicesProvider services={services}>
          <CorrectionsPanel desk={{ open, reveal, focusText }} />
        </ServicesProvider>,
      ),
    )
    await until(() => list() !== null)
  })
  afterEach(() => {
    root.unmount()
    host.remove()
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
    vi.clearAllMocks()
  })

  /** Waits for what the database, and the page after it, still has to do. */
  const until = (holds: () => boolean) => vi.waitFor(() => expect(holds()).toBe(true), { interval: 5 })
  const list = () => host.querySelector<HTMLElement>('[data-testid="corrections-list"]')
  const progress = () => host.querySelector('[data-testid="corrections-progress"]')?.textContent
  const chosen = () => list()?.querySelector<HTMLElement>('[aria-selected="true"]')
  const stateOf = (id: string) => list()?.querySelector<HTMLElement>(`[data-correction-id="${id}"]`)?.dataset['state']
  const press = (code: string) =>
    flushSync(() => {
      list()?.dispatchEvent(new KeyboardEvent('keydown', { code, key: code, bubbles: true, cancelable: true }))
    })

  test('lists what is in this document in reading order, then the others with what is left in them', () => {
    const kinds = Array.from(list()?.querySelectorAll('[role="option"]') ?? [], (e) => e.getAttribute('data-kind'))
    expect(kinds).toEqual(['move', 'attribute', 'remove', 'add', 'document'])
    expect(progress()).toBe('0 of 5')
    expect(document.activeElement).toBe(list())
    expect(reveal).toHaveBeenCalledWith(claim.start)
  })

  test('says what there was, what there is to be, who decided it and why', () => {
    const card = chosen()?.textContent ?? ''
    expect(card).toContain('Claim: other boundaries'.replace('Claim', '\u2068Claim\u2069'))
    expect(card).toContain('Decided by \u2068ليلى\u2069.')
    expect(card).toContain('المكان من الادعاء')
    expect(card).toContain('with “\u2068🌊 في الوادي\u2069”')
    const drawn = Array.from(chosen()?.querySelectorAll('.marked-text') ?? [], (p) =>
      Array.from(p.querySelectorAll('.mark'), (mark) => mark.textContent).join(''),
    )
    expect(drawn).toEqual([claim.quote, 'السيول أغرقت 1500 منزل 🌊 في الوادي'])
  })

  test('Enter accepts and goes on to the next; undo opens it again', async () => {
    press('Enter')
    await until(() => stateOf(corrections.longer.id) === 'accepted')
    expect(session.layer.annotations.get(claim.id)?.quote).toBe('السيول أغرقت 1500 منزل 🌊 في الوادي')
    expect(chosen()?.dataset['correctionId']).toBe(corrections.stance.id)
    expect(progress()).toBe('1 of 5')
    flushSync(() => void session.undo())
    await until(() => stateOf(corrections.longer.id) === 'open')
    expect(progress()).toBe('0 of 5')
    await session.settled()
  })

  test('X keeps what is mine and touches no mark; O opens it again', async () => {
    const before = session.layer
    press('KeyX')
    await until(() => stateOf(corrections.longer.id) === 'kept')
    expect(session.layer).toBe(before)
    press('KeyK')
    expect(chosen()?.dataset['correctionId']).toBe(corrections.longer.id)
    press('KeyO')
    await until(() => stateOf(corrections.longer.id) === 'open')
  })

  test('J and K and the arrows walk, and the text shows what each is about', () => {
    press('KeyJ')
    press('ArrowDown')
    expect(chosen()?.dataset['correctionId']).toBe(corrections.noFigure.id)
    expect(reveal).toHaveBeenLastCalledWith(corrections.noFigure.before.start)
    expect(session.focused?.id).toBe(corrections.noFigure.annotationId)
    press('KeyK')
    expect(chosen()?.dataset['correctionId']).toBe(corrections.stance.id)
    press('Escape')
    expect(focusText).toHaveBeenCalledOnce()
  })

  test('a mark that was changed meanwhile can only be dismissed', async () => {
    flushSync(() => {
      const { start } = claim
      session.perform([
        {
          ...{ kind: 'annotation', id: claim.id },
          before: { label: 'claim', start, end: claim.end, attributes: claim.attributes, note: '', origin: 'manual' },
          after: { label: 'claim', start, end: start + 6, attributes: claim.attributes, note: '', origin: 'manual' },
        },
      ])
    })
    await until(() => stateOf(corrections.longer.id) === 'outdated')
    press('Enter')
    expect(session.layer.annotations.get(claim.id)?.end).toBe(claim.start + 6)
    press('KeyX')
    await until(() => stateOf(corrections.longer.id) === 'kept')
    await session.settled()
  })

  test('Enter on another document opens it', async () => {
    for (let i = 0; i < 4; i++) press('KeyJ')
    expect(chosen()?.dataset['documentId']).toBe(elsewhere.documentId)
    press('Enter')
    await vi.waitFor(async () => {
      expect((await db.store.settings.get('openDocument'))[projectId]).toBe(elsewhere.documentId)
    })
  })
})
