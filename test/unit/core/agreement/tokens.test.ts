import { bitCount, bitWords, cover, tokensOf } from '@core/agreement/tokens'
import { describe, expect, it } from 'vitest'

function covered(text: string, start: number, end: number): number[] {
  const tokens = tokensOf(text)
  const bits = new Int32Array(bitWords(tokens.starts.length))
  cover(tokens, start, end, bits, 0)
  return [...tokens.starts.keys()].filter((token) => (((bits[token >>> 5] ?? 0) >>> (token & 31)) & 1) === 1)
}

describe('tokensOf', () => {
  it('gives the word-like segments and nothing between them', () => {
    const text = 'قال، نحو 1,500 جندي: «لا»!'
    const { starts, ends } = tokensOf(text)
    expect([...starts].map((start, i) => text.slice(start, ends[i]))).toEqual(['قال', 'نحو', '1,500', 'جندي', 'لا'])
  })

  it('is what Intl.Segmenter says of the whole text, also where the text is longer than a piece', () => {
    const text = 'قال المتحدث إن 12.5% من الجنود (نحو 4000) وصلوا.وأكد ذلك: 👨‍👩‍👧 مُحَمَّد e\u0301 a.b\n'.repeat(40)
    const words = [...new Intl.Segmenter('ar', { granularity: 'word' }).segment(text)].filter((s) => s.isWordLike)
    const { starts, ends } = tokensOf(text)
    expect([...starts]).toEqual(words.map(({ index }) => index))
    expect([...ends]).toEqual(words.map(({ index, segment }) => index + segment.length))
  })

  it('gives none for a text without words', () => {
    expect(tokensOf('').starts).toHaveLength(0)
    expect(tokensOf(' .\n…').starts).toHaveLength(0)
  })
})

describe('cover', () => {
  //            0123456789…: قال 0–3, والجيش 4–10, هنا 11–14
  const text = 'قال والجيش هنا'

  it('covers a token that the span covers a part of', () => {
    expect(covered(text, 5, 10)).toEqual([1])
    expect(covered(text, 2, 5)).toEqual([0, 1])
  })

  it('leaves out a token that the span only touches, and covers none between two', () => {
    expect(covered(text, 4, 10)).toEqual([1])
    expect(covered(text, 3, 4)).toEqual([])
    expect(covered(text, 0, text.length)).toEqual([0, 1, 2])
  })

  it('reaches over more than 32 tokens', () => {
    const long = 'كلمة '.repeat(70)
    expect(covered(long, 5 * 30, 5 * 66)).toEqual(Array.from({ length: 36 }, (_, i) => 30 + i))
  })
})

describe('bitCount', () => {
  it('counts the bits of 32-bit words, the sign among them', () => {
    expect([0, 1, 0b1011, -1, 0x80000000 | 0].map(bitCount)).toEqual([0, 1, 3, 32, 1])
  })
})
