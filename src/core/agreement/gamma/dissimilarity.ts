/**
 * How unlike two units are, in the terms of Yann Mathet, Antoine Widlöcher & Jean-Philippe Métivier, "The Unified and Holistic
 * Method Gamma (γ) for Inter-Annotator Agreement Measure and Alignment", Computational Linguistics 41(3), 2015,
 * pp. 437–479, section 4.
 */
import type { Unit } from '../unitizing/continuum'

export interface Dissimilarity {
  /** α, the weight of positions. */
  readonly position: number
  /** β, the weight of categories. */
  readonly category: number
  /** Δ∅, what it costs that there is no unit to go with another. */
  readonly empty: number
}

/**
 * α = β = Δ∅ = 1: a wrong category costs as much as a missing unit, and as positions that are as far apart as those of two
 * units of equal length that just touch. Also the defaults of pygamma-agreement 0.5.
 */
export const evenDissimilarity: Dissimilarity = { position: 1, category: 1, empty: 1 }

/**
 * d_combi(α, β) = α d_pos-sporadic + β d_cat:
 *
 *   d_pos-sporadic(u, v) = ((|start(u) − start(v)| + |end(u) − end(v)|) / (length(u) + length(v)))² Δ∅
 *   d_cat(u, v)          = 0 for equal categories, otherwise Δ∅
 */
export function dissimilarity(u: Unit, v: Unit, { position, category, empty }: Dissimilarity): number {
  const apart = (Math.abs(u.start - v.start) + Math.abs(u.end - v.end)) / (u.end - u.start + v.end - v.start)
  return (position * apart * apart + (u.category === v.category ? 0 : category)) * empty
}

/**
 * How far apart two starts can be, in lengths of both units together, before the dissimilarity is greater than `most`: a
 * bound that needs no second look at the units.
 */
export function farthest(most: number, { position, empty }: Dissimilarity): number {
  return Math.sqrt(most / (position * empty))
}
