/** Handing a project on as a file. */
import type { Result } from '@core/result'
import type { Services } from '@renderer/services/services'
import { runExport, type ExportError, type ExportSummary } from '@renderer/workers/exportClient'
import type { ExportProgress, ExportSpec } from '@renderer/workers/exportJob'
import { settleSessions } from './sessions'

const extensions = { exchange: '.sanad.json', jsonl: '.jsonl' } as const satisfies Record<ExportSpec['kind'], string>

/** A name for the file of a project, without what some file systems do not take. */
export function exportFileName(projectName: string, kind: ExportSpec['kind']): string {
  const name = projectName
    .replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/gu, '')
  return `${name === '' ? 'sanad' : name}${extensions[kind]}`
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
  const target = await bridge.beginSave(spec.kind, exportFileName(projectName, spec.kind))
  if (!target.ok) return { ok: false, error: { code: 'main', error: target.error } }
  if (target.value === null) return null
  return runExport({ ...spec, writeId: target.value.writeId }, bridge, onProgress, signal)
}
