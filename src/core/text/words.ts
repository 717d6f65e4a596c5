/**
 * Words, as `Intl.Segmenter` divides them (UAX #29) and a reader counts them: runs that are letters or digits, not spaces or
 * punctuation. `12.5` and `1,500` are one word; an attached و or ب is part of its word. Offsets are UTF-16 units.
 */
import { possibleCliticEnds } from './clitics'
import type { LineTable } from './lineTable'

export interface Word {
  readonly start: number
  readonly end: number
}

const segmenter = new Intl.Segmenter('ar', { granularity: 'word' })

/** Lines longer than this are divided in pieces, cut at spaces, so that a key press in a megabyte stays quick. */
const pieceLength = 2048

/** The words of the piece of text around an offset, in order, and where the piece is. A piece never leaves its line. */
interface Piece {
  readonly start: number
  readonly end: number
  readonly words: readonly Word[]
}

const lastPieces = new WeakMap<LineTable, Piece>()

function pieceAt(lines: LineTable, offset: number): Piece {
  const cached = lastPieces.get(lines)
  if (cached !== undefined && cached.start <= offset && offset < cached.end) return cached
  const line = lines.lineAt(offset)
  const lineStart = lines.start(line)
  const lineEnd = lines.end(line)
  let start = lineStart
  let end = lineEnd
  if (lineEnd - lineStart > pieceLength) {
    // Pieces lie on a grid that depends on the line alone, or two questions could cut a word in different places.
    const cell = Math.floor((Math.min(offset, lineEnd - 1) - lineStart) / pieceLength)
    start = cutAfterSpace(lines.text, lineStart + cell * pieceLength, lineStart, lineEnd)
    end = cutAfterSpace(lines.text, lineStart + (cell + 1) * pieceLength, lineStart, lineEnd)
    if (offset < start) {
      end = start
      start = cutAfterSpace(lines.text, lineStart + (cell - 1) * pieceLength, lineStart, lineEnd)
    }
  }
  const piece = { start, end, words: wordsOf(lines.text.slice(start, end), start) }
  lastPieces.set(lines, piece)
  return piece
}

/** The place after the last space before `near`; a line without any space there is cut at `near` itself. */
function cutAfterSpace(text: string, near: number, lineStart: number, lineEnd: number): number {
  if (near <= lineStart) return lineStart
  if (near >= lineEnd) return lineEnd
  const space = text.lastIndexOf(' ', near - 1)
  return space >= lineStart && near - space < pieceLength ? space + 1 : near
}

function wordsOf(text: string, base: number): Word[] {
  const words: Word[] = []
  for (const { index, segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike === true) words.push({ start: base + index, end: base + index + segment.length })
  }
  return words
}

/** The word that holds the character after (`after`) or before (`before`) an offset; null between words. */
export function wordAt(lines: LineTable, offset: number, bias: 'before' | 'after'): Word | null {
  const at = bias === 'after' ? offset : offset - 1
  if (at < 0 || at >= lines.text.length) return null
  return pieceAt(lines, at).words.find((word) => word.start <= at && at < word.end) ?? null
}

/** The first position after `offset` that `positions` names for a piece's words, over lines; else the end of the text. */
function seekForward(lines: LineTable, offset: number, positions: (word: Word) => readonly number[]): number {
  const { length } = lines.text
  for (let at = offset; at < length; ) {
    const piece = pieceAt(lines, at)
    for (const word of piece.words) {
      const found = positions(word).find((position) => position > offset)
      if (found !== undefined) return found
    }
    at = Math.max(piece.end, at + 1)
  }
  return length
}

/** The last position before `offset`, likewise; else 0. */
function seekBackward(lines: LineTable, offset: number, positions: (word: Word) => readonly number[]): number {
  for (let at = offset - 1; at >= 0; ) {
    const piece = pieceAt(lines, at)
    for (const word of piece.words.toReversed()) {
      const found = positions(word).findLast((position) => position < offset)
      if (found !== undefined) return found
    }
    at = Math.min(piece.start, at) - 1
  }
  return 0
}

/** The end of the word at or after an offset; the end of the text when there is none. */
export function nextWordEnd(lines: LineTable, offset: number): number {
  return seekForward(lines, offset, ({ end }) => [end])
}

/** The last word end before an offset; 0 when there is none. */
export function previousWordEnd(lines: LineTable, offset: number): number {
  return seekBackward(lines, offset, ({ end }) => [end])
}

/** The first word start after an offset; the end of the text when there is none. */
export function nextWordStart(lines: LineTable, offset: number): number {
  return seekForward(lines, offset, ({ start }) => [start])
}

/** The start of the word at or before an offset; 0 when there is none. */
export function previousWordStart(lines: LineTable, offset: number): number {
  return seekBackward(lines, offset, ({ start }) => [start])
}

/** Where a span may start in a word: at its start, and after each clitic that may be split off. */
function startStops(lines: LineTable): (word: Word) => readonly number[] {
  return ({ start, end }) => [start, ...possibleCliticEnds(lines.text.slice(start, end)).map((at) => start + at)]
}

/** The next place where a span may start: a word, or what follows a word's clitic. */
export function nextStartStop(lines: LineTable, offset: number): number {
  return seekForward(lines, offset, startStops(lines))
}

/** The previous place where a span may start. */
export function previousStartStop(lines: LineTable, offset: number): number {
  return seekBackward(lines, offset, startStops(lines))
}

/** How many words a text has. */
export function countWords(text: string): number {
  let count = 0
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike === true) count += 1
  return count
}
