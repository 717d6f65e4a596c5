/** What the ledger adds up to: the counts for its charts, its summary sheet and its report. */
import { compareText } from '../exchange/canonicalJson'
import { foldName } from '../text/folding'
import type { LedgerRow, ReviewStatus } from './ledger'

/** Claims per stance; the empty key counts those without one. */
export type StanceCounts = ReadonlyMap<string, number>

export interface SourceCount {
  /** Folded name, the same for the same source; empty for the claims without any. */
  readonly key: string
  /** As most claims write it; of equally frequent ones the first. */
  readonly name: string
  /** Claims that rest on it directly. */
  readonly claims: number
  readonly stances: StanceCounts
}

export interface DocumentCount {
  readonly id: string
  readonly title: string
  readonly claims: number
  readonly statuses: Readonly<Record<ReviewStatus, number>>
}

export interface LedgerSummary {
  readonly claims: number
  readonly statuses: Readonly<Record<ReviewStatus, number>>
  readonly stances: StanceCounts
  /** Most claims first, then by name; the claims without a source, if there are any, last. */
  readonly sources: readonly SourceCount[]
  /** In the order of the rows. */
  readonly documents: readonly DocumentCount[]
}

/** Counts the rows. A claim with several sources counts for each of them, once. */
export function summarise(rows: readonly LedgerRow[]): LedgerSummary {
  const statuses = noStatuses()
  const stances = new Map<string, number>()
  const sources = new Map<string, SourceTally>()
  const documents = new Map<string, DocumentTally>()
  for (const row of rows) {
    const status = row.review?.status ?? 'open'
    const stance = row.stance ?? ''
    statuses[status] += 1
    add(stances, stance)
    const document = found(documents, row.documentId, () => ({ title: row.documentTitle, statuses: noStatuses() }))
    document.statuses[status] += 1
    for (const [key, name] of sourceNamesOf(row)) {
      const source = found(sources, key, (): SourceTally => ({ names: new Map(), stances: new Map() }))
      add(source.names, name)
      add(source.stances, stance)
    }
  }
  return {
    claims: rows.length,
    statuses,
    stances: sorted(stances),
    sources: [...sources].map(([key, tally]) => sourceCount(key, tally)).sort(compareSources),
    documents: [...documents].map(([id, tally]) => ({ id, ...tally, claims: sum(Object.values(tally.statuses)) })),
  }
}

/** Folding a name again for each count and each search would take most of their time. */
const knownNames = new WeakMap<LedgerRow['sources'], ReadonlyMap<string, string>>()

/** The sources that a row rests on directly, by folded name; one entry with the empty key if it has none. */
export function sourceNamesOf({ sources }: LedgerRow): ReadonlyMap<string, string> {
  let names = knownNames.get(sources)
  if (names === undefined) {
    names = new Map(sources.length === 0 ? [['', '']] : sources.map(({ quote }) => [foldName(quote), quote]))
    knownNames.set(sources, names)
  }
  return names
}

interface SourceTally {
  readonly names: Map<string, number>
  readonly stances: Map<string, number>
}

interface DocumentTally {
  readonly title: string
  readonly statuses: Record<ReviewStatus, number>
}

function noStatuses(): Record<ReviewStatus, number> {
  return { open: 0, 'checked-true': 0, 'checked-false': 0, disputed: 0 }
}

function found<T>(tallies: Map<string, T>, key: string, make: () => T): T {
  const present = tallies.get(key)
  if (present !== undefined) return present
  const made = make()
  tallies.set(key, made)
  return made
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function sourceCount(key: string, { names, stances }: SourceTally): SourceCount {
  let [name, most] = ['', 0]
  for (const [spelling, count] of names) if (count > most) [name, most] = [spelling, count]
  return { key, name, claims: sum(stances.values()), stances: sorted(stances) }
}

function compareSources(a: SourceCount, b: SourceCount): number {
  if (a.key === '' || b.key === '') return a.key === '' ? 1 : -1
  return b.claims - a.claims || compareText(a.key, b.key)
}

/** Most first, then by name; those without a stance last. */
function sorted(stances: ReadonlyMap<string, number>): StanceCounts {
  return new Map(
    [...stances].sort(([a, m], [b, n]) => Number(a === '') - Number(b === '') || n - m || compareText(a, b)),
  )
}

function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}
