import { contextOf } from '@core/text/context'
import { isWellFormedText } from '@core/text/documentId'
import { expect, it } from 'vitest'

it('reads the span and up to 32 units on either side', () => {
  const text = `${'ا'.repeat(40)}نعم${'ب'.repeat(40)}`
  expect(contextOf(text, 40, 43)).toEqual({ quote: 'نعم', prefix: 'ا'.repeat(32), suffix: 'ب'.repeat(32) })
})

it('has less at the ends of the text', () => {
  expect(contextOf('قال نعم.', 4, 7)).toEqual({ quote: 'نعم', prefix: 'قال ', suffix: '.' })
  expect(contextOf('نعم', 0, 3)).toEqual({ quote: 'نعم', prefix: '', suffix: '' })
})

it('does not cut a cluster', () => {
  const family = '👨‍👩‍👧‍👦'
  const text = `${family}${'ا'.repeat(25)}نعم${'ب'.repeat(25)}${family}`
  const start = family.length + 25
  expect(contextOf(text, start, start + 3)).toEqual({ quote: 'نعم', prefix: 'ا'.repeat(25), suffix: 'ب'.repeat(25) })
})

it('cuts a cluster that is longer than the context between code points', () => {
  const long = '😀\u200d'.repeat(20)
  const text = `${long}نعم${long}`
  const { prefix, suffix } = contextOf(text, long.length, long.length + 3)
  expect([prefix.length, suffix.length]).toEqual([31, 32])
  expect([prefix, suffix].every(isWellFormedText)).toBe(true)
})
