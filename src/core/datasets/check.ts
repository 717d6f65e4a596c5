/**
 * The check after writing: what stands in the files is read by the format's own reader and must be what was meant to be
 * written, item by item. Only a number of each item is kept, so that memory does not grow with the dataset.
 */
import { compareByPosition } from '../annotation/layers'
import type { DatasetFormat, InputFile, ReadOptions } from '../formats/format'
import { digestOf } from './digest'
import type { DatasetItem, DatasetRelation, DatasetSpan } from './item'
import { readDataset } from './layout'

/** The first thing that is not in the files as it was meant to be. */
export interface Difference {
  /** The file name or title of the document; empty if it is about none. */
  readonly document: string
  /** For people, English; offsets are UTF-16 code units. */
  readonly detail: string
}

/** The items that were written, as far as a comparison needs them. */
export class WrittenItems {
  readonly #counts = new Map<number, number>()

  /** Takes an item as `carry` answered it, with the part that it is in. */
  add(item: DatasetItem): void {
    const digest = digestOf(item)
    this.#counts.set(digest, (this.#counts.get(digest) ?? 0) + 1)
  }

  /**
   * Reads the files and answers the first difference, or null if there is none.
   * @param again makes the items that were written once more, in any order; called only to say what differs
   */
  async compare(
    format: DatasetFormat,
    files: readonly InputFile[],
    options: ReadOptions,
    again: () => AsyncIterable<DatasetItem> | Iterable<DatasetItem>,
  ): Promise<Difference | null> {
    const left = new Map(this.#counts)
    let stranger: DatasetItem | null = null
    for await (const event of readDataset(format, files, options)) {
      switch (event.type) {
        case 'item': {
          const digest = digestOf(event.item)
          const count = left.get(digest)
          if (count === undefined) stranger ??= event.item
          else if (count === 1) left.delete(digest)
          else left.set(digest, count - 1)
          break
        }
        case 'problem': {
          const { path, place, reason, detail } = event
          return { document: '', detail: `reading back ${path} ${place}: ${reason}: ${detail}` }
        }
        case 'unit-needed':
          return { document: '', detail: `reading back ${event.path}: nothing tells the unit of its offsets` }
        case 'unit':
          break
      }
    }
    if (stranger === null && left.size === 0) return null
    return explain(stranger, left, again())
  }
}

async function explain(
  stranger: DatasetItem | null,
  left: ReadonlyMap<number, number>,
  written: AsyncIterable<DatasetItem> | Iterable<DatasetItem>,
): Promise<Difference> {
  let missing: DatasetItem | null = null
  for await (const item of written) {
    if (!left.has(digestOf(item))) continue
    missing ??= item
    if (stranger?.document.text !== item.document.text) continue
    return { document: nameOf(item), detail: differenceOf(item, stranger) }
  }
  if (missing !== null) return { document: nameOf(missing), detail: 'it was not read back as it was written' }
  const document = stranger === null ? '' : nameOf(stranger)
  return { document, detail: 'it was read back and never written' }
}

function nameOf({ document }: DatasetItem): string {
  return document.fileName || document.title || document.id
}

/** What is different between an item that was written and what was read back in its place: two items of one text. */
function differenceOf(written: DatasetItem, read: DatasetItem): string {
  const spans = firstDifference(written.spans.toSorted(compareByPosition), read.spans, (span) => contentOf(span))
  if (spans !== null) return `${spanWords(spans.item, written)} was ${spans.kind}`
  const relations = firstDifference(written.relations, read.relations, (relation, of) =>
    relationContent(relation, of === 'written' ? written : read),
  )
  if (relations !== null) return `relation ${relations.item.type} was ${relations.kind}`
  const parts = ['document', 'annotator', 'split'] as const
  const part = parts.find((name) => JSON.stringify(saidOf(written, name)) !== JSON.stringify(saidOf(read, name)))
  return `what it says of its ${part ?? 'spans'} differs`
}

/** The first of what was written that was not read, else of what was read and not written; null if there is none. */
function firstDifference<T>(
  written: readonly T[],
  read: readonly T[],
  content: (item: T, of: 'written' | 'read') => string,
): { readonly item: T; readonly kind: 'written and not read back' | 'read back and never written' } | null {
  const left = new Map<string, T[]>()
  for (const item of read) {
    const key = content(item, 'read')
    left.set(key, [...(left.get(key) ?? []), item])
  }
  for (const item of written) {
    if (left.get(content(item, 'written'))?.pop() === undefined) return { item, kind: 'written and not read back' }
  }
  const [item] = [...left.values()].flat()
  return item === undefined ? null : { item, kind: 'read back and never written' }
}

function contentOf({ label, start, end, attributes, note }: DatasetSpan): string {
  const sorted = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([label, start, end, sorted, note])
}

function relationContent({ type, from, to }: DatasetRelation, { spans }: DatasetItem): string {
  const end = (id: string) => spans.filter((span) => span.id === id).map(contentOf)
  return JSON.stringify([type, end(from), end(to)])
}

function spanWords({ label, start, end }: DatasetSpan, { document }: DatasetItem): string {
  return `${label} ${start}-${end} ${JSON.stringify(document.text.slice(start, end))}`
}

/** What an item says of a part of it, without ids. */
function saidOf(item: DatasetItem, part: 'document' | 'annotator' | 'split'): unknown {
  switch (part) {
    case 'document': {
      const { title, fileName, status, note, source } = item.document
      return [title, fileName, status, note, source]
    }
    case 'annotator':
      return [item.annotator?.name, item.annotator?.role]
    case 'split':
      return item.split
  }
}
