/** The ledger worker from the interface: the instance that holds the rows, and files out of it and into it. */
import type { ReviewProblem } from '@core/ledger/readReview'
import { err, ok, type Result } from '@core/result'
import type { AppError } from '@shared/errors'
import type { SanadBridge, SavedFile } from '@shared/ipc'
import { connectWorker, workerFailureOf, type WorkerCalls, type WorkerChannel, type WorkerFailure } from './calls'
import { readInput, type InputFile } from './inputFile'
import type { LedgerProgress, LedgerService, ReviewExport, ReviewFileOutcome } from './ledgerContract'
import { saveFile, writePieces, type SaveBridge } from './saveFile'

function startWorker(): WorkerChannel {
  return new Worker(new URL('./ledgerWorker.ts', import.meta.url), { type: 'module' })
}

/** Starts an instance of the ledger worker; its first call is `open`. `terminate` ends it. */
export function startLedgerWorker(
  onProgress: (progress: LedgerProgress) => void,
  start: () => WorkerChannel = startWorker,
): WorkerCalls<LedgerService> {
  return connectWorker<LedgerService>(start(), onProgress)
}

interface MainError {
  readonly code: 'main'
  readonly error: AppError
}

export interface SavedReview {
  readonly claims: number
  readonly file: SavedFile
}

export type ReviewExportError = WorkerFailure | MainError

/**
 * Writes the review that `makeRequest` asks for into the save `writeId` (from `bridge.beginSave`). The file appears, whole, only when the answer is ok; on
 * an error or when the signal aborts, the save is given up and what was there before is untouched.
 */
export async function exportReview(
  calls: WorkerCalls<LedgerService>,
  bridge: SaveBridge,
  writeId: string,
  makeRequest: () => Promise<ReviewExport>,
  signal: AbortSignal,
): Promise<Result<SavedReview, ReviewExportError>> {
  // The last step of a PDF, its print, takes longest, and main alone can end it.
  const interrupt = () => void bridge.abortSave(writeId)
  signal.addEventListener('abort', interrupt)
  const saved = await saveFile<number, ReviewExportError>(writeId, bridge, signal, async () => {
    try {
      const claims = await calls.call('prepareExport', await makeRequest())
      const written = await writePieces(writeId, bridge, () => {
        signal.throwIfAborted()
        return calls.call('nextPiece')
      })
      return written.ok ? ok(claims) : written
    } catch (cause) {
      return err(workerFailureOf(cause, signal))
    }
  })
  signal.removeEventListener('abort', interrupt)
  if (!saved.ok && signal.aborted) return err({ code: 'cancelled' })
  return saved.ok ? ok({ claims: saved.value.made, file: saved.value.file }) : saved
}

export type ReviewFileError =
  | WorkerFailure
  | MainError
  /** It is no review. */
  | { readonly code: 'file'; readonly error: ReviewProblem }

/**
 * Reads the filled-in review behind a token of main, and closes the token, whatever the outcome. Nothing of it is taken before
 * `takeReviewFile`.
 */
export async function readReviewFile(
  calls: WorkerCalls<LedgerService>,
  bridge: Pick<SanadBridge, 'readInput' | 'closeInput'>,
  input: InputFile,
  signal: AbortSignal,
): Promise<Result<ReviewFileOutcome, ReviewFileError>> {
  try {
    await calls.call('beginReviewFile')
    const ignore = () => undefined
    const read = await readInput(input, bridge, (piece) => calls.call('pushReviewFile', piece), ignore, signal)
    if (!read.ok) return read
    const outcome = await calls.call('readReviewFile')
    return outcome.ok ? outcome : err({ code: 'file', error: outcome.error })
  } catch (cause) {
    return err(workerFailureOf(cause, signal))
  } finally {
    await bridge.closeInput(input.token)
  }
}
