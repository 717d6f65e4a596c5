import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codesFor } from '@renderer/state/linkCodes'

describe('codesFor', () => {
  test('one digit as long as nine suffice, then as few of two as must be', () => {
    expect(codesFor(0)).toEqual([])
    expect(codesFor(3)).toEqual(['1', '2', '3'])
    expect(codesFor(9)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9'])
    expect(codesFor(10)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '90', '91'])
  })

  test('all are different, none begins another, the shortest come first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), (count) => {
        const codes = codesFor(count)
        expect(codes).toHaveLength(Math.min(count, 90))
        expect(new Set(codes).size).toBe(codes.length)
        const beginsAnother = codes.filter((a) => codes.some((b) => a !== b && b.startsWith(a)))
        expect(beginsAnother).toEqual([])
        expect(codes.map(({ length }) => length)).toEqual(codes.map(({ length }) => length).toSorted())
      }),
    )
  })
})
