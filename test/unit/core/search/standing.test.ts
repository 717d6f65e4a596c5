import { standingOf } from '@core/search/standing'
import { expect, it } from 'vitest'
import { annotationAt } from '../annotation/records'

const hits = [
  { start: 0, end: 5 },
  { start: 10, end: 15 },
  { start: 20, end: 25 },
  { start: 30, end: 35 },
]

it('tells hits that are marked, that overlap a mark, and that are free', () => {
  const marks = [annotationAt('a', 10, 15, 'source'), annotationAt('b', 24, 31, 'source')]
  expect(standingOf(hits, marks, 'source')).toEqual(['free', 'marked', 'overlapping', 'overlapping'])
})

it('looks at one label, and at live marks', () => {
  const marks = [annotationAt('a', 10, 15, 'claim'), { ...annotationAt('b', 0, 5, 'source'), deleted: true }]
  expect(standingOf(hits, marks, 'source')).toEqual(['free', 'free', 'free', 'free'])
})

it('says marked where a mark over more is there as well, in any order', () => {
  const marks = [annotationAt('a', 0, 40, 'source'), annotationAt('b', 20, 25, 'source')]
  const expected = ['overlapping', 'overlapping', 'marked', 'overlapping']
  expect(standingOf(hits, marks, 'source')).toEqual(expected)
  expect(standingOf(hits, marks.toReversed(), 'source')).toEqual(expected)
})

it('takes touching marks for free', () => {
  expect(standingOf(hits, [annotationAt('a', 5, 10, 'source')], 'source')).toEqual(['free', 'free', 'free', 'free'])
})
