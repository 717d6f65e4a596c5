/** A pair that may be chosen: `left` and `right` are numbers from 0 in lists of their own. */
export interface WeightedPair {
  readonly left: number
  readonly right: number
  /** Below 0: what choosing the pair saves. */
  readonly weight: number
}

/** Sums of the same weights in another order differ by less; without it, a circle of equal exchanges could go on for ever. */
const rounding = 1e-12

/**
 * The least total weight of pairs of which no two share an end; 0 if there is none to choose. Exact, by successive shortest
 * augmenting paths (the assignment problem; Ahuja, Magnanti & Orlin, "Network Flows", 1993, section 12.4): left ends come
 * in one by one, each by the chain of exchanges that saves most. For n left ends and p pairs that is n searches, each of
 * order n p at worst and of the size of the neighbourhood in practice.
 */
export function leastMatching(lefts: number, rights: number, pairs: readonly WeightedPair[]): number {
  const pairsOf: WeightedPair[][] = Array.from({ length: lefts }, () => [])
  for (const pair of pairs) pairsOf[pair.left]?.push(pair)
  const chosen = new Array<WeightedPair | undefined>(rights)
  let total = 0
  for (let left = 0; left < lefts; left++) total += takeIn(left, pairsOf, chosen)
  return total
}

/** Changes `chosen`, which holds the pair of each right end, by the best chain from one more left end; returns its weight. */
function takeIn(
  first: number,
  pairsOf: readonly (readonly WeightedPair[])[],
  chosen: (WeightedPair | undefined)[],
): number {
  // The least weight at which a left end can be robbed of its right end, and the pair that does it (Bellman–Ford).
  const weights = new Map([[first, 0]])
  const robbedBy = new Map<number, WeightedPair>()
  let [least, last] = [0, first]
  let free: WeightedPair | null = null
  const queue = new Set([first])
  for (const left of queue) {
    queue.delete(left)
    const weight = weights.get(left) ?? 0
    if (weight < least - rounding) [least, last, free] = [weight, left, null]
    for (const pair of pairsOf[left] ?? []) {
      const held = chosen[pair.right]
      const next = weight + pair.weight - (held?.weight ?? 0)
      if (held === undefined) {
        if (next < least - rounding) [least, last, free] = [next, left, pair]
      } else if (held !== pair && next < (weights.get(held.left) ?? Infinity) - rounding) {
        weights.set(held.left, next)
        robbedBy.set(held.left, pair)
        queue.add(held.left)
      }
    }
  }
  if (free !== null) chosen[free.right] = free
  for (let pair = robbedBy.get(last); pair !== undefined; pair = robbedBy.get(pair.left)) chosen[pair.right] = pair
  return least
}
