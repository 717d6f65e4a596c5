import { splitsPair } from './characters'
import { graphemeCeil, graphemeFloor } from './graphemes'

const REACH = 32

/** What a span is found again by: its own text, and up to 32 UTF-16 code units of text on either side. */
export interface SpanContext {
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
}

/**
 * Reads a span and its surroundings from the text. Prefix and suffix are cut between graphemes; where one grapheme is
 * longer than 32 units, between code points.
 * @param start,end UTF-16 code units, half-open, within the text
 */
export function contextOf(text: string, start: number, end: number): SpanContext {
  const earliest = Math.max(0, start - REACH)
  const latest = Math.min(text.length, end + REACH)
  const from = graphemeCeil(text, earliest)
  const to = graphemeFloor(text, latest)
  return {
    quote: text.slice(start, end),
    prefix: text.slice(from < start ? from : splitsPair(text, earliest) ? earliest + 1 : earliest, start),
    suffix: text.slice(end, to > end ? to : splitsPair(text, latest) ? latest - 1 : latest),
  }
}
