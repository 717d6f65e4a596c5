/** Writing what comes of a merge: everything, the gold, or one annotator's corrections. */
import { err, type Result } from '@core/result'
import type { Services } from '@renderer/services/services'
import type { ExportError } from '@renderer/workers/exportClient'
import { exportMerge, type MergeExportSummary } from '@renderer/workers/mergeClient'
import type { MergeExport, MergeOverview, MergeWorkProgress } from '@renderer/workers/mergeContract'
import { exportFileName } from './exports'
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
  const kind = request.kind === 'jsonl' ? 'jsonl' : 'exchange'
  const target = await bridge.beginSave(kind, exportFileName(name, kind === 'jsonl' ? '.jsonl' : '.sanad.json'))
  if (!target.ok) return err({ code: 'main', error: target.error })
  if (target.value === null) return null
  await decisionsWritten()
  const { writeId } = target.value
  return exportMerge({ mergeId, adjudicatorId, writeId, request }, bridge, onProgress, signal)
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
