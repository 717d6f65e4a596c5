import { dualPrices } from '@core/agreement/gamma/dualPrices'
import type { Part } from '@core/agreement/gamma/dualPrices'
import { leastPartition } from '@core/agreement/gamma/partition'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

/** Tries every partition. */
function byTrying(elements: number, parts: readonly Part[], covered: ReadonlySet<number> = new Set()): number {
  const first = Array.from({ length: elements }, (_, i) => i).find((element) => !covered.has(element))
  if (first === undefined) return 0
  return Math.min(
    ...parts
      .filter((part) => part.elements.includes(first) && !part.elements.some((element) => covered.has(element)))
      .map((part) => part.cost + byTrying(elements, parts, new Set([...covered, ...part.elements]))),
  )
}

const elements = 7
const cost = fc.integer({ min: 0, max: 40 }).map((tenths) => tenths / 10)
/** Each element by itself, and some larger parts. */
const parts = fc
  .tuple(
    fc.array(cost, { minLength: elements, maxLength: elements }),
    fc.array(fc.tuple(fc.subarray([...Array(elements).keys()], { minLength: 2, maxLength: 4 }), cost), {
      maxLength: 25,
    }),
  )
  .map(([singles, larger]): Part[] => [
    ...singles.map((own, element) => ({ elements: [element], cost: own })),
    ...larger.map(([own, price]) => ({ elements: own, cost: price })),
  ])

describe('the cheapest partition', () => {
  it('is the least of all', () => {
    fc.assert(
      fc.property(parts, (all) => {
        expect(leastPartition(elements, all, 1000)).toBeCloseTo(byTrying(elements, all), 9)
      }),
      { numRuns: 300 },
    )
  })

  it('is found where the linear relaxation is below it', () => {
    // Three pairs of three elements: half of each would cost 1.5, but a partition takes one pair and a single.
    const triangle = [
      ...[0, 1, 2].map((element) => ({ elements: [element], cost: 2 })),
      { elements: [0, 1], cost: 1 },
      { elements: [1, 2], cost: 1 },
      { elements: [0, 2], cost: 1 },
    ]
    expect(dualPrices(3, triangle).reduce((sum, price) => sum + price, 0)).toBeCloseTo(1.5, 4)
    expect(leastPartition(3, triangle, 1000)).toBeCloseTo(3, 9)
  })

  it('is not searched for beyond the allowed states', () => {
    expect(
      leastPartition(
        2,
        [0, 1].map((element) => ({ elements: [element], cost: 1 })),
        1,
      ),
    ).toBeNull()
  })

  it('needs each element as a part', () => {
    expect(() => leastPartition(2, [{ elements: [0, 1], cost: 1 }], 10)).toThrow('part by itself')
  })
})

describe('prices', () => {
  it('never exceed the cost of a part', () => {
    fc.assert(
      fc.property(parts, (all) => {
        const prices = dualPrices(elements, all)
        for (const part of all) {
          const together = part.elements.reduce((sum, element) => sum + (prices[element] ?? 0), 0)
          expect(together).toBeLessThanOrEqual(part.cost + 1e-12)
        }
      }),
    )
  })
})
