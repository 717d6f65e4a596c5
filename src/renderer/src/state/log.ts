/** The log of errors, for the person who looks into them. */
import { ok, type Result } from '@core/result'
import type { AppError } from '@shared/errors'
import type { SanadBridge, SavedFile } from '@shared/ipc'

/** Asks where, and writes the log there. Answers null when the dialog was closed. */
export async function saveLog(bridge: SanadBridge): Promise<Result<SavedFile | null, AppError>> {
  const log = await bridge.readLog()
  if (!log.ok) return log
  const target = await bridge.beginSave('log', 'sanad.log')
  if (!target.ok) return target
  if (target.value === null) return ok(null)
  const written = await bridge.writeSave(target.value.writeId, log.value)
  if (!written.ok) {
    await bridge.abortSave(target.value.writeId)
    return written
  }
  return bridge.commitSave(target.value.writeId)
}
