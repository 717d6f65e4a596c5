/**
 * Very long lines. The browser shapes a run of text as a whole and breaks it into visual lines by shaping again and again,
 * which takes a minute for a megabyte without a newline. So a long line is cut into pieces, each an element of its own,
 * between words, where no letters are joined; and every other piece names its language a little differently (the same
 * Arabic, to fonts and readers), because the browser shapes neighbours of one style together. Nothing of it is seen.
 * Offsets are UTF-16 units of the document.
 */
import type { Segment } from '@core/annotation/segments'
import { graphemeFloor } from '@core/text/graphemes'

/** Measured: from about here on layout grows faster than the text does. */
const pieceLength = 1024

/** Where to cut the line [start, end) of a text, ascending; nothing for a line of ordinary length. */
export function pieceCuts(text: string, start: number, end: number): number[] {
  const cuts: number[] = []
  for (let from = start; end - from > 2 * pieceLength;) {
    const near = from + pieceLength
    const space = text.lastIndexOf(' ', near)
    // A line without spaces is no writing; there the cut falls between two letters, and they are not joined.
    const cut = space > from ? space + 1 : graphemeFloor(text, near)
    if (cut <= from) break
    cuts.push(cut)
    from = cut
  }
  return cuts
}

/** A segment of a long line, and whether it lies in an even piece (the first is 0) or an odd one. */
export interface PieceSegment extends Segment {
  readonly odd: boolean
}

/** The same segments, cut at the given places too. An annotation starts in the first part of its segment and ends in the last. */
export function cutSegments(segments: readonly Segment[], cuts: readonly number[]): PieceSegment[] {
  let next = 0
  return segments.flatMap((segment) => {
    const edges = [segment.start]
    while ((cuts[next] ?? Infinity) <= segment.start) next += 1
    const firstPiece = next
    for (let cut = cuts[next]; cut !== undefined && cut < segment.end; cut = cuts[++next]) edges.push(cut)
    return edges.map((start, i) => ({
      start,
      end: edges[i + 1] ?? segment.end,
      odd: (firstPiece + i) % 2 === 1,
      ids: segment.ids,
      starting: i === 0 ? segment.starting : [],
      ending: i === edges.length - 1 ? segment.ending : [],
    }))
  })
}
