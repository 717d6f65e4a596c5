import { CodePointIndex } from '@core/text/codePoints'
import { expect, it } from 'vitest'

it('converts both ways around surrogate pairs', () => {
  const index = new CodePointIndex('ا😀ب𝒳')
  expect(index.length).toBe(4)
  expect([0, 1, 3, 4, 6].map((offset) => index.toCodePoint(offset))).toEqual([0, 1, 2, 3, 4])
  expect([0, 1, 2, 3, 4].map((offset) => index.toUtf16(offset))).toEqual([0, 1, 3, 4, 6])
})

it('counts an offset inside a pair as its start, and a lone surrogate as one', () => {
  const index = new CodePointIndex('😀\ud83d😀')
  expect(index.length).toBe(3)
  expect([0, 1, 2, 3, 4, 5].map((offset) => index.toCodePoint(offset))).toEqual([0, 0, 1, 2, 2, 3])
})

it('knows the empty text', () => {
  const index = new CodePointIndex('')
  expect([index.length, index.toCodePoint(0), index.toUtf16(0)]).toEqual([0, 0, 0])
})
