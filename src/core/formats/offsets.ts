/** Offsets of one text in the unit that a dataset counts in. */
import { invariant } from '../assert'
import { CodePointIndex } from '../text/codePoints'
import type { OffsetUnit } from './format'

export interface Offsets {
  readonly start: number
  readonly end: number
}

/**
 * A function that takes a span of `text` in UTF-16 code units and answers it in `unit`. Each answer is re-read from the
 * text in that unit, by other means than it was computed, and compared with `quote`. It throws where they differ, as
 * something wrong must not be written; records that passed `checkContent` never do.
 */
export function offsetWriter(text: string, unit: OffsetUnit): (span: Offsets, quote: string) => Offsets {
  if (unit === 'utf16') {
    return ({ start, end }, quote) => {
      invariant(text.slice(start, end) === quote, `the text at ${start}-${end} is the quote`)
      return { start, end }
    }
  }
  const index = new CodePointIndex(text)
  const codePoints = codePointsOf(text)
  return (span, quote) => {
    const start = index.toCodePoint(span.start)
    const end = index.toCodePoint(span.end)
    const expected = codePointsOf(quote)
    const same = expected.length === end - start && expected.every((point, at) => codePoints[start + at] === point)
    invariant(same, `the text at code points ${start}-${end} is the quote`)
    return { start, end }
  }
}

/**
 * A function that takes a span of `text` in `unit` and answers it in UTF-16 code units; null if an offset lies outside
 * the text.
 */
export function offsetReader(text: string, unit: OffsetUnit): (span: Offsets) => Offsets | null {
  const index = unit === 'utf16' ? null : new CodePointIndex(text)
  const length = index === null ? text.length : index.length
  return ({ start, end }) => {
    if (start > length || end > length) return null
    return index === null ? { start, end } : { start: index.toUtf16(start), end: index.toUtf16(end) }
  }
}

/** The code points of a text as Python counts them: half a surrogate pair is one by itself. */
function codePointsOf(text: string): Uint32Array {
  const points = new Uint32Array(text.length)
  let count = 0
  for (const character of text) points[count++] = character.codePointAt(0) ?? 0
  return points.subarray(0, count)
}
