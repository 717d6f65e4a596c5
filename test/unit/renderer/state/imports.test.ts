import 'fake-indexeddb/auto'
import { schemeSchema } from '@core/annotation/scheme'
import { ok } from '@core/result'
import type { DecodedFile, ImportEvent, SanadBridge } from '@shared/ipc'
import type { Services } from '@renderer/services/services'
import { answerUncertain, dismissImport, startImports, useImports } from '@renderer/state/imports'
import { openProject, useNavigation } from '@renderer/state/navigation'
import { openDatabase } from '@renderer/store/database'
import { createStore } from '@renderer/store/store'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import scheme from '../../../../resources/schemes/claims-v1.json'

const hex = (n: number) => n.toString(16).padStart(64, '0')
const file = (n: number): DecodedFile => ({
  id: `sha256:${hex(n)}`,
  title: `خبر ${n}`,
  fileName: `${n}.txt`,
  text: `نص ${n}`,
  source: { encoding: 'utf-8', byteLength: 8, newline: 'lf', bom: false },
})

type Event = ImportEvent extends infer E ? (E extends ImportEvent ? Omit<E, 'jobId'> : never) : never

/** A main process that only notes what it is asked. */
function fakeBridge() {
  let listener: (event: ImportEvent) => void = () => undefined
  const answer = () => vi.fn<() => Promise<{ ok: true; value: null }>>(() => Promise.resolve(ok(null)))
  const calls = {
    importReady: answer(),
    ackBatch: answer(),
    cancelImport: answer(),
    closeJob: answer(),
    decodeUncertain: answer(),
    logError: answer(),
  }
  const onImportEvent = (given: typeof listener) => {
    listener = given
    return () => undefined
  }
  // The imports ask for nothing else of main.
  const bridge = { ...calls, onImportEvent } as unknown as SanadBridge
  return { bridge, calls, send: (event: Event) => listener({ jobId: 'job', ...event }) }
}

describe('imports', () => {
  let services: Services
  let main: ReturnType<typeof fakeBridge>
  let projectId: string
  let close: () => void

  beforeEach(async () => {
    const db = await openDatabase()
    close = () => db.close()
    main = fakeBridge()
    services = { bridge: main.bridge, store: createStore(db) }
    projectId = (await services.store.projects.create({ name: 'مشروع', scheme: schemeSchema.parse(scheme) })).id
    await openProject(services, projectId)
    startImports(services)
    main.send({ type: 'started', origin: 'drop' })
  })
  afterEach(() => {
    dismissImport('job')
    close()
  })

  const job = () => useImports.getState().jobs.find(({ jobId }) => jobId === 'job')
  const stored = async () => (await services.store.documents.list(projectId)).map(({ fileName }) => fileName)

  it('keeps a batch, opens its first document, and only then asks for the next', async () => {
    main.send({ type: 'batch', batchId: 7, files: [file(1), file(2)] })
    await vi.waitFor(() => expect(main.calls.ackBatch).toHaveBeenCalledWith('job', 7))
    expect(await stored()).toEqual(['1.txt', '2.txt'])
    expect(useNavigation.getState().documentId).toBe(file(1).id)
    main.send({ type: 'finished' })
    await vi.waitFor(() => expect(main.calls.closeJob).toHaveBeenCalledWith('job'))
    expect(job()).toMatchObject({ phase: 'done', added: [file(1).id, file(2).id] })
  })

  it('does not double a text that is here, and opens it when it was the only one', async () => {
    await services.store.documents.addDecoded(projectId, [file(1), file(2)])
    main.send({ type: 'batch', batchId: 1, files: [file(2)] })
    main.send({ type: 'finished' })
    await vi.waitFor(() => expect(job()?.phase).toBe('done'))
    expect(await stored()).toEqual(['1.txt', '2.txt'])
    expect(job()?.alreadyHere).toEqual([{ documentId: file(2).id, fileName: '2.txt' }])
    await vi.waitFor(() => expect(useNavigation.getState().documentId).toBe(file(2).id))
  })

  it('takes back what a stopped import added, but not what somebody worked on', async () => {
    main.send({ type: 'batch', batchId: 1, files: [file(1), file(2), file(3)] })
    await vi.waitFor(() => expect(main.calls.ackBatch).toHaveBeenCalled())
    await services.store.documents.setStatus(projectId, file(2).id, 'done')
    main.send({ type: 'cancelled' })
    await vi.waitFor(() => expect(main.calls.closeJob).toHaveBeenCalled())
    expect(await stored()).toEqual(['2.txt'])
    expect(job()?.phase).toBe('cancelled')
    expect(useNavigation.getState().documentId).toBeNull()
  })

  it('stops and leaves no trace when the database fails', async () => {
    main.send({ type: 'batch', batchId: 1, files: [file(1)] })
    await vi.waitFor(() => expect(main.calls.ackBatch).toHaveBeenCalledTimes(1))
    vi.spyOn(services.store.documents, 'addDecoded').mockRejectedValueOnce(new DOMException('', 'QuotaExceededError'))
    main.send({ type: 'batch', batchId: 2, files: [file(2)] })
    await vi.waitFor(() => expect(main.calls.cancelImport).toHaveBeenCalledWith('job'))
    main.send({ type: 'cancelled' })
    await vi.waitFor(() => expect(main.calls.closeJob).toHaveBeenCalled())
    expect(job()).toMatchObject({ phase: 'failed', failure: { by: 'store', error: { code: 'quota' } } })
    expect(main.calls.ackBatch).toHaveBeenCalledTimes(1)
    expect(await stored()).toEqual([])
  })

  it('waits for the answer about uncertain encodings, asking by itself only if nothing else came', async () => {
    const uncertain = { fileId: 'f', fileName: 'old.txt', guess: 'windows-1256', preview: 'قال' } as const
    main.send({ type: 'uncertain', files: [uncertain] })
    main.send({ type: 'finished' })
    await vi.waitFor(() => expect(job()?.phase).toBe('waiting'))
    expect(useImports.getState().shownJobId).toBe('job')
    expect(main.calls.closeJob).not.toHaveBeenCalled()

    const choices = [{ fileId: 'f', encoding: 'iso-8859-6' }] as const
    await answerUncertain(services.bridge, 'job', choices)
    expect(main.calls.decodeUncertain).toHaveBeenCalledWith('job', choices)
    main.send({ type: 'batch', batchId: 1, files: [file(9)] })
    main.send({ type: 'finished' })
    await vi.waitFor(() => expect(main.calls.closeJob).toHaveBeenCalledWith('job'))
    expect(await stored()).toEqual(['9.txt'])
  })

  it('puts exchange files in a row of their own', async () => {
    main.send({ type: 'exchange-file', token: 't', fileName: 'a.sanad.json', bytes: 10 })
    await vi.waitFor(() =>
      expect(useImports.getState().exchangeInputs).toEqual([{ token: 't', fileName: 'a.sanad.json', bytes: 10 }]),
    )
  })
})
