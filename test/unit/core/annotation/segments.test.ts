import { segmentsOfLine } from '@core/annotation/segments'
import { describe, expect, it } from 'vitest'
import { annotationAt } from './records'

describe('segmentsOfLine', () => {
  it('covers a line without annotations in one piece, and an empty one in none', () => {
    expect(segmentsOfLine(5, 9, [])).toEqual([{ start: 5, end: 9, ids: [], starting: [], ending: [] }])
    expect(segmentsOfLine(5, 5, [annotationAt('a', 0, 9)])).toEqual([])
  })

  it('cuts where annotations cross and nest', () => {
    const segments = segmentsOfLine(0, 10, [annotationAt('in', 3, 4), annotationAt('a', 2, 6), annotationAt('b', 4, 8)])
    expect(segments).toEqual([
      { start: 0, end: 2, ids: [], starting: [], ending: [] },
      { start: 2, end: 3, ids: ['a'], starting: ['a'], ending: [] },
      { start: 3, end: 4, ids: ['a', 'in'], starting: ['in'], ending: ['in'] },
      { start: 4, end: 6, ids: ['a', 'b'], starting: ['b'], ending: ['a'] },
      { start: 6, end: 8, ids: ['b'], starting: [], ending: ['b'] },
      { start: 8, end: 10, ids: [], starting: [], ending: [] },
    ])
  })

  it('lets annotations reach beyond the line without starting or ending in it', () => {
    expect(
      segmentsOfLine(5, 9, [annotationAt('a', 0, 20), annotationAt('left', 0, 5), annotationAt('right', 9, 12)]),
    ).toEqual([{ start: 5, end: 9, ids: ['a'], starting: [], ending: [] }])
  })

  it('keeps two labels on one span apart', () => {
    expect(segmentsOfLine(0, 2, [annotationAt('b', 0, 2, 'source'), annotationAt('a', 0, 2)])).toEqual([
      { start: 0, end: 2, ids: ['a', 'b'], starting: ['a', 'b'], ending: ['a', 'b'] },
    ])
  })
})
