import { krippendorffAlphaNominal } from '@core/agreement/coefficients/krippendorffAlpha'
import { describe, expect, it } from 'vitest'

/** One line per coder, one character per unit, `*` for a missing value. */
function unitsOf(...coders: string[]) {
  return Array.from(coders[0] ?? '', (_, unit) => ({
    values: coders.map((coder) => coder.charAt(unit)).filter((value) => value !== '*'),
    weight: 1,
  }))
}

describe("Krippendorff's α for nominal values", () => {
  it('of ten binary items is .095 (Krippendorff 1980, p. 133; 2011, section A)', () => {
    expect(krippendorffAlphaNominal(unitsOf('0100000010', '1110010000'))).toBeCloseTo(0.095, 3)
  })

  it('of four coders and twelve units with missing values is .743421 (Krippendorff 2011, section C)', () => {
    const units = unitsOf('123321412***', '1233224125*3', '*3332342251*', '12332441251*')
    expect(krippendorffAlphaNominal(units)).toBeCloseTo(0.743421, 6)
  })

  it('of two coders and five values is .692 (Krippendorff 2011, section B)', () => {
    expect(krippendorffAlphaNominal(unitsOf('aabbdcccedda', 'babbbccceddd'))).toBeCloseTo(0.692, 3)
  })

  it('of three coders and nine units is .642 (Krippendorff 1980, p. 139)', () => {
    expect(krippendorffAlphaNominal(unitsOf('112412132', '122442232', '122442332'))).toBeCloseTo(0.642, 3)
  })

  it('takes the weight for units with the same values, and their order for nothing', () => {
    const once = unitsOf('aab', 'aba', 'aab')
    const together = [
      { values: ['a', 'a', 'a'], weight: 1 },
      { values: ['a', 'b', 'a'], weight: 1 },
      { values: ['b', 'a', 'b'], weight: 1 },
    ]
    expect(krippendorffAlphaNominal(together)).toBeCloseTo(krippendorffAlphaNominal(once) ?? NaN, 12)
    const twice = [...once, ...once]
    const doubled = once.map((unit) => ({ ...unit, weight: 2 }))
    expect(krippendorffAlphaNominal(doubled)).toBeCloseTo(krippendorffAlphaNominal(twice) ?? NaN, 12)
  })

  it('drops units that fewer than two valued', () => {
    const paired = unitsOf('aab', 'abb')
    expect(krippendorffAlphaNominal([...paired, { values: ['c'], weight: 9 }, { values: [], weight: 1 }])).toBe(
      krippendorffAlphaNominal(paired),
    )
  })

  it('tells the number 1 from the text "1"', () => {
    expect(krippendorffAlphaNominal([{ values: [1, '1'], weight: 4 }])).toBeLessThan(0)
  })

  it('is null where there is nothing to pair and where all values are the same', () => {
    expect(krippendorffAlphaNominal([])).toBeNull()
    expect(krippendorffAlphaNominal([{ values: ['a'], weight: 3 }])).toBeNull()
    expect(krippendorffAlphaNominal(unitsOf('aaa', 'aaa'))).toBeNull()
  })
})
