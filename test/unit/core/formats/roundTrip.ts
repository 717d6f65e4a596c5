/** Writing datasets to memory and reading them back, as tests of all formats do. */
import type { DatasetHead, DatasetItem } from '@core/datasets/item'
import type { DatasetFormat, InputFile, ReadEvent, ReadOptions, WriteOptions } from '@core/formats/format'
import { fileStart, inputFile } from '@core/formats/input'

/** The files of a dataset by path, as bytes. */
export type WrittenFiles = ReadonlyMap<string, Uint8Array>

/** Writes items, which must be as `carry` answered them. */
export function writeAll(
  format: DatasetFormat,
  head: DatasetHead,
  options: WriteOptions,
  items: Iterable<DatasetItem>,
): WrittenFiles {
  const parts = new Map<string, Uint8Array[]>()
  const writer = format.write(head, options)
  const take = (written: Iterable<{ path: string; data: string | Uint8Array }>) => {
    for (const { path, data } of written) {
      const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data.slice()
      const file = parts.get(path)
      if (file === undefined) parts.set(path, [bytes])
      else file.push(bytes)
    }
  }
  for (const item of items) take(writer.add(item))
  take(writer.end())
  return new Map([...parts].map(([path, chunks]) => [path, new Uint8Array(Buffer.concat(chunks))]))
}

/** The written files as they are named for reading. */
export function filesOf(format: DatasetFormat, written: WrittenFiles): InputFile[] {
  const { extension } = format.describe()
  return [...written].map(([path, bytes]) => inputFile(path === '' ? `dataset${extension}` : path, bytes))
}

export interface ReadDataset {
  readonly items: readonly DatasetItem[]
  readonly problems: readonly Extract<ReadEvent, { type: 'problem' }>[]
  readonly units: readonly Extract<ReadEvent, { type: 'unit' }>[]
  readonly needed: readonly Extract<ReadEvent, { type: 'unit-needed' }>[]
  /** The units that were said before the first item. */
  readonly unitsBeforeItems: readonly string[]
}

export async function readAll(
  format: DatasetFormat,
  files: readonly InputFile[],
  options: ReadOptions = {},
): Promise<ReadDataset> {
  const events: ReadEvent[] = []
  for await (const event of format.read(files, options)) events.push(event)
  const firstItem = events.findIndex(({ type }) => type === 'item')
  return {
    items: events.flatMap((event) => (event.type === 'item' ? [event.item] : [])),
    problems: events.filter((event) => event.type === 'problem'),
    units: events.filter((event) => event.type === 'unit'),
    needed: events.filter((event) => event.type === 'unit-needed'),
    unitsBeforeItems: events.slice(0, firstItem).flatMap((event) => (event.type === 'unit' ? [event.unit] : [])),
  }
}

/** One file of text, read. */
export async function readText(format: DatasetFormat, path: string, text: string | Uint8Array, options?: ReadOptions) {
  return readAll(format, [inputFile(path, text)], options)
}

/** Whether a format recognises files. */
export async function recognises(format: DatasetFormat, files: readonly InputFile[]): Promise<boolean> {
  return format.recognises(await Promise.all(files.map(fileStart)))
}

/** All of an item but its ids: spans in reading order, relations by the places of their spans. */
export function structureOf(item: DatasetItem) {
  const { document, annotator, split } = item
  const spans = item.spans
    .map(({ id, ...span }) => ({ id, span: { ...span, attributes: Object.entries(span.attributes).toSorted() } }))
    .toSorted((a, b) => compare(keyOf(a.span), keyOf(b.span)))
  const place = new Map(spans.map(({ id }, index) => [id, index]))
  return {
    document: { ...document, id: '' },
    annotator: annotator && { name: annotator.name, role: annotator.role },
    spans: spans.map(({ span }) => span),
    relations: item.relations
      .map(({ type, from, to }) => `${place.get(from) ?? from} ${type} ${place.get(to) ?? to}`)
      .toSorted(),
    split,
  }
}

function keyOf(span: { start: number; end: number }): string {
  const [start, end] = [span.start, 1_000_000 - span.end].map((offset) => String(offset).padStart(8, '0'))
  return `${start} ${end} ${JSON.stringify(span)}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
