import type { Continuum, Unit } from '@core/agreement/unitizing/continuum'
import fc from 'fast-check'

/** Units from `[start, end, category]`. */
export function unitsAt(...units: readonly (readonly [number, number, string])[]): Unit[] {
  return units.map(([start, end, category]) => ({ start, end, category }))
}

/** Units of one annotator that do not overlap, up to the length, of the categories. */
function unitsUpTo(length: number, categories: readonly string[]): fc.Arbitrary<Unit[]> {
  return fc
    .array(
      fc.record({ gap: fc.nat(4), length: fc.integer({ min: 1, max: 6 }), category: fc.constantFrom(...categories) }),
    )
    .map((drawn) => {
      const units: Unit[] = []
      let at = 0
      for (const { gap, length: own, category } of drawn) {
        const [start, end] = [at + gap, at + gap + own]
        if (end > length) break
        units.push({ start, end, category })
        at = end
      }
      return units
    })
}

/** Small texts of up to `annotators` annotators. */
export function continua(annotators: { readonly min: number; readonly max: number }, categories: readonly string[]) {
  return fc
    .integer({ min: 1, max: 40 })
    .chain((length) =>
      fc
        .array(unitsUpTo(length, categories), { minLength: annotators.min, maxLength: annotators.max })
        .map((units): Continuum => ({ length, units })),
    )
}
