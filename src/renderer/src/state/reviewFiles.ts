/** Reviews as files: handing them on, and taking them back filled in. */
import { err, ok, type Result } from '@core/result'
import {
  exportReview,
  readReviewFile,
  type ReviewExportError,
  type ReviewFileError,
  type SavedReview,
} from '@renderer/workers/ledgerClient'
import type { ReviewExport, ReviewFileOutcome } from '@renderer/workers/ledgerContract'
import type { Language, SanadBridge } from '@shared/ipc'
import { ledgerWorker, startOtherLedger } from './ledger'
import { settleSessions } from './sessions'

/**
 * Asks where, and writes the review there; `reportOf` draws what a report shows, and `onReading` is told how much of the claims was
 * read (0 to 1). Answers null when the dialog was closed; when it fails or the signal aborts, no file is written and one that was
 * there before stays as it was.
 */
export async function saveReview(
  bridge: SanadBridge,
  spec: Omit<ReviewExport, 'report'>,
  name: string,
  reportOf: (query: ReviewExport['query'], language: Language) => Promise<ReviewExport['report']>,
  onReading: (fraction: number) => void,
  signal: AbortSignal,
): Promise<Result<SavedReview, ReviewExportError> | null> {
  await settleSessions()
  const target = await bridge.beginSave(spec.format, `${name}.${spec.format}`)
  if (!target.ok) return err({ code: 'main', error: target.error })
  if (target.value === null) return null
  const { writeId } = target.value
  // A workbook of 100,000 claims takes the better part of a minute in one go: only ending its worker stops that.
  const { worker, ready } = startOtherLedger((progress) => {
    if (progress.work === 'reading') onReading(progress.total === 0 ? 1 : progress.done / progress.total)
  })
  const end = () => {
    worker.terminate()
  }
  signal.addEventListener('abort', end)
  const request = async () => {
    await ready
    return { ...spec, report: isReport(spec) ? await reportOf(spec.query, spec.language) : noReport }
  }
  const saved = await exportReview(worker, bridge, writeId, request, signal)
  signal.removeEventListener('abort', end)
  end()
  return saved
}

const noReport: ReviewExport['report'] = { charts: [], fonts: [] }

function isReport({ format }: Pick<ReviewExport, 'format'>): boolean {
  return format === 'html' || format === 'pdf'
}

export interface ReviewFile {
  readonly fileName: string
  readonly outcome: ReviewFileOutcome
}

/** Asks for a filled-in review, and reads it. Answers null when the dialog was closed. Nothing of it is taken yet. */
export async function pickReviewFile(
  bridge: SanadBridge,
  signal: AbortSignal,
): Promise<Result<ReviewFile, ReviewFileError> | null> {
  const input = await bridge.pickReviewFile()
  if (!input.ok) return err({ code: 'main', error: input.error })
  if (input.value === null) return null
  const { fileName } = input.value
  const outcome = await readReviewFile(ledgerWorker(), bridge, input.value, signal)
  return outcome.ok ? ok({ fileName, outcome: outcome.value }) : outcome
}
