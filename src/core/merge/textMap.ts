/** Places of a text as places of a changed version of it. Offsets are UTF-16 code units. */
import type { Span, Stretch } from './textAlignment'
import { plainForm } from './textCauses'

/** Words of up to this many code units are gone through letter by letter. */
const LONGEST_WORD = 256

export class TextMap {
  readonly #from: string
  readonly #to: string
  /** All of both texts, in order (`alignTexts`). */
  readonly #stretches: readonly Stretch[]

  constructor(from: string, to: string, stretches: readonly Stretch[]) {
    this.#from = from
    this.#to = to
    this.#stretches = stretches
  }

  /**
   * Where a span is in the new text: from its first character to its last. Null if one of the ends lies within a changed
   * stretch, other than at its edge or in letters that stayed at its beginning or end, or if nothing is left of it.
   */
  spanOf({ start, end }: Span): Span | null {
    const first = this.#stretchWith(start)
    const last = this.#stretchWith(end - 1)
    if (first === undefined || last === undefined) return null
    const newStart = this.#offsetIn(first, start, 'start')
    const newEnd = this.#offsetIn(last, end, 'end')
    return newStart === null || newEnd === null || newStart >= newEnd ? null : { start: newStart, end: newEnd }
  }

  /** Which share of a span's code units is still there, from 0 to 1. */
  shareKept({ start, end }: Span): number {
    let kept = 0
    for (let i = this.#indexWith(start); i < this.#stretches.length; i++) {
      const stretch = this.#stretches[i]
      if (stretch === undefined || stretch.from.start >= end) break
      const { kind, from, to } = stretch
      const { head, tail } = kind === 'changed' ? this.#stayed(from, to) : { head: from.end - from.start, tail: 0 }
      kept += overlap(start, end, from.start, from.start + head)
      kept += overlap(start, end, from.end - tail, from.end)
    }
    return kept / (end - start)
  }

  /** About where an offset is in the new text. */
  near(offset: number): number {
    const stretch = this.#stretchWith(offset)
    if (stretch === undefined) return this.#to.length
    return Math.min(stretch.to.end, stretch.to.start + offset - stretch.from.start)
  }

  /** The stretch that holds the character behind an offset. */
  #stretchWith(offset: number): Stretch | undefined {
    return this.#stretches[this.#indexWith(offset)]
  }

  #indexWith(offset: number): number {
    let low = 0
    let high = this.#stretches.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#stretches[middle]?.from.end ?? Infinity) > offset) high = middle
      else low = middle + 1
    }
    return low
  }

  #offsetIn(stretch: Stretch, offset: number, side: 'start' | 'end'): number | null {
    const { kind, from, to } = stretch
    if (kind === 'same') return to.start + offset - from.start
    const { head, tail } = this.#stayed(from, to)
    const inHead = offset - from.start <= head ? to.start + offset - from.start : null
    const inTail = from.end - offset <= tail ? to.end - (from.end - offset) : null
    // What was put in where a span begins is before it, and where it ends, behind it.
    const stayed = side === 'start' ? (inTail ?? inHead) : (inHead ?? inTail)
    return stayed ?? (kind === 'alike' ? this.#offsetInWord(from, to, offset) : null)
  }

  /** Where as much of a word has been written in the other writing of it. */
  #offsetInWord(from: Span, to: Span, offset: number): number | null {
    if (from.end - from.start > LONGEST_WORD || to.end - to.start > LONGEST_WORD) return null
    // The bar keeps a space at the end from being one at the end of the text.
    const before = plainForm(`${this.#from.slice(from.start, offset)}|`)
    for (let at = to.start; at <= to.end; at++) {
      if (plainForm(`${this.#to.slice(to.start, at)}|`) === before) return at
    }
    return null
  }

  /** How many code units stayed at the beginning and at the end of a stretch. */
  #stayed(from: Span, to: Span): { readonly head: number; readonly tail: number } {
    const most = Math.min(from.end - from.start, to.end - to.start)
    let head = 0
    while (head < most && this.#from.charCodeAt(from.start + head) === this.#to.charCodeAt(to.start + head)) head++
    let tail = 0
    while (
      tail < most - head &&
      this.#from.charCodeAt(from.end - 1 - tail) === this.#to.charCodeAt(to.end - 1 - tail)
    ) {
      tail++
    }
    return { head, tail }
  }
}

function overlap(start: number, end: number, from: number, to: number): number {
  return Math.max(0, Math.min(end, to) - Math.max(start, from))
}
