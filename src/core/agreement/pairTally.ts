/** What two annotators have in common on the documents that both finished, counted label by label. */
import { matchSpans, type Matching } from './matching'
import { linkKey, linkParts, type Study, type StudyDocument, type StudyLayer } from './study'
import { bitCount, bitWords } from './tokens'

/** Counts of one label. The arrays with an entry per document are what intervals are drawn from. */
export interface LabelTally {
  a: number
  b: number
  same: number
  boundary: number
  onlyA: number
  onlyB: number
  /** By the number of the label that the other one has; how often. */
  readonly confused: Uint32Array
  /** By document: pairs of the same span, pairs with other boundaries, spans of both. */
  readonly sameIn: Int32Array
  readonly boundaryIn: Int32Array
  readonly spansIn: Int32Array
  /** Tokens that both, only A, only B, neither cover. */
  readonly tokens: { both: number; onlyA: number; onlyB: number; neither: number }
  /** Relations that lead from spans of the label; `open`: those of both annotators with an end that the other has not. */
  readonly links: { both: number; onlyA: number; onlyB: number; open: number; all: number }
  /** By attribute: how often matched spans have these two values, by `a * valuePairs + b`; 0 is no value. */
  readonly values: readonly Map<number, number>[]
  /** Null for labels other than `figure`. */
  readonly figures: FigureTally | null
}

interface FigureTally {
  /** Matched figures of which at least one has a min, max or unit, and those that have all three equal. */
  compared: number
  equal: number
  /** Where min, max and unit are among the attributes; one that nobody ever set is absent. */
  readonly attributes: readonly number[]
}

/** The label whose annotations have a value of their own, and the attributes that make it. */
const figureLabel = 'figure'
const figureValue = ['min', 'max', 'unit']

/** More than any attribute has values; the square is still an exact integer. */
export const valuePairs = 2 ** 26

/** The tally of one label of a study before its first document, for a pair with so many documents. */
export function emptyTally(study: Study, label: number, documents: number): LabelTally {
  const names = study.attributes[label] ?? []
  const valueAttributes = figureValue.map((name) => names.indexOf(name)).filter((index) => index >= 0)
  const isFigure = study.labels[label] === figureLabel
  return {
    ...{ a: 0, b: 0, same: 0, boundary: 0, onlyA: 0, onlyB: 0 },
    confused: new Uint32Array(study.labels.length),
    sameIn: new Int32Array(documents),
    boundaryIn: new Int32Array(documents),
    spansIn: new Int32Array(documents),
    tokens: { both: 0, onlyA: 0, onlyB: 0, neither: 0 },
    links: { both: 0, onlyA: 0, onlyB: 0, open: 0, all: 0 },
    values: names.map(() => new Map<number, number>()),
    figures: isFigure ? { compared: 0, equal: 0, attributes: valueAttributes } : null,
  }
}

/** Adds a document, the `n`th of the pair, to the tallies of all labels. */
export function tallyDocument(
  tallies: readonly LabelTally[],
  n: number,
  document: StudyDocument,
  a: StudyLayer,
  b: StudyLayer,
): void {
  const matching = matchSpans(a.spans, b.spans)
  tallies.forEach((tally, label) => {
    tallySpans(tally, n, label, a, b, matching)
    tallyTokens(tally, label, document.tokens, a, b)
  })
  tallyLinks(tallies, a, b, matching.toB, 'onlyA')
  tallyLinks(tallies, b, a, matching.toA, 'onlyB')
}

function tallySpans(
  tally: LabelTally,
  n: number,
  label: number,
  a: StudyLayer,
  b: StudyLayer,
  { toB, toA }: Matching,
): void {
  const [fromA, endA] = [a.spans.from[label] ?? 0, a.spans.from[label + 1] ?? 0]
  const [fromB, endB] = [b.spans.from[label] ?? 0, b.spans.from[label + 1] ?? 0]
  let [same, boundary] = [0, 0]
  for (let i = fromA; i < endA; i++) {
    const j = toB[i] ?? -1
    if (j < 0) tally.onlyA++
    else if (b.spans.labels[j] !== label) countUp(tally.confused, b.spans.labels[j] ?? 0)
    else {
      if (a.spans.starts[i] === b.spans.starts[j] && a.spans.ends[i] === b.spans.ends[j]) same++
      else boundary++
      tallyValues(tally, label, a, i - fromA, b, j - fromB)
    }
  }
  for (let j = fromB; j < endB; j++) {
    const i = toA[j] ?? -1
    if (i < 0) tally.onlyB++
    else if (a.spans.labels[i] !== label) countUp(tally.confused, a.spans.labels[i] ?? 0)
  }
  tally.a += endA - fromA
  tally.b += endB - fromB
  tally.same += same
  tally.boundary += boundary
  tally.sameIn[n] = same
  tally.boundaryIn[n] = boundary
  tally.spansIn[n] = endA - fromA + endB - fromB
}

function countUp(counts: Uint32Array, index: number): void {
  counts[index] = (counts[index] ?? 0) + 1
}

/** The values of two matched spans, the `i`th and `j`th of the label in their layers. */
function tallyValues(
  { values, figures }: LabelTally,
  label: number,
  a: StudyLayer,
  i: number,
  b: StudyLayer,
  j: number,
): void {
  const inA = (a.valuesFrom[label] ?? 0) + i * values.length
  const inB = (b.valuesFrom[label] ?? 0) + j * values.length
  for (let attribute = 0; attribute < values.length; attribute++) {
    const [valueA, valueB] = [a.values[inA + attribute] ?? 0, b.values[inB + attribute] ?? 0]
    if (valueA === 0 && valueB === 0) continue
    const counts = values[attribute]
    const key = valueA * valuePairs + valueB
    counts?.set(key, (counts.get(key) ?? 0) + 1)
  }
  if (figures === null) return
  let [some, equal] = [0, 1]
  for (const attribute of figures.attributes) {
    const [valueA, valueB] = [a.values[inA + attribute] ?? 0, b.values[inB + attribute] ?? 0]
    if (valueA !== 0 || valueB !== 0) some = 1
    if (valueA !== valueB) equal = 0
  }
  figures.compared += some
  figures.equal += some * equal
}

function tallyTokens({ tokens }: LabelTally, label: number, count: number, a: StudyLayer, b: StudyLayer): void {
  const words = bitWords(count)
  let [inA, inB, both] = [0, 0, 0]
  for (let at = label * words; at < (label + 1) * words; at++) {
    const [bitsA, bitsB] = [a.covered[at] ?? 0, b.covered[at] ?? 0]
    inA += bitCount(bitsA)
    inB += bitCount(bitsB)
    both += bitCount(bitsA & bitsB)
  }
  tokens.both += both
  tokens.onlyA += inA - both
  tokens.onlyB += inB - both
  tokens.neither += count - inA - inB + both
}

/**
 * The relations of one layer in the tallies of the labels that they lead from. An end is matched if the other one has it with
 * the same label, whatever its boundaries. Relations that both have are counted from A's side.
 */
function tallyLinks(
  tallies: readonly LabelTally[],
  own: StudyLayer,
  other: StudyLayer,
  toOther: readonly number[],
  only: 'onlyA' | 'onlyB',
): void {
  const spans = own.spans.starts.length
  for (const key of own.links) {
    const { from, to, type } = linkParts(spans, key)
    const links = tallies[own.spans.labels[from] ?? 0]?.links
    if (links === undefined) continue
    links.all++
    const [matchedFrom, matchedTo] = [matchedEnd(own, from, other, toOther), matchedEnd(own, to, other, toOther)]
    if (matchedFrom < 0 || matchedTo < 0) links.open++
    else if (!hasKey(other.links, linkKey(other.spans.starts.length, matchedFrom, matchedTo, type))) links[only]++
    else if (only === 'onlyA') links.both++
  }
}

function matchedEnd(own: StudyLayer, end: number, other: StudyLayer, toOther: readonly number[]): number {
  const matched = toOther[end] ?? -1
  return matched >= 0 && own.spans.labels[end] === other.spans.labels[matched] ? matched : -1
}

function hasKey(keys: Float64Array, key: number): boolean {
  let [low, high] = [0, keys.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((keys[middle] ?? 0) < key) low = middle + 1
    else high = middle
  }
  return keys[low] === key
}
