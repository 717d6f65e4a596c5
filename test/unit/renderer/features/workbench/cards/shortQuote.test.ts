import { expect, test } from 'vitest'
import { shortQuote } from '@renderer/features/workbench/cards/shortQuote'

test('a quote that is read as a whole stays whole', () => {
  expect(shortQuote('١٥٠٠ جندي')).toBe('١٥٠٠ جندي')
  expect(shortQuote('م'.repeat(1000))).toHaveLength(1000)
})

test('a longer one is cut between letters, never within one', () => {
  const short = shortQuote(`${'م'.repeat(999)}ُ${'👨‍👩‍👧'.repeat(10)}`)
  expect(short).toBe(`${'م'.repeat(999)}ُ…`)
  expect(shortQuote(`${'م'.repeat(998)}${'👨‍👩‍👧'.repeat(10)}`)).toBe(`${'م'.repeat(998)}…`)
})
