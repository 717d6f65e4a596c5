/** Offsets of one text in the unit that a dataset counts in. */
import { CodePointIndex } from '../text/codePoints'
import { nextGrapheme } from '../text/graphemes'
import type { OffsetUnit, ReadUnit } from './format'

export interface Offsets {
  readonly start: number
  readonly end: number
}

/**
 * A function that takes a span of `text` in UTF-16 code units and answers it in `unit`. Where the units differ, each answer is
 * re-read from the text in that unit, by other means than it was computed, and compared with `quote`, which is the text
 * between the offsets unless the caller has it from elsewhere. It throws where they differ, as something wrong must not be
 * written.
 */
export function offsetWriter(text: string, unit: OffsetUnit): (span: Offsets, quote?: string) => Offsets {
  const same = ({ start, end }: Offsets, quote?: string) => {
    if (quote !== undefined && text.slice(start, end) !== quote) throw notTheQuote(start, end)
    return { start, end }
  }
  if (unit === 'utf16') return same
  const index = new CodePointIndex(text)
  if (index.length === text.length) return same
  const codePoints = codePointsOf(text)
  return (span, quote = text.slice(span.start, span.end)) => {
    const start = index.toCodePoint(span.start)
    const end = index.toCodePoint(span.end)
    if (!isQuote(codePoints, start, end, quote)) throw notTheQuote(start, end)
    return { start, end }
  }
}

function notTheQuote(start: number, end: number): Error {
  return new Error(`Broken invariant: the text at ${start}-${end} is the quote`)
}

/** Whether the code points from start to end are those of the quote. */
function isQuote(codePoints: Uint32Array, start: number, end: number, quote: string): boolean {
  let at = start
  for (let unit = 0; unit < quote.length; at++) {
    const point = quote.codePointAt(unit) ?? 0
    if (codePoints[at] !== point) return false
    unit += point > 0xffff ? 2 : 1
  }
  return at === end
}

/**
 * A function that takes a span of `text` in `unit` and answers it in UTF-16 code units; null if an offset is no whole number or
 * lies outside the text. Grapheme clusters are those of this runtime's Unicode version; a tool with an older one counts some
 * emoji and Indic syllables otherwise.
 */
export function offsetReader(text: string, unit: ReadUnit): (span: Offsets) => Offsets | null {
  const { length, toUtf16 } = counting(text, unit)
  const within = (offset: number) => Number.isInteger(offset) && offset >= 0 && offset <= length
  return ({ start, end }) => (within(start) && within(end) ? { start: toUtf16(start), end: toUtf16(end) } : null)
}

/** A text's length in a unit, and the UTF-16 offset of each offset in the unit. */
function counting(text: string, unit: ReadUnit): { length: number; toUtf16: (offset: number) => number } {
  if (unit === 'grapheme') {
    const starts = graphemeStarts(text)
    return { length: starts.length, toUtf16: (offset) => starts[offset] ?? text.length }
  }
  const index = unit === 'code_point' ? new CodePointIndex(text) : null
  if (index === null || index.length === text.length) return { length: text.length, toUtf16: (offset) => offset }
  return { length: index.length, toUtf16: (offset) => index.toUtf16(offset) }
}

function graphemeStarts(text: string): readonly number[] {
  const starts: number[] = []
  for (let at = 0; at < text.length; at = nextGrapheme(text, at)) starts.push(at)
  return starts
}

/** The code points of a text as Python counts them: half a surrogate pair is one by itself. */
function codePointsOf(text: string): Uint32Array {
  const points = new Uint32Array(text.length)
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const point = text.codePointAt(at) ?? 0
    points[count++] = point
    if (point > 0xffff) at++
  }
  return points.subarray(0, count)
}
