/** Texts that say nearly the same, such as one agency report in two newspapers: a model tested on one has seen the other. */
import { resemblance, type Sketch } from '../text/resemblance'

/** Two texts by their places in the list. */
export interface SimilarPair {
  readonly a: number
  readonly b: number
  /** From 0 to 1 (`text/resemblance.ts`). */
  readonly similarity: number
}

/** Pairs below it are as good as unlike: they have an imprint or a phrase in common. */
const FLOOR = 0.1
/**
 * Of the texts that have a shingle in common each is compared with as many that follow it, so that an imprint under thousands
 * of texts does not make millions of pairs. A family of near duplicates still hangs together, from one to the next.
 */
const COMPARED_WITH = 40
/** Texts that a list can hold: a hash and a place together must be whole numbers that a double can hold. */
const PLACES = 2 ** 21

/** The pairs of texts that have some of the smallest hashes in common and are alike by at least a tenth. */
export function similarPairs(sketches: readonly Sketch[]): readonly SimilarPair[] {
  const entries = new Float64Array(sketches.reduce((sum, sketch) => sum + sketch.length, 0))
  let count = 0
  sketches.forEach((sketch, place) => {
    for (const hash of sketch) entries[count++] = hash * PLACES + place
  })
  entries.sort()
  const hashes = Uint32Array.from(entries, (entry) => Math.floor(entry / PLACES))
  const places = Uint32Array.from(entries, (entry, at) => entry - (hashes[at] ?? 0) * PLACES)
  /** By the place before, the places behind it that were compared with it. */
  const compared = sketches.map(() => new Set<number>())
  const pairs: SimilarPair[] = []
  for (let at = 0; at < count; at++) {
    const a = places[at] ?? 0
    const end = Math.min(count, at + 1 + COMPARED_WITH)
    for (let next = at + 1; next < end && hashes[next] === hashes[at]; next++) {
      const b = places[next] ?? 0
      if (compared[a]?.has(b) === true) continue
      compared[a]?.add(b)
      const similarity = resemblance(sketches[a] ?? [], sketches[b] ?? [])
      if (similarity >= FLOOR) pairs.push({ a, b, similarity })
    }
  }
  return pairs
}

/** The places from 0 to `count` in groups: what is joined by a chain of pairs is one. Groups and places ascend. */
export function groupsOf(count: number, pairs: Iterable<SimilarPair>): readonly (readonly number[])[] {
  const parent = Array.from({ length: count }, (_, place) => place)
  const rootOf = (place: number): number => {
    let root = place
    for (let up = parent[root] ?? root; up !== root; up = parent[root] ?? root) {
      // Halving the path: each place then points past its parent.
      parent[root] = parent[up] ?? up
      root = up
    }
    return root
  }
  for (const { a, b } of pairs) {
    const [first, second] = [rootOf(a), rootOf(b)].sort((x, y) => x - y)
    if (first !== undefined && second !== undefined) parent[second] = first
  }
  const groups = new Map<number, number[]>()
  for (let place = 0; place < count; place++) {
    const root = rootOf(place)
    const group = groups.get(root)
    if (group === undefined) groups.set(root, [place])
    else group.push(place)
  }
  return [...groups.values()]
}
