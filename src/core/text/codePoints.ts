/**
 * Converts offsets of one text between UTF-16 code units and Unicode code points. A surrogate pair is one code point, a
 * lone surrogate too. Building reads the text once; a text without pairs converts for free, any other in O(log pairs).
 */
export class CodePointIndex {
  /** The text's length in code points. */
  readonly length: number
  /** The UTF-16 offset of every surrogate pair, ascending. */
  readonly #pairs: Uint32Array

  constructor(text: string) {
    const pairs: number[] = []
    for (const match of text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)) pairs.push(match.index)
    this.#pairs = Uint32Array.from(pairs)
    this.length = text.length - pairs.length
  }

  /** The code-point offset of a UTF-16 offset; one inside a surrogate pair counts as the pair's start. */
  toCodePoint(utf16: number): number {
    return utf16 - this.#count((pair) => pair < utf16)
  }

  /** The UTF-16 offset of a code-point offset. */
  toUtf16(codePoint: number): number {
    return codePoint + this.#count((pair, before) => pair - before < codePoint)
  }

  /** How many pairs, from the first on, fulfil a condition that holds up to some pair and for none after it. */
  #count(holds: (pair: number, before: number) => boolean): number {
    let low = 0
    let high = this.#pairs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (holds(this.#pairs[middle] ?? 0, middle)) low = middle + 1
      else high = middle
    }
    return low
  }
}
