import {
  countGraphemes,
  graphemeCeil,
  graphemeFloor,
  isGraphemeBoundary,
  nextGrapheme,
  previousGrapheme,
} from '@core/text/graphemes'
import { describe, expect, it } from 'vitest'

describe('grapheme clusters', () => {
  it.each([
    ['', 0],
    ['كتاب', 4],
    ['مُحَمَّدٌ', 4],
    ['می‌خواهم', 7],
    ['👨‍👩‍👧‍👦🇸🇾🇱🇧', 3],
    ['🇸🇾🇱', 2],
    ['a\r\nb\n\u0651', 5],
    ['\u0651ا', 2],
    ['क्षि', 1],
    ['\u1112\u1161\u11ab한', 2],
    ['\ud83dا', 2],
  ])('of %j are %i', (text, count) => {
    expect(countGraphemes(text)).toBe(count)
  })

  it('are found from an offset inside one', () => {
    const text = 'اَّب' // a letter with two marks, and another
    expect([0, 1, 2, 3, 4].map((at) => isGraphemeBoundary(text, at))).toEqual([true, false, false, true, true])
    expect([0, 1, 2, 3].map((at) => graphemeFloor(text, at))).toEqual([0, 0, 0, 3])
    expect([0, 1, 2, 3].map((at) => graphemeCeil(text, at))).toEqual([0, 3, 3, 3])
    expect([0, 1, 3, 4].map((at) => nextGrapheme(text, at))).toEqual([3, 3, 4, 4])
    expect([0, 2, 3, 4].map((at) => previousGrapheme(text, at))).toEqual([0, 0, 0, 3])
  })

  it('clamp offsets outside the text', () => {
    expect([graphemeFloor('اب', -3), graphemeFloor('اب', 9)]).toEqual([0, 2])
    expect([graphemeCeil('اب', -3), graphemeCeil('اب', 9)]).toEqual([0, 2])
    expect([nextGrapheme('اب', -3), nextGrapheme('اب', 9)]).toEqual([0, 2])
    expect([previousGrapheme('اب', -3), previousGrapheme('اب', 9)]).toEqual([0, 2])
  })

  it('are counted in linear time', () => {
    expect(countGraphemes('قَالَتْ وزارة 1500\n'.repeat(100_000))).toBe(1_600_000)
  }, 5000)

  it('are found in a cluster of 100,000 units', () => {
    const text = `ا${'\u0651'.repeat(100_000)}ب`
    expect(graphemeCeil(text, 50_000)).toBe(100_001)
    expect(graphemeFloor(text, 50_000)).toBe(0)
  }, 5000)
})
