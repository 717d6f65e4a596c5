/** Sorting and grouping rows of the ledger by numbers that are made once, so that doing it again takes no comparing of texts. */
import { compareText } from '../exchange/canonicalJson'
import { reviewStatuses, type LedgerRow } from './ledger'
import { sourceNamesOf } from './summary'

const collator = new Intl.Collator('ar')

/** What rows can be sorted by. */
export type LedgerColumn =
  'claim' | 'sources' | 'figures' | 'stance' | 'checkworthy' | 'document' | 'annotator' | 'note' | 'status' | 'comment'

/** Rows that belong together: those from `start` to before `end` of the answer. */
export interface LedgerGroup {
  /** Folded source name or document id; empty for claims without a source. */
  readonly key: string
  /** As the first row has it. */
  readonly title: string
  readonly start: number
  readonly end: number
}

/** For each row its place among the values of a column, from 0, the same for equal ones; -1 where it has no value. */
export interface Ranks {
  readonly ofRow: Int32Array
  /** How many different values there are. */
  readonly count: number
}

/** The ranks of rows in a column: texts in Arabic order, figures by the value of the first, statuses as they are listed. */
export function ranksBy(rows: readonly LedgerRow[], column: LedgerColumn): Ranks {
  const keys = rows.map((row) => sortKey(row, column))
  const ranks = rankOf(new Set(keys.filter((key) => key !== null)))
  const ofRow = Int32Array.from(keys, (key) => (key === null ? -1 : (ranks.get(key) ?? -1)))
  return { ofRow, count: ranks.size }
}

/**
 * Places of rows in the order of ranks, those of equal rank as they came, those without a value last in either direction.
 * Counting sort: time grows with the number of rows.
 */
export function inOrderOf(places: readonly number[], { ofRow, count }: Ranks, descending: boolean): readonly number[] {
  const bucketOf = (at: number) => {
    const rank = ofRow[at] ?? -1
    return rank < 0 ? count : descending ? count - 1 - rank : rank
  }
  const starts = new Int32Array(count + 2)
  for (const at of places) starts[bucketOf(at) + 1] = (starts[bucketOf(at) + 1] ?? 0) + 1
  for (let bucket = 1; bucket < starts.length; bucket++)
    starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0)
  const ordered = new Array<number>(places.length).fill(0)
  for (const at of places) {
    const bucket = bucketOf(at)
    const next = starts[bucket] ?? 0
    ordered[next] = at
    starts[bucket] = next + 1
  }
  return ordered
}

/** What a row is sorted by in a column; null where it has nothing. */
function sortKey(row: LedgerRow, column: LedgerColumn): string | number | null {
  switch (column) {
    case 'claim':
      return row.claim.quote
    case 'sources':
      return row.sources[0]?.quote ?? null
    case 'figures':
      return row.figures[0]?.min ?? row.figures[0]?.max ?? null
    case 'stance':
      return row.stance
    case 'checkworthy':
      return row.checkworthy
    case 'document':
      return row.documentTitle
    case 'annotator':
      return row.annotatorName
    case 'note':
      return row.note === '' ? null : row.note
    case 'status':
      return reviewStatuses.indexOf(row.review?.status ?? 'open')
    case 'comment':
      return row.review === null || row.review.comment === '' ? null : row.review.comment
  }
}

/** The places of distinct values, all numbers or all texts; what the collator takes for equal has the same. */
function rankOf(values: ReadonlySet<string | number>): ReadonlyMap<string | number, number> {
  const compare = (a: string | number, b: string | number) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
  // Texts sorted by code units first: the slow collator then finds them nearly in order and compares far less often.
  const sorted = [...values].sort((a, b) => compareText(String(a), String(b))).sort(compare)
  const ranks = new Map<string | number, number>()
  let before: string | number | undefined
  let rank = -1
  for (const value of sorted) {
    if (before === undefined || compare(before, value) !== 0) rank += 1
    before = value
    ranks.set(value, rank)
  }
  return ranks
}

export type Grouping = 'source' | 'document'

/** The groups of all rows, in the order to show them, and those of each row by their places. */
export interface Groups {
  readonly groups: readonly { readonly key: string; readonly title: string }[]
  readonly ofRow: readonly (readonly number[])[]
}

/** Groups of rows by title, claims without a source last. A claim with several sources is in the group of each. */
export function groupsBy(rows: readonly LedgerRow[], grouping: Grouping): Groups {
  const titles = new Map<string, string>()
  const keysOfRow = rows.map((row) => {
    const keys = grouping === 'document' ? new Map([[row.documentId, row.documentTitle]]) : sourceNamesOf(row)
    for (const [key, title] of keys) if (!titles.has(key)) titles.set(key, title)
    return [...keys.keys()]
  })
  const groups = [...titles]
    .map(([key, title]) => ({ key, title }))
    .sort(
      (a, b) =>
        Number(a.key === '') - Number(b.key === '') || collator.compare(a.title, b.title) || compareText(a.key, b.key),
    )
  const places = new Map(groups.map(({ key }, place) => [key, place]))
  return { groups, ofRow: keysOfRow.map((keys) => keys.map((key) => places.get(key) ?? 0)) }
}

/** Places of rows arranged by group, keeping their order within each, and the groups that have any. */
export function grouped(
  found: readonly number[],
  { groups, ofRow }: Groups,
): { readonly places: readonly number[]; readonly groups: readonly LedgerGroup[] } {
  const members = groups.map((): number[] => [])
  for (const at of found) for (const group of ofRow[at] ?? []) members[group]?.push(at)
  const places: number[] = []
  const shown: LedgerGroup[] = []
  for (const [at, { key, title }] of groups.entries()) {
    const own = members[at] ?? []
    if (own.length === 0) continue
    const start = places.length
    for (const place of own) places.push(place)
    shown.push({ key, title, start, end: places.length })
  }
  return { places, groups: shown }
}
