import { characterName } from '@core/text/characterNames'
import { invisibleOf } from '@core/text/invisibles'
import { describe, expect, it } from 'vitest'

const units = Array.from({ length: 0x10000 }, (_, code) => code)
const named = units.flatMap((code) => {
  const name = characterName(code)
  return name === null ? [] : [{ code, ...name }]
})

describe('characterName', () => {
  it('names characters in both languages', () => {
    expect(characterName(0x629)).toEqual({ ar: 'تاء مربوطة', en: 'teh marbuta' })
    expect(characterName(0x665)).toEqual({ ar: 'رقم عربي هندي 5', en: 'Arabic-Indic digit 5' })
    expect(characterName(0x10ffff)).toBeNull()
  })

  it('has words of the right language for each', () => {
    for (const { code, ar, en } of named) {
      expect(ar, code.toString(16)).toMatch(/^[\p{Script=Arabic}\p{M}\s،0-9]+$/u)
      expect(en, code.toString(16)).toMatch(/^[A-Za-z0-9 ()-]+$/)
    }
  })

  it('gives no two characters the same name', () => {
    expect(new Set(named.map(({ ar }) => ar)).size).toBe(named.length)
    expect(new Set(named.map(({ en }) => en)).size).toBe(named.length)
  })

  it('names every letter of Arabic, every haraka, every digit and every invisible character', () => {
    const needed = units.filter((code) => {
      const arabic = code >= 0x621 && code <= 0x652 && !(code >= 0x63b && code <= 0x63f)
      return arabic || (code >= 0x660 && code <= 0x669) || (code >= 0x30 && code <= 0x39) || invisibleOf(code) !== null
    })
    expect(needed.filter((code) => characterName(code) === null)).toEqual([])
  })
})
