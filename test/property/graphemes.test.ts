import { CodePointIndex } from '@core/text/codePoints'
import {
  countGraphemes,
  graphemeCeil,
  graphemeFloor,
  isGraphemeBoundary,
  nextGrapheme,
  previousGrapheme,
} from '@core/text/graphemes'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longRuns, rawTexts, texts, withOffset } from './arbitraries'

const segmenter = new Intl.Segmenter('ar', { granularity: 'grapheme' })

/** Every boundary of a text, by one run of the segmenter over the whole of it. */
function boundariesOf(text: string): number[] {
  const starts = Array.from(segmenter.segment(text), ({ index }) => index)
  return text === '' ? [0] : [...starts, text.length]
}

describe.each([
  ['texts', texts, 300],
  ['texts with lone surrogates and CRLF', rawTexts, 200],
  ['long runs', longRuns, 40],
] as const)('grapheme boundaries in %s', (_, anyText, numRuns) => {
  it('are those of the segmenter over the whole text, from every offset', () => {
    fc.assert(
      fc.property(withOffset(anyText), ([text, offset]) => {
        const boundaries = boundariesOf(text)
        const floor = boundaries.findLast((at) => at <= offset) ?? 0
        const ceil = boundaries.find((at) => at >= offset) ?? text.length
        expect(isGraphemeBoundary(text, offset)).toBe(floor === offset)
        expect(graphemeFloor(text, offset)).toBe(floor)
        expect(graphemeCeil(text, offset)).toBe(ceil)
        expect(nextGrapheme(text, offset)).toBe(boundaries.find((at) => at > offset) ?? text.length)
        expect(previousGrapheme(text, offset)).toBe(boundaries.findLast((at) => at < offset) ?? 0)
      }),
      { numRuns },
    )
  })

  it('are met one after the other by walking either way, and counted', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const boundaries = boundariesOf(text)
        const forward = [0]
        for (let at = 0; at < text.length;) forward.push((at = nextGrapheme(text, at)))
        const backward = [text.length]
        for (let at = text.length; at > 0;) backward.unshift((at = previousGrapheme(text, at)))
        expect(forward).toEqual(boundaries)
        expect(backward).toEqual(boundaries)
        expect(countGraphemes(text)).toBe(boundaries.length - 1)
      }),
      { numRuns: Math.ceil(numRuns / 4) },
    )
  })
})

describe('offset conversions', () => {
  it('agree with a walk over the code points', () => {
    fc.assert(
      fc.property(rawTexts, (text) => {
        const index = new CodePointIndex(text)
        const points = Array.from(text)
        expect(index.length).toBe(points.length)
        let utf16 = 0
        for (const [codePoint, point] of points.entries()) {
          expect(index.toUtf16(codePoint)).toBe(utf16)
          for (let inside = 0; inside < point.length; inside++)
            expect(index.toCodePoint(utf16 + inside)).toBe(codePoint)
          utf16 += point.length
        }
        expect([index.toUtf16(points.length), index.toCodePoint(text.length)]).toEqual([text.length, points.length])
      }),
    )
  })

  it('bring every grapheme boundary to code points and to a grapheme number, and back', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const index = new CodePointIndex(text)
        let at = 0
        for (const [number, boundary] of boundariesOf(text).entries()) {
          expect(index.toUtf16(index.toCodePoint(boundary))).toBe(boundary)
          expect(countGraphemes(text.slice(0, boundary))).toBe(number)
          expect(at).toBe(boundary)
          at = nextGrapheme(text, at)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('hold in a very long line', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000_000 }), (offset) => {
        const index = longLineIndex
        expect(index.toCodePoint(index.toUtf16(offset))).toBe(offset)
      }),
    )
  })
})

const longLine = 'قال 👨‍👩‍👧‍👦 إنّ ١٬٥٠٠ '.repeat(200_000)
const longLineIndex = new CodePointIndex(longLine)
