import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { defaultSearchOptions } from '@core/search/query'
import { ok } from '@core/result'
import { patience, TextFinder, timeLimit } from '@renderer/workers/findClient'
import { findFunctions, type FindService, mostHits } from '@renderer/workers/findJob'
import { testWorker } from './testWorker'

const options = defaultSearchOptions

/** A worker that answers some words never, as one that is busy with a bad pattern. */
function stubbornWorkers(never: string) {
  let started = 0
  const start = () => {
    started += 1
    return testWorker<FindService>(() => {
      const functions = findFunctions()
      return {
        ...functions,
        find: (words, asked) => (words === never ? new Promise(() => undefined) : functions.find(words, asked)),
      }
    }).start()
  }
  return { start, started: () => started }
}

describe('a search in a worker', () => {
  test('answers hits, and the same text is searched with other options', async () => {
    const finder = new TextFinder('مدرسه ومدرسة', testWorker<FindService>(findFunctions).start)
    expect(await finder.find('مدرسة', options)).toEqual({ kind: 'found', hits: [{ start: 7, end: 12 }], cut: false })
    expect(await finder.find('مدرسة', { ...options, taMarbuta: true })).toMatchObject({
      hits: [
        { start: 0, end: 5 },
        { start: 7, end: 12 },
      ],
    })
  })

  test('says that there are more hits than anybody walks through', async () => {
    const finder = new TextFinder('ا '.repeat(mostHits + 1), testWorker<FindService>(findFunctions).start)
    const outcome = await finder.find('ا', options)
    expect(outcome).toMatchObject({ kind: 'found', cut: true })
    expect(outcome.kind === 'found' && outcome.hits.length).toBe(mostHits)
  })

  test('a worker that breaks down is a problem, and the next search starts another', async () => {
    const broken = testWorker<FindService>(() => ({
      open: () => Promise.resolve(),
      find: () => new Promise(() => undefined),
    }))
    const whole = testWorker<FindService>(findFunctions)
    const workers = [broken.start, whole.start]
    const finder = new TextFinder('نص', () => (workers.shift() ?? whole.start)())
    const search = finder.find('نص', options)
    broken.breakDown('out of memory')
    expect(await search).toMatchObject({ kind: 'problem', problem: { kind: 'failed' } })
    expect(await finder.find('نص', options)).toMatchObject({ kind: 'found', hits: [{ start: 0, end: 2 }] })
  })
})

describe('a search that does not end', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => vi.useRealTimers())

  test('is ended when its time is up, and another can follow', async () => {
    const { start, started } = stubbornWorkers('(ا+)+')
    const finder = new TextFinder('ااا', start)
    const search = finder.find('(ا+)+', options)
    vi.advanceTimersByTime(timeLimit)
    expect(await search).toEqual({ kind: 'problem', problem: { kind: 'too-slow' } })
    expect(await finder.find('ا', options)).toMatchObject({ kind: 'found' })
    expect(started()).toBe(2)
  })

  test('gives way to a newer one soon; those in between are never run', async () => {
    const { start } = stubbornWorkers('(ا+)+')
    const finder = new TextFinder('ااا', start)
    const stuck = finder.find('(ا+)+', options)
    const between = finder.find('اا', options)
    const newest = finder.find('ا', options)
    expect(await between).toEqual({ kind: 'superseded' })
    vi.advanceTimersByTime(patience)
    expect(await stuck).toEqual({ kind: 'superseded' })
    expect(await newest).toMatchObject({ kind: 'found' })
  })

  test('is ended with its document', async () => {
    const worker = testWorker<FindService>(() => ({ open: () => Promise.resolve(), find: () => Promise.resolve(ok({ offsets: new Uint32Array(), cut: false })) })) // prettier-ignore
    const finder = new TextFinder('ا', worker.start)
    await finder.find('ا', options)
    finder.dispose()
    expect(worker.ended()).toBe(true)
  })
})
