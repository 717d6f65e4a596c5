/** Spreadsheet files as tables of texts: Excel and LibreOffice workbooks, and CSV in the encodings and separators that Excel saves. */
import { parseCsv } from 'hucre/csv'
import { EncryptedFileError, read, type CellValue } from 'hucre'
import { withoutGuard } from '../csvField'
import { err, ok, type Result } from '../result'

export interface ReadSheet {
  /** Empty in a CSV file. */
  readonly name: string
  /** Row 1 of the spreadsheet is the first. Numbers, dates and truth values as text. */
  readonly rows: readonly (readonly string[])[]
}

export type SheetProblem =
  /** A workbook that cannot be read; `detail` is the library's own English sentence, or empty. */
  | { readonly code: 'not-a-table'; readonly detail: string }
  /** A workbook that opens with a password only. */
  | { readonly code: 'encrypted' }

/** Of the Encoding Standard, in every runtime; the core's types know none of them. */
declare const TextDecoder: new (
  label: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1256',
  options?: { readonly fatal?: boolean },
) => { decode(bytes: Uint8Array): string }

/** The sheets of a file, whose kind is told by its content. */
export async function readSheets(bytes: Uint8Array): Promise<Result<readonly ReadSheet[], SheetProblem>> {
  if (startsWith(bytes, zip) || startsWith(bytes, compoundFile)) {
    try {
      const { sheets } = await read(bytes)
      return ok(sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map(textOf)) })))
    } catch (error) {
      if (error instanceof EncryptedFileError) return err({ code: 'encrypted' })
      return err({ code: 'not-a-table', detail: error instanceof Error ? error.message : '' })
    }
  }
  return ok([{ name: '', rows: csvRows(decoded(bytes)) }])
}

/** The first bytes of XLSX and ODS, and of XLS and encrypted XLSX. */
const zip = [0x50, 0x4b, 0x03, 0x04]
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0]

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte)
}

/**
 * Excel's "CSV UTF-8" has a BOM, its "Unicode Text" is UTF-16 with one, and its plain "CSV" is in the code page of the
 * system, which for Arabic is windows-1256.
 */
function decoded(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes)
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1256').decode(bytes)
  }
}

function csvRows(text: string): string[][] {
  // Excel's own line, which says the separator.
  const named = /^sep=([,;\t])\r?\n/u.exec(text)
  const body = named === null ? text : text.slice(named[0].length)
  const rows = parseCsv(body, { delimiter: named?.[1] ?? delimiterOf(body) })
  const cells = rows.map((row) => row.map((cell) => withoutGuard(textOf(cell))))
  return named === null ? cells : [[], ...cells]
}

/** The separator that occurs most in the first line that has any, outside quotes. */
function delimiterOf(text: string): string {
  const bare = text.slice(0, 65_536).replace(/"(?:[^"]|"")*"/gu, '')
  for (const line of bare.split(/\r\n?|\n/u)) {
    const counts = [',', ';', '\t'].map((separator) => ({ separator, count: line.split(separator).length - 1 }))
    const most = counts.reduce((best, next) => (next.count > best.count ? next : best))
    if (most.count > 0) return most.separator
  }
  return ','
}

function textOf(value: CellValue): string {
  if (value === null) return ''
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '')
  return String(value).replace(/\r\n?/gu, '\n')
}
