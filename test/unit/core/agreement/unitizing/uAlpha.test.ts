import type { Continuum } from '@core/agreement/unitizing/continuum'
import { addSums, barUAlpha, uAlpha, unitizingSums } from '@core/agreement/unitizing/uAlpha'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { continua, unitsAt } from './units'

const gap = Symbol('gap')
type Value = string | typeof gap

/**
 * The definitions, position by position: the values at each position are paired with each other, and by chance every
 * position of every annotator with every position that is not of the same unit; a gap's position only not with itself.
 */
function byPositions(documents: readonly Continuum[]): {
  readonly uAlpha: number | null
  readonly barUAlpha: number | null
} {
  const cells: { readonly value: Value; readonly segment: object }[] = []
  let [observed, observedBar] = [0, 0]
  for (const { length, units } of documents) {
    if (units.length < 2) continue
    for (let at = 0; at < length; at++) {
      const here = units.map((own): { value: Value; segment: object } => {
        const unit = own.find(({ start, end }) => start <= at && at < end)
        return unit === undefined ? { value: gap, segment: {} } : { value: unit.category, segment: unit }
      })
      cells.push(...here)
      for (const one of here) {
        for (const other of here) {
          if (one.value !== other.value) observed += 1 / (units.length - 1)
          if ((one.value === gap) !== (other.value === gap)) observedBar += 1 / (units.length - 1)
        }
      }
    }
  }
  let [pairs, expected, expectedBar] = [0, 0, 0]
  for (const one of cells) {
    for (const other of cells) {
      if (one.segment === other.segment) continue
      pairs++
      if (one.value !== other.value) expected++
      if ((one.value === gap) !== (other.value === gap)) expectedBar++
    }
  }
  const coefficient = (seen: number, byChance: number) =>
    byChance === 0 ? null : 1 - seen / ((byChance * cells.length) / pairs)
  return { uAlpha: coefficient(observed, expected), barUAlpha: coefficient(observedBar, expectedBar) }
}

function both(documents: readonly Continuum[]) {
  const sums = addSums(documents.map(unitizingSums))
  return { uAlpha: uAlpha(sums), barUAlpha: barUAlpha(sums) }
}

function expectSame(actual: ReturnType<typeof both>, expected: ReturnType<typeof both>) {
  for (const name of ['uAlpha', 'barUAlpha'] as const) {
    if (expected[name] === null) expect(actual[name]).toBeNull()
    else expect(actual[name]).toBeCloseTo(expected[name], 9)
  }
}

describe('uα and |uα, published values', () => {
  it('.510 and .413: Alex, Paul and Suzan (Krippendorff 2019, p. 340; units as in pygamma-agreement)', () => {
    const text = {
      length: 60,
      units: [
        unitsAt([2, 9, '1'], [11, 17, '2'], [24, 30, '5'], [32, 36, '6'], [36, 44, '6'], [44, 60, '7']),
        unitsAt([2, 9, '1'], [11, 17, '3'], [19, 25, '5'], [32, 44, '6']),
        unitsAt([2, 9, '1'], [11, 17, '4'], [21, 27, '5'], [32, 36, '6'], [36, 40, '6'], [40, 44, '6']),
      ],
    }
    expect(both([text]).uAlpha).toBeCloseTo(0.51, 3)
    expect(both([text]).barUAlpha).toBeCloseTo(0.413, 3)
  })

  it('.3983 and .5238: the short example that goes with implementations of the 2016 paper', () => {
    const text = {
      length: 60,
      units: [unitsAt([2, 5, '1']), unitsAt([2, 5, '1'], [10, 20, '2']), unitsAt([2, 5, '2'], [15, 20, '2'])],
    }
    expect(both([text]).uAlpha).toBeCloseTo(0.3983, 4)
    expect(both([text]).barUAlpha).toBeCloseTo(0.5238, 4)
  })

  it('.474 and .433: another such example', () => {
    const text = {
      length: 20,
      units: [
        unitsAt([2, 5, '1'], [9, 11, '1'], [12, 20, '2']),
        unitsAt([2, 5, '1'], [7, 15, '2']),
        unitsAt([2, 5, '1'], [10, 15, '2']),
      ],
    }
    expect(both([text]).uAlpha).toBeCloseTo(0.474, 3)
    expect(both([text]).barUAlpha).toBeCloseTo(0.433, 3)
  })
})

describe('uα and |uα', () => {
  it('are those of the definition, position by position, for any annotators and documents', () => {
    fc.assert(
      fc.property(
        fc.array(continua({ min: 0, max: 4 }, ['claim', 'source', 'figure']), { maxLength: 3 }),
        (documents) => {
          expectSame(both(documents), byPositions(documents))
        },
      ),
      { numRuns: 200 },
    )
  })

  it('of documents are those of one long text', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }).chain((annotators) =>
          fc.array(continua({ min: annotators, max: annotators }, ['claim', 'figure']), {
            minLength: 1,
            maxLength: 4,
          }),
        ),
        (documents) => {
          const long = documents.reduce((all, { length, units }) => ({
            length: all.length + length,
            units: all.units.map((own, annotator) => [
              ...own,
              ...(units[annotator] ?? []).map((unit) => ({
                ...unit,
                start: unit.start + all.length,
                end: unit.end + all.length,
              })),
            ]),
          }))
          expectSame(both(documents), both([long]))
        },
      ),
    )
  })

  it('are the same number where there is one category', () => {
    fc.assert(
      fc.property(continua({ min: 2, max: 5 }, ['claim']), (text) => {
        const { uAlpha: u, barUAlpha: bar } = both([text])
        expectSame({ uAlpha: u, barUAlpha: u }, { uAlpha: u, barUAlpha: bar })
      }),
    )
  })

  it('take documents as often as they are drawn', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(continua({ min: 2, max: 3 }, ['claim']), fc.nat(3)), { maxLength: 4 }), (drawn) => {
        const sums = addSums(
          drawn.map(([text]) => unitizingSums(text)),
          Uint16Array.from(drawn, ([, times]) => times),
        )
        const repeated = drawn.flatMap(([text, times]) => new Array<Continuum>(times).fill(text))
        expectSame({ uAlpha: uAlpha(sums), barUAlpha: barUAlpha(sums) }, both(repeated))
      }),
    )
  })

  it('are 1 where all annotators did the same', () => {
    const own = unitsAt([3, 7, 'claim'], [9, 12, 'figure'])
    expect(both([{ length: 20, units: [own, own, own] }])).toEqual({ uAlpha: 1, barUAlpha: 1 })
  })

  it('are null where nobody marked anything and where nothing can be compared', () => {
    expect(both([])).toEqual({ uAlpha: null, barUAlpha: null })
    expect(both([{ length: 20, units: [[], []] }])).toEqual({ uAlpha: null, barUAlpha: null })
    expect(both([{ length: 20, units: [unitsAt([3, 7, 'claim'])] }])).toEqual({ uAlpha: null, barUAlpha: null })
  })

  it('are null where the whole text is of one category for all', () => {
    const units = [unitsAt([0, 20, 'claim']), unitsAt([0, 8, 'claim'], [8, 20, 'claim'])]
    expect(both([{ length: 20, units }])).toEqual({ uAlpha: null, barUAlpha: null })
  })

  it('without gaps: uα compares categories, |uα has nothing to compare', () => {
    const units = [unitsAt([0, 10, 'claim'], [10, 20, 'figure']), unitsAt([0, 12, 'claim'], [12, 20, 'figure'])]
    const { uAlpha: u, barUAlpha: bar } = both([{ length: 20, units }])
    expect(u).toBeGreaterThan(0)
    expect(bar).toBeNull()
  })

  it('are below 0 where one annotator marked all of the text and the other nothing', () => {
    const units = [unitsAt([0, 20, 'claim']), []]
    expect(both([{ length: 20, units }]).uAlpha).toBeLessThan(0)
  })

  it('refuse units that overlap, are empty, unsorted or beyond the text', () => {
    for (const own of [
      unitsAt([0, 5, 'claim'], [4, 6, 'figure']),
      unitsAt([3, 3, 'claim']),
      unitsAt([6, 8, 'claim'], [0, 2, 'claim']),
      unitsAt([15, 21, 'claim']),
    ]) {
      expect(() => unitizingSums({ length: 20, units: [own, []] })).toThrow('Broken invariant')
    }
  })
})
