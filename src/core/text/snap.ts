/**
 * From what a person selected to the span that is meant: whole words, without the spaces and punctuation around them and
 * without an attached particle at the start. Offsets are UTF-16 units, half-open.
 */
import { type IsKnownWord, likelyCliticEnd, possibleCliticEnds } from './clitics'
import { graphemeCeil, graphemeFloor } from './graphemes'
import type { LineTable } from './lineTable'
import { wordAt } from './words'

export interface Span {
  readonly start: number
  readonly end: number
}

export interface SnapOptions {
  /** `exact` widens to grapheme boundaries and does nothing else. */
  readonly mode: 'word' | 'exact'
  readonly isKnownWord?: IsKnownWord
}

/** The span that a selection of [start, end) means; null when nothing is selected. */
export function snapSpan(lines: LineTable, start: number, end: number, options: SnapOptions): Span | null {
  const { text } = lines
  const raw = { start: Math.max(0, start), end: Math.min(text.length, end) }
  if (raw.start >= raw.end) return null
  const exact = { start: graphemeFloor(text, raw.start), end: graphemeCeil(text, raw.end) }
  if (options.mode === 'exact') return exact

  const trimmed = trim(text, exact)
  // Nothing but spaces or punctuation was selected: then that is what is meant.
  if (trimmed.start >= trimmed.end) return exact
  const whole = { start: startOfWord(lines, trimmed.start), end: endOfWord(lines, trimmed.end) }
  const peeled = { start: afterClitic(lines, whole, options.isKnownWord), end: whole.end }
  return withClosing(text, peeled)
}

/** The start of the word an offset is in, unless a person put it after a letter that can be a particle. */
function startOfWord(lines: LineTable, offset: number): number {
  const word = wordAt(lines, offset, 'after')
  if (word === null || word.start === offset) return offset
  const chosen = possibleCliticEnds(lines.text.slice(word.start, word.end)).includes(offset - word.start)
  return chosen ? offset : word.start
}

function endOfWord(lines: LineTable, offset: number): number {
  return wordAt(lines, offset, 'before')?.end ?? offset
}

function afterClitic(lines: LineTable, { start, end }: Span, isKnownWord?: IsKnownWord): number {
  const word = wordAt(lines, start, 'after')
  if (word?.start !== start) return start
  const peeled = start + likelyCliticEnd(lines.text.slice(word.start, word.end), isKnownWord)
  return peeled < end ? peeled : start
}

const openers = '«“„‘‹([{﴾'
const closers = '»”“’›)]}﴿'
const straight = '"\''

const blank = /[\s\p{Cf}]/u
const punctuation = /\p{P}/u
/** Marks that belong to the number beside them. */
const percent = /[%٪‰]/u
const sign = /[-−+#@]/u

/** The span without blanks and punctuation at its ends. Quotation marks and brackets that close inside it stay. */
function trim(text: string, span: Span): Span {
  let { start, end } = span
  for (let before = -1; before !== end - start && start < end; ) {
    before = end - start
    while (start < end && dropsAtStart(text, start, end)) start += 1
    while (start < end && dropsAtEnd(text, start, end)) end -= 1
    const partner = partnerOf(text, start, end)
    if (partner === end - 1 && partner > start) {
      start += 1
      end -= 1
    }
  }
  return { start, end }
}

function dropsAtStart(text: string, start: number, end: number): boolean {
  const char = text.charAt(start)
  if (blank.test(char)) return true
  if (!punctuation.test(char)) return false
  if (sign.test(char) && /[\p{L}\p{N}]/u.test(text.charAt(start + 1))) return false
  return partnerOf(text, start, end) < 0
}

function dropsAtEnd(text: string, start: number, end: number): boolean {
  const char = text.charAt(end - 1)
  if (blank.test(char)) return true
  if (!punctuation.test(char)) return false
  if (percent.test(char)) return !/\p{N}\s*$/u.test(text.slice(Math.max(start, end - 4), end - 1))
  return !closesInside(text, start, end)
}

/** Where the quotation mark or bracket that opens at `start` is closed before `end`; -1 if it is not, or is none. */
function partnerOf(text: string, start: number, end: number): number {
  const char = text.charAt(start)
  if (straight.includes(char) && char !== '') {
    const partner = text.indexOf(char, start + 1)
    return partner >= 0 && partner < end ? partner : -1
  }
  const kind = openers.indexOf(char)
  if (char === '' || kind < 0) return -1
  let depth = 0
  for (let at = start; at < end; at++) {
    if (text.charAt(at) === char) depth += 1
    else if (text.charAt(at) === closers.charAt(kind)) {
      depth -= 1
      if (depth === 0) return at
    }
  }
  return -1
}

/** Whether the mark before `end` closes one that was opened inside the span. */
function closesInside(text: string, start: number, end: number): boolean {
  const char = text.charAt(end - 1)
  if (straight.includes(char)) return countOf(text, char, start, end) % 2 === 0
  const kind = closers.indexOf(char)
  if (kind < 0) return false
  return countOf(text, openers.charAt(kind), start, end - 1) >= countOf(text, char, start, end)
}

/** Takes in a closing mark that stands right behind the span and was opened inside it. */
function withClosing(text: string, { start, end }: Span): Span {
  const char = text.charAt(end)
  if (char === '') return { start, end }
  const straightOpen = straight.includes(char) && countOf(text, char, start, end) % 2 === 1
  const kind = closers.indexOf(char)
  const open = kind >= 0 && countOf(text, openers.charAt(kind), start, end) > countOf(text, char, start, end)
  return straightOpen || open ? { start, end: end + 1 } : { start, end }
}

function countOf(text: string, char: string, start: number, end: number): number {
  let count = 0
  for (let at = text.indexOf(char, start); at >= 0 && at < end; at = text.indexOf(char, at + 1)) count += 1
  return count
}
