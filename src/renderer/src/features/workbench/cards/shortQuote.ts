import { graphemeFloor } from '@core/text/graphemes'

/** A quote may be a whole text without a space; more than this many UTF-16 units are not read on a card. */
const longest = 1000

/** The quote, or its beginning with an ellipsis where it is longer than anyone reads beside the text. */
export function shortQuote(quote: string): string {
  if (quote.length <= longest) return quote
  return `${quote.slice(0, graphemeFloor(quote, longest))}…`
}
