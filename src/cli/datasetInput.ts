/** Reading the datasets that a command names: files, folders, zip archives. */
import { unpackFiles } from '@core/datasets/archive'
import { readDataset } from '@core/datasets/layout'
import { recogniseFormat } from '@core/datasets/recognise'
import type { DatasetFormat, InputFile, ReadEvent, ReadOptions } from '@core/formats/format'
import { messageOf } from '@files/fileErrors'
import { diskFile, folderFiles } from '@files/inputFiles'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { CommandError } from './command'

/** Files that are read together. */
export interface DatasetInput {
  /** What a person calls them. */
  readonly name: string
  readonly files: readonly InputFile[]
}

/** The most that a zip archive may have, in bytes: it is unpacked in memory. */
const archiveLimit = 1024 ** 3

/**
 * What is at these absolute paths: each folder and each archive by itself, all single files together. Throws `CommandError`
 * for what is not there.
 */
export async function datasetInputs(paths: readonly string[]): Promise<readonly DatasetInput[]> {
  const inputs: DatasetInput[] = []
  const single: InputFile[] = []
  for (const path of paths) {
    try {
      const entry = await stat(path)
      if (path.toLowerCase().endsWith('.sanad.json')) {
        throw new CommandError(`${path} is an exchange file, not a dataset; sanad merge takes those`)
      }
      if (entry.isDirectory()) inputs.push({ name: path, files: await folderFiles(path) })
      else if (path.toLowerCase().endsWith('.zip'))
        inputs.push({ name: path, files: await archiveFiles(path, entry.size) })
      else single.push(await diskFile(path, basename(path)))
    } catch (cause) {
      if (cause instanceof CommandError) throw cause
      throw new CommandError(`${path} cannot be read: ${messageOf(cause)}`)
    }
  }
  const name = single.map((file) => file.path).join(', ')
  return single.length === 0 ? inputs : [{ name, files: single }, ...inputs]
}

async function archiveFiles(path: string, size: number): Promise<readonly InputFile[]> {
  if (size > archiveLimit) throw new Error(`it is larger than ${archiveLimit} bytes; unpack it first`)
  const files = unpackFiles(await readFile(path))
  if (files === null) throw new Error('it is no zip archive, or a file in it is too large')
  return files
}

/** An input and the format that it is of. */
export interface RecognisedInput extends DatasetInput {
  readonly format: DatasetFormat
}

/**
 * The format of each input, by its content. Files that are of no format together are looked at one by one. Throws
 * `CommandError` for what no format recognises.
 */
export async function recogniseInputs(inputs: readonly DatasetInput[]): Promise<readonly RecognisedInput[]> {
  const recognised: RecognisedInput[] = []
  for (const input of inputs) {
    const format = await recogniseFormat(input.files)
    if (format !== null) {
      recognised.push({ ...input, format })
      continue
    }
    if (input.files.length < 2) throw unknownFormat(input.name)
    const alone = input.files.map((file) => ({ name: file.path, files: [file] }))
    for (const { name, files } of alone) {
      const own = await recogniseFormat(files)
      if (own === null) throw unknownFormat(name)
      recognised.push({ name, files, format: own })
    }
  }
  return recognised
}

function unknownFormat(name: string): CommandError {
  return new CommandError(`${name}: no format is recognised in it; name one by --format (sanad formats lists them)`)
}

/** What a reader says of an input, in order. */
export function readInput({ format, files }: RecognisedInput, options: ReadOptions): AsyncIterable<ReadEvent> {
  return readDataset(format, files, options)
}
