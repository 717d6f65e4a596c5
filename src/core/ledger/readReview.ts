/** A filled-in review, XLSX or CSV, back onto the claims. Offsets do not occur: claims are found by their ids. */
import { err, ok, type Result } from '../result'
import { foldName } from '../text/folding'
import { withinCell } from './cellText'
import { reviewStatuses, type LedgerRow, type Review, type ReviewStatus } from './ledger'
import { readSheets, type ReadSheet, type SheetProblem } from './readSheets'
import type { ReviewVocabulary } from './words'

/** What became of one row. Only `changed` makes a review; the others leave their claim as it is. */
export const reviewOutcomes = [
  'changed',
  /** Status and comment are those that the claim has. */
  'same',
  'unknown-claim',
  'unknown-status',
  /** Another row is about the same claim: a first row that says the same stands, of rows that differ none. */
  'duplicate',
  'empty-id',
] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]

export interface ReviewedRow {
  readonly outcome: ReviewOutcome
  /** Empty in a CSV file. */
  readonly sheet: string
  /** As the spreadsheet counts its rows, from 1; in CSV likewise, a cell of several lines being one row. */
  readonly row: number
  /** As the file has it. */
  readonly claimId: string
  /** The status as the file has it. */
  readonly status: string
  /** The file's text of the claim is not ours: somebody edited it, or sorted one column without the others. */
  readonly textDiffers: boolean
}

export interface ReviewReading {
  /** Every row of the file that is not empty, in its order. */
  readonly rows: readonly ReviewedRow[]
  /** Of the rows that are `changed`, to be put in place of the claims' present ones. */
  readonly reviews: readonly Review[]
}

/** Why nothing was read. */
export type ReviewProblem =
  | SheetProblem
  /** No row names both the column of claim ids and that of statuses, in any language given. */
  | { readonly code: 'no-columns' }

export interface ReadReviewOptions {
  readonly reviewerId: string
  /** ISO 8601 in UTC with milliseconds. */
  readonly now: string
  /** In every language that a review may be written in. */
  readonly words: readonly ReviewVocabulary[]
}

/**
 * Reads a review that came back. Columns are found by their names, in any order and among others, in one of the first rows of
 * each sheet; statuses by their words or by their names in the exchange file, blind to case and spelling. An empty status is
 * `open`. A file without comments leaves comments as they are. Of a workbook every sheet that has ids and statuses is read.
 */
export async function readReview(
  bytes: Uint8Array,
  rows: readonly LedgerRow[],
  options: ReadReviewOptions,
): Promise<Result<ReviewReading, ReviewProblem>> {
  const sheets = await readSheets(bytes)
  if (!sheets.ok) return sheets
  const names = columnNames(options.words)
  const entries: Entry[] = []
  let tables = 0
  for (const sheet of sheets.value) {
    const head = findHead(sheet, names)
    if (head === null) continue
    tables += 1
    entries.push(...entriesOf(sheet, head))
  }
  if (tables === 0) return err({ code: 'no-columns' })
  return ok(judge(entries, rows, options))
}

const readColumns = ['claimId', 'status', 'comment', 'claim'] as const
type ReadColumn = (typeof readColumns)[number]

interface Head {
  /** The index of its row. */
  readonly at: number
  readonly columns: ReadonlyMap<ReadColumn, number>
}

/** A row of the file that says something. */
interface Entry {
  readonly sheet: string
  readonly row: number
  readonly claimId: string
  readonly status: string
  /** Null if the file has no such column. */
  readonly comment: string | null
  readonly claim: string | null
}

/** Rows in which a table's head is looked for: people put a title above it. */
const searchedRows = 20

function columnNames(words: readonly ReviewVocabulary[]): ReadonlyMap<string, ReadColumn> {
  return new Map(
    words.flatMap(({ columns }) => readColumns.map((column) => [foldName(columns[column]), column] as const)),
  )
}

function findHead({ rows }: ReadSheet, names: ReadonlyMap<string, ReadColumn>): Head | null {
  for (const [at, cells] of rows.slice(0, searchedRows).entries()) {
    const columns = new Map<ReadColumn, number>()
    for (const [place, cell] of cells.entries()) {
      const column = names.get(foldName(cell))
      if (column !== undefined && !columns.has(column)) columns.set(column, place)
    }
    if (columns.has('claimId') && columns.has('status')) return { at, columns }
  }
  return null
}

function* entriesOf({ name, rows }: ReadSheet, { at, columns }: Head): Generator<Entry> {
  for (const [index, cells] of rows.entries()) {
    if (index <= at || cells.every((cell) => cell.trim() === '')) continue
    const cell = (column: ReadColumn) => {
      const place = columns.get(column)
      return place === undefined ? null : (cells[place] ?? '').trim()
    }
    yield {
      sheet: name,
      row: index + 1,
      claimId: cell('claimId') ?? '',
      status: cell('status') ?? '',
      comment: cell('comment'),
      claim: cell('claim'),
    }
  }
}

function judge(
  entries: readonly Entry[],
  rows: readonly LedgerRow[],
  { reviewerId, now, words }: ReadReviewOptions,
): ReviewReading {
  const ours = new Map(rows.map((row) => [row.claim.annotationId.toLowerCase(), row]))
  const statuses = statusWords(words)
  const standing = standingEntries(entries, statuses)
  const reviews: Review[] = []
  const judged = entries.map((entry): ReviewedRow => {
    const { sheet, row, claimId, status: written } = entry
    const own = ours.get(claimId.toLowerCase())
    const status = statuses.get(foldName(written))
    const textDiffers = own !== undefined && entry.claim !== null && !sameText(entry.claim, own.claim.quote)
    const answer = (outcome: ReviewOutcome) => ({ outcome, sheet, row, claimId, status: written, textDiffers })
    if (claimId === '') return answer('empty-id')
    if (own === undefined) return answer('unknown-claim')
    if (standing.get(claimId.toLowerCase()) !== entry) return answer('duplicate')
    if (status === undefined) return answer('unknown-status')
    const present = own.review
    const comment = newComment(entry.comment, present?.comment ?? '')
    if (status === (present?.status ?? 'open') && comment === (present?.comment ?? '')) return answer('same')
    const { documentId, claim } = own
    // Unknown members of a review belong to whoever wrote it.
    reviews.push({
      claimId: claim.annotationId,
      documentId,
      status,
      comment,
      reviewerId,
      updatedAt: laterThan(present, now),
    })
    return answer('changed')
  })
  return { rows: judged, reviews }
}

/** Statuses by their folded words, and by their names. */
function statusWords(words: readonly ReviewVocabulary[]): ReadonlyMap<string, ReviewStatus> {
  return new Map([
    ['', 'open' as const],
    ...reviewStatuses.flatMap((status) => [
      [foldName(status), status] as const,
      ...words.map(({ statuses }) => [foldName(statuses[status]), status] as const),
    ]),
  ])
}

/** For each claim the entry that counts: the first, if all that are about it say the same. */
function standingEntries(
  entries: readonly Entry[],
  statuses: ReadonlyMap<string, ReviewStatus>,
): ReadonlyMap<string, Entry | null> {
  const standing = new Map<string, Entry | null>()
  const said = ({ status, comment }: Entry) => `${statuses.get(foldName(status)) ?? status}\n${comment ?? ''}`
  for (const entry of entries) {
    const id = entry.claimId.toLowerCase()
    const first = standing.get(id)
    if (first === undefined) standing.set(id, entry)
    else if (first !== null && said(first) !== said(entry)) standing.set(id, null)
  }
  return standing
}

/** The comment that a file means: what it says, unless that is the present one as a cell shows it. */
function newComment(written: string | null, present: string): string {
  return written === null || sameText(written, present) ? present : written
}

/** Whether a cell has a text of ours: spreadsheets cut long ones, and change white space and line ends. */
function sameText(cell: string, text: string): boolean {
  const plain = (value: string) => value.replace(/\s+/gu, ' ').trim()
  return cell === text || plain(cell) === plain(withinCell(text))
}

/** A moment from which on a new review holds, also where another computer's clock was fast. */
function laterThan(present: Review | null, now: string): string {
  if (present === null || present.updatedAt < now) return now
  return new Date(Date.parse(present.updatedAt) + 1).toISOString()
}
