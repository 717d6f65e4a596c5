/** What a dataset will be, found out without writing it: counts, what its format cannot carry, and how it begins. */
import type { Carried, DatasetFormat, FilePart, Loss, WriteOptions } from '../formats/format'
import { LossCounter } from '../formats/losses'
import type { DatasetHead, DatasetItem } from './item'

export interface DatasetCounts {
  /** Documents as one annotator marked them. */
  readonly items: number
  readonly documents: number
  readonly annotations: number
  readonly relations: number
}

/** The beginning of a file, or of the files, that the first item makes. */
export interface DatasetStart {
  /** Empty if the format is not text. */
  readonly text: string
  /** True if the first item makes more than `text`. */
  readonly shortened: boolean
}

export interface DatasetDescription {
  /** Of what the format carries. */
  readonly counts: DatasetCounts
  /** One entry per kind and label; only what occurs. */
  readonly losses: readonly Loss[]
  readonly start: DatasetStart
}

/** Counts what is written and what is lost: `see` each item, then `counts` and `losses`. */
export class DatasetTally {
  #items = 0
  #annotations = 0
  #relations = 0
  readonly #documents = new Set<string>()
  readonly #losses = new LossCounter()

  /** Takes what `carry` answered for an item. */
  see({ item, losses }: Carried): void {
    this.#losses.addAll(losses)
    if (item === null) return
    this.#items++
    this.#annotations += item.spans.length
    this.#relations += item.relations.length
    this.#documents.add(item.document.id)
  }

  counts(): DatasetCounts {
    return {
      items: this.#items,
      documents: this.#documents.size,
      annotations: this.#annotations,
      relations: this.#relations,
    }
  }

  losses(): readonly Loss[] {
    return this.#losses.list()
  }
}

/** How much of the first record is shown at most, UTF-16 code units. */
const startLength = 4000

/** Says what `format` makes of the items with these options. */
export async function describeDataset(
  format: DatasetFormat,
  head: DatasetHead,
  options: WriteOptions,
  items: AsyncIterable<DatasetItem> | Iterable<DatasetItem>,
): Promise<DatasetDescription> {
  const tally = new DatasetTally()
  let first: DatasetItem | null = null
  for await (const item of items) {
    const carried = format.carry(item, options)
    tally.see(carried)
    first ??= carried.item
  }
  const start = first === null ? { text: '', shortened: false } : startOf(format, head, options, first)
  return { counts: tally.counts(), losses: tally.losses(), start }
}

/** What one item makes, from its first text on: the paths of a folder's files stand above what is in them. */
function startOf(format: DatasetFormat, head: DatasetHead, options: WriteOptions, item: DatasetItem): DatasetStart {
  const writer = format.write(head, options)
  let text = ''
  let path = ''
  for (const part of partsOf()) {
    if (typeof part.data !== 'string' || part.data === '') continue
    if (part.path !== path) text += `${text === '' ? '' : '\n'}${part.path}\n`
    path = part.path
    text += part.data
    if (text.length > startLength) return { text: cut(text), shortened: true }
  }
  return { text: text.trimEnd(), shortened: false }

  function* partsOf(): Generator<FilePart> {
    yield* writer.add(item)
    // A format that writes at the end only has shown nothing yet.
    if (text === '') yield* writer.end()
  }
}

/** Cut to the length of a start, but not within a surrogate pair. */
function cut(text: string): string {
  const end = /[\ud800-\udbff]/.test(text.charAt(startLength - 1)) ? startLength - 1 : startLength
  return text.slice(0, end)
}
