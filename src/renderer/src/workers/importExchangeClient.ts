/** Importing an exchange file from the interface, in two steps: open it and show what it holds, then accept or discard. */
import { err, ok, type Result } from '@core/result'
import type { MergeReport } from '@renderer/store/mergeExchange'
import type { AppError } from '@shared/errors'
import type { SanadBridge } from '@shared/ipc'
import { connectWorker, workerFailureOf, type WorkerCalls, type WorkerChannel, type WorkerFailure } from './calls'
import type { TakenCorrections } from './correctionsIntake'
import type { FileError } from './exchangeBytes'
import type { ExchangeSummary, ImportExchangeService, MergeProgress } from './importExchangeJob'
import { readInput, type InputFile } from './inputFile'

export type OpenExchangeError =
  | WorkerFailure
  | { readonly code: 'file'; readonly error: FileError }
  | { readonly code: 'main'; readonly error: AppError }

/** A file that was read and waits for the person's word. Nothing of it is in the database yet. */
export interface OpenedExchange {
  readonly summary: ExchangeSummary
  /**
   * Merges the file into a project, null for the file's own, in one transaction. On an error, or when the signal aborts
   * in time, nothing was written, and it may be tried again. Progress counts documents.
   */
  accept(
    targetProject: string | null,
    onProgress: (progress: MergeProgress) => void,
    signal: AbortSignal,
  ): Promise<Result<MergeReport, WorkerFailure>>
  /**
   * Takes the corrections that the summary names into review lists, in one transaction, and merges nothing. Null when none of
   * their documents is here.
   */
  takeCorrections(signal: AbortSignal): Promise<Result<TakenCorrections | null, WorkerFailure>>
  /** Lets go of the file. To be called once, whatever happened before. */
  discard(): void
}

type Calls = WorkerCalls<ImportExchangeService>

function startWorker(): WorkerChannel {
  return new Worker(new URL('./importExchangeWorker.ts', import.meta.url), { type: 'module' })
}

/**
 * Reads the exchange file behind a token of main and closes the token, whatever the outcome. `bytes` is the file's size
 * as main told it; progress counts bytes.
 */
export async function openExchange(
  input: InputFile,
  bridge: Pick<SanadBridge, 'readInput' | 'closeInput'>,
  onProgress: (progress: MergeProgress) => void,
  signal: AbortSignal,
  start: () => WorkerChannel = startWorker,
): Promise<Result<OpenedExchange, OpenExchangeError>> {
  let onMergeProgress: (progress: MergeProgress) => void = () => undefined
  const worker = connectWorker<ImportExchangeService>(start(), (progress) => {
    onMergeProgress(progress)
  })
  const opened = await readSummary(worker, input, bridge, onProgress, signal)
  await bridge.closeInput(input.token)
  if (!opened.ok) {
    worker.terminate()
    return opened
  }
  return ok({
    summary: opened.value,
    accept: (targetProject, onProgress, signal) => {
      onMergeProgress = onProgress
      return accept(worker, targetProject, signal)
    },
    takeCorrections: async (signal) => {
      try {
        return ok(await worker.call('takeCorrections'))
      } catch (cause) {
        return err(workerFailureOf(cause, signal))
      }
    },
    discard: () => {
      worker.terminate()
    },
  })
}

async function readSummary(
  worker: Calls,
  input: InputFile,
  bridge: Pick<SanadBridge, 'readInput'>,
  onProgress: (progress: MergeProgress) => void,
  signal: AbortSignal,
): Promise<Result<ExchangeSummary, OpenExchangeError>> {
  const end = () => {
    worker.terminate()
  }
  signal.addEventListener('abort', end)
  try {
    const read = await readInput(input, bridge, (piece) => worker.call('push', piece), onProgress, signal)
    if (!read.ok) return read
    const summary = await worker.call('finish')
    return summary.ok ? summary : err({ code: 'file', error: summary.error })
  } catch (cause) {
    return err(workerFailureOf(cause, signal))
  } finally {
    signal.removeEventListener('abort', end)
  }
}

async function accept(
  worker: Calls,
  targetProject: string | null,
  signal: AbortSignal,
): Promise<Result<MergeReport, WorkerFailure>> {
  if (signal.aborted) return err({ code: 'cancelled' })
  // Not ended from outside: the worker rolls its transaction back and says so.
  const cancel = () => void worker.call('cancel')
  signal.addEventListener('abort', cancel)
  try {
    return ok(await worker.call('accept', { targetProject }))
  } catch (cause) {
    return err(workerFailureOf(cause, signal))
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}
