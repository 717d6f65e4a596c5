import { directionOf } from '@core/text/direction'
import { describe, expect, it } from 'vitest'

describe('directionOf', () => {
  it.each([
    ['Arabic first', 'قال Reuters', 'rtl'],
    ['Latin first', 'Reuters قالت', 'ltr'],
    ['Hebrew first', 'שלום world', 'rtl'],
    ['Cyrillic and CJK', '«Курск» 汉字 عرب', 'ltr'],
    ['digits and signs before Latin', '12.5% – (Reuters)', 'ltr'],
    ['Arabic digits before Latin', '١٢ km', 'ltr'],
    ['Arabic comma before Latin', '، abc', 'ltr'],
    ['Arabic question mark before Latin', '؟ abc', 'rtl'],
    ['an emoji before Latin', '👍 ok', 'ltr'],
    ['a right-to-left mark before Latin', '\u200fabc', 'rtl'],
    ['a left-to-right mark before Arabic', '\u200eعرب', 'ltr'],
    ['an Arabic letter mark before Latin', '\u061cabc', 'rtl'],
    ['an isolate first', '\u2067عرب\u2069 abc', 'ltr'],
    ['nested isolates first', '\u2066a\u2068ب\u2069c\u2069 عرب', 'rtl'],
    ['a stray end of an isolate', '\u2069abc عرب', 'ltr'],
    ['an embedding or override, which is not skipped', '\u202eabc', 'ltr'],
  ] as const)('%s', (_, line, direction) => {
    expect(directionOf(line)).toBe(direction)
    expect(directionOf(line, 'ltr')).toBe(direction)
    expect(directionOf(line, 'rtl')).toBe(direction)
  })

  it.each(['', '2024-11-21 12:30', '...', '\u2067عرب', '\u2066abc', '\ud83d'])('falls back for %j', (line) => {
    expect(directionOf(line)).toBe('rtl')
    expect(directionOf(line, 'ltr')).toBe('ltr')
  })
})
