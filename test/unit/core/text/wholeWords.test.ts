import { standsAlone } from '@core/text/wholeWords'
import fc from 'fast-check'
import { expect, it } from 'vitest'

it('finds a word between spaces, punctuation and the ends of the text, and not inside another', () => {
  const text = 'وكالة، قالت: «الأنباء» وبالوكالة'
  expect(standsAlone(text, 'وكالة')).toBe(true)
  expect(standsAlone(text, 'الأنباء')).toBe(true)
  expect(standsAlone(text, 'وبالوكالة')).toBe(true)
  expect(standsAlone(text, 'كالة')).toBe(false)
  expect(standsAlone(text, 'قال')).toBe(false)
  expect(standsAlone('كتبَ كتب', 'كتب')).toBe(true)
  expect(standsAlone('كتبَ', 'كتب')).toBe(false)
})

it('says what a table of all words would', () => {
  const unit = fc.constantFrom('ا', 'ب', 'َ', '1', ' ', '،', '𞤀', '😀')
  const texts = fc.array(unit, { maxLength: 30 }).map((units) => units.join(''))
  const word = fc.array(fc.constantFrom('ا', 'ب', 'َ', '1', '𞤀'), { minLength: 1, maxLength: 3 }).map((u) => u.join(''))
  fc.assert(
    fc.property(texts, word, (text, sought) => {
      const table = new Set<string>(text.match(/[\p{L}\p{M}\p{N}]+/gu))
      expect(standsAlone(text, sought)).toBe(table.has(sought))
    }),
    { numRuns: 2000 },
  )
})
