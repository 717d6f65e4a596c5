import { ReviewUnion } from '@core/merge/reviewUnion'
import { describe, expect, it } from 'vitest'
import { review } from '../ledger/newsDesk'

const early = { ...review(11, 'open'), updatedAt: '2026-01-01T00:00:00.000Z' }
const late = { ...review(11, 'disputed'), updatedAt: '2026-01-02T00:00:00.000Z' }
const other = review(12, 'checked-true')

function union(...values: readonly unknown[]): unknown {
  const reviews = new ReviewUnion()
  for (const value of values) reviews.add(value)
  return reviews.result()
}

describe('ReviewUnion', () => {
  it('keeps the reviews of every file, of each claim the latest', () => {
    expect(union([late], [other, early])).toEqual([late, other])
    expect(union([other, early], [late])).toEqual([late, other])
  })

  it('has nothing where no file has reviews, and an empty list where one has', () => {
    expect(union()).toBeUndefined()
    expect(union([])).toEqual([])
  })

  it('keeps what it cannot read, once, after the reviews', () => {
    const unknown = { claimId: 'of another version' }
    expect(union([unknown, other], [unknown, null])).toEqual([other, null, unknown])
  })

  it('takes a value that is no list only where there is no list', () => {
    expect(union('b', 'a')).toBe('b')
    expect(union('b', [other], 'c')).toEqual([other])
  })

  it('says what changed', () => {
    const reviews = new ReviewUnion()
    expect([[other], [other], [], [early], [late], [early], 'x'].map((value) => reviews.add(value))).toEqual([
      true,
      false,
      false,
      true,
      true,
      false,
      false,
    ])
  })
})
