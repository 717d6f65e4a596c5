/**
 * Which spans of two annotators on one document are about the same thing, one to one, in three steps:
 *
 * 1. The same span with the same label. Of duplicates, as many as both have.
 * 2. Of the rest, label by label, the assignment of overlapping spans with the greatest total overlap in UTF-16 units; of
 *    several such the one with the most pairs; of several such always the same.
 * 3. Of the rest, spans of different labels: the same span first, in the order of the text; then those of which more is shared
 *    than not (Jaccard index ≥ 0.5), the most alike first.
 *
 * Step 1 takes nothing from step 2: an assignment of greatest overlap can always keep spans a = b together. Be a with b' and
 * a' with b instead; the two pairs share |a∩b'| + |b∩a'| = |a∩b'| + |a∩a'| ≤ |a| + |a'∩b'|, which is what a with b and a' with b'
 * share. After step 2 no two spans of the same label that are left overlap, or the assignment would have taken them.
 */
import { assign } from './assignment'
import type { SpanLayer } from './spanLayer'

/**
 * For each span of one layer the span of the other that it goes with, or -1; in both directions. Not typed arrays: these live
 * too short for that, hundreds of thousands of times.
 */
export interface Matching {
  readonly toB: readonly number[]
  readonly toA: readonly number[]
}

interface MatchingInProgress extends Matching {
  readonly toB: number[]
  readonly toA: number[]
}

/** Matches two layers of one document. The order of A and B can matter only for which of equally good matchings is given. */
export function matchSpans(a: SpanLayer, b: SpanLayer): Matching {
  const matching = {
    toB: new Array<number>(a.starts.length).fill(-1),
    toA: new Array<number>(b.starts.length).fill(-1),
  }
  for (let label = 0; label + 1 < a.from.length; label++) {
    matchSame(a, b, label, matching)
    matchOverlapping(a, b, label, matching)
  }
  matchOtherLabels(a, b, matching)
  return matching
}

function join({ toB, toA }: MatchingInProgress, i: number, j: number): void {
  toB[i] = j
  toA[j] = i
}

/** Below 0 if span i of A comes before span j of B, by start, then end. */
function order(a: SpanLayer, i: number, b: SpanLayer, j: number): number {
  return (a.starts[i] ?? 0) - (b.starts[j] ?? 0) || (a.ends[i] ?? 0) - (b.ends[j] ?? 0)
}

/** How many UTF-16 units two spans share. */
function overlap(a: SpanLayer, i: number, b: SpanLayer, j: number): number {
  const start = Math.max(a.starts[i] ?? 0, b.starts[j] ?? 0)
  return Math.max(0, Math.min(a.ends[i] ?? 0, b.ends[j] ?? 0) - start)
}

function matchSame(a: SpanLayer, b: SpanLayer, label: number, matching: MatchingInProgress): void {
  const [endA, endB] = [a.from[label + 1] ?? 0, b.from[label + 1] ?? 0]
  let [i, j] = [a.from[label] ?? 0, b.from[label] ?? 0]
  while (i < endA && j < endB) {
    const ordered = order(a, i, b, j)
    if (ordered === 0) join(matching, i++, j++)
    else if (ordered < 0) i++
    else j++
  }
}

/** Goes over what is left of a label by start, and assigns each group that hangs together by overlaps. */
function matchOverlapping(a: SpanLayer, b: SpanLayer, label: number, matching: MatchingInProgress): void {
  const [endA, endB] = [a.from[label + 1] ?? 0, b.from[label + 1] ?? 0]
  let [i, j] = [a.from[label] ?? 0, b.from[label] ?? 0]
  const groupA: number[] = []
  const groupB: number[] = []
  let reach = 0
  for (;;) {
    while (i < endA && matching.toB[i] !== -1) i++
    while (j < endB && matching.toA[j] !== -1) j++
    if (i >= endA && j >= endB) break
    const startA = i < endA ? (a.starts[i] ?? 0) : Infinity
    const startB = j < endB ? (b.starts[j] ?? 0) : Infinity
    if (Math.min(startA, startB) >= reach) {
      matchGroup(a, groupA, b, groupB, matching)
      groupA.length = groupB.length = 0
    }
    if (startA <= startB) {
      reach = Math.max(reach, a.ends[i] ?? 0)
      groupA.push(i++)
    } else {
      reach = Math.max(reach, b.ends[j] ?? 0)
      groupB.push(j++)
    }
  }
  matchGroup(a, groupA, b, groupB, matching)
}

function matchGroup(
  a: SpanLayer,
  groupA: readonly number[],
  b: SpanLayer,
  groupB: readonly number[],
  matching: MatchingInProgress,
): void {
  if (groupA.length === 0 || groupB.length === 0) return
  // Lengthened so that the number of pairs decides between equal overlaps, and never against a greater one.
  const scale = Math.min(groupA.length, groupB.length) + 1
  const weight = (row: number, column: number) => {
    const shared = overlap(a, groupA[row] ?? 0, b, groupB[column] ?? 0)
    return shared === 0 ? 0 : shared * scale + 1
  }
  assign(groupA.length, groupB.length, weight).forEach((column, row) => {
    if (column >= 0) join(matching, groupA[row] ?? 0, groupB[column] ?? 0)
  })
}

/** The spans that nothing goes with, by start, then end, then label. */
function unmatched(layer: SpanLayer, to: readonly number[]): number[] {
  const left: number[] = []
  for (let i = 0; i < to.length; i++) if (to[i] === -1) left.push(i)
  return left.length === 0 ? left : left.sort((i, j) => order(layer, i, layer, j) || i - j)
}

function matchOtherLabels(a: SpanLayer, b: SpanLayer, matching: MatchingInProgress): void {
  const leftA = unmatched(a, matching.toB)
  const leftB = leftA.length === 0 ? [] : unmatched(b, matching.toA)
  if (leftB.length === 0) return
  matchSameSpans(a, leftA, b, leftB, matching)
  const alike: { readonly i: number; readonly j: number; readonly jaccard: number }[] = []
  let first = 0
  for (const i of leftA) {
    const [start, end] = [a.starts[i] ?? 0, a.ends[i] ?? 0]
    while (first < leftB.length && (b.ends[leftB[first] ?? 0] ?? 0) <= start) first++
    if (matching.toB[i] !== -1) continue
    for (let n = first; n < leftB.length; n++) {
      const j = leftB[n] ?? 0
      if ((b.starts[j] ?? 0) >= end) break
      if (matching.toA[j] !== -1) continue
      const shared = overlap(a, i, b, j)
      const union = end - start + (b.ends[j] ?? 0) - (b.starts[j] ?? 0) - shared
      if (2 * shared >= union) alike.push({ i, j, jaccard: shared / union })
    }
  }
  alike.sort((x, y) => y.jaccard - x.jaccard || order(a, x.i, a, y.i) || x.i - y.i || x.j - y.j)
  for (const { i, j } of alike) if (matching.toB[i] === -1 && matching.toA[j] === -1) join(matching, i, j)
}

/** What is left of the same span has different labels, as the same label was matched before. */
function matchSameSpans(
  a: SpanLayer,
  leftA: readonly number[],
  b: SpanLayer,
  leftB: readonly number[],
  matching: MatchingInProgress,
): void {
  let [n, m] = [0, 0]
  while (n < leftA.length && m < leftB.length) {
    const [i, j] = [leftA[n] ?? 0, leftB[m] ?? 0]
    const ordered = order(a, i, b, j)
    if (ordered === 0) join(matching, i, j)
    if (ordered <= 0) n++
    if (ordered >= 0) m++
  }
}
