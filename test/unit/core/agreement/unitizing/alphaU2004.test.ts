import { alphaU2004 } from '@core/agreement/unitizing/alphaU2004'
import type { Continuum } from '@core/agreement/unitizing/continuum'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { continua, unitsAt } from './units'

/** Krippendorff 2004, p. 254: a continuum from 150 to 450, here from 0. */
const published: Continuum = {
  length: 300,
  units: [
    unitsAt([30, 90, 'k'], [75, 145, 'c'], [150, 200, 'k'], [220, 250, 'c']),
    unitsAt([30, 90, 'k'], [70, 150, 'c'], [150, 200, 'k'], [205, 225, 'c'], [250, 270, 'c']),
  ],
}

/** Krippendorff 1995, p. 57, as one text of 24 for each pair of observers. */
const bertha: Continuum = {
  length: 24,
  units: [unitsAt([2, 10, 'A'], [14, 20, 'A']), unitsAt([4, 8, 'A'], [15, 17, 'A'])],
}

/** The definition, pair by pair, for one category. */
function byPairs(documents: readonly Continuum[], category: string): number | null {
  const compared = documents.filter(({ units }) => units.length > 1)
  const length = compared.reduce((sum, document) => sum + document.length, 0)
  const positions = compared.reduce((sum, document) => sum + document.length * document.units.length, 0)
  const all: { length: number; isUnit: boolean }[] = []
  let observed = 0
  for (const document of compared) {
    const segments = document.units.map((own) => {
      const units = own.filter((unit) => unit.category === category).map((unit) => ({ ...unit, isUnit: true }))
      const edges = [0, ...units.flatMap(({ start, end }) => [start, end]), document.length]
      const gaps = edges.flatMap((start, i) => {
        const end = edges[i + 1]
        return i % 2 === 0 && end !== undefined && end > start ? [{ start, end, isUnit: false }] : []
      })
      return [...units, ...gaps]
    })
    segments.forEach((one, i) => {
      all.push(...one.map(({ start, end, isUnit }) => ({ length: end - start, isUnit })))
      segments.forEach((other, j) => {
        if (i === j) return
        for (const u of one) {
          for (const v of other) {
            let squared = 0
            if (u.isUnit && v.isUnit) {
              if (u.start < v.end && v.start < u.end) squared = (u.start - v.start) ** 2 + (u.end - v.end) ** 2
            } else if (u.isUnit && v.start <= u.start && u.end <= v.end) squared = (u.end - u.start) ** 2
            else if (v.isUnit && u.start <= v.start && v.end <= u.end) squared = (v.end - v.start) ** 2
            observed += squared / (document.units.length - 1)
          }
        }
      })
    })
  }
  const units = all.filter(({ isUnit }) => isUnit)
  let [expected, own] = [0, 0]
  for (const { length: l } of units) {
    expected += ((units.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l)
    for (const gap of all) if (!gap.isUnit && gap.length >= l) expected += l ** 2 * (gap.length - l + 1)
    own += l * (l - 1)
  }
  if (expected === 0) return null
  return 1 - observed / (positions * length) / (((2 / length) * expected) / (positions * (positions - 1) - own))
}

describe('α_U of 2004', () => {
  it('of Krippendorff 2004, p. 254: .7286 for c, 1 for k, .8587 together', () => {
    expect(alphaU2004([published], 'c')).toBeCloseTo(0.7286, 4)
    expect(alphaU2004([published], 'k')).toBe(1)
    expect(alphaU2004([published], null)).toBeCloseTo(0.8587, 4)
  })

  it('of Krippendorff 1995, p. 57, in very small steps: .553', () => {
    const steps = 50_000
    const fine = {
      length: bertha.length * steps,
      units: bertha.units.map((own) =>
        own.map(({ start, end, category }) => ({ start: start * steps, end: end * steps, category })),
      ),
    }
    expect(alphaU2004([fine], 'A')).toBeCloseTo(0.553, 3)
  })

  it('of two annotators of a text of 10, one unit against three in it: −.7003 (DKPro Statistics)', () => {
    const text = { length: 10, units: [unitsAt([1, 9, 'A']), unitsAt([2, 3, 'A'], [4, 5, 'A'], [6, 7, 'A'])] }
    expect(alphaU2004([text], 'A')).toBeCloseTo(-0.7003, 4)
  })

  it('is that of the definition for any annotators and documents', () => {
    fc.assert(
      fc.property(fc.array(continua({ min: 0, max: 4 }, ['claim', 'figure']), { maxLength: 3 }), (documents) => {
        const expected = byPairs(documents, 'claim')
        if (expected === null) expect(alphaU2004(documents, 'claim')).toBeNull()
        else expect(alphaU2004(documents, 'claim')).toBeCloseTo(expected, 9)
      }),
    )
  })

  it('is null without annotators to compare, without units, and for units of 1 that leave no gap', () => {
    expect(alphaU2004([], 'A')).toBeNull()
    expect(alphaU2004([published], 'z')).toBeNull()
    expect(alphaU2004([{ length: 9, units: [unitsAt([1, 3, 'A'])] }], 'A')).toBeNull()
    const ones = unitsAt([0, 1, 'A'], [1, 2, 'A'])
    expect(alphaU2004([{ length: 2, units: [ones, ones] }], 'A')).toBeNull()
  })
})
