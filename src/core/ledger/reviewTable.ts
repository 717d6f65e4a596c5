/** The ledger as tables: the sheets of a workbook, and what a CSV file and the report show of them. */
import { directionOf } from '../text/direction'
import { figureText } from './figureText'
import type { LedgerFigure, LedgerRow, LedgerSource } from './ledger'
import { sourcesInOrder } from './rows'
import { type ReviewColumn, type ReviewLanguage, type ReviewWords, valueTitle } from './words'

/** Null is an empty cell. */
export type ReviewCell = string | number | null

export interface ReviewTable {
  readonly columns: readonly ReviewColumn[]
  readonly rows: Iterable<readonly ReviewCell[]>
}

export interface ReviewOptions {
  readonly language: ReviewLanguage
  readonly words: ReviewWords
  readonly project: { readonly id: string; readonly name: string }
}

type TableOptions = Pick<ReviewOptions, 'language' | 'words'>

/**
 * One row per claim, numbered from 1 in the order given. `min`, `max`, `unit` and `approx` are those of a claim's only figure and
 * empty where it has several: the table of figures has each by itself.
 */
export function claimsTable(rows: readonly LedgerRow[], options: TableOptions): ReviewTable {
  const { words, language } = options
  return table(
    [
      'number',
      'claim',
      'sources',
      'figures',
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
      'documentId',
      'claimId',
    ],
    function* () {
      for (const [at, row] of rows.entries()) {
        const figure = row.figures.length === 1 ? row.figures[0] : undefined
        yield {
          number: at + 1,
          claim: row.claim.quote,
          sources: chainsOf(row.sources).join(separator),
          figures: row.figures.map((each) => figureText(each, words.figure, language)).join(separator),
          ...(figure && figureCells(figure, words)),
          stance: valueTitle(words, 'stance', row.stance),
          checkworthy: valueTitle(words, 'checkworthy', row.checkworthy),
          document: row.documentTitle,
          annotator: row.gold ? words.gold : row.annotatorName,
          note: row.note,
          status: words.statuses[row.review?.status ?? 'open'],
          comment: row.review?.comment ?? '',
          reviewedAt: row.review?.updatedAt ?? '',
          documentId: row.documentId,
          claimId: row.claim.annotationId,
        }
      }
    },
  )
}

/** One row per claim and source, chains included: `step` is 1 for a source that the claim itself rests on. */
export function sourcesTable(rows: readonly LedgerRow[], { words }: TableOptions): ReviewTable {
  return table(['number', 'source', 'sourceType', 'step', 'restsOn', 'claim', 'document', 'claimId'], function* () {
    for (const [at, row] of rows.entries()) {
      for (const { source, step } of sourcesInOrder(row.sources)) {
        yield {
          number: at + 1,
          source: source.quote,
          sourceType: valueTitle(words, 'type', source.type),
          step,
          restsOn: source.restsOn.map(({ quote }) => quote).join(separator),
          claim: row.claim.quote,
          document: row.documentTitle,
          claimId: row.claim.annotationId,
        }
      }
    }
  })
}

/** One row per claim and figure. */
export function figuresTable(rows: readonly LedgerRow[], { words }: TableOptions): ReviewTable {
  return table(
    ['number', 'figure', 'min', 'max', 'unit', 'approx', 'sources', 'claim', 'document', 'claimId'],
    function* () {
      for (const [at, row] of rows.entries()) {
        for (const figure of row.figures) {
          yield {
            number: at + 1,
            figure: figure.quote,
            ...figureCells(figure, words),
            sources: row.sources.map(({ quote }) => quote).join(separator),
            claim: row.claim.quote,
            document: row.documentTitle,
            claimId: row.claim.annotationId,
          }
        }
      }
    },
  )
}

/** Between things of one kind in a cell: of no direction, so that each keeps its own. */
const separator = ' · '

function figureCells({ min, max, unit, approx }: LedgerFigure, words: ReviewWords) {
  return { min, max, unit, approx: valueTitle(words, 'approx', approx) }
}

/** Each chain from a direct source to its end, the arrow pointing where the chain is read to. */
export function chainsOf(sources: readonly LedgerSource[]): readonly string[] {
  return sources.flatMap(({ quote, restsOn }) => {
    const arrow = directionOf(quote) === 'rtl' ? '←' : '→'
    return restsOn.length === 0 ? [quote] : chainsOf(restsOn).map((chain) => `${quote} ${arrow} ${chain}`)
  })
}

function table(
  columns: readonly ReviewColumn[],
  records: () => Iterable<Readonly<Partial<Record<ReviewColumn, ReviewCell>>>>,
): ReviewTable {
  return {
    columns,
    rows: {
      *[Symbol.iterator]() {
        for (const record of records()) yield columns.map((column) => record[column] ?? null)
      },
    },
  }
}
