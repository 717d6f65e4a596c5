/** What a dataset holds, counted item by item, for its card. */
import { compareByPosition } from '../annotation/layers'
import type { DatasetItem, DatasetSpan, Split } from '../datasets/item'
import { CodePointIndex } from '../text/codePoints'

/** The spans of one label. */
export interface LabelStatistics {
  spans: number
  /** How many spans are so long, by their length in code points. */
  readonly lengths: Map<number, number>
  notes: number
  /** How often each attribute has each of its values, a number or a long text by its kind only: `(number)`, `(text)`. */
  readonly attributes: Map<string, Map<string, number>>
}

/** A part of a dataset, or the whole of one that is not split. */
export interface PartStatistics {
  /** Documents as one annotator marked them. */
  items: number
  readonly documents: Set<string>
  /** Code points of the texts, each document once. */
  characters: number
  /** Items in which nothing is marked. */
  empty: number
  /** Spans inside others, and spans that cross others. */
  nested: number
  crossing: number
  readonly labels: Map<string, LabelStatistics>
  readonly relations: Map<string, number>
}

export interface AnnotatorStatistics {
  readonly name: string
  readonly role: string | undefined
  items: number
  spans: number
}

/** Values longer than this, in UTF-16 code units, and more different ones than that are not listed one by one. */
const longestValue = 40
const mostValues = 40

export class DatasetStatistics {
  /** In the order in which they occur; `null` is a dataset that is not split. */
  readonly parts = new Map<Split | null, PartStatistics>()
  readonly annotators = new Map<string, AnnotatorStatistics>()

  /** Counts one item more. Nothing of its text is kept. */
  add(item: DatasetItem): void {
    const part = this.#part(item.split ?? null)
    const index = new CodePointIndex(item.document.text)
    part.items++
    if (item.spans.length === 0) part.empty++
    if (!part.documents.has(item.document.id)) part.characters += index.length
    part.documents.add(item.document.id)
    for (const span of item.spans) {
      addSpan(labelOf(part, span.label), span, index.toCodePoint(span.end) - index.toCodePoint(span.start))
    }
    addOverlaps(part, item.spans)
    for (const { type } of item.relations) countUp(part.relations, type)
    if (item.annotator === null) return
    const { id, name, role } = item.annotator
    const annotator = this.annotators.get(id) ?? { name, role, items: 0, spans: 0 }
    this.annotators.set(id, annotator)
    annotator.items++
    annotator.spans += item.spans.length
  }

  #part(split: Split | null): PartStatistics {
    const known = this.parts.get(split)
    if (known !== undefined) return known
    const part: PartStatistics = {
      ...{ items: 0, documents: new Set(), characters: 0, empty: 0, nested: 0, crossing: 0 },
      ...{ labels: new Map(), relations: new Map() },
    }
    this.parts.set(split, part)
    return part
  }
}

/** The length that so large a share of the spans, 0 to 1, does not exceed; 0 if there is none. */
export function quantile(lengths: ReadonlyMap<number, number>, share: number): number {
  const sorted = [...lengths].sort(([a], [b]) => a - b)
  const rank = share * sorted.reduce((sum, [, count]) => sum + count, 0)
  let seen = 0
  for (const [length, count] of sorted) {
    seen += count
    if (seen >= rank) return length
  }
  return 0
}

function labelOf(part: PartStatistics, name: string): LabelStatistics {
  const known = part.labels.get(name)
  if (known !== undefined) return known
  const label: LabelStatistics = { spans: 0, lengths: new Map(), notes: 0, attributes: new Map() }
  part.labels.set(name, label)
  return label
}

function addSpan(label: LabelStatistics, span: DatasetSpan, length: number): void {
  label.spans++
  countUp(label.lengths, length)
  if (span.note !== '') label.notes++
  for (const [name, value] of Object.entries(span.attributes)) {
    if (value === null) continue
    const values = label.attributes.get(name) ?? new Map<string, number>()
    label.attributes.set(name, values)
    const listed = typeof value === 'number' ? '(number)' : String(value)
    countUp(
      values,
      listed.length <= longestValue && (values.has(listed) || values.size < mostValues) ? listed : '(text)',
    )
  }
}

/** Each span is counted once at most, by the first span that holds or crosses it. */
function addOverlaps(part: PartStatistics, spans: readonly DatasetSpan[]): void {
  let open: DatasetSpan[] = []
  for (const span of spans.toSorted(compareByPosition)) {
    open = open.filter((before) => before.end > span.start)
    if (open.some((before) => before.end >= span.end)) part.nested++
    else if (open.length > 0) part.crossing++
    open.push(span)
  }
}

function countUp<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
