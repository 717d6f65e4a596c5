import { leastMatching, type WeightedPair } from '@core/agreement/gamma/assignment'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

/** Tries every choice. */
function byTrying(pairs: readonly WeightedPair[], lefts: ReadonlySet<number>, rights: ReadonlySet<number>): number {
  const [pair, ...rest] = pairs
  if (pair === undefined) return 0
  const without = byTrying(rest, lefts, rights)
  if (lefts.has(pair.left) || rights.has(pair.right)) return without
  const taken = byTrying(rest, new Set([...lefts, pair.left]), new Set([...rights, pair.right]))
  return Math.min(without, pair.weight + taken)
}

describe('the best choice of pairs', () => {
  it('gives up a good pair for two', () => {
    const pairs = [
      { left: 0, right: 0, weight: -3 },
      { left: 0, right: 1, weight: -2 },
      { left: 1, right: 0, weight: -2 },
    ]
    expect(leastMatching(2, 2, pairs)).toBe(-4)
  })

  it('is 0 without pairs', () => {
    expect(leastMatching(3, 0, [])).toBe(0)
  })

  it('is the least of all choices', () => {
    const size = 5
    const pair = fc.record({
      left: fc.nat(size - 1),
      right: fc.nat(size - 1),
      weight: fc.integer({ min: -12, max: 0 }).map((twelfths) => twelfths / 6),
    })
    const pairs = fc.uniqueArray(pair, { selector: ({ left, right }) => left * size + right, maxLength: 14 })
    fc.assert(
      fc.property(pairs, (all) => {
        expect(leastMatching(size, size, all)).toBeCloseTo(byTrying(all, new Set(), new Set()), 9)
      }),
      { numRuns: 200 },
    )
  })
})
