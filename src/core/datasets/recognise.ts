/** Telling the format of a dataset by what is in it. */
import type { DatasetFormat, FileStart, InputFile } from '../formats/format'
import { fileStart } from '../formats/input'
import { datasetFormats } from '../formats/registry'

/** How many files are looked into: the others of a folder are of the same kind. */
const lookedInto = 200

/** The format that the files are of, together; null if none recognises them. */
export async function recogniseFormat(files: readonly InputFile[]): Promise<DatasetFormat | null> {
  const starts: FileStart[] = []
  for (const file of files.slice(0, lookedInto)) starts.push(await fileStart(file))
  const formats = datasetFormats.filter((format) => format.describe().imports)
  // The card of a dataset that we divided is no file of its format.
  const withoutCard = starts.filter(({ path }) => path !== 'README.md')
  return (
    formats.find((format) => format.recognises(starts)) ??
    formats.find((format) => withoutCard.length > 0 && format.recognises(withoutCard)) ??
    null
  )
}
