/**
 * The tokens of the coefficients that compare word by word, and which of them are covered by a label.
 *
 * A token is a word-like segment of `Intl.Segmenter('ar', { granularity: 'word' })`, as any other program can compute it (UAX
 * #29, word boundaries). It is not the word that the editor snaps to: that one ends at a full stop without a space behind it,
 * and this one does not. An attached و or ب is part of its token.
 */
import { pieceEnd } from '../text/words'

const segmenter = new Intl.Segmenter('ar', { granularity: 'word' })

/** Where the tokens of a text start and end, in order, in UTF-16 units. */
export interface Tokens {
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** The tokens of a text. It is segmented in pieces, since V8 needs a time quadratic in the length of what it walks through. */
export function tokensOf(text: string): Tokens {
  const starts: number[] = []
  const ends: number[] = []
  for (let start = 0; start < text.length;) {
    const end = pieceEnd(text, start)
    for (const { index, segment, isWordLike } of segmenter.segment(text.slice(start, end))) {
      if (isWordLike !== true) continue
      starts.push(start + index)
      ends.push(start + index + segment.length)
    }
    start = end
  }
  return { starts: Int32Array.from(starts), ends: Int32Array.from(ends) }
}

/** How many 32-bit words hold one bit for each of so many tokens. */
export function bitWords(tokens: number): number {
  return (tokens + 31) >>> 5
}

/**
 * Sets the bits of the tokens that the span [start, end) covers. A token counts as covered if any part of it is: who leaves an
 * attached و outside means the same word as who does not. Offsets in UTF-16 units; `from` is the first 32-bit word to set.
 */
export function cover(tokens: Tokens, start: number, end: number, bits: Int32Array, from: number): void {
  const count = tokens.starts.length
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((tokens.ends[middle] ?? 0) > start) high = middle
    else low = middle + 1
  }
  for (let token = low; token < count && (tokens.starts[token] ?? 0) < end; token++) {
    const at = from + (token >>> 5)
    bits[at] = (bits[at] ?? 0) | (1 << (token & 31))
  }
}

/** How many bits of a 32-bit word are set (Warren, "Hacker's Delight", 2nd ed. 2012, fig. 5-2). */
export function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
