import type { Unit } from '../unitizing/continuum'
import { dissimilarity, farthest, type Dissimilarity } from './dissimilarity'

export interface OwnedUnit extends Unit {
  /** A number from 0: whose unit it is. */
  readonly annotator: number
}

/** Two units of different annotators that may be aligned, by their numbers in a list sorted by start; `one` < `other`. */
export interface Pair {
  readonly one: number
  readonly other: number
  readonly dissimilarity: number
}

/** Some units, at most one of each annotator, that are said to be the same; the others have the empty unit there. */
export interface UnitaryAlignment {
  /** Numbers of units, ascending. */
  readonly units: readonly number[]
  /** δ: the mean dissimilarity of all pairs, where one with an empty unit is Δ∅. */
  readonly disorder: number
}

/**
 * Which pairs of units a best alignment can have in one unitary alignment, of n annotators with C = n (n − 1) / 2 pairs.
 *
 * A unit by itself has disorder Δ∅, so a unitary alignment in which some unit's dissimilarities to the k − 1 others sum up
 * to more than (C + k − 1) Δ∅ is worse than the same without the unit and the unit by itself. With k ≤ n, and the other
 * dissimilarities at least 0, a pair above (C + n − 1) Δ∅ is never in a best alignment. (Mathet et al. 2015, section 5.1.1,
 * show the weaker bound that the disorder of a unitary alignment be at most n Δ∅; this one implies no less.)
 */
export function possiblePairs(units: readonly OwnedUnit[], annotators: number, kind: Dissimilarity): Pair[] {
  const most = mostOfUnit(annotators, annotators, kind)
  const reach = farthest(most, kind)
  const longest = units.reduce((length, unit) => Math.max(length, unit.end - unit.start), 0)
  const pairs: Pair[] = []
  units.forEach((unit, one) => {
    const last = unit.start + reach * (unit.end - unit.start + longest)
    for (let other = one + 1; other < units.length; other++) {
      const candidate = units[other]
      if (candidate === undefined || candidate.start > last) break
      if (candidate.annotator === unit.annotator) continue
      const between = dissimilarity(unit, candidate, kind)
      if (between <= most) pairs.push({ one, other, dissimilarity: between })
    }
  })
  return pairs
}

/**
 * All unitary alignments of some units that a best alignment can have (see `possiblePairs`), or null if more than `most`
 * groups of units must be looked at for it. Units are numbers in the list that the pairs are about.
 */
export function unitaryAlignments(
  members: readonly number[],
  pairs: readonly Pair[],
  annotators: number,
  kind: Dissimilarity,
  most: number,
): UnitaryAlignment[] | null {
  const between = new Map<number, Map<number, number>>()
  for (const { one, other, dissimilarity } of pairs) {
    const later = between.get(one)
    if (later === undefined) between.set(one, new Map([[other, dissimilarity]]))
    else later.set(other, dissimilarity)
  }
  const pairCount = (annotators * (annotators - 1)) / 2
  const found: UnitaryAlignment[] = []
  let seen = 0

  /** `sums`: of each unit's dissimilarities to the others in the group. False when there are too many. */
  const extend = (group: readonly number[], sums: readonly number[], candidates: readonly number[]): boolean => {
    if (++seen > most) return false
    const enough = mostOfUnit(annotators, group.length, kind)
    if (sums.every((sum) => sum <= enough)) {
      const paired = (group.length * (group.length - 1)) / 2
      const sum = sums.reduce((total, each) => total + each, 0) / 2
      found.push({ units: group, disorder: (sum + (pairCount - paired) * kind.empty) / pairCount })
    }
    return candidates.every((candidate, index) => {
      const own = group.map((unit) => between.get(unit)?.get(candidate) ?? Infinity)
      const extended = [...sums.map((sum, i) => sum + (own[i] ?? 0)), own.reduce((total, each) => total + each, 0)]
      if (extended.some((sum) => sum > mostOfUnit(annotators, annotators, kind))) return true
      return extend([...group, candidate], extended, later(candidate, candidates.slice(index + 1)))
    })
  }
  const later = (unit: number, candidates: readonly number[]) => {
    const near = between.get(unit)
    return near === undefined ? [] : candidates.filter((candidate) => near.has(candidate))
  }

  const complete = members.every((unit) => extend([unit], [0], [...(between.get(unit)?.keys() ?? [])]))
  return complete ? found : null
}

/** The most that dissimilarities of a unit to the others in a unitary alignment of so many units can sum up to. */
function mostOfUnit(annotators: number, units: number, { empty }: Dissimilarity): number {
  return ((annotators * (annotators - 1)) / 2 + units - 1) * empty
}
