/** A filled-in review from its bytes, as they come: what became of each row, before anything of it is taken. */
import type { Review } from '@core/ledger/ledger'
import { readReview, type ReviewOutcome, type ReviewProblem } from '@core/ledger/readReview'
import { ok, type Result } from '@core/result'
import type { ReviewFileOutcome } from './ledgerContract'
import { reviewVocabularies } from './ledgerVocabulary'
import type { LedgerSession } from './ledgerSession'

/** Gathers one file: `push` its pieces in order, then `read`. */
export class ReviewIntake {
  #pieces: Uint8Array[] = []

  push(bytes: Uint8Array): void {
    this.#pieces.push(bytes)
  }

  /** Reads the file against all claims that the session holds. `now` is ISO 8601 in UTC with milliseconds. */
  async read(
    session: LedgerSession,
    now: string,
  ): Promise<Result<{ readonly outcome: ReviewFileOutcome; readonly reviews: readonly Review[] }, ReviewProblem>> {
    const bytes = new Uint8Array(await new Blob(this.#pieces.map((piece) => piece.slice())).arrayBuffer())
    this.#pieces = []
    const { rows } = session
    const { annotatorId: reviewerId } = session.place
    const reading = await readReview(bytes, rows, { reviewerId, now, words: reviewVocabularies })
    if (!reading.ok) return reading
    const quotes = new Map(rows.map(({ claim }) => [claim.annotationId.toLowerCase(), claim.quote]))
    const counts: Partial<Record<ReviewOutcome, number>> = {}
    for (const { outcome } of reading.value.rows) counts[outcome] = (counts[outcome] ?? 0) + 1
    const shown = reading.value.rows
      .filter(({ outcome }) => outcome !== 'same')
      .map((row) => ({ ...row, quote: quotes.get(row.claimId.toLowerCase()) ?? '' }))
    return ok({ outcome: { counts, rows: shown }, reviews: reading.value.reviews })
  }
}
