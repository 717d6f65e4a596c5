import { leastMatching } from './assignment'
import { leastPartition } from './partition'
import { possiblePairs, unitaryAlignments, type OwnedUnit, type Pair } from './unitaryAlignments'
import type { Unit } from '../unitizing/continuum'
import type { Dissimilarity } from './dissimilarity'

/**
 * How much work may be done for one connected part of a text: a second or so. With up to six annotators it is enough for 100
 * units of each in one chain; with seven for 30; from eight on for few or lonely units only, since units that all annotators
 * share can be aligned in 2ⁿ ways.
 */
const mostGroups = 20_000
const mostStates = 100_000

/**
 * The disorder of the best alignment of a text (Mathet, Widlöcher & Métivier 2015, sections 4.5 and 5.1):
 *
 *   δ(ā) = Σ disorder of the unitary alignments of ā / x̄,  x̄ = mean number of units per annotator
 *
 * where an alignment ā is a partition of all units into unitary alignments, and the best has the least disorder. Found
 * exactly: units that no chain of possible pairs connects are solved apart; of two annotators each part is an assignment
 * problem, of more a set partitioning over all unitary alignments that can be in a best one.
 *
 * Takes the units of each annotator, in any order; they may overlap. Returns null if, with three annotators or
 * more, a part needs more than 20,000 groups of units or 100,000 states of the search; 0 where nobody has a unit.
 */
export function bestDisorder(annotators: readonly (readonly Unit[])[], kind: Dissimilarity): number | null {
  const units = annotators
    .flatMap((own, annotator) => own.map((unit): OwnedUnit => ({ ...unit, annotator })))
    .sort((a, b) => a.start - b.start || a.end - b.end || a.annotator - b.annotator)
  if (units.length === 0) return 0
  const pairs = possiblePairs(units, annotators.length, kind)
  const total =
    annotators.length === 2 ? ofTwo(units, pairs, kind) : ofMore(units.length, pairs, annotators.length, kind)
  return total === null ? null : total / (units.length / annotators.length)
}

/** Every unit by itself costs Δ∅; a pair saves what two by themselves cost more. */
function ofTwo(units: readonly OwnedUnit[], pairs: readonly Pair[], { empty }: Dissimilarity): number {
  const place: number[] = []
  const counts = [0, 0]
  for (const { annotator } of units) {
    const count = counts[annotator] ?? 0
    place.push(count)
    counts[annotator] = count + 1
  }
  const saving = pairs.map(({ one, other, dissimilarity }) => {
    const [left, right] = units[one]?.annotator === 0 ? [one, other] : [other, one]
    return { left: place[left] ?? 0, right: place[right] ?? 0, weight: dissimilarity - 2 * empty }
  })
  return units.length * empty + leastMatching(counts[0] ?? 0, counts[1] ?? 0, saving)
}

function ofMore(units: number, pairs: readonly Pair[], annotators: number, kind: Dissimilarity): number | null {
  let total = 0
  for (const { members, inside } of connectedParts(units, pairs)) {
    const aligned = unitaryAlignments(members, inside, annotators, kind, mostGroups)
    if (aligned === null) return null
    const place = new Map(members.map((unit, index) => [unit, index]))
    const parts = aligned.map(({ units: own, disorder }) => ({
      elements: own.map((unit) => place.get(unit) ?? 0),
      cost: disorder,
    }))
    const least = leastPartition(members.length, parts, mostStates)
    if (least === null) return null
    total += least
  }
  return total
}

/** The units that are connected by pairs, each list ascending, with the pairs inside. */
function connectedParts(units: number, pairs: readonly Pair[]) {
  const parents = Array.from({ length: units }, (_, unit) => unit)
  const rootOf = (unit: number): number => {
    let root = unit
    for (let parent = parents[root]; parent !== undefined && parent !== root; parent = parents[root]) root = parent
    parents[unit] = root
    return root
  }
  for (const { one, other } of pairs) {
    const [a, b] = [rootOf(one), rootOf(other)]
    parents[Math.max(a, b)] = Math.min(a, b)
  }
  const parts = new Map<number, { readonly members: number[]; readonly inside: Pair[] }>()
  for (let unit = 0; unit < units; unit++) {
    const root = rootOf(unit)
    const part = parts.get(root)
    if (part === undefined) parts.set(root, { members: [unit], inside: [] })
    else part.members.push(unit)
  }
  for (const pair of pairs) parts.get(rootOf(pair.one))?.inside.push(pair)
  return parts.values()
}
