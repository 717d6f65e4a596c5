import { documentIdOf, isWellFormedText } from '@core/text/documentId'
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'

it.each(['', 'abc', 'قالت وزارة الدفاع 👨‍👩‍👧‍👦\n', 'x'.repeat(100_000)])('is the SHA-256 of the UTF-8 bytes', (text) => {
  expect(documentIdOf(text)).toBe(`sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`)
})

it('differs where the text differs in a single mark or form', () => {
  const ids = ['محمد', 'محمّد', 'محمد ', 'e\u0301', 'é'].map(documentIdOf)
  expect(new Set(ids).size).toBe(5)
})

it('tells a lone surrogate', () => {
  expect(['', 'نص 😀', '\ud83d', 'ا\ude00ب', '\ude00\ud83d'].map(isWellFormedText)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})
