import { findInvisibles, invisibleOf } from '@core/text/invisibles'
import { describe, expect, it } from 'vitest'

const units = Array.from({ length: 0x10000 }, (_, code) => code)
const charOf = (code: number) => String.fromCharCode(code)

describe('invisibleOf', () => {
  it('knows every bidi control and every space but the common one', () => {
    const expected = units.filter((code) => /[\p{Bidi_Control}\p{Zs}]/u.test(charOf(code)) && code !== 0x20)
    expect(expected.filter((code) => invisibleOf(code) === null)).toEqual([])
  })

  it('takes no room for what is no space, tab or tatweel', () => {
    const marks = units.filter((code) => invisibleOf(code)?.kind === 'mark').map(charOf)
    expect(marks.every((char) => /[\p{Cf}\p{Mn}]/u.test(char))).toBe(true)
    expect(units.filter((code) => invisibleOf(code)?.kind === 'space').every((code) => /\p{Zs}/u.test(charOf(code)))).toBe(true) // prettier-ignore
  })

  it('abbreviates no two alike, and leaves letters, harakat and common spaces alone', () => {
    const found = units.map(invisibleOf).filter((invisible) => invisible !== null)
    expect(new Set(found.map(({ short }) => short)).size).toBe(found.length)
    for (const char of 'اَ \nA1،') expect(invisibleOf(char.charCodeAt(0))).toBeNull()
  })
})

it('findInvisibles answers the offsets in UTF-16 units, in order', () => {
  expect(findInvisibles('😀\u200fمـن\u00a0\t')).toEqual([
    { offset: 2, kind: 'mark', short: 'RLM' },
    { offset: 4, kind: 'tatweel', short: 'TATWEEL' },
    { offset: 6, kind: 'space', short: 'NBSP' },
    { offset: 7, kind: 'tab', short: 'TAB' },
  ])
})
