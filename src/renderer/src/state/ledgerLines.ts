/**
 * The lines of the ledger's table: rows, or groups with their rows below them as far as they are unfolded. Nothing is made for a
 * line before it is asked for, so that a hundred thousand cost as much as ten.
 */

export interface LineGroup {
  readonly key: string
  /** Where its rows begin in the list of rows, and how many they are. */
  readonly start: number
  readonly count: number
}

/** What a line is, whatever line it is at the moment: a row (in a group, if there are groups), or the head of a group. */
export type LineKey =
  | { readonly kind: 'row'; readonly number: number; readonly group: string | null }
  | { readonly kind: 'group'; readonly group: string }

export type LedgerLine<G extends LineGroup = LineGroup> =
  | { readonly kind: 'row'; readonly number: number; readonly group: G | null }
  | { readonly kind: 'group'; readonly group: G; readonly folded: boolean }

export class LedgerLines<G extends LineGroup = LineGroup> {
  readonly count: number
  /** The line of each group's head. */
  readonly #heads: readonly number[]

  /** `numbers` are those of the rows, in order; a row of several groups is in it several times. */
  constructor(
    readonly numbers: Int32Array,
    readonly groups: readonly G[] | null,
    readonly folded: ReadonlySet<string>,
  ) {
    let line = 0
    this.#heads = (groups ?? []).map((group) => {
      const head = line
      line += 1 + (folded.has(group.key) ? 0 : group.count)
      return head
    })
    this.count = groups === null ? numbers.length : line
  }

  /** The line at an index; undefined beyond the last. */
  at(index: number): LedgerLine<G> | undefined {
    if (index < 0 || index >= this.count) return undefined
    if (this.groups === null) return this.#row(index, null)
    const place = lastAtMost(this.#heads, index)
    const group = this.groups[place]
    const head = this.#heads[place]
    if (group === undefined || head === undefined) return undefined
    if (index === head) return { kind: 'group', group, folded: this.folded.has(group.key) }
    return this.#row(group.start + index - head - 1, group)
  }

  #row(place: number, group: G | null): LedgerLine<G> | undefined {
    const number = this.numbers[place]
    return number === undefined ? undefined : { kind: 'row', number, group }
  }

  /** Where a line is now; of a row that moved to another group, its first place. -1 if it is nowhere to be seen. */
  indexOf(key: LineKey): number {
    if (this.groups === null) return key.kind === 'row' ? this.numbers.indexOf(key.number) : -1
    const place = this.groups.findIndex((group) => group.key === key.group)
    if (key.kind === 'group') return this.#heads[place] ?? -1
    const within = this.#indexIn(place, key.number)
    if (within >= 0) return within
    const first = this.numbers.indexOf(key.number)
    return first < 0 ? -1 : this.#indexIn(lastAtMost(this.groups.map(({ start }) => start), first), key.number) // prettier-ignore
  }

  #indexIn(place: number, number: number): number {
    const group = this.groups?.[place]
    const head = this.#heads[place]
    if (group === undefined || head === undefined || this.folded.has(group.key)) return -1
    const at = this.numbers.subarray(group.start, group.start + group.count).indexOf(number)
    return at < 0 ? -1 : head + 1 + at
  }

  /** The numbers of the rows from one line to another, both included, in whichever order they are named. */
  numbersBetween(a: number, b: number): ReadonlySet<number> {
    const numbers = new Set<number>()
    for (let index = Math.max(0, Math.min(a, b)); index <= Math.min(this.count - 1, Math.max(a, b)); index++) {
      const line = this.at(index)
      if (line?.kind === 'row') numbers.add(line.number)
    }
    return numbers
  }
}

/** What a line is to be found again by. */
export function keyOfLine(line: LedgerLine): LineKey {
  return line.kind === 'row'
    ? { kind: 'row', number: line.number, group: line.group?.key ?? null }
    : { kind: 'group', group: line.group.key }
}

/** The place of the last number that is at most `limit`, of numbers in ascending order; -1 if none is. */
function lastAtMost(ascending: readonly number[], limit: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? Infinity) <= limit) low = middle + 1
    else high = middle
  }
  return low - 1
}
