/** The summary of a review as lines of cells: the summary sheet, and the tables of the report. */
import { comparableFigures, type FigureContradiction } from './figureComparison'
import { figureText } from './figureText'
import { reviewStatuses, type LedgerRow } from './ledger'
import type { ReviewCell, ReviewOptions } from './reviewTable'
import { summarise, type LedgerSummary } from './summary'
import { valueTitle, type ReviewWords } from './words'

export interface SummaryLine {
  /** `heading` begins a table and says what it is about, `head` names its columns. */
  readonly kind: 'heading' | 'head' | 'cells' | 'blank'
  readonly cells: readonly ReviewCell[]
}

/** A table of the summary. */
export interface SummaryTable {
  readonly heading: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly ReviewCell[])[]
}

/** All tables below each other, a blank line between two; the first line names the project. */
export function summaryLines(
  rows: readonly LedgerRow[],
  options: Pick<ReviewOptions, 'words' | 'language' | 'project'>,
): readonly SummaryLine[] {
  const tables = [...summaryTables(summarise(rows), options.words), contradictionsTable(rows, options)]
  return [
    { kind: 'heading', cells: [options.project.name] },
    ...tables.flatMap(({ heading, head, rows: lines }): SummaryLine[] => [
      { kind: 'blank', cells: [] },
      { kind: 'heading', cells: [heading] },
      { kind: 'head', cells: head },
      ...lines.map((cells): SummaryLine => ({ kind: 'cells', cells })),
    ]),
  ]
}

/** Counts by status, by source and stance, by document. */
export function summaryTables(summary: LedgerSummary, words: ReviewWords): readonly SummaryTable[] {
  const stances = [...summary.stances.keys()]
  const stanceTitle = (stance: string) => (stance === '' ? words.noStance : valueTitle(words, 'stance', stance))
  return [
    {
      heading: words.byStatus,
      head: [words.columns.status, words.claims],
      rows: [
        ...reviewStatuses.map((status) => [words.statuses[status], summary.statuses[status]]),
        [words.total, summary.claims],
      ],
    },
    {
      heading: words.bySource,
      head: [words.columns.source, words.claims, ...stances.map(stanceTitle)],
      rows: [
        ...summary.sources.map(({ key, name, claims, stances: counts }) => [
          key === '' ? words.noSource : name,
          claims,
          ...stances.map((stance) => counts.get(stance) ?? 0),
        ]),
        [words.total, summary.claims, ...stances.map((stance) => summary.stances.get(stance) ?? 0)],
      ],
    },
    {
      heading: words.byDocument,
      head: [words.columns.document, words.claims, ...reviewStatuses.map((status) => words.statuses[status])],
      rows: summary.documents.map(({ title, claims, statuses }) => [
        title,
        claims,
        ...reviewStatuses.map((status) => statuses[status]),
      ]),
    },
  ]
}

/** The pairs of figures that contradict each other; a single line says so if there are none. */
export function contradictionsTable(
  rows: readonly LedgerRow[],
  { words, language }: Pick<ReviewOptions, 'words' | 'language'>,
): SummaryTable {
  const sourcesOf = ({ sourceNames, row }: FigureContradiction['lower']) =>
    sourceNames.length === 0 ? row.documentTitle : sourceNames.join(' · ')
  const pairs = comparableFigures(rows).flatMap(({ noun, contradictions }) =>
    contradictions.map(({ lower, higher }) => [
      noun,
      figureText(lower.figure, words.figure, language),
      sourcesOf(lower),
      figureText(higher.figure, words.figure, language),
      sourcesOf(higher),
    ]),
  )
  const { source } = words.columns
  return {
    heading: words.contradictions,
    head: [words.counted, words.lower, source, words.higher, source],
    rows: pairs.length === 0 ? [[words.noContradictions]] : pairs,
  }
}
