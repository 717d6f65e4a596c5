/** The formats that datasets can be exported in. */
import type { DatasetFormat } from './format'
import { jsonl } from './jsonl'

export const datasetFormats: readonly DatasetFormat[] = [jsonl]

/** The format of that name, or undefined. */
export function datasetFormat(name: string): DatasetFormat | undefined {
  return datasetFormats.find((format) => format.name === name)
}
