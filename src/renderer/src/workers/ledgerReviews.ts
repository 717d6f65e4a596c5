/** What a reviewer says about claims, and taking it back: each step is written before it is answered. */
import type { LedgerRow, Review } from '@core/ledger/ledger'
import type { ReviewChange, ReviewHistory, ReviewStep } from './ledgerContract'
import type { LedgerSession } from './ledgerSession'

/** A review before and after; null: there was none. */
interface Change {
  readonly before: Review | null
  readonly after: Review
}

/** Steps are kept as long as the worker lives, whichever layer is shown meanwhile. */
export class ReviewSteps {
  #done: (readonly Change[])[] = []
  #undone: (readonly Change[])[] = []
  readonly #now: () => string

  /** `now` gives the time of a change (ISO 8601 in UTC with milliseconds). */
  constructor(now: () => string) {
    this.#now = now
  }

  get history(): ReviewHistory {
    return { canUndo: this.#done.length > 0, canRedo: this.#undone.length > 0 }
  }

  /** Says the same about several claims, as one step. */
  async review(session: LedgerSession, numbers: readonly number[], change: ReviewChange): Promise<ReviewStep> {
    const rows = session.rowsOf(numbers).filter((row) => row !== null)
    return this.take(
      session,
      rows.map((row) => ({ ...blank(row), ...row.review, ...change })),
    )
  }

  /** Writes reviews that say something else than those there are, as one step, as the word of the person at work. */
  async take(
    session: LedgerSession,
    reviews: readonly Omit<Review, 'reviewerId' | 'updatedAt'>[],
  ): Promise<ReviewStep> {
    const present = session.reviewsOf(reviews)
    const reviewerId = session.place.annotatorId
    const changes = reviews.flatMap((said, i): Change[] => {
      const before = present[i] ?? null
      const same = said.status === (before?.status ?? 'open') && said.comment === (before?.comment ?? '')
      return same ? [] : [{ before, after: { ...said, reviewerId, updatedAt: this.#after(before) } }]
    })
    if (changes.length > 0) {
      await session.write(changes.map(({ after }) => after))
      this.#done.push(changes)
      this.#undone = []
    }
    return this.#step(session, changes)
  }

  async undo(session: LedgerSession): Promise<ReviewStep | null> {
    const step = this.#done.at(-1)
    if (step === undefined) return null
    // What was taken back is said again, later: another laptop may have the review that is taken back.
    await this.#say(session, step.map(({ before, after }) => before ?? { ...after, status: 'open', comment: '' })) // prettier-ignore
    this.#done.pop()
    this.#undone.push(step)
    return this.#step(session, step)
  }

  async redo(session: LedgerSession): Promise<ReviewStep | null> {
    const step = this.#undone.at(-1)
    if (step === undefined) return null
    await this.#say(session, step.map(({ after }) => after)) // prettier-ignore
    this.#undone.pop()
    this.#done.push(step)
    return this.#step(session, step)
  }

  async #say(session: LedgerSession, reviews: readonly Review[]): Promise<void> {
    const present = session.reviewsOf(reviews)
    await session.write(reviews.map((review, i) => ({ ...review, updatedAt: this.#after(present[i] ?? null) })))
  }

  /** Now, but later than what was said before: a clock may have been ahead. */
  #after(before: Review | null): string {
    const now = this.#now()
    if (before === null || before.updatedAt < now) return now
    return new Date(Date.parse(before.updatedAt) + 1).toISOString()
  }

  #step(session: LedgerSession, changes: readonly Change[]): ReviewStep {
    return { ...this.history, numbers: changes.map(({ after }) => session.numberOfClaim(after.claimId)) }
  }
}

function blank({ claim, documentId }: LedgerRow): Omit<Review, 'reviewerId' | 'updatedAt'> {
  return { claimId: claim.annotationId, documentId, status: 'open', comment: '' }
}
