/** Fields of a CSV file by RFC 4180, safe to be opened in a spreadsheet. */

/**
 * A spreadsheet takes a text that begins like this for a formula, or drops the character and then does (OWASP, "CSV
 * Injection"): = + - @, their full-width forms, tab, CR and LF. Apostrophes before it are counted in, so that `withoutGuard`
 * can tell a guard from an apostrophe of the text.
 */
const dangerous = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u

/**
 * One field. A number is written as it is, so that a negative one stays a number. A text that a spreadsheet would take for a
 * formula gets an apostrophe before it, inside the quotes if it needs any; null is an empty field. Quotes are put around
 * whatever any of the usual separators (comma, semicolon, tab) would cut.
 */
export function csvField(cell: string | number | null): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = withGuard(cell)
  return /["\r\n\t,;]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A text with an apostrophe before it if a spreadsheet would take it for a formula. */
export function withGuard(text: string): string {
  return dangerous.test(text) ? `'${text}` : text
}

/** The text as it was before `withGuard`. */
export function withoutGuard(text: string): string {
  return text.startsWith("'") && dangerous.test(text) ? text.slice(1) : text
}
