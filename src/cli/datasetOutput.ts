/** Where a command puts a dataset: a file, a folder, or a zip archive of one; whole, or not at all. */
import { packFiles, unpackFiles } from '@core/datasets/archive'
import type { FilePart, InputFile } from '@core/formats/format'
import { AtomicFolderWriter } from '@files/atomicFolder'
import { AtomicWriter } from '@files/atomicWrite'
import { messageOf } from '@files/fileErrors'
import { diskFile, folderFiles } from '@files/inputFiles'
import { Utf8Encoder } from '@files/utf8'
import { realpath } from 'node:fs/promises'
import { basename } from 'node:path'
import { CommandError } from './command'

/** Ends with exactly one of `commit` and `abort`. */
export interface DatasetOutput {
  write(part: FilePart): Promise<void>
  /** All that was written, to be read back, once there is no more to write. */
  files(): Promise<readonly InputFile[]>
  /** Gives it its name. Answers how many bytes there are, and files in a folder. */
  commit(): Promise<{ readonly bytes: number; readonly files: number }>
  abort(): Promise<void>
}

/** UTF-16 code units of text that are put together before they are written: fewer and larger writes take less time. */
const pieceSize = 1024 ** 2
/** The most that is packed into an archive, in bytes: it is made in memory. */
const archiveLimit = 1024 ** 3

/**
 * Opens the output at `path`: a zip archive if it ends in `.zip`, else a folder if there will be several files. Refuses to
 * replace one of the `inputs`, and a folder that is not empty. Throws `CommandError`; so does `attempt` around the rest.
 */
export async function openDatasetOutput(
  path: string,
  folder: boolean,
  inputs: readonly string[],
): Promise<DatasetOutput> {
  const target = await realpath(path).catch(() => path)
  for (const input of inputs) {
    if ((await realpath(input)) === target)
      throw new CommandError(`--out ${path} would replace what was read; name another file`)
  }
  return attempt(path, () =>
    folder && path.toLowerCase().endsWith('.zip')
      ? archiveOutput(path)
      : folder
        ? folderOutput(path)
        : fileOutput(path),
  )
}

/** Does something with the output at `path`; what the system says against it becomes a `CommandError`. */
export async function attempt<T>(path: string, what: () => Promise<T>): Promise<T> {
  try {
    return await what()
  } catch (cause) {
    if (cause instanceof CommandError) throw cause
    throw new CommandError(`${path} cannot be written: ${messageOf(cause)}`)
  }
}

async function fileOutput(path: string): Promise<DatasetOutput> {
  const writer = await AtomicWriter.open(path)
  const joined = joining((data) => writer.write(data))
  return {
    write: ({ data }) => joined.write(data),
    async files() {
      await joined.flush()
      return [await diskFile(writer.temporary, basename(path))]
    },
    async commit() {
      await joined.flush()
      await writer.commit()
      return { bytes: writer.bytes, files: 1 }
    },
    abort: () => writer.abort(),
  }
}

async function folderOutput(path: string): Promise<DatasetOutput> {
  const writer = await AtomicFolderWriter.open(path)
  return {
    write: (part) => writer.write(part.path, part.data),
    files: () => folderFiles(writer.temporary),
    async commit() {
      await writer.commit()
      return { bytes: writer.bytes, files: writer.files }
    },
    abort: () => writer.abort(),
  }
}

async function archiveOutput(path: string): Promise<DatasetOutput> {
  const writer = await AtomicWriter.open(path)
  const encoder = new Utf8Encoder()
  const files = new Map<string, Uint8Array[]>()
  let size = 0
  let packed: Uint8Array | null = null
  const pack = () => (packed ??= packFiles(Array.from(files, ([name, parts]) => [name, Buffer.concat(parts)])))
  return {
    write({ path: name, data }) {
      const bytes = typeof data === 'string' ? encoder.encode(data) : data
      size += bytes.length
      if (size > archiveLimit) {
        throw new CommandError(
          `${path} would hold more than ${archiveLimit} bytes; name a folder, and pack it afterwards`,
        )
      }
      const parts = files.get(name)
      if (parts === undefined) files.set(name, [bytes])
      else parts.push(bytes)
      return Promise.resolve()
    },
    files() {
      const unpacked = unpackFiles(pack())
      if (unpacked === null) throw new Error('the archive cannot be unpacked')
      return Promise.resolve(unpacked)
    },
    async commit() {
      await writer.write(pack())
      await writer.commit()
      return { bytes: writer.bytes, files: files.size }
    },
    abort: () => writer.abort(),
  }
}

/** Puts short texts together before they are written. */
function joining(write: (data: string | Uint8Array) => Promise<void>) {
  let text = ''
  const flush = async () => {
    if (text === '') return
    const piece = text
    text = ''
    await write(piece)
  }
  return {
    flush,
    async write(data: string | Uint8Array) {
      if (typeof data !== 'string') {
        await flush()
        await write(data)
        return
      }
      text += data
      if (text.length >= pieceSize) await flush()
    },
  }
}
