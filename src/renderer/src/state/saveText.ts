/** Small files that are written in one go. */
import { ok, type Result } from '@core/result'
import type { AppError } from '@shared/errors'
import type { SanadBridge, SavedFile, SaveKind } from '@shared/ipc'

/** Asks where, and writes a text, or bytes, there. Answers null when the dialog was closed; a failure leaves no file. */
export async function saveText(
  bridge: SanadBridge,
  kind: SaveKind,
  suggestedName: string,
  text: string | Uint8Array,
): Promise<Result<SavedFile | null, AppError>> {
  const target = await bridge.beginSave(kind, suggestedName)
  if (!target.ok) return target
  if (target.value === null) return ok(null)
  const { writeId } = target.value
  const written = await bridge.writeSave(writeId, text)
  if (!written.ok) {
    await bridge.abortSave(writeId)
    return written
  }
  return bridge.commitSave(writeId)
}
