/** The review as CSV: the table of claims, for spreadsheets. */
import { csvField } from '../csvField'
import type { LedgerRow } from './ledger'
import { claimsTable, type ReviewOptions } from './reviewTable'

export interface ReviewCsvOptions extends ReviewOptions {
  /** A spreadsheet opens by double click what has its system's list separator: `;` where the decimal sign is a comma. */
  readonly separator?: ',' | ';'
}

/**
 * The file in pieces, a line each: UTF-8 with a BOM, by which Excel knows it, lines ended by CRLF, a header line in the
 * review's language. Numbers have a full stop and all their digits, negative ones their minus. Texts are neutralised as
 * `csvField` says.
 */
export function* reviewCsv(rows: readonly LedgerRow[], options: ReviewCsvOptions): Generator<string> {
  const { separator = ',', words } = options
  const { columns, rows: lines } = claimsTable(rows, options)
  const line = (cells: readonly (string | number | null)[]) => `${cells.map(csvField).join(separator)}\r\n`
  yield `\uFEFF${line(columns.map((column) => words.columns[column]))}`
  for (const cells of lines) yield line(cells)
}
