import { randomFrom } from '@core/agreement/random'
import { describe, expect, it } from 'vitest'

function first(seed: number, count: number): number[] {
  const random = randomFrom(seed)
  return Array.from({ length: count }, () => random())
}

describe('randomFrom', () => {
  it('gives the same numbers for the same seed and others for the next', () => {
    expect(first(42, 20)).toEqual(first(42, 20))
    expect(first(42, 20)).not.toEqual(first(43, 20))
    expect(first(-1, 3)).toEqual(first(0xffffffff, 3))
  })

  it('never changes from one version to the next, or old reports could not be repeated', () => {
    expect(first(1, 3).map((number) => number * 0x1_0000_0000)).toEqual([792534090, 3215351813, 160231488])
  })

  it('gives numbers of [0, 1) evenly', () => {
    const numbers = first(7, 100_000)
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true)
    const tenths = numbers.reduce<number[]>((counts, number) => {
      const tenth = Math.floor(number * 10)
      counts[tenth] = (counts[tenth] ?? 0) + 1
      return counts
    }, [])
    // χ² with 9 degrees of freedom stays below 27.9 in 999 of 1,000 cases.
    expect(tenths.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9)
  })
})
