import { readExchange } from '@core/exchange/read'
import { err, ok } from '@core/result'
import { mergeExchange } from '@renderer/store/mergeExchange'
import { previewExport, runExport } from '@renderer/workers/exportClient'
import {
  exportFunctions,
  type DatasetSpec,
  type ExportProgress,
  type ExportService,
  type ExportSpec,
} from '@renderer/workers/exportJob'
import { beforeEach, describe, expect, it } from 'vitest'
import { floodText, sampleContent, time, uuid } from '../../core/exchange/sampleContent'
import { fileOf, useTestStore } from '../store/testDatabase'
import { diskFull, fakeSaves } from './fakeSaves'
import { testWorker } from './testWorker'

const test = useTestStore()
const projectId = uuid(900)
function worker() {
  return testWorker<ExportService>((report) => exportFunctions(test.db, report))
}

const exchange: ExportSpec = { kind: 'exchange', projectId }

function datasetSpec(
  format = 'jsonl',
  more: Partial<DatasetSpec['dataset']> & { documentIds?: string[] } = {},
): ExportSpec {
  const { documentIds, ...dataset } = more
  return {
    kind: 'dataset',
    projectId,
    dataset: { format, options: { unit: 'code_point', tokens: 'split', text: true }, ...dataset },
    selection: { layers: 'all', onlyDone: false, ...(documentIds && { documentIds }) },
  }
}

function run(spec: ExportSpec, { bridge } = fakeSaves(), signal = new AbortController().signal) {
  const progress: ExportProgress[] = []
  const job = worker()
  const onProgress = (p: ExportProgress) => progress.push(p)
  const result = runExport({ spec, writeId: 'w' }, bridge, onProgress, signal, job.start)
  return { result, progress, job }
}

beforeEach(async () => {
  await mergeExchange(test.db, sampleContent(), { targetProject: null, now: time })
})

describe('runExport', () => {
  it('writes an exchange file that reads back as the project', async () => {
    const main = fakeSaves()
    const { result, progress, job } = run(exchange, main)
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
      { phase: 'writing', done: main.text().length, total: null },
    ])
    expect(job.ended()).toBe(true)
  })

  it('writes a dataset of the chosen documents in the unit asked for', async () => {
    const main = fakeSaves()
    await run(
      datasetSpec('jsonl', {
        options: { unit: 'utf16', tokens: 'split', text: true },
        documentIds: [fileOf(floodText).id],
      }),
      main,
    ).result
    const lines = main.text().trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { text: floodText, offset_unit: 'utf16' },
      { text: floodText, offset_unit: 'utf16' },
    ])
  })

  it('gives the save up when main cannot write', async () => {
    const main = fakeSaves(0)
    expect(await run(exchange, main).result).toEqual(err({ code: 'main', error: diskFull }))
    expect(main.calls).toEqual(['write', 'abort'])
  })

  it('writes nothing at all when a record is bad', async () => {
    await test.db.texts.put({ id: fileOf(floodText).id, text: 'آخر' })
    const main = fakeSaves()
    expect(await run(datasetSpec(), main).result).toMatchObject({ ok: false, error: { code: 'bad-records' } })
    expect(main.calls).toEqual(['abort'])
  })

  it('counts documents while it reads and writes, and bytes while it checks', async () => {
    const main = fakeSaves()
    const { result, progress } = run(datasetSpec(), main)
    expect(await result).toMatchObject({ ok: true, value: { counts: { items: 3, documents: 2, annotations: 5 } } })
    expect([...new Set(progress.map(({ phase }) => phase))]).toEqual(['reading', 'writing', 'checking'])
    expect(progress).toContainEqual({ phase: 'writing', done: 2, total: 2 })
    expect(progress.at(-1)?.total).toBe(Buffer.byteLength(main.text()))
  })

  it('writes a folder of a format of several files, and a part of it for each split', async () => {
    const main = fakeSaves()
    const splits = {
      shares: { train: 0.5, validation: 0.5, test: 0 },
      seed: 7,
      by: 'labels',
      nearDuplicates: 0.5,
    } as const
    expect(await run(datasetSpec('brat', { splits }), main).result).toMatchObject({ ok: true })
    expect(main.paths()).toContain('README.md')
    expect(main.paths()).toContain('train/annotation.conf')
    expect(main.paths()).toContain('validation/annotation.conf')
    expect(main.text('README.md')).toContain('seed 7')
  })

  it('leaves no file when what is on the disk is not what was written', async () => {
    const main = fakeSaves(Infinity, (bytes) => Buffer.from(bytes.toString().replace('"start":', '"start": 1')))
    expect(await run(datasetSpec(), main).result).toMatchObject({ ok: false, error: { code: 'differs' } })
    expect(main.calls.at(-1)).toBe('abort')
  })

  it('ends the worker and the save when it is cancelled', async () => {
    const controller = new AbortController()
    const main = fakeSaves()
    const { result, job } = run(exchange, main, controller.signal)
    controller.abort()
    expect(await result).toEqual(err({ code: 'cancelled' }))
    expect(main.calls).toEqual(['abort'])
    expect(job.ended()).toBe(true)
  })

  it('is cancelled before it starts, or in its last moment, all the same', async () => {
    expect(await run(exchange, fakeSaves(), AbortSignal.abort()).result).toEqual(err({ code: 'cancelled' }))
    const controller = new AbortController()
    const main = fakeSaves()
    const write = main.bridge.writeSave
    main.bridge.writeSave = (...args) => {
      controller.abort()
      return write(...args)
    }
    expect(await run(exchange, main, controller.signal).result).toEqual(err({ code: 'cancelled' }))
    expect(main.calls).toEqual(['write', 'abort'])
  })

  it('says what the database says', async () => {
    await test.store.projects.remove(projectId)
    const main = fakeSaves()
    expect(await run(exchange, main).result).toMatchObject({
      ok: false,
      error: { code: 'store', error: { code: 'unknown' } },
    })
    expect(main.calls).toEqual(['abort'])
  })
})

describe('previewExport', () => {
  const preview = (spec: ExportSpec) =>
    previewExport(spec, fakeSaves().bridge, new AbortController().signal, worker().start)

  it('shows the first line of a dataset and what it cannot carry', async () => {
    const result = await preview(datasetSpec())
    if (!result.ok) throw new Error(result.error.code)
    expect(JSON.parse(result.value.text)).toMatchObject({ text: floodText, offset_unit: 'code_point' })
    expect(result.value).toMatchObject({ shortened: false, counts: { documents: 2, annotations: 5, relations: 2 } })
    expect(result.value.cannotCarry).toContainEqual({ what: 'deleted-records', count: 2 })
  })

  it('says of which label what a format has no place for', async () => {
    const result = await preview(datasetSpec('doccano'))
    if (!result.ok) throw new Error(result.error.code)
    expect(result.value.cannotCarry).toContainEqual({ what: 'notes', count: 1, label: 'source' })
  })

  it('shows no more than a dialog can hold', async () => {
    const long = fileOf('ادعاء '.repeat(2000))
    await test.store.documents.addDecoded(projectId, [long])
    await test.store.documents.setStatus(projectId, long.id, 'done')
    const result = await preview(datasetSpec('jsonl', { documentIds: [long.id] }))
    expect(result).toMatchObject({ ok: true, value: { shortened: true, counts: { items: 1 } } })
    if (result.ok) expect(result.value.text.length).toBe(4000)
  })

  it('shows how an exchange file begins, which carries everything', async () => {
    const result = await preview(exchange)
    if (!result.ok) throw new Error(result.error.code)
    expect(result.value.text).toMatch(/^\{\n {2}"format": "sanad-exchange"/)
    expect(result.value).toMatchObject({ cannotCarry: [], counts: { items: 2 } })
  })

  it('shows an empty dataset as empty', async () => {
    expect(await preview(datasetSpec('jsonl', { documentIds: [] }))).toMatchObject({
      ok: true,
      value: { text: '', shortened: false },
    })
  })
})
