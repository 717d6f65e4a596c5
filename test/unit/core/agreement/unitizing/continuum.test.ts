import { mergeOverlapping, type Unit } from '@core/agreement/unitizing/continuum'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unitsAt } from './units'

describe('overlapping units of one annotator', () => {
  it('become one where they have the same category', () => {
    expect(mergeOverlapping(unitsAt([5, 9, 'claim'], [0, 6, 'claim'], [1, 2, 'claim'], [20, 25, 'claim']))).toEqual({
      units: unitsAt([0, 9, 'claim'], [20, 25, 'claim']),
      merged: 2,
    })
  })

  it('stay where they have different categories, and where they only touch', () => {
    const units = unitsAt([0, 6, 'claim'], [3, 6, 'figure'], [6, 8, 'claim'])
    expect(mergeOverlapping(units)).toEqual({ units, merged: 0 })
  })

  it('count a unit that was marked twice as merged', () => {
    expect(mergeOverlapping(unitsAt([2, 4, 'claim'], [2, 4, 'claim'])).merged).toBe(1)
  })

  it('cover the same positions with the same categories as before, without overlap', () => {
    const unit = fc
      .tuple(fc.nat(30), fc.integer({ min: 1, max: 9 }), fc.constantFrom('claim', 'figure'))
      .map(([start, length, category]) => ({ start, end: start + length, category }))
    fc.assert(
      fc.property(fc.array(unit), (units) => {
        const { units: after, merged } = mergeOverlapping(units)
        expect(after.length + merged).toBe(units.length)
        for (const category of ['claim', 'figure']) {
          for (let at = 0; at < 40; at++) {
            const here = ({ start, end, category: own }: Unit) => own === category && start <= at && at < end
            expect(after.filter(here).length).toBe(units.some(here) ? 1 : 0)
          }
        }
        expect(after.map(({ start }) => start)).toEqual(after.map(({ start }) => start).sort((a, b) => a - b))
      }),
    )
  })
})
