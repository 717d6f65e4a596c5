/**
 * The words of a review that leaves the app. They are data, given by the caller: what a review alone says is in
 * `resources/review`, the words that it has in common with the ledger (statuses, most columns) in `resources/locales/…/ledger.json`,
 * the values of attributes and the ways of writing a figure in `resources/locales/…/attributes.json`.
 */
import type { ReviewStatus } from './ledger'

export type ReviewLanguage = 'ar' | 'en'

export const reviewColumns = [
  'number',
  'claim',
  'sources',
  'source',
  'sourceType',
  'restsOn',
  'step',
  'figures',
  'figure',
  'min',
  'max',
  'unit',
  'approx',
  'stance',
  'checkworthy',
  'document',
  'annotator',
  'note',
  'status',
  'comment',
  'reviewedAt',
  'claimId',
  'documentId',
] as const
export type ReviewColumn = (typeof reviewColumns)[number]

/** The words of a review in one language, but for those of attributes. */
export interface ReviewVocabulary {
  readonly statuses: Readonly<Record<ReviewStatus, string>>
  readonly columns: Readonly<Record<ReviewColumn, string>>
  readonly sheets: Readonly<Record<'claims' | 'sources' | 'figures' | 'summary', string>>
  /** What a spreadsheet says to a status that is none. */
  readonly choose: string
  /** The annotator of rows that come from an adjudication. */
  readonly gold: string
  readonly total: string
  readonly claims: string
  readonly documents: string
  readonly byStatus: string
  readonly byStance: string
  readonly bySource: string
  readonly byDocument: string
  readonly noStance: string
  readonly noSource: string
  readonly contradictions: string
  readonly contradictionsExplained: string
  readonly noContradictions: string
  readonly counted: string
  readonly lower: string
  readonly higher: string
  readonly report: Readonly<
    Record<
      | 'title'
      | 'summary'
      | 'charts'
      | 'texts'
      | 'ledger'
      | 'legend'
      | 'legendNumbers'
      | 'claim'
      | 'source'
      | 'figure'
      | 'markedBy'
      | 'noClaims',
      string
    >
  >
}

/** Sentences with `{{amount}}`, `{{unit}}`, `{{min}}` and `{{max}}` in them. */
export type FigureSentences = Readonly<
  Record<'percent' | 'withUnit' | 'range' | 'about' | 'atLeast' | 'atMost', string>
>

export interface ReviewWords extends ReviewVocabulary {
  /** Titles of attribute values, by the attribute's name and the value; a value without one is shown as it is. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly figure: FigureSentences
}

/** The title of an attribute's value; empty for none. */
export function valueTitle(words: ReviewWords, attribute: string, value: string | null): string {
  if (value === null) return ''
  const titles = Object.hasOwn(words.values, attribute) ? words.values[attribute] : undefined
  return titles !== undefined && Object.hasOwn(titles, value) ? (titles[value] ?? value) : value
}
