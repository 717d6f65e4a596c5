/** The log of errors, for the person who looks into them. */
import type { Result } from '@core/result'
import type { AppError } from '@shared/errors'
import type { SanadBridge, SavedFile } from '@shared/ipc'
import { saveText } from './saveText'

/** Asks where, and writes the log there. Answers null when the dialog was closed. */
export async function saveLog(bridge: SanadBridge): Promise<Result<SavedFile | null, AppError>> {
  const log = await bridge.readLog()
  return log.ok ? saveText(bridge, 'log', 'sanad.log', log.value) : log
}
