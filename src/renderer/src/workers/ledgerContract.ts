/**
 * What the interface asks of the ledger worker. The worker holds the rows of a project, builds anew those whose marks change,
 * and writes every review to the database before it answers. A row goes by a number, which stays its claim's as long as the
 * worker lives. Offsets are UTF-16 code units.
 */
import type { LedgerRow, ReviewStatus } from '@core/ledger/ledger'
import type { ReviewedRow, ReviewOutcome, ReviewProblem } from '@core/ledger/readReview'
import type { LedgerGroup, LedgerQuery } from '@core/ledger/query'
import type { ReportChart, ReportFont } from '@core/ledger/report'
import type { LedgerSummary } from '@core/ledger/summary'
import type { Result } from '@core/result'
import type { Language } from '@shared/ipc'

/** Whose claims are shown: those of the person at work, of all annotators, of the adjudication. */
export const ledgerLayers = ['mine', 'everybody', 'gold'] as const
export type LedgerLayer = (typeof ledgerLayers)[number]

export interface LedgerPlace {
  readonly projectId: string
  /** The person at work: whose claims are `mine`, and who reviews. */
  readonly annotatorId: string
  readonly layer: LedgerLayer
}

export interface LedgerGroupView extends Omit<LedgerGroup, 'end'> {
  readonly count: number
}

/** The rows of a query, by their numbers. */
export interface LedgerListing {
  readonly numbers: Int32Array
  /** Null if nothing is grouped. A claim with several sources then stands in several groups. */
  readonly groups: readonly LedgerGroupView[] | null
  /** Claims that were found, each once. */
  readonly found: number
  /** Claims of the layer, and documents with any. */
  readonly claims: number
  readonly documents: number
}

/** What a filter may ask for, with how many claims have it. */
export interface LedgerFacet {
  readonly key: string
  readonly title: string
  readonly count: number
}

export interface LedgerFacets {
  readonly sources: readonly LedgerFacet[]
  readonly documents: readonly LedgerFacet[]
  readonly annotators: readonly LedgerFacet[]
}

/** A kind of figure that can be compared. */
export interface FigureGroupView {
  readonly key: string
  readonly unit: string
  /** Empty where the figures name none: they are beside each other, but need not be about the same. */
  readonly noun: string
  readonly count: number
  readonly contradictions: number
}

export interface ComparedFigure {
  /** Of the first claim that it states. */
  readonly claimId: string
  readonly quote: string
  /** Null: open on that side. */
  readonly min: number | null
  readonly max: number | null
  /** Whether its bounds are given as about so much. */
  readonly about: boolean
  /** As written, those that its claims rest on directly; empty where the document says it itself. */
  readonly sources: readonly string[]
  readonly documentTitle: string
  readonly contradicted: boolean
}

export interface FigureComparison {
  /** Larger ones first. */
  readonly groups: readonly FigureGroupView[]
  /** Of the group that was asked for, or of the first; contradicted ones first, then by value. */
  readonly shown: FigureGroupView | null
  readonly figures: readonly ComparedFigure[]
  /** Figures of the group beyond those. */
  readonly hidden: number
}

/** What a person says about claims; a member that is absent stays as it is. */
export interface ReviewChange {
  readonly status?: ReviewStatus
  readonly comment?: string
}

export interface ReviewHistory {
  readonly canUndo: boolean
  readonly canRedo: boolean
}

export interface ReviewStep extends ReviewHistory {
  /** The rows whose review is another now. */
  readonly numbers: readonly number[]
}

export const reviewFormats = ['xlsx', 'csv', 'html', 'pdf'] as const
export type ReviewFormat = (typeof reviewFormats)[number]

export interface ReviewExport {
  readonly format: ReviewFormat
  readonly language: Language
  /** The claims to write; null for all of the layer. */
  readonly query: LedgerQuery | null
  /** What a report needs of the page: charts drawn there, and fonts. Nothing for a table. */
  readonly report: { readonly charts: readonly ReportChart[]; readonly fonts: readonly ReportFont[] }
}

/** A row of a filled-in review. */
export interface ReviewFileRow extends ReviewedRow {
  /** The claim's words as they are here; empty for one that is not here. */
  readonly quote: string
}

/** What became of a filled-in review, before anything of it is taken. */
export interface ReviewFileOutcome {
  /** How many rows came to what. */
  readonly counts: Readonly<Partial<Record<ReviewOutcome, number>>>
  /** All rows but those that change nothing. */
  readonly rows: readonly ReviewFileRow[]
}

export interface LedgerService {
  readonly functions: {
    /**
     * Reads the first rows of a project; the others follow by themselves, between one call and the next. Every other function needs
     * it first, and brings what it answers up to date.
     */
    open(place: LedgerPlace): Promise<ReviewHistory>
    /** Of the rows that were read so far; of contradicted claims, and for all functions that count or write, of all there are. */
    list(query: LedgerQuery): Promise<LedgerListing>
    /** Rows by their numbers, in the order asked for; null for one that is gone. */
    rows(numbers: readonly number[]): Promise<readonly (LedgerRow | null)[]>
    /** The number of a claim. */
    numberOf(claimId: string): Promise<number>
    facets(): Promise<LedgerFacets>
    /** Figures about the same thing, of the claims of a query; `key` names a group. */
    figures(query: LedgerQuery, key: string | null): Promise<FigureComparison>
    summary(query: LedgerQuery): Promise<LedgerSummary>

    /** One step, whatever the number of claims. */
    review(numbers: readonly number[], change: ReviewChange): Promise<ReviewStep>
    /** Null when there is nothing to take back. */
    undo(): Promise<ReviewStep | null>
    redo(): Promise<ReviewStep | null>

    /** Makes a file; `nextPiece` gives it. Answers how many claims are in it. */
    prepareExport(request: ReviewExport): Promise<number>
    nextPiece(): Promise<string | Uint8Array | null>

    /** Starts on a filled-in review, in place of one that was not taken. */
    beginReviewFile(): Promise<null>
    /** Its next bytes. */
    pushReviewFile(bytes: Uint8Array): Promise<null>
    /** Reads it; nothing of it is taken yet. */
    readReviewFile(): Promise<Result<ReviewFileOutcome, ReviewProblem>>
    /** Takes what was read, as one step. */
    takeReviewFile(): Promise<ReviewStep>
  }
  readonly progress: LedgerProgress
}

/** `reading`: layers that were read, with the rows of which a list is longer. `changed`: what was answered is no longer how it is. */
export type LedgerProgress =
  { readonly work: 'reading'; readonly done: number; readonly total: number } | { readonly work: 'changed' }
