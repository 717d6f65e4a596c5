import {
  formatBytes,
  formatNumber,
  formatScore,
  formatScores,
  isolate,
  localeOf,
  setDigits,
} from '@renderer/i18n/format'
import { afterEach, describe, expect, it } from 'vitest'

afterEach(() => setDigits('latn'))

describe('formatNumber', () => {
  it('writes Latin digits and groups in both languages unless others were chosen', () => {
    expect(formatNumber(12_345, 'ar')).toBe('12,345')
    expect(formatNumber(12_345, 'en')).toBe('12,345')
  })

  it('writes the chosen digits in Arabic, and Latin ones in English whatever was chosen', () => {
    setDigits('arab')
    expect(formatNumber(12_345.6, 'ar')).toBe('١٢٬٣٤٥٫٦')
    expect(formatNumber(12_345.6, 'en')).toBe('12,345.6')
    setDigits('latn')
    expect(formatNumber(7, 'ar')).toBe('7')
  })
})

describe('formatScore', () => {
  it('has two places always, and no sign for what rounds to nothing', () => {
    expect([0.5, 1, 0, -0.001, 0.996].map((score) => formatScore(score, 'en'))).toEqual([
      '0.50',
      '1.00',
      '0.00',
      '0.00',
      '1.00',
    ])
    expect(formatScore(-0.127, 'en')).toBe('-0.13')
  })

  it('writes the chosen digits, and leaves other numbers their one place', () => {
    setDigits('arab')
    expect(formatScore(0.86, 'ar')).toBe('٠٫٨٦')
    expect(formatNumber(0.86, 'ar')).toBe('٠٫٩')
    expect(formatScores([0.71, 0.93], 'en')).toBe('0.71–0.93')
  })
})

describe('localeOf', () => {
  it('names the digits for the widgets', () => {
    expect([localeOf('ar', 'latn'), localeOf('ar', 'arab'), localeOf('en', 'arab')]).toEqual([
      'ar-u-nu-latn',
      'ar-u-nu-arab',
      'en',
    ])
  })
})

describe('formatBytes', () => {
  it('chooses the unit by the size', () => {
    expect(formatBytes(0, 'en')).toBe('0 bytes')
    expect(formatBytes(6_701, 'en')).toBe('6.6 kB')
    expect(formatBytes(5_242_880, 'en')).toBe('5 MB')
    expect(formatBytes(5_242_881, 'en')).toBe('5.1 MB')
    expect(formatBytes(24_000_000, 'en')).toBe('23 MB')
  })

  it('writes the chosen digits in Arabic', () => {
    expect(formatBytes(6_701, 'ar')).toMatch(/^6\.6\s/)
    setDigits('arab')
    expect(formatBytes(6_701, 'ar')).toMatch(/^٦٫٦\s/)
  })
})

describe('isolate', () => {
  it('wraps a name in FSI and PDI', () => {
    expect(isolate('a.txt')).toBe('\u2068a.txt\u2069')
  })
})
