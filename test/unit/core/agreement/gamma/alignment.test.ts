import { bestDisorder } from '@core/agreement/gamma/alignment'
import { dissimilarity, evenDissimilarity, type Dissimilarity } from '@core/agreement/gamma/dissimilarity'
import type { Unit } from '@core/agreement/unitizing/continuum'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alexPaulSuzan, annotatorsOf } from './units'

/** The definition: every partition of the units into groups with at most one unit of each annotator. */
function byTrying(annotators: readonly (readonly Unit[])[], kind: Dissimilarity): number {
  const units = annotators.flatMap((own, annotator) => own.map((unit) => ({ unit, annotator })))
  const pairs = (annotators.length * (annotators.length - 1)) / 2
  type Owned = (typeof units)[number]
  const disorder = (group: readonly Owned[]) => {
    let [sum, met] = [0, 0]
    group.forEach((one, i) => {
      for (const other of group.slice(i + 1)) {
        sum += dissimilarity(one.unit, other.unit, kind)
        met++
      }
    })
    return (sum + (pairs - met) * kind.empty) / pairs
  }
  const least = (groups: readonly (readonly Owned[])[], rest: readonly Owned[]): number => {
    const [next, ...others] = rest
    if (next === undefined) return groups.reduce((sum, group) => sum + disorder(group), 0)
    const joined = groups.flatMap((group, i) =>
      group.some(({ annotator }) => annotator === next.annotator)
        ? []
        : [
            least(
              groups.map((each, j) => (i === j ? [...each, next] : each)),
              others,
            ),
          ],
    )
    return Math.min(least([...groups, [next]], others), ...joined)
  }
  return least([], units) / (units.length / annotators.length)
}

function textsOf(annotators: number, most: number) {
  const unit = fc
    .tuple(fc.nat(25), fc.integer({ min: 1, max: 8 }), fc.constantFrom('claim', 'figure'))
    .map(([start, length, category]): Unit => ({ start, end: start + length, category }))
  return fc
    .array(fc.array(unit, { maxLength: most }), { minLength: annotators, maxLength: annotators })
    .filter((lists) => lists.some((own) => own.length > 0))
}

describe('the disorder of the best alignment, as pygamma-agreement 0.5.9 with GLPK', () => {
  // The continua of the tests of DKPro Statistics, `src/test/resources/pygamma`; pygamma-agreement computes in 32 bits.
  const weighted = { position: 3, category: 2, empty: 1 }

  it('of two annotators', () => {
    const shifted = annotatorsOf(
      [
        [1, 5, 'a'],
        [6, 10, 'b'],
        [11, 15, 'a'],
      ],
      [
        [2, 6, 'a'],
        [7, 11, 'b'],
        [12, 16, 'a'],
      ],
    )
    const unequal = annotatorsOf(
      [
        [1, 5, 'a'],
        [6, 10, 'b'],
        [20, 24, 'a'],
        [30, 34, 'b'],
      ],
      [
        [2, 6, 'a'],
        [31, 35, 'b'],
      ],
    )
    const chance = annotatorsOf(
      [
        [0.6730024422799801, 4.67300244227998, 'a'],
        [5.099476589298938, 9.099476589298938, 'b'],
        [10.706344204657507, 14.706344204657507, 'a'],
      ],
      [
        [0.5403605847111163, 4.540360584711117, 'a'],
        [5.368021339993954, 9.368021339993954, 'b'],
        [10.758209708920607, 14.758209708920607, 'b'],
      ],
    )
    expect(bestDisorder(shifted, evenDissimilarity)).toBeCloseTo(0.0625, 6)
    expect(bestDisorder(unequal, evenDissimilarity)).toBeCloseTo(0.7083333134651184, 6)
    expect(bestDisorder(chance, evenDissimilarity)).toBeCloseTo(0.3352583348751068, 6)
  })

  it('of two annotators, weighted', () => {
    const text = annotatorsOf(
      [
        [1, 5, 'a'],
        [6, 10, 'b'],
        [11, 15, 'c'],
      ],
      [
        [2, 7, 'a'],
        [8, 12, 'b'],
        [11, 15, 'a'],
      ],
    )
    expect(bestDisorder(text, weighted)).toBeCloseTo(1.0277777910232544, 6)
  })

  it('of three annotators', () => {
    const text = annotatorsOf(
      [
        [1, 5, 'a'],
        [10, 14, 'b'],
      ],
      [
        [2, 6, 'a'],
        [11, 15, 'b'],
      ],
      [
        [1, 4, 'a'],
        [9, 14, 'c'],
      ],
    )
    expect(bestDisorder(text, evenDissimilarity)).toBeCloseTo(0.40875643491744995, 6)
  })

  it('of Alex, Paul and Suzan with α = 3 is .96 within a hundredth of it', () => {
    const disorder = bestDisorder(alexPaulSuzan, { position: 3, category: 1, empty: 1 }) ?? NaN
    expect(Math.abs(disorder - 0.96) / 0.96).toBeLessThan(0.01)
  })
})

describe('the disorder of the best alignment', () => {
  it.each([
    { annotators: 2, most: 4 },
    { annotators: 3, most: 3 },
    { annotators: 4, most: 2 },
    { annotators: 5, most: 2 },
  ])('is the least of all alignments of $annotators annotators', ({ annotators, most }) => {
    const kinds = fc.constantFrom(evenDissimilarity, { position: 3, category: 1, empty: 1 }, { position: 0.5, category: 2, empty: 2 }) // prettier-ignore
    fc.assert(
      fc.property(textsOf(annotators, most), kinds, (text, kind) => {
        expect(bestDisorder(text, kind)).toBeCloseTo(byTrying(text, kind), 9)
      }),
      { numRuns: annotators === 5 ? 15 : 60 },
    )
  })

  it('is 0 where all annotators did the same, and where nobody marked anything', () => {
    const own = annotatorsOf([
      [3, 9, 'claim'],
      [4, 6, 'figure'],
    ]).flat()
    expect(bestDisorder([own, own, own], evenDissimilarity)).toBeCloseTo(0, 9)
    expect(bestDisorder([[], []], evenDissimilarity)).toBe(0)
  })

  it('is Δ∅ for every unit alone, divided by the mean number of units, where nothing matches', () => {
    const text = annotatorsOf([[0, 5, 'claim']], [[500, 505, 'claim']])
    expect(bestDisorder(text, evenDissimilarity)).toBe(2)
  })

  it('is not computed where too many units of too many annotators could go together', () => {
    const own = annotatorsOf(Array.from({ length: 10 }, (_, i) => [i * 10, i * 10 + 9, 'claim'] as const)).flat()
    const many = Array.from({ length: 16 }, () => own)
    expect(bestDisorder(many, evenDissimilarity)).toBeNull()
  })
})
