/** Which documents of a project the list shows, and in what order. */
import { documentStatuses, type DocumentStatus } from '@core/annotation/model'
import { foldName } from '@core/text/folding'
import type { DocumentRow } from '@renderer/store/rows'

export const documentSorts = ['order', 'title', 'updated', 'status', 'marks'] as const
export type DocumentSort = (typeof documentSorts)[number]

export const documentFilters = ['all', ...documentStatuses, 'with-note', 'without-marks'] as const
export type DocumentFilter = (typeof documentFilters)[number]

export interface DocumentListView {
  /** Contained in the titles shown, however it is spelt. */
  readonly query: string
  readonly sort: DocumentSort
  readonly filter: DocumentFilter
}

/** The documents of a project in the order of import, and those of them that are listed, in the order of the list. */
export interface DocumentListing {
  readonly rows: readonly DocumentRow[]
  readonly listed: readonly DocumentRow[]
}

const foldedTitles = new WeakMap<DocumentRow, string>()

/** The folded title of a row. Rows are never changed in place, so each is folded once. */
export function foldedTitleOf(row: DocumentRow): string {
  const kept = foldedTitles.get(row)
  if (kept !== undefined) return kept
  const folded = foldName(row.title)
  foldedTitles.set(row, folded)
  return folded
}

/** How many live annotations a document has, over all labels and annotators. */
export function marksOf({ counts }: DocumentRow): number {
  return Object.values(counts).reduce((sum, n) => sum + n, 0)
}

/** How many documents have each status. */
export function countStatuses(rows: readonly DocumentRow[]): Readonly<Record<DocumentStatus, number>> {
  const counts: Record<DocumentStatus, number> = { 'not-started': 0, 'in-progress': 0, done: 0 }
  for (const { status } of rows) counts[status] += 1
  return counts
}

/** The rows to show, in order. `rows` come in the order of import, which is also what decides between equals. */
export function listedDocuments(rows: readonly DocumentRow[], view: DocumentListView): readonly DocumentRow[] {
  const shown = isWhole(view) ? rows : rows.filter(matcherOf(view))
  return view.sort === 'order' ? shown : shown.toSorted(comparators[view.sort])
}

/** More changed rows than this, and listing all of them anew is as fast. */
const fewRows = 64

/**
 * The same as `listedDocuments`, made from the listing before `rows` changed: after a mark in one of 10,000 documents only
 * that one is looked at and put in its place.
 */
export function relistedDocuments(
  before: DocumentListing,
  rows: readonly DocumentRow[],
  view: DocumentListView,
): readonly DocumentRow[] {
  if (view.sort === 'order' && isWhole(view)) return rows
  const changed = changedRows(before.rows, rows)
  if (changed === null) return listedDocuments(rows, view)
  const gone = new Set(changed.map(({ id }) => id))
  const matches = matcherOf(view)
  const compare = comparators[view.sort]
  const listed = before.listed.filter(({ id }) => !gone.has(id))
  for (const row of changed) if (matches(row)) listed.splice(placeOf(row, listed, compare), 0, row)
  return listed
}

/** The rows that are not those of before; null when there are many, or when documents came or went. */
function changedRows(before: readonly DocumentRow[], after: readonly DocumentRow[]): DocumentRow[] | null {
  if (before.length !== after.length) return null
  const changed: DocumentRow[] = []
  for (const [i, row] of after.entries()) {
    if (row === before[i]) continue
    if (row.id !== before[i]?.id || changed.push(row) > fewRows) return null
  }
  return changed
}

/** Where a row belongs in a sorted list. */
function placeOf(row: DocumentRow, sorted: readonly DocumentRow[], compare: Comparator): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    const other = sorted[middle]
    if (other !== undefined && compare(other, row) < 0) low = middle + 1
    else high = middle
  }
  return low
}

function isWhole({ query, filter }: DocumentListView): boolean {
  return filter === 'all' && query.trim() === ''
}

function matcherOf({ query, filter }: DocumentListView): (row: DocumentRow) => boolean {
  const folded = foldName(query)
  return (row) => passes(row, filter) && foldedTitleOf(row).includes(folded)
}

function passes(row: DocumentRow, filter: DocumentFilter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'with-note':
      return row.note !== undefined && row.note !== ''
    case 'without-marks':
      return marksOf(row) === 0
    default:
      return row.status === filter
  }
}

type Comparator = (a: DocumentRow, b: DocumentRow) => number

const collator = new Intl.Collator('ar', { numeric: true })
const byOrder: Comparator = (a, b) => a.order - b.order

/** None leaves two documents equal, or a list could not be kept by putting a changed row in its place. */
const comparators: Readonly<Record<DocumentSort, Comparator>> = {
  order: byOrder,
  title: (a, b) => collator.compare(a.title, b.title) || byOrder(a, b),
  updated: (a, b) => (a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : byOrder(a, b)),
  status: (a, b) => documentStatuses.indexOf(a.status) - documentStatuses.indexOf(b.status) || byOrder(a, b),
  marks: (a, b) => marksOf(b) - marksOf(a) || byOrder(a, b),
}
