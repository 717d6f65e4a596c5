/** Files being written for the interface, in pieces; each becomes real at its commit or leaves no trace. */
import { err, ok, type Result } from '@core/result'
import { AtomicFolderWriter } from '@files/atomicFolder'
import { AtomicWriter } from '@files/atomicWrite'
import { readError, writeError } from '@files/fileErrors'
import { folderFiles } from '@files/inputFiles'
import type { AppError } from '@shared/errors'
import type { DatasetFile, SavedFile, SaveTarget } from '@shared/ipc'
import { randomUUID } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { PrintedWriter, type Print } from './printedWriter'

/** What is written makes a file as it is; or is an HTML document of which the file is the print; or is files of a folder. */
export type SaveContent = 'file' | 'printed' | 'folder'

export interface Saves {
  /** Begins writing what a person chose to have at `path`. */
  begin(path: string, content?: SaveContent): Promise<Result<SaveTarget, AppError>>
  /** Appends a chunk, in a folder to the file at `within`. After an error the save is over and its temporary files gone. */
  write(writeId: string, chunk: string | Uint8Array, within?: string): Promise<Result<null, AppError>>
  /** What was written so far, to be read back before the commit. A print has nothing to read. */
  files(writeId: string): Promise<Result<readonly DatasetFile[], AppError>>
  /** Up to `length` bytes from byte `offset` of one of the `files`; fewer at the end. */
  read(writeId: string, within: string, offset: number, length: number): Promise<Result<Uint8Array, AppError>>
  commit(writeId: string): Promise<Result<SavedFile, AppError>>
  /** Gives the save up; an unknown id is no error. */
  abort(writeId: string): Promise<void>
  abortAll(): Promise<void>
}

interface Save {
  readonly path: string
  readonly writer: AtomicWriter | PrintedWriter | AtomicFolderWriter
  /** Where the files are that may be read back, by the paths that `files` answered. */
  readonly readable: Map<string, string>
  /** The last step asked for: steps run one after the other, whatever the sender waited for. */
  last: Promise<unknown>
}

const unknownSave: AppError = { code: 'job-unknown', detail: 'no such save' }

/** `print` makes the bytes of a PDF of an HTML document. */
export function createSaves(print: Print): Saves {
  const saves = new Map<string, Save>()

  /** Runs a step after those before it; if it throws, ends the save. */
  const step = async <T>(writeId: string, run: (save: Save) => Promise<T>): Promise<Result<T, AppError>> => {
    const save = saves.get(writeId)
    if (save === undefined) return err(unknownSave)
    const result = save.last.then(async (): Promise<Result<T, AppError>> => {
      // A step before this one may have failed and ended the save.
      if (saves.get(writeId) !== save) return err(unknownSave)
      try {
        return ok(await run(save))
      } catch (error) {
        saves.delete(writeId)
        await save.writer.abort()
        return err(writeError(error, save.path))
      }
    })
    save.last = result
    return result
  }

  const abort = async (writeId: string): Promise<void> => {
    const writer = saves.get(writeId)?.writer
    // A print takes its time, and nobody waits for this one any more.
    if (writer instanceof PrintedWriter) writer.interrupt()
    await step(writeId, async (save) => {
      saves.delete(writeId)
      await save.writer.abort()
    })
  }

  return {
    async begin(path, content = 'file') {
      try {
        const writer = await openWriter(path, content, print)
        const writeId = randomUUID()
        saves.set(writeId, { path, writer, readable: new Map(), last: Promise.resolve() })
        return ok({ writeId, fileName: basename(path) })
      } catch (error) {
        return err(writeError(error, path))
      }
    },
    write: (writeId, chunk, within) =>
      step(writeId, async ({ writer, path }) => {
        if (writer instanceof AtomicFolderWriter) await writer.write(within ?? '', chunk)
        else if (within === undefined || within === basename(path)) await writer.write(chunk)
        else throw new Error(`${within} is not in a folder`)
        return null
      }),
    files: (writeId) =>
      step(writeId, async ({ writer, path, readable }) => {
        const files = await writtenFiles(writer, basename(path))
        for (const file of files) readable.set(file.path, file.at)
        return files.map(({ path: name, bytes }) => ({ path: name, bytes }))
      }),
    async read(writeId, within, offset, length) {
      const at = saves.get(writeId)?.readable.get(within)
      if (at === undefined) return err({ code: 'not-found', detail: 'no such file in this save' })
      try {
        const file = await open(at, 'r')
        try {
          const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, offset)
          return ok(buffer.subarray(0, bytesRead))
        } finally {
          await file.close()
        }
      } catch (error) {
        return err(readError(error, within))
      }
    },
    commit: (writeId) =>
      step(writeId, async (save) => {
        await save.writer.commit()
        saves.delete(writeId)
        return { fileName: basename(save.path), path: save.path, bytes: save.writer.bytes }
      }),
    abort,
    async abortAll() {
      await Promise.all([...saves.keys()].map(abort))
    },
  }
}

async function openWriter(path: string, content: SaveContent, print: Print): Promise<Save['writer']> {
  if (content === 'folder') return AtomicFolderWriter.open(path)
  const file = await AtomicWriter.open(path)
  return content === 'printed' ? new PrintedWriter(file, print) : file
}

/** The files of a writer and where they are now. */
async function writtenFiles(writer: Save['writer'], name: string): Promise<(DatasetFile & { readonly at: string })[]> {
  if (writer instanceof PrintedWriter) return []
  const { temporary } = writer
  if (writer instanceof AtomicWriter) return [{ path: name, bytes: (await stat(temporary)).size, at: temporary }]
  const files = await folderFiles(temporary)
  return files.map(({ path, size }) => ({ path, bytes: size, at: join(temporary, path) }))
}
