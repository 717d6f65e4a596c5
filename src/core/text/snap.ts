/**
 * From what a person selected to the span that is meant: whole words, without the spaces and punctuation around them and
 * without an attached particle at the start. Offsets are UTF-16 units, half-open.
 */
import { type IsKnownWord, likelyCliticEnd, possibleCliticEnds } from './clitics'
import { graphemeCeil, graphemeFloor } from './graphemes'
import type { LineTable } from './lineTable'
import { canClose, canOpen, pairsIn } from './pairedMarks'
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
  const exact = aligned(text, raw)
  if (options.mode === 'exact') return exact

  const trimmed = trim(text, exact)
  // Nothing but spaces or punctuation was selected: then that is what is meant.
  if (trimmed.start >= trimmed.end) return exact
  const whole = { start: startOfWord(lines, trimmed.start), end: endOfWord(lines, trimmed.end) }
  return aligned(text, withClosing(text, peeled(lines, whole, options.isKnownWord)))
}

/** The span without the clitics at its start, and without the marks that it then begins with; as it is where nothing is left. */
function peeled(lines: LineTable, whole: Span, isKnownWord?: IsKnownWord): Span {
  for (let span = whole; ;) {
    const rest = trim(lines.text, { start: afterClitic(lines, span, isKnownWord), end: span.end })
    if (rest.start >= rest.end) return span
    if (rest.start === span.start) return rest
    span = rest
  }
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
  const letters = lines.text.slice(word.start, word.end)
  const quoted = loneClitic.test(letters) && canOpen(lines.text.charAt(word.end))
  const after = quoted ? word.end : start + likelyCliticEnd(letters, isKnownWord)
  return after < end ? after : start
}

/** A particle written by itself, with a tatweel, before the quotation mark or bracket that it is attached to: `بـ"بطولة"`. */
const loneClitic = /^(?:[وف][بلك]?|[بلك])ـ+$/u

const blank = /[\s\p{Cf}]/u
const punctuation = /\p{P}/u
/** Marks that belong to the number beside them. */
const percent = /[%٪‰]/u
const sign = /[-−+#@]/u

/** The span without blanks and punctuation at its ends. Quotation marks and brackets that close inside it stay. */
function trim(text: string, span: Span): Span {
  let { start, end } = span
  const pairs = pairsIn(text, start, end)
  for (;;) {
    while (start < end && dropsAtStart(text, start) && (pairs.get(start) ?? end) >= end) start += 1
    while (start < end && dropsAtEnd(text, start, end) && (pairs.get(end - 1) ?? -1) < start) end -= 1
    if (pairs.get(start) !== end - 1) return { start, end }
    start += 1
    end -= 1
  }
}

function dropsAtStart(text: string, start: number): boolean {
  const char = text.charAt(start)
  if (sign.test(char) && /[\p{L}\p{N}]/u.test(text.charAt(start + 1))) return false
  return blank.test(char) || punctuation.test(char)
}

function dropsAtEnd(text: string, start: number, end: number): boolean {
  const char = text.charAt(end - 1)
  if (percent.test(char)) return !/\p{N}\s*$/u.test(text.slice(Math.max(start, end - 4), end - 1))
  return blank.test(char) || punctuation.test(char)
}

/** Takes in a closing mark that stands right behind the span and was opened inside it. */
function withClosing(text: string, { start, end }: Span): Span {
  const closes = canClose(text.charAt(end)) && pairsIn(text, start, end + 1).has(end)
  return { start, end: closes ? end + 1 : end }
}

/** Out to grapheme boundaries. */
function aligned(text: string, { start, end }: Span): Span {
  return { start: graphemeFloor(text, start), end: graphemeCeil(text, end) }
}
