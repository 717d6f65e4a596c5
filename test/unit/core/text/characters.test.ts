import { isExtending, isInvisibleMark, isPlain, isSpace, splitsPair } from '@core/text/characters'
import { describe, expect, it } from 'vitest'

const units = Array.from({ length: 0x10000 }, (_, code) => code)
const charOf = (code: number) => String.fromCharCode(code)
const graphemes = new Intl.Segmenter('ar', { granularity: 'grapheme' })
const clustersOf = (text: string) => Array.from(graphemes.segment(text)).length

describe('classes of UTF-16 units', () => {
  it('isSpace is what trimming takes away', () => {
    expect(units.filter(isSpace)).toEqual(units.filter((code) => charOf(code).trim() === ''))
  })

  it('isInvisibleMark is Bidi_Control and the zero-width space', () => {
    expect(units.filter(isInvisibleMark)).toEqual(
      units.filter((code) => /[\p{Bidi_Control}\u200b]/u.test(charOf(code))),
    )
  })

  it('isExtending characters join any letter before them', () => {
    const extending = units.filter(isExtending)
    expect(extending.length).toBeGreaterThan(100)
    expect(extending.filter((code) => clustersOf(`ا${charOf(code)}`) !== 1)).toEqual([])
  })

  it('isPlain characters never join one another, nor what extends the one before', () => {
    const plain = units.filter(isPlain)
    expect(plain.length).toBeGreaterThan(30_000)
    const joining = plain.filter(
      (code) => clustersOf(`ا${charOf(code)}ا👍\u200d${charOf(code)}e\u0301${charOf(code)}`) !== 7,
    )
    expect(joining).toEqual([])
  })
})

it('splitsPair is true between the halves of a pair only', () => {
  const text = 'ا😀ب'
  expect([0, 1, 2, 3, 4].map((offset) => splitsPair(text, offset))).toEqual([false, false, true, false, false])
  expect([1, 2].map((offset) => splitsPair('\ude00\ud83dx', offset))).toEqual([false, false])
})
