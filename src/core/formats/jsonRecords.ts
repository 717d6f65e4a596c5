/** Files of JSON records: one on each line, or an array of them, which may be larger than a string can be. */
import { backslash, closeBrace, closeBracket, comma, openBrace, openBracket, quote } from '../jsonSigns'
import type { InputFile, ReadEvent } from './format'
import { NotUtf8Error, readLines, readPieces } from './input'

const space = 0x20

export type ReadProblem = Extract<ReadEvent, { type: 'problem' }>

/** A record, and its place for people: `line 3`, or `record 3` of an array; counted from 1. */
export interface JsonRecord {
  readonly type: 'record'
  readonly place: string
  readonly value: unknown
}

/** What JSON leaves as it is, and some readers end a line at. */
const otherNewlines = ['\u0085', '\u2028', '\u2029']

/** The record as a line of JSON Lines, with its LF. */
export function jsonLine(record: object): string {
  const json = JSON.stringify(record)
  // Looking for each is several times as fast as for a class of them.
  const line = otherNewlines.some((character) => json.includes(character))
    ? json.replace(/[\u0085\u2028\u2029]/g, escaped)
    : json
  return `${line}\n`
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/**
 * The records of a file, and a problem for each that is not JSON. Whether it has them by line or in an array is told by its
 * first character. Reading ends at bytes that are not UTF-8.
 */
export async function* readJsonRecords(file: InputFile): AsyncGenerator<JsonRecord | ReadProblem> {
  const problem = (reason: ReadProblem['reason'], place: string, detail: string) =>
    ({ type: 'problem', path: file.path, place, reason, detail }) as const
  try {
    const isArray = await beginsWithBracket(file)
    for await (const { number, text } of isArray ? elementsOf(file) : linesOf(file)) {
      const place = `${isArray ? 'record' : 'line'} ${number}`
      const value = parsed(text)
      yield value === undefined ? problem('not-json', place, 'is not JSON') : { type: 'record', place, value }
    }
  } catch (error) {
    if (error instanceof NotUtf8Error) yield problem('not-utf8', '', 'is not UTF-8')
    else if (error instanceof BrokenArrayError) yield problem('not-json', '', error.message)
    else throw error
  }
}

interface NumberedText {
  readonly number: number
  readonly text: string
}

async function* linesOf(file: InputFile): AsyncGenerator<NumberedText> {
  for await (const { number, line } of readLines(file)) if (line.trim() !== '') yield { number, text: line }
}

async function beginsWithBracket(file: InputFile): Promise<boolean> {
  for await (const piece of readPieces(file)) {
    const first = /[^\s]/.exec(piece)
    if (first !== null) return first[0] === '['
  }
  return false
}

/** The value; undefined, which no JSON is, if the text is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Thrown within this file only: the brackets of an array do not match. */
class BrokenArrayError extends Error {}

/** The texts of an array's elements, told by brackets and commas alone. Throws `BrokenArrayError`, `NotUtf8Error`. */
async function* elementsOf(file: InputFile): AsyncGenerator<NumberedText> {
  let number = 0
  let depth = 0
  let inString = false
  /** Whether the last piece ended with a backslash: the next unit says nothing. */
  let escapes = false
  let closed = false
  let element = ''
  for await (const piece of readPieces(file)) {
    let from = 0
    for (let at = escapes && piece !== '' ? 1 : 0; at < piece.length; at++) {
      const unit = piece.charCodeAt(at)
      if (inString) {
        if (unit === backslash) at++
        else if (unit === quote) inString = false
      } else if (closed) {
        if (unit > space) throw new BrokenArrayError('has text behind its array')
      } else if (unit === quote) inString = true
      else if (unit === openBracket || unit === openBrace) {
        if (depth++ === 0) from = at + 1
      } else if (depth > 1) {
        if (unit === closeBracket || unit === closeBrace) depth--
      } else if (unit === comma || unit === closeBracket) {
        const text = element + piece.slice(from, at)
        element = ''
        from = at + 1
        closed = unit === closeBracket
        // Between the brackets of an empty array is no element.
        if (!closed || number > 0 || text.trim() !== '') yield { number: ++number, text }
      }
    }
    if (piece !== '') escapes = inString && endsWithEscape(piece, escapes)
    if (!closed) element += piece.slice(from)
  }
  if (!closed) throw new BrokenArrayError('ends before its array does')
}

/** Whether a piece that ends within a string ends with a backslash that is not escaped itself. */
function endsWithEscape(piece: string, firstIsEscaped: boolean): boolean {
  let backslashes = 0
  while (piece.charCodeAt(piece.length - 1 - backslashes) === backslash) backslashes++
  if (firstIsEscaped && backslashes === piece.length) backslashes--
  return backslashes % 2 === 1
}
