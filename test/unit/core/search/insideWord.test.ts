import { isInsideWord } from '@core/search/insideWord'
import { LineTable } from '@core/text/lineTable'
import { expect, it } from 'vitest'

function inside(text: string, quote: string): boolean {
  const start = text.indexOf(quote)
  return isInsideWord(new LineTable(text), { start, end: start + quote.length })
}

it('tells spans of whole words from pieces of words', () => {
  expect(inside('قال مسؤول اليوم', 'مسؤول')).toBe(false)
  expect(inside('قال مسؤولون اليوم', 'مسؤول')).toBe(true)
  expect(inside('قال المسؤول اليوم', 'مسؤول')).toBe(true)
  expect(inside('مُحَمَّدٌ', 'مُحَمَّدٌ')).toBe(false)
})

it('lets attached particles stand before the span', () => {
  expect(inside('وكوريا', 'كوريا')).toBe(false)
  expect(inside('وَبكوريا', 'كوريا')).toBe(false)
  expect(inside('سكوريا', 'كوريا')).toBe(true)
})

it('takes punctuation at the edges for no word', () => {
  expect(inside('قال: «نعم» ثم', '«نعم»')).toBe(false)
  expect(inside('1.500', '500')).toBe(true)
})
