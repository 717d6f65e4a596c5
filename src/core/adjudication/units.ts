/**
 * Which annotations are about the same place. Annotations of all annotators are grouped into *units*, each with at most one
 * annotation of an annotator.
 *
 * Agreement is measured between two annotators, with a one-to-one assignment per pair. That cannot serve here: five
 * annotators are ten pairs, whose assignments may contradict each other, and one disagreement would become up to ten items.
 * A unit is one place for everybody: whatever they disagree on there is decided once.
 *
 * It is a greedy agglomeration (the annotations most alike first), which is not the optimum of any sum, but deterministic,
 * explainable and near-linear:
 *
 * 1. Annotations with the same label and the very same span come together.
 * 2. Groups with the same label come together if most of the shorter span (at least half of it) lies within the longer: the
 *    most alike first, by Jaccard overlap (shared length / joint length). So a short claim within a long one is the same
 *    claim with other boundaries, and neighbours that share a word at their edges are two.
 * 3. Groups with different labels come together if they share at least half of their joint length, in the same order. So a
 *    claim does not swallow the sources within it, and a place that is a claim for one and a source for another is one.
 *
 * No two groups come together that both have an annotation of the same annotator (they saw two things), or when there is no
 * character over which all their annotations lie: a chain of overlaps would hold spans that have nothing to do with each
 * other. Where one has a long claim for two short ones of another, the best match is a unit and the other one is a unit of
 * its own, "missing" for those who have nothing of their own there.
 *
 * Of two annotations of one annotator with the same label and span, a duplicate, the first by id counts for the place. The
 * second is a unit with other annotators' second ones or by itself, so that it is seen and decided and not dropped silently.
 */
import type { Annotation } from '../annotation/model'
import { compareText } from '../exchange/canonicalJson'
import type { ComparedDocument } from '../merge/comparison'
import type { Member } from './conflict'

export interface UnitMember {
  readonly annotatorId: string
  readonly annotation: Annotation
}

/** Annotations about the same place. Offsets are UTF-16 code units. */
export interface Unit {
  /** The smallest of its annotations' ids: unique in the document and independent of the order of layers. */
  readonly key: string
  /** By annotator id; never empty, each annotator at most once. */
  readonly members: readonly UnitMember[]
  /** The smallest stretch that holds all of its annotations. */
  readonly start: number
  readonly end: number
}

/** Annotations of different annotators with the same label and span. */
interface Place {
  readonly label: string
  readonly start: number
  readonly end: number
  readonly members: UnitMember[]
}

/** Two places, as indexes in the list of places, the earlier first. */
interface Pair {
  readonly first: number
  readonly second: number
  readonly jaccard: number
}

/**
 * The units of a document in reading order: by start, then the longer first, then by key. Every annotation of its layers is
 * in exactly one. The order of the layers does not matter. Takes O(n log n) and the number of overlaps between spans.
 */
export function unitsOf(document: ComparedDocument): readonly Unit[] {
  const places = placesOf(document)
  const { sameLabel, otherLabel } = pairsOf(places)
  const groups = new Groups(places)
  for (const { first, second } of sameLabel) groups.join(first, second)
  for (const { first, second } of otherLabel) groups.join(first, second)
  return groups.members().map(unitOf).sort(compareUnits)
}

/** The members of a unit as items name them. */
export function membersOf({ members }: Unit): readonly Member[] {
  return members.map(({ annotatorId, annotation }) => {
    return { annotationId: annotation.id, annotatorId, revision: annotation.revision }
  })
}

function unitOf(members: UnitMember[]): Unit {
  let [key, start, end] = ['', Infinity, 0]
  for (const { annotation } of members) {
    if (key === '' || annotation.id < key) key = annotation.id
    start = Math.min(start, annotation.start)
    end = Math.max(end, annotation.end)
  }
  return { key, start, end, members: members.sort((a, b) => compareText(a.annotatorId, b.annotatorId)) }
}

function compareUnits(a: Unit, b: Unit): number {
  return a.start - b.start || b.end - a.end || compareText(a.key, b.key)
}

/** In reading order. */
function placesOf({ layers }: ComparedDocument): readonly Place[] {
  const all = layers.flatMap(({ annotatorId, annotations }) => annotations.map((annotation) => ({ annotatorId, annotation }))) // prettier-ignore
  all.sort(
    ({ annotatorId: idA, annotation: a }, { annotatorId: idB, annotation: b }) =>
      a.start - b.start ||
      b.end - a.end ||
      compareText(a.label, b.label) ||
      compareText(idA, idB) ||
      compareText(a.id, b.id),
  )
  const places: Place[] = []
  /** The places of the label and span at hand: more than one if somebody has duplicates. */
  let same: Place[] = []
  for (const member of all) {
    const { label, start, end } = member.annotation
    const [first] = same
    if (first?.start !== start || first.end !== end || first.label !== label) same = []
    const free = same.find(({ members }) => members.at(-1)?.annotatorId !== member.annotatorId)
    if (free !== undefined) {
      free.members.push(member)
      continue
    }
    const place = { label, start, end, members: [member] }
    same.push(place)
    places.push(place)
  }
  return places
}

/** The pairs of places that may come together, each list with the most alike first. One sweep over the starts. */
function pairsOf(places: readonly Place[]): { readonly sameLabel: Pair[]; readonly otherLabel: Pair[] } {
  const sameLabel: Pair[] = []
  const otherLabel: Pair[] = []
  let active: { readonly place: Place; readonly index: number }[] = []
  for (const [index, place] of places.entries()) {
    if (active.some((other) => other.place.end <= place.start)) {
      active = active.filter((other) => other.place.end > place.start)
    }
    for (const other of active) {
      const shared = Math.min(other.place.end, place.end) - place.start
      const joint = Math.max(other.place.end, place.end) - other.place.start
      const shorter = Math.min(other.place.end - other.place.start, place.end - place.start)
      const pair = { first: other.index, second: index, jaccard: shared / joint }
      if (other.place.label === place.label) {
        if (2 * shared >= shorter) sameLabel.push(pair)
      } else if (2 * shared >= joint) otherLabel.push(pair)
    }
    active.push({ place, index })
  }
  return { sameLabel: sameLabel.sort(comparePairs), otherLabel: otherLabel.sort(comparePairs) }
}

function comparePairs(a: Pair, b: Pair): number {
  return b.jaccard - a.jaccard || a.first - b.first || a.second - b.second
}

interface Group {
  readonly members: UnitMember[]
  /** A bit for each annotator with a member. */
  annotators: bigint
  /** What all annotations of the group lie over. */
  start: number
  end: number
}

/** Places that come together, as a union-find: each place names another of its group, the root holds what the group is. */
class Groups {
  readonly #parents: number[]
  readonly #groups: Group[]

  constructor(places: readonly Place[]) {
    const bits = new Map<string, bigint>()
    const bitOf = (annotatorId: string): bigint => {
      const bit = bits.get(annotatorId) ?? 1n << BigInt(bits.size)
      bits.set(annotatorId, bit)
      return bit
    }
    this.#parents = places.map((_, index) => index)
    this.#groups = places.map(({ members, start, end }) => ({
      members: [...members],
      annotators: members.reduce((mask, { annotatorId }) => mask | bitOf(annotatorId), 0n),
      start,
      end,
    }))
  }

  /** Joins the groups of two places, if they may be one. */
  join(first: number, second: number): void {
    const into = this.#root(first)
    const from = this.#root(second)
    if (into === from) return
    const group = this.#groups[into]
    const other = this.#groups[from]
    if (group === undefined || other === undefined) return
    const start = Math.max(group.start, other.start)
    const end = Math.min(group.end, other.end)
    if (start >= end || (group.annotators & other.annotators) !== 0n) return
    this.#parents[from] = into
    Object.assign(group, { start, end, annotators: group.annotators | other.annotators })
    group.members.push(...other.members)
  }

  members(): UnitMember[][] {
    return this.#groups.filter((_, index) => this.#parents[index] === index).map(({ members }) => members)
  }

  #root(place: number): number {
    let root = place
    for (let parent = this.#parents[root]; parent !== undefined && parent !== root; parent = this.#parents[root]) {
      const grandparent = this.#parents[parent] ?? parent
      this.#parents[root] = grandparent
      root = grandparent
    }
    return root
  }
}
