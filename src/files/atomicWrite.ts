/**
 * Writing a file so that at every moment, also after a power cut, its name holds either the whole old content or the whole
 * new one: a temporary file beside it, flushed to the disk, takes its name by `rename`, which POSIX and NTFS do as one step.
 */
import { randomUUID } from 'node:crypto'
import { open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Utf8Encoder } from './utf8'

/** A file being written in pieces. Ends with exactly one of `commit` and `abort`; its methods must not overlap. */
export class AtomicWriter {
  /** Bytes written so far. */
  bytes = 0
  private readonly encoder = new Utf8Encoder()

  private constructor(
    private readonly file: FileHandle,
    /** Where the content is until the commit. */
    readonly temporary: string,
    private readonly target: string,
  ) {}

  /**
   * Opens a temporary file beside `path`, with the mode of the file that is there now. Where `path` is a link, the file
   * that it points to is the one replaced. Rejects with the system's error.
   */
  static async open(path: string): Promise<AtomicWriter> {
    const existing = await existingFile(path)
    const target = existing?.path ?? path
    // Unguessable and exclusive: nobody can lay a link in wait under this name. Hidden, so that no import picks it up.
    const temporary = join(dirname(target), `.sanad-${randomUUID()}.tmp`)
    const file = await open(temporary, 'wx')
    // Worth trying only: a memory stick that knows no modes must not keep a file from being saved.
    if (existing !== null) await file.chmod(existing.mode).catch(() => undefined)
    return new AtomicWriter(file, temporary, target)
  }

  /**
   * Appends `chunk`, a string as UTF-8. Rejects with the system's error (the writer then waits for `abort`), or with a
   * RangeError if a string has half a surrogate pair, which UTF-8 cannot hold and Node would replace in silence.
   */
  async write(chunk: string | Uint8Array): Promise<void> {
    const data = typeof chunk === 'string' ? this.encoder.encode(chunk) : chunk
    // `writeFile` on a handle writes at the current position, and all of it; `write` may stop short.
    await this.file.writeFile(data)
    this.bytes += data.byteLength
  }

  /** Flushes to the disk and gives the file its name. If it rejects, the old file is untouched and no trace is left. */
  async commit(): Promise<void> {
    try {
      await this.file.sync()
      await this.file.close()
      await rename(this.temporary, this.target)
    } catch (error) {
      await this.abort()
      throw error
    }
    await syncFolder(dirname(this.target))
  }

  /** Removes the temporary file. Never rejects: there is nothing more to be done about a failure. */
  async abort(): Promise<void> {
    await this.file.close().catch(() => undefined)
    await rm(this.temporary, { force: true }).catch(() => undefined)
  }
}

/** Replaces the content of `path` by `data` (a string as UTF-8) as an `AtomicWriter` does. */
export async function writeFileAtomically(path: string, data: string | Uint8Array): Promise<void> {
  const writer = await AtomicWriter.open(path)
  try {
    await writer.write(data)
  } catch (error) {
    await writer.abort()
    throw error
  }
  await writer.commit()
}

/** Where a file is that `path` names, links followed, and its permission bits; null if there is none yet. */
async function existingFile(path: string): Promise<{ readonly path: string; readonly mode: number } | null> {
  try {
    const real = await realpath(path)
    const { mode } = await stat(real)
    return { path: real, mode: mode & 0o777 }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** Makes a rename in `folder` survive a power cut, where the system lets a folder be opened (Windows does not). */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  if (handle === null) return
  await handle.sync().catch(() => undefined)
  await handle.close()
}
