import { CodePointIndex } from '@core/text/codePoints'
import { codePointLabel, inspectSpan } from '@core/text/inspect'
import { describe, expect, it } from 'vitest'

const inspect = (text: string, start: number, end: number, limit = 1000) =>
  inspectSpan(text, { start, end }, new CodePointIndex(text), limit)

describe('inspectSpan', () => {
  it('lists the code points in logical order, the first character of the text at 0', () => {
    const [first, second] = inspect('قال', 0, 2)
    expect(first?.characters).toEqual([
      { codePoint: 0x642, text: 'ق', kind: 'arabicLetter', utf16: 0, codePointOffset: 0 },
    ])
    expect(second?.start).toBe(1)
  })

  it('keeps the marks of a letter in its cluster', () => {
    const [cluster, ...others] = inspect('بّٰ ت', 0, 3)
    expect(others).toEqual([])
    expect(cluster?.text).toBe('بّٰ')
    expect(cluster?.characters.map(({ kind, utf16 }) => [kind, utf16])).toEqual([
      ['arabicLetter', 0],
      ['mark', 1],
      ['mark', 2],
    ])
  })

  it('counts a surrogate pair as two units and one code point', () => {
    const [emoji, letter] = inspect('ا😀ب', 1, 4)
    expect(emoji?.characters).toEqual([{ codePoint: 0x1f600, text: '😀', kind: 'emoji', utf16: 1, codePointOffset: 1 }])
    expect(letter?.characters[0]).toMatchObject({ utf16: 3, codePointOffset: 2 })
  })

  it('widens a span that cuts a cluster, and takes whole clusters up to the limit', () => {
    expect(inspect('مَن', 1, 3).map(({ text }) => text)).toEqual(['مَ', 'ن'])
    expect(inspect('مَن قال', 0, 7, 3).map(({ text }) => text)).toEqual(['مَ', 'ن'])
    expect(inspect('قال', 3, 3)).toEqual([])
  })

  it('says what a character without a name is', () => {
    const kinds = inspect('ﻻa٣½«🇪+ \u200f\t\ud800\u0378', 0, 14).flatMap((c) => c.characters.map(({ kind }) => kind))
    expect(kinds).toEqual([
      'presentationForm',
      'letter',
      'digit',
      'number',
      'punctuation',
      'emoji',
      'symbol',
      'space',
      'format',
      'control',
      'surrogate',
      'unassigned',
    ])
  })
})

it('codePointLabel has four hex digits or more', () => {
  expect([0x9, 0x627, 0x1f600].map(codePointLabel)).toEqual(['U+0009', 'U+0627', 'U+1F600'])
})
