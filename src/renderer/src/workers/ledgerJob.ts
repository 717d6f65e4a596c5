/** What the ledger worker does: it holds the rows of one place, and what a person says of them is in the database first. */
import { everyRow, type LedgerFilter, type LedgerQuery } from '@core/ledger/query'
import type { LedgerRow, Review } from '@core/ledger/ledger'
import { summarise } from '@core/ledger/summary'
import { ok } from '@core/result'
import type { SanadDatabase } from '@renderer/store/database'
import { ClaimNumbers } from './claimNumbers'
import type {
  LedgerListing,
  LedgerPlace,
  LedgerProgress,
  LedgerService,
  ReviewChange,
  ReviewExport,
} from './ledgerContract'
import { exportPieces } from './ledgerExport'
import { facetsOf } from './ledgerFacets'
import { FigureComparisons } from './ledgerFigures'
import { ReviewIntake } from './ledgerIntake'
import { ReviewSteps } from './ledgerReviews'
import { LedgerSession } from './ledgerSession'
import { turns } from './turns'

const timeNow = () => new Date().toISOString()

/**
 * The functions of the ledger worker. They are done one after the other. `now` gives the time of reviews (ISO 8601 in UTC with
 * milliseconds).
 */
export function ledgerFunctions(
  db: SanadDatabase,
  report: (progress: LedgerProgress) => void,
  now: () => string = timeNow,
): LedgerService['functions'] {
  const numbers = new ClaimNumbers()
  const steps = new ReviewSteps(now)
  const figures = new FigureComparisons()
  let session: LedgerSession | null = null
  let intake = new ReviewIntake()
  let read: readonly Review[] = []
  let pieces: Iterator<string | Uint8Array> | null = null

  /** The rows as the database has them now. */
  const held = async (): Promise<LedgerSession> => {
    if (session === null) throw new Error('No ledger was opened.')
    await session.refresh()
    return session
  }
  const find = (current: LedgerSession, query: LedgerQuery) => {
    const index = query.filter.contradicted ? current.indexWithContradictions() : current.index
    return index.find(query)
  }
  /** The rows of a query, each once and in their own order. */
  const rowsOf = async (query: LedgerQuery): Promise<readonly LedgerRow[]> => {
    const current = await held()
    // Without the index, which takes longest to make: who counts everything need not find anything.
    if (sameFilter(query.filter, everyRow)) return current.rows
    return find(current, { ...query, sort: null, group: null }).rows
  }

  const inTurn = turns()
  return {
    open: inTurn(async (place: LedgerPlace) => {
      session?.close()
      session = null
      session = await LedgerSession.open(db, place, numbers, report)
      return steps.history
    }),
    list: inTurn(async (query: LedgerQuery): Promise<LedgerListing> => {
      const current = await held()
      const { rows, groups, found } = find(current, query)
      return {
        numbers: Int32Array.from(rows, (row) => current.numberOf(row)),
        groups:
          query.group === null ? null : groups.map(({ key, title, start, end }) => ({ key, title, start, count: end - start })), // prettier-ignore
        found,
        claims: current.index.rows.length,
        documents: current.documentCount,
      }
    }),
    rows: inTurn(async (wanted: readonly number[]) => (await held()).rowsOf(wanted)),
    numberOf: inTurn(async (claimId: string) => (await held()).numberOfClaim(claimId)),
    facets: inTurn(async () => facetsOf((await held()).index.rows)),
    figures: inTurn(async (query: LedgerQuery, key: string | null) => figures.compare(await rowsOf(query), key)),
    summary: inTurn(async (query: LedgerQuery) => summarise(await rowsOf(query))),

    review: inTurn(async (wanted: readonly number[], change: ReviewChange) => {
      return steps.review(await held(), wanted, change)
    }),
    undo: inTurn(async () => steps.undo(await held())),
    redo: inTurn(async () => steps.redo(await held())),

    prepareExport: inTurn(async (request: ReviewExport) => {
      const current = await held()
      const rows = request.query === null ? current.index.rows : await rowsOf(request.query)
      pieces = (await exportPieces(db, current, rows, request))[Symbol.iterator]()
      return rows.length
    }),
    nextPiece: inTurn(() => {
      const piece = pieces?.next()
      return Promise.resolve(piece === undefined || piece.done === true ? null : piece.value)
    }),

    beginReviewFile: inTurn(() => {
      intake = new ReviewIntake()
      read = []
      return Promise.resolve(null)
    }),
    pushReviewFile: inTurn((bytes: Uint8Array) => {
      intake.push(bytes)
      return Promise.resolve(null)
    }),
    readReviewFile: inTurn(async () => {
      // A review may be of claims that are not shown now, of another layer.
      const all = await LedgerSession.open(db, { ...(await held()).place, layer: 'all' }, numbers, () => undefined)
      all.close()
      const reading = await intake.read(all, now())
      if (!reading.ok) return reading
      read = reading.value.reviews
      return ok(reading.value.outcome)
    }),
    takeReviewFile: inTurn(async () => {
      const step = await steps.take(await held(), read)
      read = []
      return step
    }),
  }
}

function sameFilter(a: LedgerFilter, b: LedgerFilter): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
