/** The review as an Excel workbook (ECMA-376), to be filled in and read back by `readReview.ts`. */
import { colToLetter, writeXlsx, type Cell, type CellStyle, type ColumnDef, type WriteSheet } from 'hucre/xlsx'
import { cellText } from './cellText'
import type { LedgerRow } from './ledger'
import { reviewStatuses } from './ledger'
import {
  claimsTable,
  figuresTable,
  sourcesTable,
  type ReviewCell,
  type ReviewOptions,
  type ReviewTable,
} from './reviewTable'
import { summaryLines } from './summaryLines'
import type { ReviewColumn, ReviewWords } from './words'

/** Rows of an Excel sheet, its header not counted; what is more goes to a second sheet. */
const rowsOfSheet = 1_048_575

/** In characters of the usual font. */
const widths: Readonly<Record<ReviewColumn, number>> = {
  number: 8,
  claim: 60,
  sources: 36,
  source: 36,
  sourceType: 14,
  restsOn: 30,
  step: 10,
  figures: 26,
  figure: 26,
  min: 14,
  max: 14,
  unit: 16,
  approx: 14,
  stance: 12,
  checkworthy: 14,
  document: 30,
  annotator: 18,
  note: 30,
  status: 18,
  comment: 44,
  reviewedAt: 26,
  claimId: 38,
  documentId: 38,
}

/** Columns that are for programs: there, but not in the way. */
const hidden: ReadonlySet<ReviewColumn> = new Set(['documentId', 'claimId'])
const numeric: ReadonlySet<ReviewColumn> = new Set(['number', 'min', 'max', 'step'])
/** What the reviewer fills in. */
const filledIn: ReadonlySet<ReviewColumn> = new Set(['status', 'comment'])

const headStyle: CellStyle = {
  font: { bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '0B5D5A' } },
  alignment: { vertical: 'center', wrapText: true },
}
const filledInHeadStyle: CellStyle = {
  ...headStyle,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '8F5400' } },
}
const textStyle: CellStyle = { alignment: { vertical: 'top', wrapText: true } }
const wholeStyle: CellStyle = { alignment: { vertical: 'top' }, numFmt: '#,##0' }
/** Only where there are places: with them a whole number would end in a point. */
const decimalStyle: CellStyle = { alignment: { vertical: 'top' }, numFmt: '#,##0.0#####' }
const headingStyle: CellStyle = { font: { bold: true, size: 13 } }

/** The workbook says when it was written nowhere else, and the same review is to be the same bytes. */
const noDate = new Date('2000-01-01T00:00:00Z')

/**
 * Sheets of claims, sources, figures and the summary; from right to left in an Arabic review, their head frozen, with filters,
 * numbers as numbers, and a list of statuses to choose from. The claims' ids, by which a filled-in review finds back, are in a hidden
 * column. The same rows and options make the same bytes. Rejects never for what texts hold.
 */
export async function reviewWorkbook(rows: readonly LedgerRow[], options: ReviewOptions): Promise<Uint8Array> {
  const { words, language } = options
  const rightToLeft = language === 'ar'
  const sheets = [
    ...tableSheets(words.sheets.claims, claimsTable(rows, options), words),
    ...tableSheets(words.sheets.sources, sourcesTable(rows, options), words),
    ...tableSheets(words.sheets.figures, figuresTable(rows, options), words),
    summarySheet(rows, options),
  ]
  return writeXlsx({
    sheets: sheets.map((sheet) => ({ ...sheet, view: { rightToLeft } })),
    properties: { title: cellText(options.project.name), created: noDate, modified: noDate },
  })
}

function* tableSheets(name: string, { columns, rows }: ReviewTable, words: ReviewWords): Generator<WriteSheet> {
  let page: ReviewCell[][] = []
  let number = 1
  const sheet = () => tableSheet(number === 1 ? name : `${name} ${number}`, columns, page, words)
  for (const row of rows) {
    if (page.length === rowsOfSheet) {
      yield sheet()
      page = []
      number += 1
    }
    page.push(row.map(cellValue))
  }
  yield sheet()
}

function tableSheet(
  name: string,
  columns: readonly ReviewColumn[],
  rows: readonly ReviewCell[][],
  words: ReviewWords,
): WriteSheet {
  const last = colToLetter(columns.length - 1)
  const cells = new Map<string, Partial<Cell>>()
  for (const [at, column] of columns.entries()) {
    cells.set(`0,${at}`, { style: filledIn.has(column) ? filledInHeadStyle : headStyle })
    if (!numeric.has(column)) continue
    for (const [row, values] of rows.entries()) {
      if (!Number.isInteger(values[at] ?? 0)) cells.set(`${row + 1},${at}`, { style: decimalStyle })
    }
  }
  const status = columns.indexOf('status')
  const letter = colToLetter(Math.max(0, status))
  return {
    name,
    columns: columns.map((column): ColumnDef => ({
      width: widths[column],
      hidden: hidden.has(column),
      style: numeric.has(column) ? wholeStyle : textStyle,
    })),
    rows: [columns.map((column) => words.columns[column]), ...rows],
    cells,
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${last}${rows.length + 1}` },
    ...(status >= 0 && {
      dataValidations: [
        {
          type: 'list' as const,
          values: reviewStatuses.map((each) => words.statuses[each]),
          range: `${letter}2:${letter}${Math.max(2, rows.length + 1)}`,
          allowBlank: true,
          showErrorMessage: true,
          errorTitle: words.columns.status,
          errorMessage: words.choose,
        },
      ],
    }),
  }
}

function summarySheet(rows: readonly LedgerRow[], options: ReviewOptions): WriteSheet {
  const lines = summaryLines(rows, options)
  const cells = new Map<string, Partial<Cell>>()
  for (const [row, line] of lines.entries()) {
    if (line.kind === 'heading') cells.set(`${row},0`, { style: headingStyle })
    if (line.kind === 'head') for (const at of line.cells.keys()) cells.set(`${row},${at}`, { style: headStyle })
  }
  const columns = lines.reduce((most, line) => Math.max(most, line.cells.length), 1)
  return {
    name: options.words.sheets.summary,
    columns: Array.from({ length: columns }, (_, at): ColumnDef => ({
      width: at === 0 ? 44 : 18,
      style: at === 0 ? textStyle : { ...wholeStyle, alignment: { vertical: 'top', wrapText: true } },
    })),
    rows: lines.map((line) => line.cells.map(cellValue)),
    cells,
    freezePane: { rows: 1 },
  }
}

/** Nothing is no text: a filter then lists the cell among the empty ones. */
function cellValue(cell: ReviewCell): ReviewCell {
  if (typeof cell !== 'string') return cell
  return cell === '' ? null : cellText(cell)
}
