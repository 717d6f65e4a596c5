/** Finding, sorting and grouping rows of the ledger, fast enough for 100,000 of them at every key press. */
import { compileQuery, defaultSearchOptions } from '../search/query'
import type { LedgerEntry } from './entry'
import type { LedgerRow, Review, ReviewStatus } from './ledger'
import {
  grouped,
  groupsBy,
  inOrderOf,
  ranksBy,
  type Grouping,
  type Groups,
  type LedgerColumn,
  type LedgerGroup,
  type Ranks,
} from './ordering'
import { sourceNamesOf } from './summary'

export type { LedgerColumn, LedgerGroup }

/** What rows must have. An empty list, or an empty text, asks for nothing. */
export interface LedgerFilter {
  /** Found as Find does with its usual options: anywhere in a row's words, blind to what spelling varies in. */
  readonly words: string
  readonly statuses: readonly ReviewStatus[]
  /** Values; the empty one for rows without any. */
  readonly stances: readonly string[]
  readonly checkworthy: readonly string[]
  /** Ids. */
  readonly annotators: readonly string[]
  readonly documents: readonly string[]
  /** Folded names of direct sources, as `SourceCount.key`; the empty one for rows without any. */
  readonly sources: readonly string[]
  /** Only claims with a figure that is contradicted. */
  readonly contradicted: boolean
}

export const everyRow: LedgerFilter = {
  words: '',
  statuses: [],
  stances: [],
  checkworthy: [],
  annotators: [],
  documents: [],
  sources: [],
  contradicted: false,
}

export interface LedgerQuery {
  readonly filter: LedgerFilter
  /** Null: in the order of the rows. */
  readonly sort: { readonly column: LedgerColumn; readonly descending: boolean } | null
  readonly group: Grouping | null
}

export interface LedgerAnswer {
  /** Grouped by source, a claim with several sources stands in the group of each. */
  readonly entries: readonly LedgerEntry[]
  /** Rows that were found, each once. */
  readonly found: number
  /** By title, without-source last; empty if nothing is grouped. */
  readonly groups: readonly LedgerGroup[]
}

/** The rows of a project in their order, to be found, sorted and grouped. What that needs is made when it is first asked for. */
export class LedgerIndex {
  readonly #entries: readonly LedgerEntry[]
  readonly #contradicted: ReadonlySet<string>
  readonly #ranks = new Map<LedgerColumn, Ranks>()
  readonly #groupings = new Map<Grouping, Groups>()
  #rows: readonly LedgerRow[] | null = null

  /** @param contradicted claims with a contradicted figure, as `contradictedClaims` finds them */
  constructor(entries: readonly LedgerEntry[], contradicted: ReadonlySet<string> = new Set()) {
    this.#entries = entries
    this.#contradicted = contradicted
  }

  /** All rows, in the order they were given. */
  get rows(): readonly LedgerRow[] {
    return (this.#rows ??= this.#entries.map(({ row }) => row))
  }

  /** Puts reviews, new or changed, on the rows of their claims. */
  review(reviews: Iterable<Review>): void {
    const byClaim = new Map([...reviews].map((review) => [review.claimId, review]))
    for (const entry of this.#entries) {
      const review = byClaim.get(entry.row.claim.annotationId)
      if (review !== undefined) entry.review(review)
    }
    this.#rows = null
    this.#ranks.delete('status')
    this.#ranks.delete('comment')
  }

  /** The rows that a query asks for, in its order. Time grows with the number of rows; a first sort by a column costs more. */
  find({ filter, sort, group }: LedgerQuery): LedgerAnswer {
    let found = this.#filtered(filter)
    if (sort !== null) found = inOrderOf(found, this.#ranksOf(sort.column), sort.descending)
    if (group === null) return { entries: this.#at(found), found: found.length, groups: [] }
    const { places, groups } = grouped(found, this.#groupsOf(group))
    return { entries: this.#at(places), found: found.length, groups }
  }

  #at(places: readonly number[]): readonly LedgerEntry[] {
    const entries: LedgerEntry[] = []
    for (const at of places) {
      const entry = this.#entries[at]
      if (entry !== undefined) entries.push(entry)
    }
    return entries
  }

  /** The places of the rows that a filter lets through. */
  #filtered(filter: LedgerFilter): readonly number[] {
    const passes = rowTest(filter, this.#contradicted)
    const matches = wordsTest(filter.words)
    const places: number[] = []
    for (const [at, entry] of this.#entries.entries()) {
      if (passes(entry.row) && (matches === null || matches(entry.words))) places.push(at)
    }
    return places
  }

  #ranksOf(column: LedgerColumn): Ranks {
    let ranks = this.#ranks.get(column)
    if (ranks === undefined) this.#ranks.set(column, (ranks = ranksBy(this.rows, column)))
    return ranks
  }

  #groupsOf(grouping: Grouping): Groups {
    let groups = this.#groupings.get(grouping)
    if (groups === undefined) this.#groupings.set(grouping, (groups = groupsBy(this.rows, grouping)))
    return groups
  }
}

/** Whether a row has what a filter asks for beside its words. */
function rowTest(filter: LedgerFilter, contradicted: ReadonlySet<string>): (row: LedgerRow) => boolean {
  const tests: ((row: LedgerRow) => boolean)[] = []
  const ask = <T>(values: readonly T[], valueOf: (row: LedgerRow) => T) => {
    const wanted = new Set(values)
    if (wanted.size > 0) tests.push((row) => wanted.has(valueOf(row)))
  }
  ask(filter.statuses, statusOf)
  ask(filter.stances, ({ stance }) => stance ?? '')
  ask(filter.checkworthy, ({ checkworthy }) => checkworthy ?? '')
  ask(filter.annotators, ({ annotatorId }) => annotatorId)
  ask(filter.documents, ({ documentId }) => documentId)
  if (filter.contradicted) tests.push(({ claim }) => contradicted.has(claim.annotationId))
  const sources = new Set(filter.sources)
  if (sources.size > 0) {
    tests.push((row) => {
      for (const key of sourceNamesOf(row).keys()) if (sources.has(key)) return true
      return false
    })
  }
  return (row) => tests.every((test) => test(row))
}

function statusOf({ review }: LedgerRow): ReviewStatus {
  return review?.status ?? 'open'
}

/** Whether folded words hold those that are searched for; null where nothing is. */
function wordsTest(words: string): ((folded: string) => boolean) | null {
  const query = compileQuery(words, defaultSearchOptions)
  if (!query.ok) return null
  // Without `g` a test begins at the start of each text.
  const pattern = new RegExp(query.value.pattern.source, 'imu')
  return (folded) => pattern.test(folded)
}
