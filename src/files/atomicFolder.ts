/**
 * Writing a folder so that its name never holds a part of it, also after a power cut: a temporary folder beside it, flushed to
 * the disk, takes its name by `rename`. A folder that holds something is never replaced: what else is in it cannot be known.
 */
import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, rmdir, stat, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { syncFolder } from './atomicWrite'
import { Utf8Encoder } from './utf8'

/** Files that are open at a time: a writer may go to and fro between some, and make thousands one after the other. */
const openFiles = 16
/** Files that are flushed at a time. */
const flushedTogether = 32

/** A folder being written in pieces. Ends with exactly one of `commit` and `abort`; its methods must not overlap. */
export class AtomicFolderWriter {
  /** Written so far. */
  bytes = 0
  readonly #encoder = new Utf8Encoder()
  /** In the order of their last use. */
  readonly #open = new Map<string, FileHandle>()
  readonly #paths = new Set<string>()
  readonly #folders = new Set<string>()

  private constructor(
    /** Where the files are until the commit. */
    readonly temporary: string,
    private readonly target: string,
  ) {}

  /** Makes a temporary folder beside `path`. Rejects if there is something at `path` other than an empty folder. */
  static async open(path: string): Promise<AtomicFolderWriter> {
    await refuseUnlessFree(path)
    // Unguessable, and made by us alone. Hidden, so that no import picks it up.
    const temporary = join(dirname(path), `.sanad-${randomUUID()}.tmp`)
    await mkdir(temporary)
    return new AtomicFolderWriter(temporary, path)
  }

  /** How many files there are. */
  get files(): number {
    return this.#paths.size
  }

  /**
   * Appends `chunk`, a string as UTF-8, to the file at `path`, which has `/` between its parts and stays within the folder.
   * Rejects with the system's error (the writer then waits for `abort`), or with a RangeError for half a surrogate pair.
   */
  async write(path: string, chunk: string | Uint8Array): Promise<void> {
    const data = typeof chunk === 'string' ? this.#encoder.encode(chunk) : chunk
    const file = await this.#fileAt(path)
    await file.writeFile(data)
    this.bytes += data.byteLength
  }

  /** Flushes to the disk and gives the folder its name. If it rejects, no trace is left. */
  async commit(): Promise<void> {
    try {
      await this.#closeAll()
      const paths = [...this.#paths]
      for (let at = 0; at < paths.length; at += flushedTogether) {
        await Promise.all(paths.slice(at, at + flushedTogether).map((path) => flush(join(this.temporary, path))))
      }
      for (const folder of [...this.#folders, '']) await syncFolder(join(this.temporary, folder))
      await refuseUnlessFree(this.target)
      // Windows does not rename onto a folder, even an empty one.
      await rmdir(this.target).catch(() => undefined)
      await rename(this.temporary, this.target)
    } catch (error) {
      await this.abort()
      throw error
    }
    await syncFolder(dirname(this.target))
  }

  /** Removes the temporary folder. Never rejects: there is nothing more to be done about a failure. */
  async abort(): Promise<void> {
    await this.#closeAll().catch(() => undefined)
    await rm(this.temporary, { recursive: true, force: true }).catch(() => undefined)
  }

  async #fileAt(path: string): Promise<FileHandle> {
    const known = this.#open.get(path)
    if (known !== undefined) {
      this.#open.delete(path)
      this.#open.set(path, known)
      return known
    }
    const isNew = !this.#paths.has(path)
    if (isNew) await this.#makeFolder(path)
    const [oldest] = this.#open
    if (oldest !== undefined && this.#open.size >= openFiles) {
      this.#open.delete(oldest[0])
      await oldest[1].close()
    }
    const file = await open(join(this.temporary, path), isNew ? 'wx' : 'a')
    this.#open.set(path, file)
    this.#paths.add(path)
    return file
  }

  /** Makes the folder that a file is in, if its path stays within the folder. */
  async #makeFolder(path: string): Promise<void> {
    const parts = path.split('/')
    if (parts.some((part) => part === '' || part === '.' || part === '..' || /[\\:\0]/.test(part))) {
      throw new Error(`${JSON.stringify(path)} is no path within a folder`)
    }
    const folder = parts.slice(0, -1).join('/')
    if (folder === '' || this.#folders.has(folder)) return
    await mkdir(join(this.temporary, folder), { recursive: true })
    this.#folders.add(folder)
  }

  async #closeAll(): Promise<void> {
    const files = [...this.#open.values()]
    this.#open.clear()
    await Promise.all(files.map((file) => file.close()))
  }
}

async function refuseUnlessFree(path: string): Promise<void> {
  const entry = await stat(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  })
  if (entry === null) return
  if (!entry.isDirectory()) throw systemError('EEXIST', `${path} is there already and is no folder`)
  if ((await readdir(path)).length > 0) throw systemError('ENOTEMPTY', `${path} is a folder that is not empty`)
}

/** An error as the system would give it, so that it is explained like one. */
function systemError(code: 'EEXIST' | 'ENOTEMPTY', message: string): Error {
  return Object.assign(new Error(message), { code })
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
