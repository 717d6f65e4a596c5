import type { LineTable } from '../text/lineTable'
import { compareByPosition } from './layers'
import type { Annotation } from './model'
import { defaultLabels } from './scheme'

/** The place of a label among equals: the default three in the order of their keys, others after them by name. */
function labelRank(label: string): number {
  const rank = (defaultLabels as readonly string[]).indexOf(label)
  return rank < 0 ? defaultLabels.length : rank
}

/** Shorter spans first; of equal ones by label, then by id. */
export function compareInnermostFirst(a: Annotation, b: Annotation): number {
  return (
    a.end - a.start - (b.end - b.start) ||
    labelRank(a.label) - labelRank(b.label) ||
    (a.label < b.label ? -1 : a.label > b.label ? 1 : 0) ||
    compareByPosition(a, b)
  )
}

/**
 * The live annotations of one document, found by id, line or place. An annotation over several lines stands in the bucket
 * of each, so adding or removing one touches no other. Offsets are UTF-16 units.
 */
export class AnnotationIndex {
  readonly #lines: LineTable
  readonly #byId = new Map<string, Annotation>()
  readonly #byLine = new Map<number, Annotation[]>()
  /** In reading order, as of the last time that was asked for, and what was taken out and put in since. */
  #ordered: readonly Annotation[] = []
  readonly #gone = new Set<Annotation>()
  readonly #fresh = new Set<Annotation>()

  constructor(lines: LineTable) {
    this.#lines = lines
  }

  /** Adds an annotation, in place of the one of the same id if there is one. */
  add(annotation: Annotation): void {
    this.remove(annotation.id)
    this.#byId.set(annotation.id, annotation)
    this.#fresh.add(annotation)
    for (const line of this.#linesOf(annotation)) {
      const bucket = this.#byLine.get(line)
      if (bucket === undefined) this.#byLine.set(line, [annotation])
      else bucket.push(annotation)
    }
  }

  /** Removes an annotation; an unknown id is nothing to remove. */
  remove(id: string): void {
    const annotation = this.#byId.get(id)
    if (annotation === undefined) return
    this.#byId.delete(id)
    if (!this.#fresh.delete(annotation)) this.#gone.add(annotation)
    for (const line of this.#linesOf(annotation)) {
      const rest = this.#byLine.get(line)?.filter((a) => a.id !== id) ?? []
      if (rest.length === 0) this.#byLine.delete(line)
      else this.#byLine.set(line, rest)
    }
  }

  get(id: string): Annotation | undefined {
    return this.#byId.get(id)
  }

  /** The annotations that have a character on a line, in no particular order. */
  onLine(line: number): readonly Annotation[] {
    return this.#byLine.get(line) ?? []
  }

  /**
   * The annotations over the character at an offset, innermost first. Where there are none, those that end there: a caret
   * after the last letter of a mark is still at that mark.
   */
  covering(offset: number): Annotation[] {
    const line = this.#lines.lineAt(offset)
    const near = [...this.onLine(line)].sort(compareInnermostFirst)
    const over = near.filter((a) => a.start <= offset && offset < a.end)
    return over.length > 0 ? over : near.filter((a) => a.end === offset)
  }

  /**
   * All annotations in reading order; the same array until something changes. What changed is put in its place, so that
   * after a mark among 20,000 others these are not sorted again.
   */
  inOrder(): readonly Annotation[] {
    if (this.#gone.size + this.#fresh.size > 0) {
      const kept = this.#gone.size === 0 ? this.#ordered : this.#ordered.filter((a) => !this.#gone.has(a))
      this.#ordered = mergedInOrder(kept, [...this.#fresh].sort(compareByPosition))
      this.#gone.clear()
      this.#fresh.clear()
    }
    return this.#ordered
  }

  *#linesOf({ start, end }: Annotation): Generator<number> {
    const last = this.#lines.lineAt(Math.max(start, end - 1))
    for (let line = this.#lines.lineAt(start); line <= last; line++) yield line
  }
}

/** Both lists, each in reading order, as one: O(n + k log n) with little work for the n, for k that are few or all. */
function mergedInOrder(many: readonly Annotation[], few: readonly Annotation[]): readonly Annotation[] {
  if (many.length === 0) return few
  const runs: (readonly Annotation[])[] = []
  let from = 0
  for (const annotation of few) {
    let low = from
    let high = many.length
    while (low < high) {
      const middle = (low + high) >> 1
      const other = many[middle]
      if (other !== undefined && compareByPosition(other, annotation) < 0) low = middle + 1
      else high = middle
    }
    runs.push(many.slice(from, low), [annotation])
    from = low
  }
  runs.push(many.slice(from))
  return runs.flat()
}
