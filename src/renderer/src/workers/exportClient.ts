/** Exporting from the interface: the worker makes the text, main writes it to the file the person chose. */
import { err, ok, type Result } from '@core/result'
import type { AppError } from '@shared/errors'
import type { SanadBridge, SavedFile } from '@shared/ipc'
import { withWorker, type WorkerChannel, type WorkerFailure } from './calls'
import type { Difference } from '@core/datasets/check'
import type { ExportPreview } from './datasetJob'
import type { BadRecords, ExportOutcome, ExportProgress, ExportRequest, ExportService, ExportSpec } from './exportJob'
import { exportStamp, readBack, saveFile, writeParts, type ReadBackBridge, type SaveBridge } from './saveFile'

export interface ExportSummary {
  readonly counts: ExportOutcome['counts']
  readonly file: SavedFile
}

export type ExportError =
  | WorkerFailure
  /** Some records are not as they should be; no file was written. */
  | { readonly code: 'bad-records'; readonly problems: BadRecords }
  /** What was read back of a dataset is not what should be in it; no file was written. */
  | { readonly code: 'differs'; readonly difference: Difference }
  | { readonly code: 'main'; readonly error: AppError }

export type ExportBridge = SaveBridge & ReadBackBridge & Pick<SanadBridge, 'appInfo'>

function startWorker(): WorkerChannel {
  return new Worker(new URL('./exportWorker.ts', import.meta.url), { type: 'module' })
}

/**
 * Writes an export into the file of `writeId` (from `bridge.beginSave`). The file appears, whole, only when the answer
 * is a summary; on an error or when the signal aborts, the save is given up and what was there before is untouched.
 */
export async function runExport(
  { writeId, spec }: { readonly writeId: string; readonly spec: ExportSpec },
  bridge: ExportBridge,
  onProgress: (progress: ExportProgress) => void,
  signal: AbortSignal,
  start: () => WorkerChannel = startWorker,
): Promise<Result<ExportSummary, ExportError>> {
  const saved = await saveFile(writeId, bridge, signal, () =>
    withWorker<ExportService, ExportOutcome, ExportError>(start, onProgress, signal, async (worker) => {
      const request = await requestOf(spec, bridge)
      if (!request.ok) return request
      const prepared = await worker.call('prepare', request.value)
      if (!prepared.ok) return err({ code: 'bad-records', problems: prepared.error })
      const written = await writeParts(writeId, bridge, () => worker.call('next'))
      if (!written.ok) return written
      const outcome = await readBack(writeId, bridge, (port, files) => worker.call('finish', port, files))
      if (!outcome.ok || outcome.value.difference === null) return outcome
      return err({ code: 'differs', difference: outcome.value.difference })
    }),
  )
  return saved.ok ? ok({ counts: saved.value.made.counts, file: saved.value.file }) : saved
}

/** Says what an export would write, how it begins, and what its format cannot carry; writes nothing. */
export async function previewExport(
  spec: ExportSpec,
  bridge: Pick<SanadBridge, 'appInfo'>,
  signal: AbortSignal,
  start: () => WorkerChannel = startWorker,
): Promise<Result<ExportPreview, ExportError>> {
  const ignore = () => undefined
  return withWorker<ExportService, ExportPreview, ExportError>(start, ignore, signal, async (worker) => {
    const request = await requestOf(spec, bridge)
    if (!request.ok) return request
    const preview = await worker.call('preview', request.value)
    return preview.ok ? preview : err({ code: 'bad-records', problems: preview.error })
  })
}

async function requestOf(
  spec: ExportSpec,
  bridge: Pick<SanadBridge, 'appInfo'>,
): Promise<Result<ExportRequest, ExportError>> {
  const stamp = await exportStamp(bridge)
  return stamp.ok ? ok({ spec, stamp: stamp.value }) : stamp
}
