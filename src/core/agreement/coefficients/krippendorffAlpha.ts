/** Units that were valued alike. A "unit" is Krippendorff's word for what is coded: here a token, or a matched span. */
export interface ValuedUnits {
  /** The values given, in any order; an annotator who gave none is left out. */
  readonly values: readonly (string | number)[]
  /** How many units have these values. */
  readonly weight: number
}

/**
 * Krippendorff's α for nominal values, any number of annotators and missing values:
 *
 *   α = 1 − D_o / D_e = 1 − (n − 1) (n − Σ_c o_cc) / (n² − Σ_c n_c²)
 *   o_cc = Σ_u n_uc (n_uc − 1) / (m_u − 1),  n_c = Σ_u n_uc,  n = Σ_c n_c
 *
 * over units u with m_u ≥ 2 values; a unit with fewer has nothing to pair and is dropped. (Klaus Krippendorff, "Computing
 * Krippendorff's Alpha-Reliability", 2011, sections C and E; "Content Analysis", 2nd ed. 2004, ch. 11.)
 *
 * Returns null where no unit has two values, and where all pairable values are the same.
 */
export function krippendorffAlphaNominal(units: Iterable<ValuedUnits>): number | null {
  const totals = new Map<string | number, number>()
  let [pairable, observedDisagreement] = [0, 0]
  for (const { values, weight } of units) {
    if (values.length < 2) continue
    const counts = new Map<string | number, number>()
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
    let samePairs = 0
    for (const [value, count] of counts) {
      samePairs += count * (count - 1)
      totals.set(value, (totals.get(value) ?? 0) + weight * count)
    }
    pairable += weight * values.length
    observedDisagreement += weight * (values.length - samePairs / (values.length - 1))
  }
  let chanceDisagreement = pairable * pairable
  for (const total of totals.values()) chanceDisagreement -= total * total
  return chanceDisagreement === 0 ? null : 1 - ((pairable - 1) * observedDisagreement) / chanceDisagreement
}
