import { invariant } from '../../assert'

/** Items that were rated alike. */
export interface RatedItems {
  /** How many raters gave each category, in the same order of categories for all. */
  readonly counts: readonly number[]
  /** How many items have these counts. */
  readonly weight: number
}

/**
 * Fleiss' κ of m raters per item, who need not be the same people on every item:
 *
 *   κ = (P̄ − P̄_e) / (1 − P̄_e)
 *   P̄ = mean over items of Σ_c n_ic (n_ic − 1) / (m (m − 1)),  P̄_e = Σ_c p_c²,  p_c = Σ_i n_ic / (N m)
 *
 * (Joseph L. Fleiss, "Measuring nominal scale agreement among many raters", Psychological Bulletin 76(5), 1971,
 * pp. 378–382.) Chance is the distribution of categories over all raters together.
 *
 * All items must have the same number of raters; a broken invariant otherwise. Returns null where there is no item, where
 * fewer than two rated, and where only one category was given at all.
 */
export function fleissKappa(items: Iterable<RatedItems>): number | null {
  let raters: number | null = null
  let [total, agreeingPairs] = [0, 0]
  const perCategory: number[] = []
  for (const { counts, weight } of items) {
    if (weight === 0) continue
    let here = 0
    counts.forEach((count, category) => {
      here += count
      agreeingPairs += weight * count * (count - 1)
      perCategory[category] = (perCategory[category] ?? 0) + weight * count
    })
    invariant(raters === null || raters === here, 'every item has the same number of raters')
    raters = here
    total += weight
  }
  if (raters === null || raters < 2) return null
  const ratings = total * raters
  const chanceDisagreement = ratings * ratings - perCategory.reduce((sum, count) => sum + count * count, 0)
  if (chanceDisagreement === 0) return null
  const observedDisagreement = 1 - agreeingPairs / (ratings * (raters - 1))
  return 1 - (observedDisagreement * ratings * ratings) / chanceDisagreement
}
