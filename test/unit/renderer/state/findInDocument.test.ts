import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { emptyLayer } from '@core/annotation/layers'
import { defaultSearchOptions } from '@core/search/query'
import { documentIdOf } from '@core/text/documentId'
import { DocumentSession } from '@renderer/state/documentSession'
import {
  bindFind,
  currentHit,
  ensureSearched,
  setFindWords,
  startFindFrom,
  stepToHit,
  toggleFindOption,
  useFindInDocument,
} from '@renderer/state/findInDocument'
import { TextFinder } from '@renderer/workers/findClient'
import { findFunctions, type FindService } from '@renderer/workers/findJob'
import { testWorker } from '../workers/testWorker'

const text = 'قال الوزير إن الميناء مغلق.\nوقالت الوكالة إن الميناءَ يعمل.\nعاد الميناء.'

let unbind: () => void

function bind(content = text): void {
  const layer = emptyLayer(documentIdOf(content), '00000000-0000-4000-9000-000000000001')
  const session = new DocumentSession({ text: content, layer, persist: () => Promise.resolve() })
  unbind = bindFind(session, new TextFinder(content, testWorker<FindService>(findFunctions).start))
}

/** What the hits read in the text. */
const quotes = () => useFindInDocument.getState().hits.map(({ start, end }) => text.slice(start, end))
const caret = (offset: number) => ({ start: offset, end: offset })

beforeEach(() => {
  useFindInDocument.setState({ words: '', options: defaultSearchOptions })
  bind()
})

afterEach(() => unbind())

describe('finding words', () => {
  test('finds them in any spelling, and is at the first from where the search starts', async () => {
    startFindFrom(text.indexOf('وقالت'))
    await setFindWords('الميناء')
    expect(quotes()).toEqual(['الميناء', 'الميناءَ', 'الميناء'])
    expect(useFindInDocument.getState().current).toBe(1)
  })

  test('an option changes the hits', async () => {
    await setFindWords('الميناء')
    await toggleFindOption('exact')
    await toggleFindOption('wholeWords')
    expect(quotes()).toEqual(['الميناء', 'الميناء'])
  })

  test('of words typed in a row the last count, whoever waits for them', async () => {
    const first = setFindWords('قال')
    const second = setFindWords('الوكالة')
    await first
    expect(quotes()).toEqual(['الوكالة'])
    await second
    expect(quotes()).toEqual(['الوكالة'])
  })

  test('no words find nothing, and that is no problem', async () => {
    await setFindWords('الميناء')
    await setFindWords(' ')
    expect(useFindInDocument.getState()).toMatchObject({ hits: [], current: null, problem: null })
  })

  test('a bad pattern is a problem, and the next search puts it right', async () => {
    await toggleFindOption('regex')
    await setFindWords('(قال')
    expect(useFindInDocument.getState()).toMatchObject({ hits: [], problem: { kind: 'bad-pattern' } })
    await setFindWords('(قال)')
    expect(useFindInDocument.getState()).toMatchObject({ problem: null })
    expect(quotes()).toEqual(['قال', 'قال'])
  })
})

describe('going from hit to hit', () => {
  test('starts from the caret, and goes round the end with word of it', async () => {
    await setFindWords('الميناء')
    const starts = useFindInDocument.getState().hits.map(({ start }) => start)
    const [first = 0, second = 0, third = 0] = starts
    expect(await stepToHit('next', caret(first + 1))).toMatchObject({ hit: { start: second }, wrapped: false })
    expect(await stepToHit('next', null)).toMatchObject({ hit: { start: third }, wrapped: false })
    expect(await stepToHit('next', null)).toMatchObject({ hit: { start: first }, wrapped: true })
    expect(await stepToHit('previous', null)).toMatchObject({ hit: { start: third }, wrapped: true })
    expect(await stepToHit('previous', caret(third))).toMatchObject({ hit: { start: second }, wrapped: false })
    expect(currentHit()?.start).toBe(second)
  })

  test('a caret at the start of a hit goes to that hit, a selected hit to the next', async () => {
    await setFindWords('الميناء')
    const [first, second] = useFindInDocument.getState().hits
    if (first === undefined || second === undefined) throw new Error('There are two hits.')
    expect((await stepToHit('next', caret(first.start)))?.hit).toEqual(first)
    expect((await stepToHit('next', first))?.hit).toEqual(second)
    expect((await stepToHit('previous', second))?.hit).toEqual(first)
  })

  test('waits for hits that are still searched for', async () => {
    void setFindWords('الوكالة')
    const step = await stepToHit('next', caret(0))
    expect(step?.hit.start).toBe(text.indexOf('الوكالة'))
  })

  test('there is nowhere to go without hits', async () => {
    await setFindWords('بحر')
    expect(await stepToHit('next', null)).toBeNull()
    expect(await stepToHit('previous', caret(3))).toBeNull()
  })
})

describe('another document', () => {
  test('keeps the words and searches it when asked', async () => {
    await setFindWords('الميناء')
    unbind()
    expect(useFindInDocument.getState()).toMatchObject({ session: null, hits: [] })
    bind('الميناء')
    expect(useFindInDocument.getState()).toMatchObject({ words: 'الميناء', hits: [] })
    await ensureSearched()
    expect(useFindInDocument.getState().hits).toEqual([{ start: 0, end: 7 }])
  })

  test('a search that is done after its document was left changes nothing', async () => {
    const late = setFindWords('الميناء')
    unbind()
    bind('بحر')
    await late
    expect(useFindInDocument.getState().hits).toEqual([])
  })
})
