/** Quotations that say where they stand: by the text around them, long enough that it occurs once. */
import { graphemeCeil, graphemeFloor } from '../text/graphemes'
import type { Offsets } from './offsets'

export interface Quotation {
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
}

/** In UTF-16 code units; doubled until the place is the only one. */
const shortestContext = 16

/** A span of a text, in UTF-16 code units, with as much of the text around it as makes the place the only one. */
export function quotationOf(text: string, { start, end }: Offsets): Quotation {
  for (let length = shortestContext; ; length *= 2) {
    const from = graphemeFloor(text, Math.max(0, start - length))
    const to = graphemeCeil(text, Math.min(text.length, end + length))
    const whole = from === 0 && to === text.length
    if (whole || onlyIndexOf(text, text.slice(from, to)) !== null) {
      return { exact: text.slice(start, end), prefix: text.slice(from, start), suffix: text.slice(end, to) }
    }
  }
}

/** Where a quotation stands, in UTF-16 code units; null if nowhere, or at several places. */
export function placeOfQuotation(text: string, { exact, prefix, suffix }: Quotation): Offsets | null {
  const at = onlyIndexOf(text, prefix + exact + suffix)
  return at === null ? null : { start: at + prefix.length, end: at + prefix.length + exact.length }
}

function onlyIndexOf(text: string, part: string): number | null {
  const at = text.indexOf(part)
  return at >= 0 && text.indexOf(part, at + 1) < 0 ? at : null
}
