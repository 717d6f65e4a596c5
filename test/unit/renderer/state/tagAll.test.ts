/** Marking hits in many documents, and taking it back. */
import { addAnnotation } from '@core/annotation/edits'
import { liveAnnotations } from '@core/annotation/layers'
import type { Services } from '@renderer/services/services'
import { canUndoProjectStep, undoProjectStep } from '@renderer/state/projectUndo'
import { openSession, type OpenDocument, useSessions } from '@renderer/state/sessions'
import { candidatesFor, isChosenAtFirst, readCandidates, tagAll, type TagAllSource } from '@renderer/state/tagAll'
import { defaultSearchOptions } from '@core/search/query'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileOf, useTestStore } from '../store/testDatabase'

const test = useTestStore()
const texts = ['كوريا أولا', 'ثم كوريا وكوريا', 'لا شيء']
const ids = texts.map((text) => fileOf(text).id)
let services: Services
let source: TagAllSource & { readonly kind: 'project' }
let open: OpenDocument

beforeEach(async () => {
  const { store } = test
  // Nothing here reaches the main process.
  services = { store } as unknown as Services
  const project = await store.projects.create({ name: 'أ', scheme: { id: 's', labels: [] } })
  const annotator = await store.annotators.create('ليلى')
  await store.documents.addDecoded(project.id, texts.map(fileOf))
  const query = { projectId: project.id, words: 'كوريا', options: defaultSearchOptions }
  source = { kind: 'project', query, annotatorId: annotator.id }
  const opened = await openSession(services, project.id, ids[0] ?? '', annotator.id)
  if (typeof opened === 'string') throw new Error(opened)
  open = opened
})
afterEach(() => {
  useSessions.setState({ open: null })
})

const wanted = () => [
  { documentId: ids[0] ?? '', hits: [{ start: 0, end: 5 }] },
  {
    documentId: ids[1] ?? '',
    hits: [
      { start: 3, end: 8 },
      { start: 10, end: 15 },
    ],
  },
  { documentId: ids[2] ?? '', hits: [] },
]

async function quotes(n: number): Promise<string[]> {
  const layer = await test.store.layers.get(source.query.projectId, ids[n] ?? '', source.annotatorId)
  return liveAnnotations(layer).map(({ quote, label }) => `${label} ${quote}`)
}

const rowOf = (n: number) => test.store.documents.get(source.query.projectId, ids[n] ?? '')

describe('marking all hits of a project', () => {
  it('marks them in the open document and in the others, with counts and statuses', async () => {
    expect((await tagAll(services, source, 'source', wanted())).ok).toBe(true)
    await open.session.settled()
    expect(await quotes(0)).toEqual(['source كوريا'])
    expect(await quotes(1)).toEqual(['source كوريا', 'source كوريا'])
    expect(await rowOf(0)).toMatchObject({ counts: { source: 1 }, status: 'in-progress' })
    expect(await rowOf(1)).toMatchObject({ counts: { source: 2 }, status: 'in-progress' })
    expect(await rowOf(2)).toMatchObject({ counts: {}, status: 'not-started' })
  })

  it('is taken back whole, in one step', async () => {
    await tagAll(services, source, 'source', wanted())
    expect(canUndoProjectStep()).toBe(true)
    expect(await undoProjectStep(services)).toBe(true)
    await open.session.settled()
    expect([await quotes(0), await quotes(1)]).toEqual([[], []])
    expect(await rowOf(1)).toMatchObject({ counts: {} })
    // In the open document it was its undo, which can be done again.
    expect(open.session.store.getState()).toMatchObject({ canUndo: false, canRedo: true })
    expect(await undoProjectStep(services)).toBe(false)
  })

  it('is taken back also where its document was opened since', async () => {
    await tagAll(services, source, 'source', wanted())
    const other = await openSession(services, source.query.projectId, ids[1] ?? '', source.annotatorId)
    if (typeof other === 'string') throw new Error(other)
    expect(other.session.index.inOrder()).toHaveLength(2)
    await undoProjectStep(services)
    await other.session.settled()
    expect(other.session.index.inOrder()).toHaveLength(0)
    expect([await quotes(0), await quotes(1)]).toEqual([[], []])
  })

  it('cannot be taken back once something else was done', async () => {
    await tagAll(services, source, 'source', wanted())
    const content = { label: 'claim', start: 6, end: 10, attributes: {}, note: '', origin: 'manual' as const }
    open.session.perform(addAnnotation(crypto.randomUUID(), content))
    expect(canUndoProjectStep()).toBe(false)
    expect(await undoProjectStep(services)).toBe(false)
    expect(await quotes(1)).toHaveLength(2)
  })

  it('marks nothing at all if one document is not there', async () => {
    const missing = { documentId: fileOf('غيره').id, hits: [{ start: 0, end: 4 }] }
    const done = await tagAll(services, source, 'source', [...wanted(), missing])
    expect(done.ok).toBe(false)
    await open.session.settled()
    expect([await quotes(0), await quotes(1)]).toEqual([[], []])
    expect(canUndoProjectStep()).toBe(false)
  })
})

describe('marking all hits of the open document', () => {
  it('is one step of its history, and leaves out by itself what is marked, overlaps or is inside a word', async () => {
    const { session } = open
    const content = { label: 'source', start: 0, end: 5, attributes: {}, note: '', origin: 'manual' as const }
    session.perform(addAnnotation(crypto.randomUUID(), content))
    const hits = [
      { start: 0, end: 5 },
      { start: 6, end: 8 },
    ]
    const inDocument: TagAllSource = { kind: 'document', session, title: '', hits, words: 'x' }
    const read = await readCandidates(services, inDocument)
    const [document] = read.ok ? read.value.documents : []
    if (document === undefined) throw new Error('no candidates')
    const asSource = candidatesFor(document, 'source')
    expect(asSource.map(({ standing, hit }) => [standing, hit.insideWord])).toEqual([
      ['marked', false],
      ['free', true],
    ])
    expect(asSource.map(isChosenAtFirst)).toEqual([false, false])
    expect(candidatesFor(document, 'claim').map(isChosenAtFirst)).toEqual([true, false])

    await tagAll(services, inDocument, 'claim', [{ documentId: document.documentId, hits }])
    expect(session.index.inOrder()).toHaveLength(3)
    session.undo()
    expect(session.index.inOrder()).toHaveLength(1)
  })
})
