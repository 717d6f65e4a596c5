/** Handing a project on as a file. */
import type { Result } from '@core/result'
import type { Services } from '@renderer/services/services'
import type { SaveKind } from '@shared/ipc'
import { datasetFormat } from '@core/formats/registry'
import { isFolder } from '@core/datasets/layout'
import { runExport, type ExportError, type ExportSummary } from '@renderer/workers/exportClient'
import type { ExportProgress, ExportSpec } from '@renderer/workers/exportJob'
import type { MergeExport } from '@renderer/workers/mergeContract'
import { settleSessions } from './sessions'

/** A name for the file or folder of a project, without what some file systems do not take. */
export function exportFileName(projectName: string, extension: string): string {
  const name = projectName
    .replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/gu, '')
  return `${name === '' ? 'sanad' : name}${extension}`
}

/**
 * Asks where, and writes the export there, after whatever is still being saved. Answers null when the dialog was closed;
 * when it fails or the signal aborts, no file is written and one that was there before stays as it was.
 */
export async function exportProject(
  { bridge }: Services,
  spec: ExportSpec,
  projectName: string,
  onProgress: (progress: ExportProgress) => void,
  signal: AbortSignal,
): Promise<Result<ExportSummary, ExportError> | null> {
  await settleSessions()
  const { kind, extension } = saveKindOf(spec)
  const target = await bridge.beginSave(kind, exportFileName(projectName, extension))
  if (!target.ok) return { ok: false, error: { code: 'main', error: target.error } }
  if (target.value === null) return null
  return runExport({ spec, writeId: target.value.writeId }, bridge, onProgress, signal)
}

/** As what main saves an export: a file, whose name has the extension, or a folder. Whatever is no dataset is an exchange file. */
export function saveKindOf(request: ExportSpec | MergeExport): { readonly kind: SaveKind; readonly extension: string } {
  if (request.kind !== 'dataset') return { kind: 'exchange', extension: '.sanad.json' }
  const format = datasetFormat(request.dataset.format)?.describe()
  if (format === undefined) throw new Error(`There is no format ${request.dataset.format}.`)
  return isFolder(format, request.dataset.splits !== undefined)
    ? { kind: 'dataset-folder', extension: '' }
    : { kind: 'dataset', extension: format.extension }
}
