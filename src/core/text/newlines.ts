import type { NewlineKind } from '@core/annotation/model'

/**
 * Turns CRLF and CR into LF and changes nothing else.
 * @param raw a decoded text with the newlines of its file
 * @returns the text with LF only, and which newlines the file had (`lf` when it had none)
 */
export function canonicalNewlines(raw: string): { text: string; newline: NewlineKind } {
  if (!raw.includes('\r')) return { text: raw, newline: 'lf' }
  const kinds: NewlineKind[] = []
  if (raw.includes('\r\n')) kinds.push('crlf')
  if (/\r(?!\n)/.test(raw)) kinds.push('cr')
  if (/(?<!\r)\n/.test(raw)) kinds.push('lf')
  const [only] = kinds
  return { text: raw.replace(/\r\n?/g, '\n'), newline: kinds.length === 1 && only !== undefined ? only : 'mixed' }
}
