/** Writing what comes of a merge: everything, the gold, a dataset of it, or one annotator's corrections. */
import { err, type Result } from '@core/result'
import type { Services } from '@renderer/services/services'
import type { ExportPreview } from '@renderer/workers/datasetJob'
import type { ExportError } from '@renderer/workers/exportClient'
import { exportMerge, previewGold, type MergeExportSummary } from '@renderer/workers/mergeClient'
import type { GoldDataset, MergeExport, MergeOverview, MergeWorkProgress } from '@renderer/workers/mergeContract'
import { exportFileName, saveKindOf } from './exports'
import { useMergeQueue } from './mergeQueue'
import { usePreferences } from './preferences'

/**
 * Asks where, and writes the export of a merge there, after whatever is still being decided is saved. `name` is offered as
 * the file's, without its ending. Answers null when the dialog was closed; when it fails or the signal aborts, no file is
 * written.
 */
export async function exportGold(
  { bridge }: Services,
  { mergeId }: Pick<MergeOverview, 'mergeId'>,
  request: MergeExport,
  name: string,
  onProgress: (progress: MergeWorkProgress) => void,
  signal: AbortSignal,
): Promise<Result<MergeExportSummary, ExportError> | null> {
  const adjudicatorId = usePreferences.getState().activeAnnotatorId
  // Nobody reaches a merge before the first run asked who is at work.
  if (adjudicatorId === null) return null
  const { kind, extension } = saveKindOf(request)
  const target = await bridge.beginSave(kind, exportFileName(name, extension))
  if (!target.ok) return err({ code: 'main', error: target.error })
  if (target.value === null) return null
  await decisionsWritten()
  const { writeId } = target.value
  return exportMerge({ mergeId, adjudicatorId, writeId, request }, bridge, onProgress, signal)
}

/** Says what a dataset of the gold would be, after whatever is still being decided is saved; writes nothing. */
export async function findGoldPreview(
  mergeId: string,
  request: GoldDataset,
  signal: AbortSignal,
): Promise<Result<ExportPreview, ExportError>> {
  const adjudicatorId = usePreferences.getState().activeAnnotatorId
  if (adjudicatorId === null) return err({ code: 'cancelled' })
  await decisionsWritten()
  return previewGold({ mergeId, adjudicatorId, request }, signal)
}

/** Resolves when no decision is on its way to the database. */
function decisionsWritten(): Promise<void> {
  if (useMergeQueue.getState().save !== 'saving') return Promise.resolve()
  return new Promise((resolve) => {
    const stop = useMergeQueue.subscribe(({ save }) => {
      if (save === 'saving') return
      stop()
      resolve()
    })
  })
}
