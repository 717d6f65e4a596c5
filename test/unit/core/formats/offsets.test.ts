import { offsetReader, offsetWriter } from '@core/formats/offsets'
import { describe, expect, it } from 'vitest'

const text = 'أ🌊ب👩‍🚒ت'

describe('offsetWriter', () => {
  it('converts to code points', () => {
    const convert = offsetWriter(text, 'code_point')
    expect(convert({ start: 3, end: 9 }, 'ب👩‍🚒')).toEqual({ start: 2, end: 6 })
  })

  it.each(['code_point', 'utf16'] as const)('throws where the text is not the quote (%s)', (unit) => {
    expect(() => offsetWriter(text, unit)({ start: 3, end: 4 }, 'ت')).toThrow('is the quote')
    expect(() => offsetWriter(text, unit)({ start: 3, end: 4 }, 'بت')).toThrow('is the quote')
  })
})

describe('offsetReader', () => {
  it('converts back, and refuses what lies outside', () => {
    expect(offsetReader(text, 'code_point')({ start: 2, end: 6 })).toEqual({ start: 3, end: 9 })
    expect(offsetReader(text, 'code_point')({ start: 2, end: 8 })).toBeNull()
    expect(offsetReader(text, 'utf16')({ start: 3, end: 9 })).toEqual({ start: 3, end: 9 })
    expect(offsetReader(text, 'utf16')({ start: 3, end: 11 })).toBeNull()
  })
})
