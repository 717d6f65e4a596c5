/** The merge worker from the interface: the instance that holds the open merge, and those that do one long thing. */
import { err, ok, type Result } from '@core/result'
import type { SanadBridge, SavedFile } from '@shared/ipc'
import {
  connectWorker,
  withWorker,
  workerFailureOf,
  type WorkerCalls,
  type WorkerChannel,
  type WorkerFailure,
} from './calls'
import type { ExportPreview } from './datasetJob'
import type { ExportBridge, ExportError } from './exportClient'
import type { OpenExchangeError } from './importExchangeClient'
import { readInput, type InputFile } from './inputFile'
import type {
  AddFileError,
  ExportCounts,
  GoldDataset,
  MergeExport,
  MergeExportOutcome,
  MergeOverview,
  MergeService,
  MergeWorkProgress,
} from './mergeContract'
import { exportStamp, readBack, saveFile, writeParts } from './saveFile'

type OnProgress = (progress: MergeWorkProgress) => void

function startWorker(): WorkerChannel {
  return new Worker(new URL('./mergeWorker.ts', import.meta.url), { type: 'module' })
}

/** Starts an instance of the merge worker; its first call is `create` or `open`. `terminate` ends it. */
export function startMergeWorker(
  onProgress: OnProgress,
  start: () => WorkerChannel = startWorker,
): WorkerCalls<MergeService> {
  return connectWorker<MergeService>(start(), onProgress)
}

/** A merge, and the person at work in it. */
export interface MergeAt {
  readonly mergeId: string
  readonly adjudicatorId: string
}

/** Why a file was not added to a merge. */
export type AddExchangeError = OpenExchangeError | { readonly code: 'file'; readonly error: AddFileError }

/**
 * Reads the exchange file behind a token of main, adds it to the open merge, and closes the token, whatever the outcome.
 * Progress counts bytes; what the worker does with them it reports itself. When the signal aborts in time, nothing was
 * added. The worker stays in any case.
 */
export async function addExchangeFile(
  calls: WorkerCalls<MergeService>,
  bridge: Pick<SanadBridge, 'readInput' | 'closeInput'>,
  { fileName, ...input }: InputFile & { readonly fileName: string },
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<Result<MergeOverview, AddExchangeError>> {
  const cancel = () => void calls.call('cancelAdding').catch(() => undefined)
  signal.addEventListener('abort', cancel)
  try {
    await calls.call('beginFile')
    const report = (bytes: { readonly done: number; readonly total: number }) => {
      onProgress({ work: 'reading', ...bytes })
    }
    const read = await readInput(input, bridge, (piece) => calls.call('push', piece), report, signal)
    if (!read.ok) return read
    const added = await calls.call('addFile', fileName)
    return added.ok ? added : err({ code: 'file', error: added.error })
  } catch (cause) {
    return err(workerFailureOf(cause, signal))
  } finally {
    signal.removeEventListener('abort', cancel)
    await bridge.closeInput(input.token)
  }
}

/**
 * Does long work (agreement, γ, passages) in an instance of its own, so that deciding never waits for it. The instance
 * ends with the work, or at once when the signal aborts. Never rejects.
 */
export async function runMergeTask<T>(
  { mergeId, adjudicatorId }: MergeAt,
  work: (calls: WorkerCalls<MergeService>) => Promise<T>,
  onProgress: OnProgress,
  signal: AbortSignal,
  start: () => WorkerChannel = startWorker,
): Promise<Result<T, WorkerFailure>> {
  return withWorker<MergeService, T, WorkerFailure>(start, onProgress, signal, async (calls) => {
    await calls.call('load', mergeId, adjudicatorId)
    return ok(await work(calls))
  })
}

/** Says what a dataset of the gold would be, how it begins, and what its format cannot carry; writes nothing. */
export async function previewGold(
  { request, ...at }: MergeAt & { readonly request: GoldDataset },
  signal: AbortSignal,
  start: () => WorkerChannel = startWorker,
): Promise<Result<ExportPreview, ExportError>> {
  const ignore = () => undefined
  const asked = await runMergeTask(at, (calls) => calls.call('previewExport', request), ignore, signal, start)
  if (!asked.ok) return asked
  return asked.value.ok ? asked.value : err({ code: 'bad-records', problems: asked.value.error })
}

export interface MergeExportSummary {
  readonly counts: ExportCounts
  readonly file: SavedFile
}

/**
 * Writes a file of a merge into the save `writeId` (from `bridge.beginSave`). The file appears, whole, only when the answer
 * is a summary; on an error or when the signal aborts, the save is given up and what was there before is untouched.
 */
export async function exportMerge(
  { writeId, request, ...at }: MergeAt & { readonly writeId: string; readonly request: MergeExport },
  bridge: ExportBridge,
  onProgress: OnProgress,
  signal: AbortSignal,
  start: () => WorkerChannel = startWorker,
): Promise<Result<MergeExportSummary, ExportError>> {
  const saved = await saveFile(writeId, bridge, signal, () =>
    withWorker<MergeService, MergeExportOutcome, ExportError>(start, onProgress, signal, async (calls) => {
      const stamp = await exportStamp(bridge)
      if (!stamp.ok) return stamp
      await calls.call('load', at.mergeId, at.adjudicatorId)
      const prepared = await calls.call('prepareExport', request, stamp.value)
      if (!prepared.ok) return err({ code: 'bad-records', problems: prepared.error })
      const written = await writeParts(writeId, bridge, () => calls.call('nextPart'))
      if (!written.ok) return written
      const outcome = await readBack(writeId, bridge, (port, files) => calls.call('finishExport', port, files))
      if (!outcome.ok || outcome.value.difference === null) return outcome
      return err({ code: 'differs', difference: outcome.value.difference })
    }),
  )
  return saved.ok ? ok({ counts: saved.value.made.counts, file: saved.value.file }) : saved
}
