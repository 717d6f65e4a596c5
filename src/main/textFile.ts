/** Reading a small file of UTF-8 text that the interface takes whole: a scheme, or guidelines. */
import { err, ok, type Result } from '@core/result'
import { readError } from '@files/fileErrors'
import type { AppError } from '@shared/errors'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'

/** The largest file that is read, in bytes. */
export const maxTextFileBytes = 1024 * 1024

export interface TextFile {
  readonly fileName: string
  /** Without a byte order mark; newlines as they are in the file. */
  readonly text: string
}

/**
 * Reads the file at `path`. Fails with `file-too-large` above `maxTextFileBytes`, with `not-utf8` when a single byte is not
 * UTF-8 (nothing is replaced by U+FFFD), else with what the system says.
 */
export async function readTextFile(path: string): Promise<Result<TextFile, AppError>> {
  try {
    // Before opening: a pipe that nobody writes to would never open.
    const entry = await stat(path)
    if (!entry.isFile()) return err({ code: 'read-failed', detail: 'not a regular file', path })
    if (entry.size > maxTextFileBytes) return err({ code: 'file-too-large', detail: `${entry.size} bytes`, path })
    const text = decodeUtf8(await readFile(path))
    if (text === null) return err({ code: 'not-utf8', detail: 'not UTF-8', path })
    return ok({ fileName: basename(path), text })
  } catch (error) {
    return err(readError(error, path))
  }
}

/** The text without its byte order mark, or null if the bytes are not UTF-8. */
function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
