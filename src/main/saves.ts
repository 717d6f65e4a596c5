/** Files being written for the interface, in pieces; each becomes real at its commit or leaves no trace. */
import { err, ok, type Result } from '@core/result'
import { AtomicWriter } from '@files/atomicWrite'
import { writeError } from '@files/fileErrors'
import type { AppError } from '@shared/errors'
import type { SavedFile, SaveTarget } from '@shared/ipc'
import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'

export interface Saves {
  /** Begins writing the file at `path`, which a person chose. */
  begin(path: string): Promise<Result<SaveTarget, AppError>>
  /** Appends a chunk. After an error the save is over and its temporary file gone. */
  write(writeId: string, chunk: string): Promise<Result<null, AppError>>
  commit(writeId: string): Promise<Result<SavedFile, AppError>>
  /** Gives the save up; an unknown id is no error. */
  abort(writeId: string): Promise<void>
  abortAll(): Promise<void>
}

interface Save {
  readonly path: string
  readonly writer: AtomicWriter
  /** The last step asked for: steps run one after the other, whatever the sender waited for. */
  last: Promise<unknown>
}

const unknownSave: AppError = { code: 'job-unknown', detail: 'no such save' }

export function createSaves(): Saves {
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
    await step(writeId, async (save) => {
      saves.delete(writeId)
      await save.writer.abort()
    })
  }

  return {
    async begin(path) {
      try {
        const writer = await AtomicWriter.open(path)
        const writeId = randomUUID()
        saves.set(writeId, { path, writer, last: Promise.resolve() })
        return ok({ writeId, fileName: basename(path) })
      } catch (error) {
        return err(writeError(error, path))
      }
    },
    write: (writeId, chunk) =>
      step(writeId, async (save) => {
        await save.writer.write(chunk)
        return null
      }),
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
