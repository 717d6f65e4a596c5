/** Small items, built afresh for each test. */
import type { DatasetHead, DatasetItem, DatasetSpan } from '@core/datasets/item'
import { DatasetExport, type DatasetPlan, type Items } from '@core/datasets/export'
import { inputFile } from '@core/formats/input'
import type { FilePart, InputFile } from '@core/formats/format'
import { documentIdOf } from '@core/text/documentId'
import { scheme, uuid } from '../exchange/sampleContent'

export const head: DatasetHead = { project: { id: uuid(900), name: 'السيول' }, scheme }

/** An item of one text; each mark is a quote and its label, found at its first occurrence. */
export function itemOf(
  text: string,
  marks: readonly (readonly [quote: string, label: string])[] = [],
  fileName = 'a.txt',
): DatasetItem {
  return {
    document: { id: documentIdOf(text), title: '', fileName, text, status: 'done' },
    annotator: { id: uuid(901), name: 'هناء' },
    spans: marks.map(([quote, label], n): DatasetSpan => {
      const start = text.indexOf(quote)
      if (start < 0) throw new Error(`The text does not hold ${quote}`)
      return { id: uuid(n + 1), label, start, end: start + quote.length, attributes: {}, note: '' }
    }),
    relations: [],
  }
}

/** All parts that an export makes of the items. */
export async function partsOf(dataset: DatasetExport, items: Items): Promise<FilePart[]> {
  const parts: FilePart[] = []
  for await (const item of items) parts.push(...dataset.add(item))
  return [...parts, ...dataset.end()]
}

/** The files that parts make; the path of an only file becomes `name`. */
export function filesOf(parts: readonly FilePart[], name = 'dataset'): InputFile[] {
  const files = new Map<string, Buffer[]>()
  for (const { path, data } of parts) {
    const key = path === '' ? name : path
    files.set(key, [...(files.get(key) ?? []), Buffer.from(data as string)])
  }
  return Array.from(files, ([path, chunks]) => inputFile(path, Buffer.concat(chunks)))
}

/** The export of a plan, its parts, and what its own check says of the files that `spoil` makes of them. */
export async function exported(
  plan: DatasetPlan,
  items: readonly DatasetItem[],
  spoil: (part: FilePart) => FilePart = (part) => part,
) {
  const dataset = new DatasetExport(plan)
  const parts = await partsOf(dataset, items)
  const difference = await dataset.check(filesOf(parts.map(spoil)), () => items)
  return { dataset, parts, difference }
}
