import { err, ok } from '@core/result'
import {
  addExchangeFile,
  exportMerge,
  previewGold,
  runMergeTask,
  startMergeWorker,
} from '@renderer/workers/mergeClient'
import type { MergeService, MergeWorkProgress } from '@renderer/workers/mergeContract'
import { mergeFunctions } from '@renderer/workers/mergeJob'
import type { AppError } from '@shared/errors'
import type { SanadBridge } from '@shared/ipc'
import { beforeEach, describe, expect, it } from 'vitest'
import { floodText, hana, sami, scheme } from '../../core/exchange/sampleContent'
import { useTestStore } from '../store/testDatabase'
import { bytesOf, goldIn, laila, threeFiles } from './analystFiles'
import { diskFull, fakeSaves } from './fakeSaves'
import { testWorker } from './testWorker'

const test = useTestStore()
const unreadable: AppError = { code: 'read-failed', detail: 'EIO' }
const ignore = () => undefined
const signal = () => new AbortController().signal
let mergeId: string

const worker = () => testWorker<MergeService>((report) => mergeFunctions(test.db, report))

async function openWorker() {
  const started = worker()
  const progress: MergeWorkProgress[] = []
  const calls = startMergeWorker((p) => progress.push(p), started.start)
  await calls.call('open', mergeId, laila.id)
  return { calls, started, progress }
}

beforeEach(async () => {
  const project = await test.store.projects.create({ name: 'مشروع', scheme })
  await test.db.annotators.add({ ...laila, createdAt: '2027-01-01T00:00:00.000Z', local: true })
  const calls = startMergeWorker(ignore, worker().start)
  mergeId = await calls.call('create', project.id, 'دمج')
  calls.terminate()
})

/** Gives a file out a few bytes at a time. */
function inputBridge(bytes: Uint8Array, failAt = Infinity) {
  const closed: string[] = []
  const bridge: Pick<SanadBridge, 'readInput' | 'closeInput'> = {
    readInput: (_, offset) =>
      Promise.resolve(offset >= failAt ? err(unreadable) : ok(bytes.slice(offset, offset + 999))),
    closeInput: (token) => {
      closed.push(token)
      return Promise.resolve(ok(null))
    },
  }
  return { bridge, closed }
}

describe('addExchangeFile', () => {
  it('reads a file through main and adds it', async () => {
    const { calls, progress } = await openWorker()
    const bytes = bytesOf(threeFiles().hana)
    const { bridge, closed } = inputBridge(bytes)
    const read: MergeWorkProgress[] = []
    const input = { token: 't', bytes: bytes.length, fileName: 'هناء.sanad.json' }
    const added = await addExchangeFile(calls, bridge, input, (p) => read.push(p), signal())
    expect(added).toMatchObject({ ok: true, value: { files: [{ fileName: 'هناء.sanad.json' }] } })
    expect(closed).toEqual(['t'])
    expect(read[0]).toEqual({ work: 'reading', done: 0, total: bytes.length })
    expect(read.at(-1)).toEqual({ work: 'reading', done: bytes.length, total: bytes.length })
    expect(progress).toContainEqual({ work: 'adding', done: 2, total: 2 })
    calls.terminate()
  })

  it.each([
    ['cannot be read', bytesOf(threeFiles().hana), 500, { code: 'main', error: unreadable }],
    [
      'is no exchange file',
      new TextEncoder().encode('{"a":1}'),
      Infinity,
      { code: 'file', error: { code: 'not-exchange' } },
    ],
  ])('says why when it %s, and goes on with the next one', async (_, bytes, failAt, error) => {
    const { calls, started } = await openWorker()
    const main = inputBridge(bytes, failAt)
    const bad = await addExchangeFile(
      calls,
      main.bridge,
      { token: 't', bytes: bytes.length, fileName: 'x' },
      ignore,
      signal(),
    )
    expect(bad).toEqual({ ok: false, error })
    expect(main.closed).toEqual(['t'])
    expect(started.ended()).toBe(false)
    const sound = bytesOf(threeFiles().hana)
    const input = { token: 't', bytes: sound.length, fileName: 'y' }
    expect(await addExchangeFile(calls, inputBridge(sound).bridge, input, ignore, signal())).toMatchObject({ ok: true })
    calls.terminate()
  })

  it('adds nothing when it is cancelled, while it is read or added, and the worker stays', async () => {
    const { calls } = await openWorker()
    const bytes = bytesOf(threeFiles().hana)
    const input = { token: 't', bytes: bytes.length, fileName: 'x' }
    for (const stopAt of [999, bytes.length]) {
      const controller = new AbortController()
      const stop = ({ done }: MergeWorkProgress) => {
        if (done >= stopAt) controller.abort()
      }
      const cancelled = await addExchangeFile(calls, inputBridge(bytes).bridge, input, stop, controller.signal)
      expect(cancelled).toEqual(err({ code: 'cancelled' }))
    }
    expect(await calls.call('overview')).toMatchObject({ files: [] })
    expect(await addExchangeFile(calls, inputBridge(bytes).bridge, input, ignore, signal())).toMatchObject({ ok: true })
    calls.terminate()
  })
})

describe('work in an instance of its own', () => {
  beforeEach(async () => {
    const { calls } = await openWorker()
    for (const content of [threeFiles().hana, threeFiles().sami]) {
      const bytes = bytesOf(content)
      const input = { token: 't', bytes: bytes.length, fileName: 'x' }
      await addExchangeFile(calls, inputBridge(bytes).bridge, input, ignore, signal())
    }
    calls.terminate()
  })

  it('answers and ends', async () => {
    const started = worker()
    const progress: MergeWorkProgress[] = []
    const report = await runMergeTask(
      { mergeId, adjudicatorId: laila.id },
      (calls) => calls.call('agreement', 1, 0),
      (p) => progress.push(p),
      signal(),
      started.start,
    )
    expect(report).toMatchObject({ ok: true, value: { documents: 2, bootstrap: { seed: 1 } } })
    expect(new Set(progress.map(({ work }) => work))).toEqual(new Set(['loading', 'agreement']))
    expect(started.ended()).toBe(true)
  })

  it('ends at once when it is cancelled', async () => {
    const controller = new AbortController()
    const started = worker()
    const task = runMergeTask(
      { mergeId, adjudicatorId: laila.id },
      (calls) => calls.call('passages', { a: hana.id, b: sami.id, label: 'claim', outcome: 'boundary' }, 0),
      ignore,
      controller.signal,
      started.start,
    )
    controller.abort()
    expect(await task).toEqual(err({ code: 'cancelled' }))
    expect(started.ended()).toBe(true)
  })

  it('says what the database says', async () => {
    const task = runMergeTask({ mergeId: 'nothing', adjudicatorId: laila.id }, () => Promise.resolve(1), ignore, signal(), worker().start) // prettier-ignore
    expect(await task).toMatchObject({ ok: false, error: { code: 'store' } })
  })

  it('exports', async () => {
    const main = fakeSaves()
    const started = worker()
    const spec = { mergeId, adjudicatorId: laila.id, writeId: 'w', request: { kind: 'merged' } } as const
    const saved = await exportMerge(spec, main.bridge, ignore, signal(), started.start)
    expect(saved).toMatchObject({ ok: true, value: { counts: { documents: 2 }, file: { fileName: 'a.json' } } })
    expect(main.calls).toEqual(['write', 'commit'])
    expect(main.text()).toContain(JSON.stringify(floodText))
    expect(main.text()).toContain('"version":"0.1.0"')
    expect(started.ended()).toBe(true)
  })

  it('reads gold as a dataset back before it is committed', async () => {
    const { calls } = await openWorker()
    const bytes = bytesOf(threeFiles().hana)
    const input = { token: 't', bytes: bytes.length, fileName: 'x' }
    await addExchangeFile(calls, inputBridge(bytes).bridge, input, ignore, signal())
    await calls.call('setPolicy', { ...(await calls.call('overview')).policy, acceptSingle: true })
    calls.terminate()
    const spec = { mergeId, adjudicatorId: laila.id, writeId: 'w', request: goldIn('jsonl') } as const
    const good = fakeSaves()
    expect(await exportMerge(spec, good.bridge, ignore, signal(), worker().start)).toMatchObject({ ok: true })
    expect(good.text()).toContain('"role":"adjudication"')
    const bad = fakeSaves(Infinity, (written) => Buffer.from(written.toString().replace('"end":', '"end":1')))
    expect(await exportMerge(spec, bad.bridge, ignore, signal(), worker().start)).toMatchObject({
      ok: false,
      error: { code: 'differs' },
    })
    expect(bad.calls.at(-1)).toBe('abort')
  })

  it('says what a dataset of the gold would be, and why it cannot be', async () => {
    const at = { mergeId, adjudicatorId: laila.id, request: goldIn('conll') }
    expect(await previewGold(at, signal(), worker().start)).toMatchObject({ ok: true, value: { counts: { items: 2 } } })
    const nowhere = { ...at, mergeId: 'nothing' }
    expect(await previewGold(nowhere, signal(), worker().start)).toMatchObject({ ok: false, error: { code: 'store' } })
    expect(await previewGold(at, AbortSignal.abort(), worker().start)).toEqual(err({ code: 'cancelled' }))
  })

  it('gives the save up when main cannot write, or it is cancelled', async () => {
    const spec = { mergeId, adjudicatorId: laila.id, writeId: 'w', request: { kind: 'gold' } } as const
    const full = fakeSaves(0)
    expect(await exportMerge(spec, full.bridge, ignore, signal(), worker().start)).toEqual(
      err({ code: 'main', error: diskFull }),
    )
    expect(full.calls).toEqual(['write', 'abort'])
    const main = fakeSaves()
    expect(await exportMerge(spec, main.bridge, ignore, AbortSignal.abort(), worker().start)).toEqual(
      err({ code: 'cancelled' }),
    )
    expect(main.calls).toEqual(['abort'])
  })
})
