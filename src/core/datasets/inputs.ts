/** What a person names to be read: files that belong together, of one format, some of them in archives. */
import { err, ok, type Result } from '../result'
import type { DatasetFormat, InputFile } from '../formats/format'
import { readBytes } from '../formats/input'
import { unpackFiles } from './archive'
import { recogniseFormat } from './recognise'

/** Files that are read together. */
export interface DatasetInput {
  /** What a person calls them. */
  readonly name: string
  readonly files: readonly InputFile[]
}

/** An input and the format that it is of. */
export interface RecognisedInput extends DatasetInput {
  readonly format: DatasetFormat
}

/** The most that a zip archive may have, in bytes: it is unpacked in memory. */
export const archiveLimit = 1024 ** 3

/** Why an archive is not taken. */
export type ArchiveProblem = 'too-large' | 'no-archive'

/** Whether a file is taken for what is in it. Some formats are archives too, under names of their own. */
export function isArchive(path: string): boolean {
  return path.toLowerCase().endsWith('.zip')
}

/** The files of an archive, as one input of its name. Rejects with what the file's chunks reject with. */
export async function archiveInput(file: InputFile): Promise<Result<DatasetInput, ArchiveProblem>> {
  if (file.size > archiveLimit) return err('too-large')
  const files = unpackFiles(await readBytes(file))
  return files === null ? err('no-archive') : ok({ name: file.path, files })
}

/** Files that are no archives as one input, called by the names of its files; none if there are no files. */
export function singleInput(files: readonly InputFile[]): readonly DatasetInput[] {
  return files.length === 0 ? [] : [{ name: files.map(({ path }) => path).join(', '), files }]
}

/**
 * The format of each input, by its content. Files that are of no format together are looked at one by one. The error is the
 * name of what no format recognises.
 */
export async function recogniseInputs(
  inputs: readonly DatasetInput[],
): Promise<Result<readonly RecognisedInput[], string>> {
  const recognised: RecognisedInput[] = []
  for (const input of inputs) {
    const format = await recogniseFormat(input.files)
    if (format !== null) {
      recognised.push({ ...input, format })
      continue
    }
    if (input.files.length < 2) return err(input.name)
    for (const file of input.files) {
      const own = await recogniseFormat([file])
      if (own === null) return err(file.path)
      recognised.push({ name: file.path, files: [file], format: own })
    }
  }
  return ok(recognised)
}
