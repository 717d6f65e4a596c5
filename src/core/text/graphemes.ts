/**
 * Grapheme clusters (UAX #29) of long texts, by `Intl.Segmenter` on small pieces of them.
 *
 * Walking the segments of a string takes V8 a time quadratic in its length (0.7 s for 40,000 characters), so a text is
 * never segmented as a whole. The rules look back only as far as the last boundary, and forward one character; so a piece
 * that begins at a boundary gives the text's own boundaries, except that its last cluster may be cut short. Where a piece
 * can begin is told by a rule of thumb that errs to one side only: `isCertainBoundary`.
 *
 * A question about one place costs microseconds, except inside a run of characters none of which is common in Arabic or Latin
 * text: then it is linear in that run's length, which a newline ends (a tenth of a second in a line of 500,000 flags).
 *
 * All offsets are UTF-16 code units; those outside the text are clamped.
 */
import { isExtending, isPlain, splitsPair } from './characters'

const LF = 0x0a
const CR = 0x0d

const segmenter = new Intl.Segmenter('ar', { granularity: 'grapheme' })
/** How far beyond the place in question a piece reaches at first; doubled while a cluster fills it. */
const PIECE = 64

/** Whether a cluster begins or ends at the offset; so do the text's start and end. */
export function isGraphemeBoundary(text: string, offset: number): boolean {
  return graphemeFloor(text, offset) === offset
}

/** The last boundary at or before the offset. */
export function graphemeFloor(text: string, offset: number): number {
  if (offset <= 0) return 0
  if (offset >= text.length) return text.length
  return isCertainBoundary(text, offset) ? offset : clusterAt(text, offset).start
}

/** The first boundary at or after the offset. */
export function graphemeCeil(text: string, offset: number): number {
  const floor = graphemeFloor(text, offset)
  return floor >= offset || floor === text.length ? floor : clusterAt(text, offset).end
}

/** The first boundary after the offset; the text's length when there is none. */
export function nextGrapheme(text: string, offset: number): number {
  if (offset < 0) return 0
  return offset >= text.length ? text.length : (simpleEnd(text, offset) ?? clusterAt(text, offset).end)
}

/** Where the cluster of a plain character with harakat only ends, told without the segmenter; null for any other. */
function simpleEnd(text: string, offset: number): number | null {
  const code = text.charCodeAt(offset)
  if (code === LF || !isPlain(code)) return null
  let end = offset + 1
  while (end < text.length && isExtending(text.charCodeAt(end))) end++
  return end === text.length || isPlain(text.charCodeAt(end)) ? end : null
}

/** The last boundary before the offset; 0 when there is none. */
export function previousGrapheme(text: string, offset: number): number {
  if (offset > text.length) return text.length
  return offset <= 0 ? 0 : clusterAt(text, offset - 1).start
}

/**
 * The number of clusters. A bare letter, or one with harakat only, is counted without the segmenter: five million units of
 * Arabic take 0.2 s. Emoji and Indic scripts cost about a microsecond for each cluster.
 */
export function countGraphemes(text: string): number {
  let count = 0
  for (let start = 0; start < text.length;) {
    let end = start + 1
    let simple = isPlain(text.charCodeAt(start)) && text.charCodeAt(start) !== LF
    while (end < text.length && !isCertainBoundary(text, end)) {
      simple &&= isExtending(text.charCodeAt(end))
      end++
    }
    count += simple || end === start + 1 ? 1 : countBetween(text, start, end)
    start = end
  }
  return count
}

/**
 * Whether the offset is a boundary whatever else the text holds: at either side of a newline, or where a plain character
 * follows and what precedes it is neither prepended to it nor one half of a CRLF. False says nothing.
 */
function isCertainBoundary(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true
  const before = text.charCodeAt(offset - 1)
  const after = text.charCodeAt(offset)
  if (before === LF) return true
  if (after === LF) return before !== CR
  return isPlain(after) && (isPlain(before) || isExtending(before))
}

/** The cluster that holds the code unit at an offset within the text. */
function clusterAt(text: string, offset: number): { start: number; end: number } {
  let from = offset
  while (!isCertainBoundary(text, from)) from--
  for (let reach = PIECE; ; reach *= 2) {
    const piece = pieceOf(text, from, offset + reach)
    const cluster = segmenter.segment(piece).containing(offset - from)
    if (cluster === undefined) return { start: offset, end: offset }
    const start = from + cluster.index
    const end = start + cluster.segment.length
    if (end < from + piece.length || end === text.length) return { start, end }
  }
}

/** The number of clusters between two boundaries. */
function countBetween(text: string, from: number, to: number): number {
  let count = 0
  for (let reach = PIECE; from < to;) {
    const piece = pieceOf(text, from, Math.min(to, from + reach))
    const starts = Array.from(segmenter.segment(piece), (cluster) => cluster.index)
    if (from + piece.length === to) return count + starts.length
    const last = starts.at(-1) ?? 0
    if (last === 0) reach *= 2
    else reach = PIECE
    count += starts.length - 1
    from += last
  }
  return count
}

/** The text between two offsets, and the second half of a pair that `to` would split: half a pair is a cluster by itself. */
function pieceOf(text: string, from: number, to: number): string {
  return text.slice(from, splitsPair(text, to) ? to + 1 : to)
}
