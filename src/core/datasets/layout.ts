/**
 * A dataset in parts for training, validation and test. A format may divide itself; of any other there is a file `train.jsonl`,
 * or a folder `train`, for each part, and a card, `README.md`, beside them.
 */
import { datasetCard } from '../formats/card'
import { DatasetStatistics } from '../formats/cardStatistics'
import type {
  DatasetFormat,
  DatasetWriter,
  FilePart,
  FormatDescription,
  InputFile,
  ReadEvent,
  ReadOptions,
  WriteOptions,
} from '../formats/format'
import { splits, type DatasetHead, type Split } from './item'

/** Where the card of a divided dataset stands. */
const cardPath = 'README.md'

/** Whether a dataset is divided by us, into a file or folder for each part. */
export function dividedByUs(format: FormatDescription, divided: boolean): boolean {
  return divided && format.dividesItself !== true
}

/** Whether a dataset is several files. */
export function isFolder(format: FormatDescription, divided: boolean): boolean {
  return format.layout === 'folder' || divided
}

/** Whether a card stands beside the files of a dataset. */
export function hasCard(format: FormatDescription, divided: boolean): boolean {
  return divided || format.dividesItself === true
}

/**
 * Writes a dataset that we divide: each item to the part that it names, and a card beside them. A part without items has no
 * file. An item that names no part is a mistake and throws.
 */
export function dividedWriter(format: DatasetFormat, head: DatasetHead, options: WriteOptions): DatasetWriter {
  const description = format.describe()
  const writers = new Map<Split, DatasetWriter>()
  const statistics = new DatasetStatistics()
  function* placed(split: Split, parts: Iterable<FilePart>): Generator<FilePart> {
    for (const { path, data } of parts) yield { path: pathIn(description, split, path), data }
  }
  return {
    add(item) {
      const { split, ...rest } = item
      if (split === undefined) throw new Error(`${item.document.id} is in no part`)
      const writer = writers.get(split) ?? format.write(head, options)
      writers.set(split, writer)
      statistics.add(item)
      return placed(split, writer.add(rest))
    },
    *end() {
      for (const [split, writer] of writers) yield* placed(split, writer.end())
      const unit = description.units.length === 0 ? null : options.unit
      yield { path: cardPath, data: datasetCard(head, statistics, { unit }) }
    },
  }
}

function pathIn({ layout, extension }: FormatDescription, split: Split, path: string): string {
  return layout === 'file' ? `${split}${extension}` : `${split}/${path}`
}

/**
 * Reads a dataset of `format`, also one that we divided: its items then say which part they are in. Everything else is as the
 * format's own reader has it.
 */
export async function* readDataset(
  format: DatasetFormat,
  files: readonly InputFile[],
  options: ReadOptions,
): AsyncGenerator<ReadEvent> {
  const parts = partsOf(format.describe(), files)
  if (parts === null) {
    yield* format.read(files, options)
    return
  }
  for (const [split, own] of parts) {
    for await (const event of format.read(
      own.map(({ inside }) => inside),
      optionsOf(split, options),
    )) {
      const path = own.find(({ inside }) => inside.path === event.path)?.file.path ?? event.path
      yield event.type === 'item' ? { ...event, path, item: { ...event.item, split } } : { ...event, path }
    }
  }
}

function optionsOf(split: Split, options: ReadOptions): ReadOptions {
  const documents = options.documents?.filter(({ split: own }) => own === undefined || own === split)
  return documents === undefined ? options : { ...options, documents }
}

interface PartFile {
  readonly file: InputFile
  /** The same, with its path within the part. */
  readonly inside: InputFile
}

/** The files of each part, without the card; null if the files are no dataset that we divided. */
function partsOf(
  { layout, extension, dividesItself }: FormatDescription,
  files: readonly InputFile[],
): ReadonlyMap<Split, readonly PartFile[]> | null {
  if (dividesItself === true) return null
  const parts = new Map<Split, PartFile[]>()
  for (const file of files) {
    if (file.path === cardPath) continue
    const split = splits.find((name) =>
      layout === 'file' ? file.path === `${name}${extension}` : file.path.startsWith(`${name}/`),
    )
    if (split === undefined) return null
    const path = layout === 'file' ? file.path : file.path.slice(split.length + 1)
    const inside: InputFile = { path, size: file.size, chunks: () => file.chunks() }
    const part = parts.get(split)
    if (part === undefined) parts.set(split, [{ file, inside }])
    else part.push({ file, inside })
  }
  return files.length === 0 ? null : new Map(splits.flatMap((name) => pairOf(name, parts.get(name))))
}

function pairOf<V>(name: Split, value: V | undefined): [Split, V][] {
  return value === undefined ? [] : [[name, value]]
}
