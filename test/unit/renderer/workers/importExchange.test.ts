import { writeExchange } from '@core/exchange/write'
import { err, ok } from '@core/result'
import {
  importExchangeFunctions,
  type ImportExchangeService,
  type MergeProgress,
} from '@renderer/workers/importExchangeJob'
import { openExchange } from '@renderer/workers/importExchangeClient'
import type { AppError } from '@shared/errors'
import type { SanadBridge } from '@shared/ipc'
import { describe, expect, it } from 'vitest'
import { generator, hana, sami, sampleContent, time, uuid } from '../../core/exchange/sampleContent'
import { useTestStore } from '../store/testDatabase'
import { testWorker } from './testWorker'

const test = useTestStore()
const unreadable: AppError = { code: 'read-failed', detail: 'EIO' }

function bytesOf(content = sampleContent()): Uint8Array {
  const text = writeExchange(content, { generator, exportedAt: time })
  if (!text.ok) throw new Error('the sample is sound')
  return new TextEncoder().encode([...text.value].join(''))
}

/** Gives the file out a few bytes at a time, so that letters are cut; `failAt` is the offset that cannot be read. */
function fakeBridge(bytes: Uint8Array, pieceLength = 1001, failAt = Infinity) {
  const closed: string[] = []
  const bridge: Pick<SanadBridge, 'readInput' | 'closeInput'> = {
    readInput: (_, offset) =>
      Promise.resolve(offset >= failAt ? err(unreadable) : ok(bytes.slice(offset, offset + pieceLength))),
    closeInput: (token) => {
      closed.push(token)
      return Promise.resolve(ok(null))
    },
  }
  return { bridge, closed }
}

function open(bytes: Uint8Array, main = fakeBridge(bytes), controller = new AbortController()) {
  const worker = testWorker<ImportExchangeService>((report) => importExchangeFunctions(test.db, report))
  const progress: MergeProgress[] = []
  const onProgress = (p: MergeProgress) => progress.push(p)
  const input = { token: 't', bytes: bytes.length }
  return {
    result: openExchange(input, main.bridge, onProgress, controller.signal, worker.start),
    worker,
    progress,
    main,
  }
}

async function opened(bytes: Uint8Array) {
  const { result, worker } = open(bytes)
  const exchange = await result
  if (!exchange.ok) throw new Error(exchange.error.code)
  return { exchange: exchange.value, worker }
}

const signal = () => new AbortController().signal
const ignore = () => undefined

describe('openExchange', () => {
  it('says what the file holds and touches nothing', async () => {
    const bytes = bytesOf()
    const { result, progress, main, worker } = open(bytes)
    expect(await result).toMatchObject({
      ok: true,
      value: {
        summary: {
          project: { id: uuid(900), name: 'السيول' },
          projectHere: false,
          annotators: [hana, sami],
          documents: 2,
          annotations: 5,
          relations: 2,
          problems: [],
          setAside: 0,
        },
      },
    })
    expect(progress.at(0)).toEqual({ done: 0, total: bytes.length })
    expect(progress.at(-1)).toEqual({ done: bytes.length, total: bytes.length })
    expect(main.closed).toEqual(['t'])
    expect(await test.db.projects.count()).toBe(0)
    worker.start().terminate()
  })

  it('lists the records that are set aside', async () => {
    const text = new TextDecoder().decode(bytesOf()).replace('"quote":"12.5%"', '"quote":"13.5%"')
    const { exchange } = await opened(new TextEncoder().encode(text))
    expect(exchange.summary).toMatchObject({
      annotations: 4,
      setAside: 1,
      problems: [{ reason: 'quote-differs', path: expect.stringMatching(/^annotations\[\d\]/) as string }],
    })
    exchange.discard()
  })

  it.each([
    ['is no text', new Uint8Array([0x7b, 0xff, 0xfe]), 'not-utf8'],
    ['ends inside a letter', new TextEncoder().encode('{"أ').slice(0, 3), 'not-utf8'],
    ['is no JSON', new TextEncoder().encode('{"format": '), 'not-json'],
    ['is something else', new TextEncoder().encode('{"a": 1}'), 'not-exchange'],
    ['is empty', new Uint8Array(), 'not-json'],
  ])('says when the file %s', async (_, bytes, code) => {
    const { result, worker, main } = open(bytes)
    expect(await result).toMatchObject({ ok: false, error: { code: 'file', error: { code } } })
    expect(worker.ended()).toBe(true)
    expect(main.closed).toEqual(['t'])
  })

  it('reads a file with a byte order mark', async () => {
    const { exchange } = await opened(new Uint8Array([0xef, 0xbb, 0xbf, ...bytesOf()]))
    expect(exchange.summary.documents).toBe(2)
    exchange.discard()
  })

  it('hands on what main could not read', async () => {
    const bytes = bytesOf()
    const { result, main } = open(bytes, fakeBridge(bytes, 1000, 1000))
    expect(await result).toEqual(err({ code: 'main', error: unreadable }))
    expect(main.closed).toEqual(['t'])
  })

  it('ends when it is cancelled', async () => {
    const controller = new AbortController()
    const bytes = bytesOf()
    const { result, worker, main } = open(bytes, fakeBridge(bytes, 100), controller)
    controller.abort()
    expect(await result).toEqual(err({ code: 'cancelled' }))
    expect(worker.ended()).toBe(true)
    expect(main.closed).toEqual(['t'])
  })
})

describe('accepting an exchange file', () => {
  it('merges it and reports, with progress in documents', async () => {
    const { exchange, worker } = await opened(bytesOf())
    const progress: MergeProgress[] = []
    const report = await exchange.accept(null, (p) => progress.push(p), signal())
    expect(report).toMatchObject({ ok: true, value: { projectCreated: true, documents: { added: 2 } } })
    expect(progress).toEqual([
      { done: 0, total: 2 },
      { done: 2, total: 2 },
    ])
    expect(await test.store.documents.list(uuid(900))).toHaveLength(2)
    exchange.discard()
    expect(worker.ended()).toBe(true)
    const again = await opened(bytesOf())
    expect(again.exchange.summary.projectHere).toBe(true)
    again.exchange.discard()
  })

  it('leaves no trace when it is cancelled, and may be tried again', async () => {
    const { exchange } = await opened(bytesOf())
    const controller = new AbortController()
    const cancelled = exchange.accept(null, ignore, controller.signal)
    controller.abort()
    expect(await cancelled).toEqual(err({ code: 'cancelled' }))
    expect(await exchange.accept(null, ignore, AbortSignal.abort())).toEqual(err({ code: 'cancelled' }))
    expect(await test.db.projects.count()).toBe(0)
    expect(await test.db.texts.count()).toBe(0)
    expect(await exchange.accept(null, ignore, signal())).toMatchObject({ ok: true })
    exchange.discard()
  })

  it('says what the database says', async () => {
    const { exchange } = await opened(bytesOf())
    expect(await exchange.accept(uuid(1), ignore, signal())).toMatchObject({
      ok: false,
      error: { code: 'store', error: { code: 'unknown' } },
    })
    exchange.discard()
  })
})
