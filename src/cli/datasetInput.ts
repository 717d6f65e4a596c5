/** Reading the datasets that a command names: files, folders, zip archives. */
import {
  archiveInput,
  archiveLimit,
  isArchive,
  recogniseInputs as recognise,
  singleInput,
  type ArchiveProblem,
  type DatasetInput,
  type RecognisedInput,
} from '@core/datasets/inputs'
import { readDataset } from '@core/datasets/layout'
import type { InputFile, ReadEvent, ReadOptions } from '@core/formats/format'
import { messageOf } from '@files/fileErrors'
import { diskFile, folderFiles } from '@files/inputFiles'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { CommandError } from './command'

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
      else if (isArchive(path)) inputs.push({ name: path, files: await archiveFiles(path) })
      else single.push(await diskFile(path, basename(path)))
    } catch (cause) {
      if (cause instanceof CommandError) throw cause
      throw new CommandError(`${path} cannot be read: ${messageOf(cause)}`)
    }
  }
  return [...singleInput(single), ...inputs]
}

const archiveProblems: Readonly<Record<ArchiveProblem, string>> = {
  'too-large': `it is larger than ${archiveLimit} bytes; unpack it first`,
  'no-archive': 'it is no zip archive, or a file in it is too large',
}

async function archiveFiles(path: string): Promise<readonly InputFile[]> {
  const input = await archiveInput(await diskFile(path, basename(path)))
  if (!input.ok) throw new Error(archiveProblems[input.error])
  return input.value.files
}

/**
 * The format of each input, by its content. Files that are of no format together are looked at one by one. Throws
 * `CommandError` for what no format recognises.
 */
export async function recogniseInputs(inputs: readonly DatasetInput[]): Promise<readonly RecognisedInput[]> {
  const recognised = await recognise(inputs)
  if (recognised.ok) return recognised.value
  const name = recognised.error
  throw new CommandError(`${name}: no format is recognised in it; name one by --format (sanad formats lists them)`)
}

/** What a reader says of an input, in order. */
export function readInput({ format, files }: RecognisedInput, options: ReadOptions): AsyncIterable<ReadEvent> {
  return readDataset(format, files, options)
}
