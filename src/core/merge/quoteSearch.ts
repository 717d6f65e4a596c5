/** Finding a quote again by its words and what stood around it. Offsets are UTF-16 code units. */
import type { SpanContext } from '../text/context'
import { isGraphemeBoundary } from '../text/graphemes'
import type { Span } from './textAlignment'

/** How many code units of quote and context together must be there again: some four words of Arabic. */
const ENOUGH = 24
/** How many occurrences are looked at, the nearest first, on either side. */
const MOST_OCCURRENCES = 100

/**
 * The occurrence of a quote with the most of its context around it, counted from the quote outwards; among equals the nearest
 * to an offset. A short quote that has nothing of its context around it is found nowhere: the same words are not
 * the same place.
 */
export function findQuote(text: string, { quote, prefix, suffix }: SpanContext, near: number): Span | null {
  let best: Span | null = null
  let most = ENOUGH - quote.length - 1
  for (const start of occurrences(text, quote, near)) {
    const end = start + quote.length
    const common = commonEnd(text, start, prefix) + commonBeginning(text, end, suffix)
    if (common <= most || !isGraphemeBoundary(text, start) || !isGraphemeBoundary(text, end)) continue
    best = { start, end }
    most = common
  }
  return best
}

/** Where a quote begins, the nearest first. */
function* occurrences(text: string, quote: string, near: number): Generator<number> {
  let before = near > 0 ? text.lastIndexOf(quote, near - 1) : -1
  let after = text.indexOf(quote, near)
  for (let count = 0; count < 2 * MOST_OCCURRENCES && (before >= 0 || after >= 0); count++) {
    if (after < 0 || (before >= 0 && near - before <= after - near)) {
      yield before
      before = before > 0 ? text.lastIndexOf(quote, before - 1) : -1
    } else {
      yield after
      after = text.indexOf(quote, after + 1)
    }
  }
}

function commonEnd(text: string, offset: number, prefix: string): number {
  let length = 0
  while (length < prefix.length && text[offset - 1 - length] === prefix[prefix.length - 1 - length]) length++
  return length
}

function commonBeginning(text: string, offset: number, suffix: string): number {
  let length = 0
  while (length < suffix.length && text[offset + length] === suffix[length]) length++
  return length
}
