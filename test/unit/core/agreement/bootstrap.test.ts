import { drawing, f1Intervals, middle } from '@core/agreement/bootstrap'
import { describe, expect, it } from 'vitest'

const counts = (...values: number[]) => Int32Array.from(values)

describe('drawing', () => {
  it('draws as many documents as there are, again and again', () => {
    const { times, samples, documents } = drawing(1, 40)(12)
    expect([samples, documents, times.length]).toEqual([40, 12, 480])
    for (let sample = 0; sample < 40; sample++) {
      expect(times.subarray(sample * 12, sample * 12 + 12).reduce((sum, time) => sum + time, 0)).toBe(12)
    }
  })

  it('depends on seed, samples and the number of documents alone', () => {
    const draw = drawing(3, 10)
    const first = draw(20)
    draw(21)
    expect(draw(20)).toEqual(first)
    expect(drawing(4, 10)(20)).not.toEqual(first)
  })
})

describe('middle', () => {
  it('is the 2.5th and 97.5th percentile', () => {
    expect(middle(Array.from({ length: 201 }, (_, i) => 200 - i))).toEqual([5, 195])
  })

  it('interpolates between neighbours', () => {
    // 0.025 · 4 = 0.1 and 0.975 · 4 = 3.9.
    expect(middle([0, 10, 20, 30, 40])).toEqual([1, expect.closeTo(39, 12)])
    expect(middle([7])).toEqual([7, 7])
  })

  it('is null of nothing', () => {
    expect(middle([])).toBeNull()
  })
})

describe('f1Intervals', () => {
  it('has no width where all documents are alike', () => {
    // 2 · 1 / 4, and 2 · 1 + 1 of 4.
    const alike = counts(1, 1, 1, 1, 1)
    const intervals = f1Intervals(alike, alike, counts(4, 4, 4, 4, 4), drawing(1, 50)(5))
    expect(intervals).toEqual({ exactF1: [0.5, 0.5], relaxedF1: [0.75, 0.75] })
  })

  it('is null where fewer than five documents have a span', () => {
    const none = counts(0, 0, 0, 0, 0, 0)
    const intervals = f1Intervals(none, none, counts(1, 1, 1, 1, 0, 0), drawing(1, 50)(6))
    expect(intervals).toEqual({ exactF1: null, relaxedF1: null })
  })

  it('is near the interval that theory gives for many documents', () => {
    // Half of 400 documents agree: the share of agreeing ones has a standard error of √(¼ / 400) = 0.025.
    const same = Int32Array.from({ length: 400 }, (_, i) => i % 2)
    const intervals = f1Intervals(same, new Int32Array(400), new Int32Array(400).fill(2), drawing(1, 2000)(400))
    expect(intervals.exactF1?.[0]).toBeCloseTo(0.5 - 1.96 * 0.025, 2)
    expect(intervals.exactF1?.[1]).toBeCloseTo(0.5 + 1.96 * 0.025, 2)
  })
})
