import { readExchange } from '@core/exchange/read'
import { err, ok } from '@core/result'
import { mergeExchange } from '@renderer/store/mergeExchange'
import { previewExport, runExport } from '@renderer/workers/exportClient'
import { exportFunctions, type ExportProgress, type ExportService, type ExportSpec } from '@renderer/workers/exportJob'
import type { AppError } from '@shared/errors'
import type { AppInfo, SanadBridge } from '@shared/ipc'
import { beforeEach, describe, expect, it } from 'vitest'
import { floodText, sampleContent, time, uuid } from '../../core/exchange/sampleContent'
import { fileOf, useTestStore } from '../store/testDatabase'
import { testWorker } from './testWorker'

const test = useTestStore()
const projectId = uuid(900)
const info: AppInfo = {
  version: '0.1.0',
  platform: 'linux',
  languageArgument: null,
  systemLanguage: 'en',
  electron: '45',
}
const diskFull: AppError = { code: 'disk-full', detail: 'ENOSPC' }

/** What main would have on the disk; `failAt` lets that write fail. */
function fakeBridge(failAt = Infinity) {
  const pieces: string[] = []
  const calls: string[] = []
  const bridge: Pick<SanadBridge, 'appInfo' | 'writeSave' | 'commitSave' | 'abortSave'> = {
    appInfo: () => Promise.resolve(ok(info)),
    writeSave: (_, piece) => {
      calls.push('write')
      if (pieces.length >= failAt) return Promise.resolve(err(diskFull))
      pieces.push(piece)
      return Promise.resolve(ok(null))
    },
    commitSave: () => {
      calls.push('commit')
      return Promise.resolve(ok({ fileName: 'a.json', path: '/tmp/a.json', bytes: 1 }))
    },
    abortSave: () => {
      calls.push('abort')
      return Promise.resolve(ok(null))
    },
  }
  return { bridge, calls, text: () => pieces.join('') }
}

function worker() {
  return testWorker<ExportService>((report) => exportFunctions(test.db, report))
}

function run(spec: Omit<ExportSpec, 'projectId'>, { bridge } = fakeBridge(), signal = new AbortController().signal) {
  const progress: ExportProgress[] = []
  const job = worker()
  const onProgress = (p: ExportProgress) => progress.push(p)
  const result = runExport({ projectId, ...spec, writeId: 'w' }, bridge, onProgress, signal, job.start)
  return { result, progress, job }
}

beforeEach(async () => {
  await mergeExchange(test.db, sampleContent(), { targetProject: null, now: time })
})

describe('runExport', () => {
  it('writes an exchange file that reads back as the project', async () => {
    const main = fakeBridge()
    const { result, progress, job } = run({ kind: 'exchange' }, main)
    expect(await result).toEqual(
      ok({
        counts: { items: 2, documents: 2, annotations: 5, relations: 2 },
        file: { fileName: 'a.json', path: '/tmp/a.json', bytes: 1 },
      }),
    )
    const reading = readExchange(main.text())
    expect(reading).toMatchObject({ ok: true, value: { problems: [], content: { project: { id: projectId } } } })
    expect(JSON.parse(main.text())).toMatchObject({ generator: { name: 'sanad', version: '0.1.0' } })
    expect(main.calls).toEqual(['write', 'commit'])
    expect(progress).toEqual([
      { phase: 'reading', done: 0, total: 2 },
      { phase: 'reading', done: 2, total: 2 },
      { phase: 'writing', written: main.text().length },
    ])
    expect(job.ended()).toBe(true)
  })

  it('writes a dataset of the chosen documents in the unit asked for', async () => {
    const main = fakeBridge()
    await run({ kind: 'jsonl', offsetUnit: 'utf16', documentIds: [fileOf(floodText).id] }, main).result
    const lines = main.text().trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { text: floodText, offset_unit: 'utf16' },
      { text: floodText, offset_unit: 'utf16' },
    ])
  })

  it('gives the save up when main cannot write', async () => {
    const main = fakeBridge(0)
    expect(await run({ kind: 'exchange' }, main).result).toEqual(err({ code: 'main', error: diskFull }))
    expect(main.calls).toEqual(['write', 'abort'])
  })

  it('writes nothing at all when a record is bad', async () => {
    await test.db.texts.put({ id: fileOf(floodText).id, text: 'آخر' })
    const main = fakeBridge()
    expect(await run({ kind: 'jsonl' }, main).result).toMatchObject({ ok: false, error: { code: 'bad-records' } })
    expect(main.calls).toEqual(['abort'])
  })

  it('ends the worker and the save when it is cancelled', async () => {
    const controller = new AbortController()
    const main = fakeBridge()
    const { result, job } = run({ kind: 'exchange' }, main, controller.signal)
    controller.abort()
    expect(await result).toEqual(err({ code: 'cancelled' }))
    expect(main.calls).toEqual(['abort'])
    expect(job.ended()).toBe(true)
  })

  it('is cancelled before it starts, or in its last moment, all the same', async () => {
    expect(await run({ kind: 'exchange' }, fakeBridge(), AbortSignal.abort()).result).toEqual(
      err({ code: 'cancelled' }),
    )
    const controller = new AbortController()
    const main = fakeBridge()
    const write = main.bridge.writeSave
    main.bridge.writeSave = (...args) => {
      controller.abort()
      return write(...args)
    }
    expect(await run({ kind: 'exchange' }, main, controller.signal).result).toEqual(err({ code: 'cancelled' }))
    expect(main.calls).toEqual(['write', 'abort'])
  })

  it('says what the database says', async () => {
    await test.store.projects.remove(projectId)
    const main = fakeBridge()
    expect(await run({ kind: 'exchange' }, main).result).toMatchObject({
      ok: false,
      error: { code: 'store', error: { code: 'unknown' } },
    })
    expect(main.calls).toEqual(['abort'])
  })
})

describe('previewExport', () => {
  const preview = (spec: Omit<ExportSpec, 'projectId'>) =>
    previewExport({ projectId, ...spec }, fakeBridge().bridge, new AbortController().signal, worker().start)

  it('shows the first line of a dataset and what it cannot carry', async () => {
    const result = await preview({ kind: 'jsonl' })
    if (!result.ok) throw new Error(result.error.code)
    expect(JSON.parse(result.value.start)).toMatchObject({ text: floodText, offset_unit: 'code_point' })
    expect(result.value).toMatchObject({ shortened: false, counts: { documents: 2, annotations: 5, relations: 2 } })
    expect(result.value.cannotCarry).toContainEqual({ what: 'deleted-records', count: 2 })
  })

  it('shows no more than a dialog can hold', async () => {
    const long = fileOf('ادعاء '.repeat(2000))
    await test.store.documents.addDecoded(projectId, [long])
    await test.store.documents.setStatus(projectId, long.id, 'done')
    const result = await preview({ kind: 'jsonl', documentIds: [long.id] })
    expect(result).toMatchObject({ ok: true, value: { shortened: true, counts: { items: 1 } } })
    if (result.ok) expect(result.value.start.length).toBe(4000)
  })

  it('shows how an exchange file begins, which carries everything', async () => {
    const result = await preview({ kind: 'exchange' })
    if (!result.ok) throw new Error(result.error.code)
    expect(result.value.start).toMatch(/^\{\n {2}"format": "sanad-exchange"/)
    expect(result.value).toMatchObject({ cannotCarry: [], counts: { items: 2 } })
  })

  it('shows an empty dataset as empty', async () => {
    expect(await preview({ kind: 'jsonl', documentIds: [] })).toMatchObject({
      ok: true,
      value: { start: '', shortened: false },
    })
  })
})
