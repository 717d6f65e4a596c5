/**
 * The way out when the database cannot be written: the open document with the marks that are in memory, as an exchange
 * file. It reads nothing from the database, which may be the thing that failed.
 */
import { writeExchange } from '@core/exchange/write'
import { err, type Result } from '@core/result'
import type { AppError } from '@shared/errors'
import type { SanadBridge, SavedFile } from '@shared/ipc'
import type { OpenDocument } from '@renderer/state/sessions'
import { annotatorOfRow, documentOfRow, projectOfRow } from '@renderer/store/exchangeRows'

/** Asks where, and writes the file there. */
export async function saveCopy(
  bridge: SanadBridge,
  { project, row, annotator, session }: OpenDocument,
): Promise<Result<SavedFile, AppError> | 'cancelled'> {
  const info = await bridge.appInfo()
  if (!info.ok) return info
  const target = await bridge.beginSave('exchange', `${row.fileName.replace(/\.[^.]*$/, '')}.sanad.json`)
  if (!target.ok) return target
  if (target.value === null) return 'cancelled'
  const { writeId } = target.value

  const file = writeExchange(
    {
      project: projectOfRow(project),
      scheme: project.scheme,
      annotators: [annotatorOfRow(annotator)],
      documents: [documentOfRow(row, session.text)],
      annotations: [...session.layer.annotations.values()],
      relations: [...session.layer.relations.values()],
      decisions: [],
      extra: {},
    },
    { generator: { name: 'sanad', version: info.value.version }, exportedAt: new Date().toISOString() },
  )
  if (!file.ok) {
    await bridge.abortSave(writeId)
    return err({ code: 'internal', detail: JSON.stringify(file.error) })
  }
  for (const chunk of file.value) {
    const written = await bridge.writeSave(writeId, chunk)
    if (!written.ok) {
      await bridge.abortSave(writeId)
      return written
    }
  }
  return bridge.commitSave(writeId)
}
