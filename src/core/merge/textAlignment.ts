/**
 * Which stretches of one text are which of a changed version of it: lines first, then the words of those that differ, both by
 * Myers' algorithm ("An O(ND) Difference Algorithm and Its Variations", Algorithmica 1, 1986) as jsdiff has it. Words are
 * taken for equal when they differ in nothing but `textCauses`. Offsets are UTF-16 code units.
 */
import { diffArrays } from 'diff'
import { plainForm } from './textCauses'

export interface Span {
  readonly start: number
  readonly end: number
}

/** `alike`: one word, or the space between two, that is written differently for a cause that is no edit. */
export interface Stretch {
  readonly kind: 'same' | 'alike' | 'changed'
  readonly from: Span
  readonly to: Span
}

/** A line or a word with what it is compared by. */
interface Token extends Span {
  readonly key: number
}

/** How many insertions and deletions are looked for at once, and steps in all: about a second. Beyond, a stretch is one change. */
const MOST_EDITS = 2000
const MOST_STEPS = 8_000_000

interface Work {
  readonly from: string
  readonly to: string
  /** Keys of lines and words, by their plain form. */
  readonly keys: Map<string, number>
  readonly plain: Map<string, number>
  steps: number
  readonly stretches: Stretch[]
}

/**
 * The two texts as stretches, in order, which together are all of both. Neighbouring `changed` and neighbouring `same`
 * stretches are one; what is the same between two changes longer than itself counts as part of the change, for it is
 * more likely chance (the "semantic clean-up" of Fraser's diff-match-patch).
 *
 * The work is bounded, so that two texts of millions of units that have little in common cost seconds at most: what
 * differs by more than 2,000 insertions and deletions of lines or words becomes one changed stretch.
 */
export function alignTexts(from: string, to: string): readonly Stretch[] {
  const work: Work = { from, to, keys: new Map(), plain: new Map(), steps: MOST_STEPS, stretches: [] }
  const whole = { kind: 'changed', from: { start: 0, end: from.length }, to: { start: 0, end: to.length } } as const
  for (const block of blocksOf(work, whole, /[^\n]*\n|[^\n]+$/g)) {
    const same = from.slice(block.from.start, block.from.end) === to.slice(block.to.start, block.to.end)
    if (same) add(work, { ...block, kind: 'same' })
    else for (const stretch of blocksOf(work, block, words)) add(work, stretch)
  }
  return withoutChance(work.stretches)
}

/** Words with the marks in them, spaces, and everything else by itself. */
const words = /[\p{L}\p{N}\p{M}\p{Cf}_]+|\s+|[^\s][\p{M}\p{Cf}]*/gu

/** The equal tokens of two stretches one by one, and what lies between them. */
function* blocksOf(work: Work, { from, to }: Stretch, pattern: RegExp): Generator<Stretch> {
  const a = tokensOf(work, work.from, from, pattern)
  const b = tokensOf(work, work.to, to, pattern)
  let i = 0
  let j = 0
  for (const [kind, inA, inB] of runs(work, a, b)) {
    if (kind === 'changed') {
      yield { kind, from: spanOf(a, i, i + inA, from.end), to: spanOf(b, j, j + inB, to.end) }
    } else {
      for (let k = 0; k < inA; k++) {
        yield { kind: 'alike', from: spanOf(a, i + k, i + k + 1, from.end), to: spanOf(b, j + k, j + k + 1, to.end) }
      }
    }
    i += inA
    j += inB
  }
}

function tokensOf(work: Work, text: string, { start, end }: Span, pattern: RegExp): readonly Token[] {
  return Array.from(text.slice(start, end).matchAll(pattern), ({ index, 0: words }) => ({
    start: start + index,
    end: start + index + words.length,
    key: keyOf(work, words),
  }))
}

function keyOf({ keys, plain }: Work, words: string): number {
  const known = keys.get(words)
  if (known !== undefined) return known
  // With something behind it, a space is not one at the end of the text.
  const form = plainForm(`${words}|`)
  const key = plain.get(form) ?? plain.size
  plain.set(form, key)
  keys.set(words, key)
  return key
}

/** What tokens from `first` up to `last` take; an empty span where there are none. */
function spanOf(tokens: readonly Token[], first: number, last: number, end: number): Span {
  const start = tokens[first]?.start ?? end
  return { start, end: last > first ? (tokens[last - 1]?.end ?? end) : start }
}

type Run = readonly [kind: 'alike' | 'changed', inA: number, inB: number]

/** Runs of equal and of changed tokens, with how many there are on either side. */
function runs(work: Work, a: readonly Token[], b: readonly Token[]): readonly Run[] {
  const head = commonLength(a, b, (tokens, i) => tokens[i]?.key)
  const restOfA = a.slice(head)
  const restOfB = b.slice(head)
  const tail = commonLength(restOfA, restOfB, (tokens, i) => tokens[tokens.length - 1 - i]?.key)
  const inner = changesOf(work, restOfA.slice(0, restOfA.length - tail), restOfB.slice(0, restOfB.length - tail))
  const ends = (count: number): Run[] => (count > 0 ? [['alike', count, count]] : [])
  return [...ends(head), ...inner, ...ends(tail)]
}

function commonLength(
  a: readonly Token[],
  b: readonly Token[],
  keyAt: (tokens: readonly Token[], i: number) => number | undefined,
): number {
  const most = Math.min(a.length, b.length)
  let length = 0
  while (length < most && keyAt(a, length) === keyAt(b, length)) length++
  return length
}

function changesOf(work: Work, a: readonly Token[], b: readonly Token[]): readonly Run[] {
  if (a.length === 0 && b.length === 0) return []
  if (a.length === 0 || b.length === 0) return [['changed', a.length, b.length]]
  const most = Math.min(MOST_EDITS, Math.floor(Math.sqrt(2 * work.steps)))
  const keys = (tokens: readonly Token[]) => tokens.map(({ key }) => key)
  const changes = diffArrays(keys(a), keys(b), { maxEditLength: most })
  const edits = changes?.reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0) ?? most
  work.steps -= (edits * edits) / 2
  return changes === undefined ? [['changed', a.length, b.length]] : runsOf(changes)
}

/** What was removed and what was put in its place are one run. */
function runsOf(changes: readonly { added: boolean; removed: boolean; count: number }[]): readonly Run[] {
  const runs: Run[] = []
  for (const { added, removed, count } of changes) {
    const [kind, inA, inB] = runs.at(-1) ?? ['alike', 0, 0]
    if (!added && !removed) runs.push(['alike', count, count])
    else if (kind === 'alike') runs.push(['changed', removed ? count : 0, added ? count : 0])
    else runs[runs.length - 1] = ['changed', inA + (removed ? count : 0), inB + (added ? count : 0)]
  }
  return runs
}

/** Adds a stretch to the last one if they are of one kind, and calls it the same if it is. */
function add({ from, to, stretches }: Work, stretch: Stretch): void {
  const { start, end } = stretch.from
  const same = stretch.kind === 'alike' && from.slice(start, end) === to.slice(stretch.to.start, stretch.to.end)
  const next: Stretch = same ? { ...stretch, kind: 'same' } : stretch
  const last = stretches.at(-1)
  if (last?.kind === next.kind && next.kind !== 'alike') stretches[stretches.length - 1] = joined(last, next)
  else stretches.push(next)
}

function joined(first: Stretch, last: Stretch): Stretch {
  return {
    kind: last.kind,
    from: { start: first.from.start, end: last.from.end },
    to: { start: first.to.start, end: last.to.end },
  }
}

/** Puts what two changes have between them into one change with them, where both are longer than it. */
function withoutChance(stretches: readonly Stretch[]): readonly Stretch[] {
  const kept: Stretch[] = []
  let lastChange = -1
  for (const stretch of stretches) {
    if (stretch.kind !== 'changed') {
      kept.push(stretch)
      continue
    }
    const previous = kept[lastChange]
    const between = previous === undefined ? Infinity : stretch.from.start - previous.from.end
    if (previous !== undefined && between <= sizeOf(previous) && between <= sizeOf(stretch)) {
      kept.length = lastChange
      kept.push(joined(previous, stretch))
    } else {
      lastChange = kept.length
      kept.push(stretch)
    }
  }
  return kept
}

function sizeOf({ from, to }: Stretch): number {
  return Math.max(from.end - from.start, to.end - to.start)
}
