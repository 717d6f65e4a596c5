import { formatBytes, formatNumber, isolate } from '@renderer/i18n/format'
import { describe, expect, it } from 'vitest'

describe('formatNumber', () => {
  it('writes Latin digits and groups in both languages', () => {
    expect(formatNumber(12_345, 'ar')).toBe('12,345')
    expect(formatNumber(12_345, 'en')).toBe('12,345')
  })
})

describe('formatBytes', () => {
  it('chooses the unit by the size', () => {
    expect(formatBytes(0, 'en')).toBe('0 byte')
    expect(formatBytes(6_701, 'en')).toBe('6.5 kB')
    expect(formatBytes(5_242_880, 'en')).toBe('5 MB')
    expect(formatBytes(24_000_000, 'en')).toBe('23 MB')
  })

  it('writes Latin digits in Arabic', () => {
    expect(formatBytes(6_701, 'ar')).toMatch(/^6\.5\s/)
  })
})

describe('isolate', () => {
  it('wraps a name in FSI and PDI', () => {
    expect(isolate('a.txt')).toBe('\u2068a.txt\u2069')
  })
})
