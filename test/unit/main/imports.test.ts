import type { ImportEvent } from '@shared/ipc'
import { EventEmitter } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ImportTask, TaskMessage } from '../../../src/main/importTask'
import { createImports } from '../../../src/main/imports'
import { temporaryFolder } from '../temporaryFolder'

/** A thread that does nothing by itself: the test says what it posts. */
class FakeWorker extends EventEmitter {
  terminated = false
  readonly received: unknown[] = []
  constructor(readonly task: ImportTask) {
    super()
  }
  postMessage(value: unknown): void {
    this.received.push(value)
  }
  terminate(): Promise<number> {
    this.terminated = true
    return Promise.resolve(1)
  }
  say(message: TaskMessage): void {
    this.emit('message', message)
  }
}

function setUp() {
  const workers: FakeWorker[] = []
  const events: ImportEvent[] = []
  const imports = createImports({
    startWorker: (task) => {
      const worker = new FakeWorker(task)
      workers.push(worker)
      return worker
    },
    emit: (event) => events.push(event),
    grantInput: (path, bytes) => ({ token: `token of ${path}`, fileName: 'x.sanad.json', bytes }),
  })
  const worker = (index: number): FakeWorker => {
    const found = workers[index]
    if (found === undefined) throw new Error(`no worker ${index}`)
    return found
  }
  return { imports, workers, worker, events }
}

const uncertain = (path: string): TaskMessage => ({
  type: 'uncertain',
  files: [{ path, guess: 'windows-1256', preview: 'ال' }],
})

describe('a job', () => {
  test('tells what its thread says, with ids and tokens in place of paths', () => {
    const { imports, worker, events } = setUp()
    const jobId = imports.start('drop', ['/a'])
    expect(worker(0).task).toEqual({ kind: 'collect', paths: ['/a'] })
    worker(0).say({ type: 'progress', done: 0, total: 3, walking: true })
    worker(0).say({ type: 'batch', files: [] })
    worker(0).say(uncertain('/secret/b.txt'))
    worker(0).say({ type: 'exchange-file', path: '/c', bytes: 7 })
    worker(0).say({ type: 'finished' })
    expect(events).toEqual([
      { jobId, type: 'started', origin: 'drop' },
      { jobId, type: 'progress', done: 0, total: 3, walking: true },
      { jobId, type: 'batch', batchId: 1, files: [] },
      { jobId, type: 'uncertain', files: [{ fileId: '0', fileName: 'b.txt', guess: 'windows-1256', preview: 'ال' }] },
      { jobId, type: 'exchange-file', token: 'token of /c', fileName: 'x.sanad.json', bytes: 7 },
      { jobId, type: 'finished' },
    ])
  })

  test('lets the next batch come when the last one is acknowledged, and only then', () => {
    const { imports, worker } = setUp()
    const jobId = imports.start('dialog', ['/a'])
    worker(0).say({ type: 'batch', files: [] })
    expect(imports.acknowledge(jobId, 0)).toMatchObject({ ok: false, error: { code: 'bad-request' } })
    expect(worker(0).received).toEqual([])
    expect(imports.acknowledge(jobId, 1)).toEqual({ ok: true, value: null })
    expect(worker(0).received).toEqual(['next'])
  })

  test('that is cancelled ends its thread and says nothing more', () => {
    const { imports, worker, events } = setUp()
    const jobId = imports.start('dialog', ['/a'])
    imports.cancel(jobId)
    worker(0).say({ type: 'finished' })
    imports.cancel(jobId)
    expect(worker(0).terminated).toBe(true)
    expect(events.map((event) => event.type)).toEqual(['started', 'cancelled'])
    expect(imports.acknowledge(jobId, 1)).toEqual({ ok: true, value: null })
    expect(imports.decodeUncertain(jobId, [])).toMatchObject({ ok: false, error: { code: 'job-unknown' } })
  })

  test('whose thread breaks fails alone', () => {
    const { imports, worker, events } = setUp()
    const first = imports.start('dialog', ['/a'])
    const second = imports.start('dialog', ['/b'])
    worker(0).emit('error', new Error('out of memory'))
    worker(1).say({ type: 'finished' })
    expect(events.slice(2)).toEqual([
      { jobId: first, type: 'failed', error: { code: 'internal', detail: 'out of memory' } },
      { jobId: second, type: 'finished' },
    ])
  })

  test('ends without a word when it is closed', () => {
    const { imports, worker, events } = setUp()
    imports.start('dialog', ['/a'])
    imports.close(imports.start('dialog', ['/b']))
    expect(worker(1).terminated).toBe(true)
    imports.closeAll()
    expect(worker(0).terminated).toBe(true)
    expect(events.map((event) => event.type)).toEqual(['started', 'started'])
  })
})

describe('uncertain files', () => {
  test('are decoded as chosen, after what the job is doing', () => {
    const { imports, workers, worker, events } = setUp()
    const jobId = imports.start('dialog', ['/a'])
    worker(0).say(uncertain('/a/b.txt'))
    expect(imports.decodeUncertain(jobId, [{ fileId: '0', encoding: 'iso-8859-6' }])).toEqual({ ok: true, value: null })
    expect(workers).toHaveLength(1)
    worker(0).say({ type: 'finished' })
    expect(worker(1).task).toEqual({ kind: 'decode', files: [{ path: '/a/b.txt', as: 'iso-8859-6' }] })
    worker(1).say({ type: 'batch', files: [] })
    worker(1).say({ type: 'finished' })
    expect(events.map((event) => event.type)).toEqual(['started', 'uncertain', 'finished', 'batch', 'finished'])
  })

  test('unknown ones are refused, and nothing is begun', () => {
    const { imports, workers, worker } = setUp()
    const jobId = imports.start('dialog', ['/a'])
    worker(0).say(uncertain('/a/b.txt'))
    worker(0).say({ type: 'finished' })
    const choices = ['0', '1'].map((fileId) => ({ fileId, encoding: 'utf-8' as const }))
    expect(imports.decodeUncertain(jobId, choices)).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(workers).toHaveLength(1)
  })

  test('can be looked at in any encoding', async () => {
    const { imports, worker } = setUp()
    const path = join(temporaryFolder(), 'b.txt')
    writeFileSync(path, Buffer.from([0xc7, 0xe1]))
    const jobId = imports.start('dialog', [path])
    worker(0).say(uncertain(path))
    const preview = (encoding: 'windows-1256' | 'utf-8') => imports.previewAs(jobId, '0', encoding)
    expect(await preview('windows-1256')).toEqual({ ok: true, value: { preview: 'ال' } })
    expect(await preview('utf-8')).toEqual({ ok: true, value: { preview: null } })
    expect(await imports.previewAs(jobId, '9', 'utf-8')).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await imports.previewAs('other', '0', 'utf-8')).toMatchObject({ ok: false, error: { code: 'job-unknown' } })
  })
})
