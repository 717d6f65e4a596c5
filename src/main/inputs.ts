/** Files that the interface may read: it holds a token for each, never a path. */
import { err, ok, type Result } from '@core/result'
import { readError } from '@files/fileErrors'
import type { AppError } from '@shared/errors'
import type { GrantedFile } from '@shared/ipc'
import { randomUUID } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'

export interface Inputs {
  /** Grants reading the file at `path`, of `bytes` bytes, which a person named. */
  grant(path: string, bytes: number): GrantedFile
  /** Up to `length` bytes from byte `offset`; fewer at the end. The files read last stay open until `close`. */
  read(token: string, offset: number, length: number): Promise<Result<Uint8Array, AppError>>
  /** Ends the grant; an unknown token is no error. */
  close(token: string): Promise<void>
  /** Ends all grants. */
  closeAll(): Promise<void>
}

/** Files that are open at a time: a folder may have thousands. */
const openFiles = 16

export function createInputs(): Inputs {
  /** Path by token. */
  const granted = new Map<string, string>()
  /** By token, in the order of their last use. */
  const opened = new Map<string, Promise<FileHandle>>()

  const shut = async (token: string): Promise<void> => {
    const file = opened.get(token)
    opened.delete(token)
    // A file that could not be opened has nothing to close; one that is being read is closed after that.
    await file?.then((handle) => handle.close()).catch(() => undefined)
  }

  const fileOf = (token: string, path: string): Promise<FileHandle> => {
    const file = opened.get(token) ?? open(path, 'r')
    opened.delete(token)
    opened.set(token, file)
    const [oldest] = opened.keys()
    if (opened.size > openFiles && oldest !== undefined) void shut(oldest)
    return file
  }

  const close = async (token: string): Promise<void> => {
    granted.delete(token)
    await shut(token)
  }

  return {
    grant(path, bytes) {
      const token = randomUUID()
      granted.set(token, path)
      return { token, fileName: basename(path), bytes }
    },
    async read(token, offset, length) {
      const path = granted.get(token)
      if (path === undefined) return err({ code: 'job-unknown', detail: 'no such input' })
      try {
        const file = await fileOf(token, path)
        const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, offset)
        return ok(buffer.subarray(0, bytesRead))
      } catch (error) {
        // Whoever tries again opens it anew.
        void shut(token)
        return err(readError(error, path))
      }
    },
    close,
    async closeAll() {
      await Promise.all([...granted.keys()].map(close))
    },
  }
}
