/** Exporting from the interface: the worker makes the text, main writes it to the file the person chose. */
import { err, ok, type Result } from '@core/result'
import type { AppError } from '@shared/errors'
import type { SanadBridge, SavedFile } from '@shared/ipc'
import { connectWorker, workerFailureOf, type WorkerCalls, type WorkerChannel, type WorkerFailure } from './calls'
import type {
  BadRecords,
  ExportCounts,
  ExportPreview,
  ExportProgress,
  ExportRequest,
  ExportService,
  ExportSpec,
} from './exportJob'

export interface ExportSummary {
  readonly counts: ExportCounts
  readonly file: SavedFile
}

export type ExportError =
  | WorkerFailure
  /** Some records are not as they should be; no file was written. */
  | { readonly code: 'bad-records'; readonly problems: BadRecords }
  | { readonly code: 'main'; readonly error: AppError }

type ExportBridge = Pick<SanadBridge, 'appInfo' | 'writeSave' | 'commitSave' | 'abortSave'>

function startWorker(): WorkerChannel {
  return new Worker(new URL('./exportWorker.ts', import.meta.url), { type: 'module' })
}

/**
 * Writes an export into the file of `writeId` (from `bridge.beginSave`). The file appears, whole, only when the answer
 * is a summary; on an error or when the signal aborts, the save is given up and what was there before is untouched.
 */
export async function runExport(
  { writeId, ...spec }: ExportSpec & { readonly writeId: string },
  bridge: ExportBridge,
  onProgress: (progress: ExportProgress) => void,
  signal: AbortSignal,
  start: () => WorkerChannel = startWorker,
): Promise<Result<ExportSummary, ExportError>> {
  const written = await withWorker(start, onProgress, signal, async (worker) => {
    const request = await requestOf(spec, bridge)
    if (!request.ok) return request
    const prepared = await worker.call('prepare', request.value)
    if (!prepared.ok) return err({ code: 'bad-records', problems: prepared.error })
    let piece = await worker.call('next')
    while (piece !== null) {
      const answer = await bridge.writeSave(writeId, piece)
      if (!answer.ok) return err({ code: 'main', error: answer.error })
      piece = await worker.call('next')
    }
    return prepared
  })
  const file = written.ok && !signal.aborted ? await bridge.commitSave(writeId) : null
  if (file?.ok === true && written.ok) return ok({ counts: written.value, file: file.value })
  await bridge.abortSave(writeId)
  if (!written.ok) return written
  return err(file === null || file.ok ? { code: 'cancelled' } : { code: 'main', error: file.error })
}

/** Says what an export would write, how it begins, and what its format cannot carry; writes nothing. */
export async function previewExport(
  spec: ExportSpec,
  bridge: Pick<SanadBridge, 'appInfo'>,
  signal: AbortSignal,
  start: () => WorkerChannel = startWorker,
): Promise<Result<ExportPreview, ExportError>> {
  return withWorker(
    start,
    () => undefined,
    signal,
    async (worker) => {
      const request = await requestOf(spec, bridge)
      if (!request.ok) return request
      const preview = await worker.call('preview', request.value)
      return preview.ok ? preview : err({ code: 'bad-records', problems: preview.error })
    },
  )
}

async function requestOf(
  spec: ExportSpec,
  bridge: Pick<SanadBridge, 'appInfo'>,
): Promise<Result<ExportRequest, ExportError>> {
  const info = await bridge.appInfo()
  if (!info.ok) return err({ code: 'main', error: info.error })
  const generator = { name: 'sanad', version: info.value.version }
  return ok({ spec, stamp: { generator, exportedAt: new Date().toISOString() } })
}

/** Runs a task with a worker of its own, which ends with the task or at once when the signal aborts. */
async function withWorker<T>(
  start: () => WorkerChannel,
  onProgress: (progress: ExportProgress) => void,
  signal: AbortSignal,
  task: (worker: WorkerCalls<ExportService>) => Promise<Result<T, ExportError>>,
): Promise<Result<T, ExportError>> {
  if (signal.aborted) return err({ code: 'cancelled' })
  const worker = connectWorker<ExportService>(start(), onProgress)
  const end = () => {
    worker.terminate()
  }
  signal.addEventListener('abort', end)
  try {
    return await task(worker)
  } catch (cause) {
    return err(workerFailureOf(cause, signal))
  } finally {
    signal.removeEventListener('abort', end)
    end()
  }
}
