import { offsetReader, offsetWriter } from '@core/formats/offsets'
import { countGraphemes, nextGrapheme } from '@core/text/graphemes'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rawTexts } from '../../../property/arbitraries'

const text = 'أ🌊ب👩‍🚒ت'

describe('offsetWriter', () => {
  it('converts to code points', () => {
    const convert = offsetWriter(text, 'code_point')
    expect(convert({ start: 3, end: 9 }, 'ب👩‍🚒')).toEqual({ start: 2, end: 6 })
    expect(convert({ start: 3, end: 9 })).toEqual({ start: 2, end: 6 })
  })

  it.each(['code_point', 'utf16'] as const)('throws where the text is not the quote (%s)', (unit) => {
    expect(() => offsetWriter(text, unit)({ start: 3, end: 4 }, 'ت')).toThrow('is the quote')
    expect(() => offsetWriter(text, unit)({ start: 3, end: 4 }, 'بت')).toThrow('is the quote')
    expect(() => offsetWriter('نص', unit)({ start: 0, end: 1 }, 'ص')).toThrow('is the quote')
  })

  it('throws for a boundary inside a surrogate pair', () => {
    expect(() => offsetWriter(text, 'code_point')({ start: 2, end: 4 })).toThrow('is the quote')
  })
})

describe('offsetReader', () => {
  it('converts back, and refuses what lies outside', () => {
    expect(offsetReader(text, 'code_point')({ start: 2, end: 6 })).toEqual({ start: 3, end: 9 })
    expect(offsetReader(text, 'code_point')({ start: 2, end: 8 })).toBeNull()
    expect(offsetReader(text, 'utf16')({ start: 3, end: 9 })).toEqual({ start: 3, end: 9 })
    expect(offsetReader(text, 'utf16')({ start: 3, end: 11 })).toBeNull()
    expect(offsetReader(text, 'grapheme')({ start: 2, end: 5 })).toEqual({ start: 3, end: 10 })
    expect(offsetReader(text, 'grapheme')({ start: 2, end: 6 })).toBeNull()
  })

  it.each(['code_point', 'utf16', 'grapheme'] as const)('refuses what is no offset (%s)', (unit) => {
    expect(offsetReader(text, unit)({ start: -1, end: 2 })).toBeNull()
    expect(offsetReader(text, unit)({ start: 0.5, end: 2 })).toBeNull()
    expect(offsetReader(text, unit)({ start: 0, end: NaN })).toBeNull()
  })

  it('counts the grapheme clusters of every text as the segmenter does', () => {
    fc.assert(
      fc.property(rawTexts, (any) => {
        const read = offsetReader(any, 'grapheme')
        expect(read({ start: 0, end: countGraphemes(any) })).toEqual({ start: 0, end: any.length })
        for (let at = 0, count = 0; at < any.length; at = nextGrapheme(any, at), count++) {
          expect(read({ start: 0, end: count })?.end).toBe(at)
        }
      }),
    )
  })
})
