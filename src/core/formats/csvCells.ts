/** Cells of CSV files that spreadsheets open. */

/**
 * What a spreadsheet takes for a formula (OWASP, "CSV Injection"), in full width too, behind any apostrophes that were there
 * before.
 */
const formula = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/

/** The text with an apostrophe before it if a spreadsheet would take it for a formula. `withFormula` takes it away again. */
export function withoutFormula(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

/** The text as it was before `withoutFormula`. */
export function withFormula(cell: string): string {
  return cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell
}
