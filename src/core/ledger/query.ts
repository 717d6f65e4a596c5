/** Finding, sorting and grouping rows of the ledger, fast enough for 100,000 of them at every key press. */
import { compileQuery, defaultSearchOptions } from '../search/query'
import { foldText } from '../text/folding'
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
import { sourcesInOrder } from './rows'
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
  readonly rows: readonly LedgerRow[]
  /** Rows that were found, each once. */
  readonly found: number
  /** By title, without-source last; empty if nothing is grouped. */
  readonly groups: readonly LedgerGroup[]
}

/** The rows of a project with what finding and sorting them needs, made when it is first asked for. */
export class LedgerIndex {
  readonly #rows: LedgerRow[]
  readonly #contradicted: ReadonlySet<string>
  readonly #words: string[]
  readonly #ranks = new Map<LedgerColumn, Ranks>()
  readonly #groupings = new Map<Grouping, Groups>()

  /** @param contradicted claims with a contradicted figure, as `contradictedClaims` finds them */
  constructor(rows: readonly LedgerRow[], contradicted: ReadonlySet<string> = new Set()) {
    this.#rows = [...rows]
    this.#contradicted = contradicted
    this.#words = rows.map(wordsOf)
  }

  /** All rows, in the order they were given. */
  get rows(): readonly LedgerRow[] {
    return this.#rows
  }

  /** Puts reviews, new or changed, on the rows of their claims. */
  review(reviews: Iterable<Review>): void {
    const byClaim = new Map([...reviews].map((review) => [review.claimId, review]))
    for (const [at, row] of this.#rows.entries()) {
      const review = byClaim.get(row.claim.annotationId)
      if (review === undefined) continue
      const reviewed = { ...row, review }
      this.#rows[at] = reviewed
      this.#words[at] = wordsOf(reviewed)
    }
    this.#ranks.delete('status')
    this.#ranks.delete('comment')
  }

  /** The rows that a query asks for, in its order. Time grows with the number of rows; a first sort by a column costs more. */
  find({ filter, sort, group }: LedgerQuery): LedgerAnswer {
    let found = this.#filtered(filter)
    if (sort !== null) found = inOrderOf(found, this.#ranksOf(sort.column), sort.descending)
    if (group === null) return { rows: this.#at(found), found: found.length, groups: [] }
    const { places, groups } = grouped(found, this.#groupsOf(group))
    return { rows: this.#at(places), found: found.length, groups }
  }

  #at(places: readonly number[]): readonly LedgerRow[] {
    const rows: LedgerRow[] = []
    for (const at of places) {
      const row = this.#rows[at]
      if (row !== undefined) rows.push(row)
    }
    return rows
  }

  /** The places of the rows that a filter lets through. */
  #filtered(filter: LedgerFilter): readonly number[] {
    const passes = rowTest(filter, this.#contradicted)
    const query = compileQuery(filter.words, defaultSearchOptions)
    // Without `g` a test begins at the start of each text.
    const pattern = query.ok ? new RegExp(query.value.pattern.source, 'imu') : null
    const places: number[] = []
    for (const [at, row] of this.#rows.entries()) {
      if (passes(row) && (pattern === null || pattern.test(this.#words[at] ?? ''))) places.push(at)
    }
    return places
  }

  #ranksOf(column: LedgerColumn): Ranks {
    let ranks = this.#ranks.get(column)
    if (ranks === undefined) this.#ranks.set(column, (ranks = ranksBy(this.#rows, column)))
    return ranks
  }

  #groupsOf(grouping: Grouping): Groups {
    let groups = this.#groupings.get(grouping)
    if (groups === undefined) this.#groupings.set(grouping, (groups = groupsBy(this.#rows, grouping)))
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

/** The words of rows that an index before this one held: a new one is made whenever a layer changes. */
const knownWords = new WeakMap<LedgerRow, string>()

/** The folded words of a row, one kind of words a line, so that nothing is found across two. */
function wordsOf(row: LedgerRow): string {
  const known = knownWords.get(row)
  if (known !== undefined) return known
  const { claim, sources, figures, documentTitle, annotatorName, note, review } = row
  const words = [
    claim.quote,
    ...[...sourcesInOrder(sources)].map(({ source }) => source.quote),
    ...figures.flatMap(({ quote, unit }) => [quote, unit ?? '']),
    documentTitle,
    annotatorName,
    note,
    review?.comment ?? '',
  ]
  const { folded } = foldText(words.join('\n'), defaultSearchOptions)
  knownWords.set(row, folded)
  return folded
}
