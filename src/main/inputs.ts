/** Exchange files that the interface may read: it holds a token for each, never a path. */
import { err, ok, type Result } from '@core/result'
import { readError } from '@files/fileErrors'
import type { AppError } from '@shared/errors'
import { randomUUID } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'

export interface Input {
  readonly token: string
  readonly fileName: string
  readonly bytes: number
}

export interface Inputs {
  /** Grants reading the file at `path`, of `bytes` bytes, which a person named. */
  grant(path: string, bytes: number): Input
  /** Up to `length` bytes from byte `offset`; fewer at the end. The file stays open until `close`. */
  read(token: string, offset: number, length: number): Promise<Result<Uint8Array, AppError>>
  /** Ends the grant; an unknown token is no error. */
  close(token: string): Promise<void>
  /** Ends all grants. */
  closeAll(): Promise<void>
}

export function createInputs(): Inputs {
  const granted = new Map<string, { readonly path: string; file: Promise<FileHandle> | null }>()

  const close = async (token: string): Promise<void> => {
    const input = granted.get(token)
    granted.delete(token)
    // A file that could not be opened has nothing to close.
    await input?.file?.then((file) => file.close()).catch(() => undefined)
  }

  return {
    grant(path, bytes) {
      const token = randomUUID()
      granted.set(token, { path, file: null })
      return { token, fileName: basename(path), bytes }
    },
    async read(token, offset, length) {
      const input = granted.get(token)
      if (input === undefined) return err({ code: 'job-unknown', detail: 'no such input' })
      try {
        input.file ??= open(input.path, 'r')
        const file = await input.file
        const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, offset)
        return ok(buffer.subarray(0, bytesRead))
      } catch (error) {
        return err(readError(error, input.path))
      }
    },
    close,
    async closeAll() {
      await Promise.all([...granted.keys()].map(close))
    },
  }
}
