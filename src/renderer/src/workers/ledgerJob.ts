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
  let readingOn: LedgerSession | null = null
  /** Why a session cannot read on: told to whoever asks it next. */
  let failure: { readonly of: LedgerSession; readonly cause: unknown } | null = null

  const inTurn = turns()
  /** Reads the rest of the rows between one call and the next, so that none waits for more than a step. */
  const readOn = async (current: LedgerSession): Promise<void> => {
    if (readingOn === current) return
    readingOn = current
    const step = inTurn(async () => {
      if (session !== current) return
      await current.refresh()
      if (current.hasMore) for (const entry of await current.readMore()) entry.fold()
    })
    try {
      while (session === current && current.hasMore) await step()
    } catch (cause) {
      failure = { of: current, cause }
      report({ work: 'changed' })
    }
    if (readingOn === current) readingOn = null
  }

  /** The rows that were read, as the database has them now; the others follow. */
  const held = async (): Promise<LedgerSession> => {
    if (session === null) throw new Error('No ledger was opened.')
    if (failure?.of === session) throw failure.cause
    await session.refresh()
    void readOn(session)
    return session
  }
  /** All rows. */
  const whole = async (): Promise<LedgerSession> => {
    const current = await held()
    await current.readRest()
    return current
  }
  const find = async (query: LedgerQuery) => {
    // Which figures contradict each other nobody knows before all are there.
    const current = query.filter.contradicted ? await whole() : await held()
    const index = query.filter.contradicted ? current.indexWithContradictions() : current.index
    return { current, ...index.find(query) }
  }
  /** The rows of a query, each once and in their own order. */
  const rowsOf = async (query: LedgerQuery): Promise<readonly LedgerRow[]> => {
    const current = await whole()
    if (sameFilter(query.filter, everyRow)) return current.rows
    return (await find({ ...query, sort: null, group: null })).entries.map(({ row }) => row)
  }

  return {
    open: inTurn(async (place: LedgerPlace) => {
      session?.close()
      session = null
      session = await LedgerSession.open(db, place, numbers, report)
      void readOn(session)
      return steps.history
    }),
    list: inTurn(async (query: LedgerQuery): Promise<LedgerListing> => {
      const { current, entries, groups, found } = await find(query)
      return {
        numbers: Int32Array.from(entries.map(({ number }) => number)),
        groups:
          query.group === null ? null : groups.map(({ key, title, start, end }) => ({ key, title, start, count: end - start })), // prettier-ignore
        found,
        claims: current.rows.length,
        documents: current.documentCount,
      }
    }),
    rows: inTurn(async (wanted: readonly number[]) => (await held()).rowsOf(wanted)),
    numberOf: inTurn(async (claimId: string) => (await held()).numberOfClaim(claimId)),
    facets: inTurn(async () => facetsOf((await whole()).rows)),
    figures: inTurn(async (query: LedgerQuery, key: string | null) => figures.compare(await rowsOf(query), key)),
    summary: inTurn(async (query: LedgerQuery) => summarise(await rowsOf(query))),

    review: inTurn(async (wanted: readonly number[], change: ReviewChange) => {
      return steps.review(await held(), wanted, change)
    }),
    undo: inTurn(async () => steps.undo(await held())),
    redo: inTurn(async () => steps.redo(await held())),

    prepareExport: inTurn(async (request: ReviewExport) => {
      const current = await whole()
      const rows = request.query === null ? current.rows : await rowsOf(request.query)
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
      await all.readRest()
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
