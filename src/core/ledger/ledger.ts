/**
 * The ledger: every claim of a project with the sources it rests on, the figures that state it, and what a reviewer found.
 * Offsets are UTF-16 code units of the document's text.
 */

export const reviewStatuses = ['open', 'checked-true', 'checked-false', 'disputed'] as const
export type ReviewStatus = (typeof reviewStatuses)[number]

/** What a reviewer found out about one claim. Lives beside the annotation, which it never changes. */
export interface Review {
  /** The claim's annotation id. */
  readonly claimId: string
  readonly documentId: string
  readonly status: ReviewStatus
  /** Empty if there is none. */
  readonly comment: string
  /** Annotator id. */
  readonly reviewerId: string
  /** ISO 8601 in UTC with milliseconds: of two reviews of a claim the later holds, of equal ones the greater by its JSON. */
  readonly updatedAt: string
}

export interface LedgerSpan {
  readonly annotationId: string
  readonly start: number
  readonly end: number
  readonly quote: string
}

/** A source that a claim rests on; `restsOn` are the sources it rests on itself, never in a circle. */
export interface LedgerSource extends LedgerSpan {
  /** The attribute `type`, null if it has none. */
  readonly type: string | null
  readonly restsOn: readonly LedgerSource[]
}

export interface LedgerFigure extends LedgerSpan {
  /** Null: nobody said, or infinite on that side. */
  readonly min: number | null
  readonly max: number | null
  readonly unit: string | null
  readonly approx: string | null
}

export interface LedgerRow {
  readonly claim: LedgerSpan
  readonly documentId: string
  readonly documentTitle: string
  readonly annotatorId: string
  readonly annotatorName: string
  /** From an adjudication. */
  readonly gold: boolean
  readonly stance: string | null
  readonly checkworthy: string | null
  readonly note: string
  /** In reading order. */
  readonly sources: readonly LedgerSource[]
  /** In reading order. */
  readonly figures: readonly LedgerFigure[]
  /** Null: nobody has reviewed it; counts as `open`. */
  readonly review: Review | null
}
