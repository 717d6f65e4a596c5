import { defaultSearchOptions } from '@core/search/query'
import { ProjectSearcher, silenceLimit } from '@renderer/workers/searchClient'
import {
  firstOfDocument,
  type ProjectQuery,
  searchFunctions,
  type SearchProgress,
  type SearchService,
} from '@renderer/workers/searchJob'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fileOf, useTestStore } from '../store/testDatabase'
import { testWorker } from './testWorker'

const test = useTestStore()
const articles = ['قالت كوريا الشمالية إن', 'لا شيء هنا', 'وكوريا الشمالية\nوكوريا', 'كوريا '.repeat(20)]
let projectId = ''

beforeEach(async () => {
  const project = await test.store.projects.create({ name: 'أ', scheme: { id: 's', labels: [] } })
  projectId = project.id
  await test.store.documents.addDecoded(projectId, articles.map(fileOf))
})

const job = () => testWorker<SearchService>((report) => searchFunctions(test.db, report))

function queryOf(words: string, options: Partial<ProjectQuery['options']> = {}): ProjectQuery {
  return { projectId, words, options: { ...defaultSearchOptions, ...options } }
}

async function search(searcher: ProjectSearcher, query: ProjectQuery) {
  const reports: SearchProgress[] = []
  const outcome = await searcher.search(query, (progress) => reports.push(progress))
  return { outcome, reports, documents: reports.flatMap((report) => report.documents) }
}

describe('the project search', () => {
  it('finds hits in the order of import, each in its context', async () => {
    const { outcome, documents, reports } = await search(new ProjectSearcher(job().start), queryOf('كوريا الشمالية'))
    expect(outcome.ok).toBe(true)
    expect(documents.map(({ documentId, count }) => [documentId, count])).toEqual([
      [fileOf(articles[0] ?? '').id, 1],
      [fileOf(articles[2] ?? '').id, 1],
    ])
    expect(documents[0]?.hits).toEqual([
      { start: 5, end: 19, snippet: { before: 'قالت ', found: 'كوريا الشمالية', after: ' إن' } },
    ])
    expect(reports.at(-1)).toMatchObject({ done: 4, total: 4 })
  })

  it('says how many hits a document has, shows the first, and all when asked', async () => {
    const searcher = new ProjectSearcher(job().start)
    const query = queryOf('كوريا')
    const { documents } = await search(searcher, query)
    const last = documents.at(-1)
    expect(last?.count).toBe(20)
    expect(last?.hits).toHaveLength(firstOfDocument)
    const all = await searcher.hitsOf(last?.documentId ?? '', query)
    expect(all.ok && all.value.length).toBe(20)
  })

  it('knows a document that came in after the first search', async () => {
    const searcher = new ProjectSearcher(job().start)
    await search(searcher, queryOf('جديد'))
    await test.store.documents.addDecoded(projectId, [fileOf('نص جديد')])
    await vi.waitFor(async () => {
      expect((await search(searcher, queryOf('جديد'))).documents).toHaveLength(1)
    })
  })

  it('gives way to a newer search', async () => {
    const searcher = new ProjectSearcher(job().start)
    const [older, newer] = await Promise.all([
      search(searcher, queryOf('كوريا')),
      search(searcher, queryOf('الشمالية')),
    ])
    expect(older.outcome).toEqual({ ok: false, error: { kind: 'superseded' } })
    expect(newer.documents).toHaveLength(2)
  })

  it('says why an expression cannot be read', async () => {
    const { outcome } = await search(new ProjectSearcher(job().start), queryOf('(', { regex: true }))
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'bad-pattern' } })
  })

  it('gives all hits to be marked, and tells those inside words', async () => {
    const found = await new ProjectSearcher(job().start).taggable(queryOf('كوري'))
    expect(found.ok && found.value.documents.map(({ hits }) => hits.every(({ insideWord }) => insideWord))).toEqual([
      true,
      true,
      true,
    ])
    const words = await new ProjectSearcher(job().start).taggable(queryOf('كوريا', { wholeWords: true }))
    expect(words.ok && words.value).toMatchObject({ cut: false })
    expect(words.ok && words.value.documents.flatMap(({ hits }) => hits).some((hit) => hit.insideWord)).toBe(false)
  })
})

describe('a regular expression that does not end', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  /** Workers of which the first never answers, and the others find nothing. */
  function deafWorker() {
    const started: { ended: boolean }[] = []
    const start = () => {
      const state = { ended: false }
      started.push(state)
      const answer = started.length > 1
      let listener: ((event: MessageEvent<unknown>) => void) | undefined
      return {
        postMessage: (message: unknown) => {
          const { id } = message as { id: number }
          const value = { ok: true, value: 'done' }
          if (answer) queueMicrotask(() => listener?.({ data: { type: 'value', id, value } } as MessageEvent<unknown>))
        },
        addEventListener: (type: string, added: (event: never) => void) => {
          if (type === 'message') listener = added as (event: MessageEvent<unknown>) => void
        },
        terminate: () => {
          state.ended = true
        },
      }
    }
    return { started, start }
  }

  it('is ended when it was silent for long', async () => {
    const { started, start } = deafWorker()
    const searching = search(new ProjectSearcher(start), queryOf('(a+)+b', { regex: true }))
    await vi.advanceTimersByTimeAsync(silenceLimit)
    expect((await searching).outcome).toEqual({ ok: false, error: { kind: 'too-slow' } })
    expect(started.map(({ ended }) => ended)).toEqual([true])
  })

  it('does not keep a newer search waiting', async () => {
    const { started, start } = deafWorker()
    const searcher = new ProjectSearcher(start)
    const older = search(searcher, queryOf('(a+)+b', { regex: true }))
    await vi.advanceTimersByTimeAsync(10)
    const newer = search(searcher, queryOf('كوريا'))
    await vi.advanceTimersByTimeAsync(silenceLimit / 2)
    expect((await older).outcome).toEqual({ ok: false, error: { kind: 'superseded' } })
    expect((await newer).outcome).toEqual({ ok: true, value: null })
    expect(started.map(({ ended }) => ended)).toEqual([true, false])
  })

  it('is the only search that is watched', async () => {
    const { started, start } = deafWorker()
    const searching = search(new ProjectSearcher(start), queryOf('كوريا'))
    await vi.advanceTimersByTimeAsync(silenceLimit * 2)
    expect(started.map(({ ended }) => ended)).toEqual([false])
    void searching
  })
})
