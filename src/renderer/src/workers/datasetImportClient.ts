/** Importing a dataset of another tool from the interface: look at it, as often as choices change, then accept or discard. */
import { err, ok, type Result } from '@core/result'
import type { MergeReport } from '@renderer/store/mergeExchange'
import type { AppError } from '@shared/errors'
import type { DatasetFile, SanadBridge } from '@shared/ipc'
import { connectWorker, workerFailureOf, type WorkerChannel, type WorkerFailure } from './calls'
import type {
  DatasetImportChoices,
  DatasetImportProgress,
  DatasetImportService,
  DatasetImportSummary,
  DatasetRefusal,
} from './datasetImportJob'
import { serveFiles } from './remoteFiles'

/** A file of a dataset that main lets the page read. */
export type PickedFile = DatasetFile & { readonly token: string }

export type DatasetImportError =
  | WorkerFailure
  /** A file could not be read. */
  | { readonly code: 'main'; readonly error: AppError }
  | { readonly code: 'refused'; readonly refusal: DatasetRefusal }

/** Files that are read and wait for the person's word. */
export interface DatasetImport {
  /** What would come of it with these choices. After `discard` the answer is that it was cancelled. */
  look(choices: DatasetImportChoices): Promise<Result<DatasetImportSummary, DatasetImportError>>
  /**
   * Merges what was looked at last into the project, in one transaction. On an error, or when the signal aborts in time,
   * nothing was written, and it may be tried again.
   */
  accept(signal: AbortSignal): Promise<Result<MergeReport, DatasetImportError>>
  /** Ends whatever is under way and lets go of the files. To be called once. */
  discard(): void
}

function startWorker(): WorkerChannel {
  return new Worker(new URL('./datasetImportWorker.ts', import.meta.url), { type: 'module' })
}

/** Takes hold of files of `bridge.pickDataset` for a project. Progress counts documents, read or merged. */
export function openDataset(
  { files, projectId }: { readonly files: readonly PickedFile[]; readonly projectId: string },
  bridge: Pick<SanadBridge, 'readInput' | 'closeInput'>,
  onProgress: (progress: DatasetImportProgress) => void,
  start: () => WorkerChannel = startWorker,
): DatasetImport {
  const worker = connectWorker<DatasetImportService>(start(), onProgress)
  const discarded = new AbortController()
  /** What main could not read last: in the worker it is one error among others. */
  let unread: AppError | null = null
  const port = serveFiles(async (token, offset, length) => {
    const piece = await bridge.readInput(token, offset, length)
    if (!piece.ok) unread = piece.error
    return piece
  })
  const opened = worker.call(
    'open',
    port,
    files.map(({ token, path, bytes }) => ({ key: token, path, bytes })),
    projectId,
  )
  const failureOf = (cause: unknown, signal: AbortSignal): DatasetImportError =>
    unread === null || signal.aborted ? workerFailureOf(cause, signal) : { code: 'main', error: unread }

  return {
    async look(choices) {
      unread = null
      try {
        await opened
        const looked = await worker.call('look', choices)
        return looked.ok ? looked : err({ code: 'refused', refusal: looked.error })
      } catch (cause) {
        return err(failureOf(cause, discarded.signal))
      }
    },
    async accept(signal) {
      if (signal.aborted) return err({ code: 'cancelled' })
      // Not ended from outside: the worker rolls its transaction back and says so.
      const cancel = () => void worker.call('cancel').catch(() => undefined)
      signal.addEventListener('abort', cancel)
      try {
        return ok(await worker.call('accept'))
      } catch (cause) {
        return err(failureOf(cause, signal))
      } finally {
        signal.removeEventListener('abort', cancel)
      }
    },
    discard() {
      discarded.abort()
      worker.terminate()
      for (const { token } of files) void bridge.closeInput(token)
    },
  }
}
