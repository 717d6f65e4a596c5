/** Reading one text file into what becomes a document. */
import type { Encoding } from '@core/annotation/model'
import { err, ok, type Result } from '@core/result'
import { documentIdOf } from '@core/text/documentId'
import { titleOf } from '@core/text/title'
import type { SetAsideReason } from '@shared/errors'
import type { DecodedFile } from '@shared/ipc'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { decodeBytes } from './decode'
import { messageOf } from './fileErrors'

/** The largest text that is imported, in bytes: 5 MB is what the editor opens without a wait. */
export const maxTextBytes = 5 * 1024 * 1024

export interface ReadTextOptions {
  /** The encoding, where a person chose it; see `decodeBytes`. */
  readonly as?: Encoding | undefined
  /** The largest file to read, in bytes; `maxTextBytes` if not given. */
  readonly limit?: number | undefined
}

export interface ReadText {
  readonly file: DecodedFile
  readonly encoding: Encoding
  /** False if the encoding is a guess. */
  readonly certain: boolean
}

/** Reads and decodes the file at `path`; it is not touched if it is no regular file or larger than the limit. */
export async function readText(path: string, options: ReadTextOptions = {}): Promise<Result<ReadText, SetAsideReason>> {
  const bytes = await readBytes(path, options.limit ?? maxTextBytes)
  if (!bytes.ok) return bytes
  const decoded = decodeBytes(bytes.value, options.as)
  if (!decoded.ok) return decoded
  const { text, source, encoding, certain } = decoded.value
  const file = { id: documentIdOf(text), title: titleOf(text), fileName: basename(path), text, source }
  return ok({ file, encoding, certain })
}

async function readBytes(path: string, limit: number): Promise<Result<Uint8Array, SetAsideReason>> {
  try {
    // Before opening: a pipe that nobody writes to would never open.
    const entry = await stat(path)
    if (!entry.isFile()) return err({ kind: 'not-a-file' })
    if (entry.size > limit) return err({ kind: 'too-large', bytes: entry.size, limit })
    return ok(await readFile(path))
  } catch (error) {
    return err({ kind: 'unreadable', detail: messageOf(error) })
  }
}
