/**
 * Words as a reader counts them: the segments of UAX #29, word boundaries, that hold a letter or a digit. `12.5` and `1,500`
 * are one word, and an attached و or ب is part of its word; but a full stop or colon beside an Arabic letter divides, because
 * news often lacks the space after it (`كورسك.وأكد`, `قال:إن`).
 *
 * Walking the segments of `Intl.Segmenter` takes V8 a time quadratic in the length of the string and a microsecond each. So
 * a text is read in pieces, cut after spaces, and a piece of common characters is divided by a regular expression of the same
 * rules. Only a line without any space for 512 units can be cut inside a word. Offsets are UTF-16 units.
 */
import { isInvisibleMark, isPlain, splitsPair } from './characters'
import { likelyCliticEnd } from './clitics'
import { graphemeCeil, graphemeFloor } from './graphemes'
import type { LineTable } from './lineTable'

export interface Word {
  readonly start: number
  readonly end: number
}

const PIECE = 512
const SPACE = 0x20
const LF = 0x0a

const segmenter = new Intl.Segmenter('ar', { granularity: 'word' })
const letterOrDigit = /[\p{L}\p{N}]/u

const latin = 'A-Za-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u024F'
const arabic = '\\u0620-\\u064A\\u066E\\u066F\\u0671-\\u06D3'
const digits = '0-9\\u0660-\\u0669'
/** What UAX #29 (WB4) takes as part of the character before: combining marks, ZWNJ, bidi controls, emoji style. */
const attached =
  '\\u0300-\\u036F\\u064B-\\u065F\\u0670\\u200C\\u200E\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u2069\\uFE0F'
/** Spaces, punctuation and emoji; those missing here (`'`, `·`, `’`, `٬` …) have rules that are left to the segmenter. */
const between =
  '\\t\\n !-&(-/:-@[-`{-~\\u00A0\\u00AB\\u00BB\\u060C\\u061B\\u061F\\u066A\\u2013\\u2014\\u201C\\u201D\\u2026\\u{1F1E6}-\\u{1F1FF}\\u{1F300}-\\u{1FAFF}'

const common = new RegExp(`^[${latin}${arabic}${digits}${attached}${between}]*$`, 'u')
/** Rules WB5 to WB13b for the common characters, with the exception for Arabic letters. */
const commonWord = new RegExp(
  `[${latin}${arabic}${digits}_](?:[${latin}${arabic}${digits}${attached}_]` +
    `|(?<=[${latin}][${attached}]*)[.:][${attached}]*(?=[${latin}])` +
    `|(?<=[${digits}][${attached}]*)[.,;\\u060C][${attached}]*(?=[${digits}]))*`,
  'gu',
)
/** A full stop or colon, with what is attached to it, beside an Arabic letter. */
const dividing = new RegExp(`(?<=[${arabic}][\\p{M}\\p{Cf}]*)[.:][\\p{M}\\p{Cf}]*|[.:][\\p{M}\\p{Cf}]*(?=[${arabic}])`, 'gu') // prettier-ignore

/** The words of a text short enough for the segmenter; their offsets are from its start plus `base`. */
function wordsOf(text: string, base: number): Word[] {
  if (!letterOrDigit.test(text)) return []
  const segments = common.test(text) ? commonSegments(text) : otherSegments(text)
  const words: Word[] = []
  for (const [start, segment] of segments) {
    if (!letterOrDigit.test(segment)) continue
    let length = segment.length
    while (isInvisibleMark(segment.charCodeAt(length - 1))) length--
    words.push({ start: base + start, end: base + start + length })
  }
  return words
}

type Segments = Iterable<readonly [start: number, segment: string]>

function* commonSegments(text: string): Segments {
  for (const match of text.matchAll(commonWord)) yield [match.index, match[0]]
}

function* otherSegments(text: string): Segments {
  for (const { index, segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike !== true) continue
    let start = 0
    for (const divider of segment.matchAll(dividing)) {
      yield [index + start, segment.slice(start, divider.index)]
      start = divider.index + divider[0].length
    }
    yield [index + start, segment.slice(start)]
  }
}

/**
 * The last good place to cut in (from, near]: after a space, where no rule joins; else between two plain characters; else
 * anywhere but in a surrogate pair.
 */
function cutBefore(text: string, from: number, near: number): number {
  if (near >= text.length) return text.length
  let beforePlain = 0
  for (let at = near; at > from; at--) {
    if (!isPlain(text.charCodeAt(at))) continue
    const before = text.charCodeAt(at - 1)
    if (before === SPACE || before === LF) return at
    if (beforePlain === 0 && isPlain(before)) beforePlain = at
  }
  if (beforePlain > 0) return beforePlain
  return splitsPair(text, near) ? near - 1 : near
}

/** Where a piece that starts at an offset ends: text can be segmented piece by piece, each a few hundred units long. */
export function pieceEnd(text: string, start: number): number {
  return cutBefore(text, start, start + PIECE)
}

/** A part of a line and the words in it, in order. */
interface Piece {
  readonly start: number
  readonly end: number
  readonly words: readonly Word[]
}

const lastPieces = new WeakMap<LineTable, Piece>()

/** The piece that holds the character at an offset, or the end of the line of an offset that is one. */
function pieceAt(lines: LineTable, offset: number): Piece {
  const last = lastPieces.get(lines)
  if (last !== undefined && last.start <= offset && offset < last.end) return last
  const line = lines.lineAt(offset)
  const lineStart = lines.start(line)
  const lineEnd = lines.end(line)
  // The cuts lie near a grid that depends on the line alone, or two questions could cut a word in different places.
  const cut = (index: number) => {
    const near = lineStart + index * PIECE
    return near <= lineStart ? lineStart : near >= lineEnd ? lineEnd : cutBefore(lines.text, near - PIECE, near)
  }
  let index = Math.floor((offset - lineStart) / PIECE)
  if (cut(index + 1) <= offset) index += 1
  const start = cut(index)
  const end = cut(index + 1)
  const piece = { start, end, words: wordsOf(lines.text.slice(start, end), start) }
  lastPieces.set(lines, piece)
  return piece
}

/** The word that holds the character after (`after`) or before (`before`) an offset; null between words. */
export function wordAt(lines: LineTable, offset: number, bias: 'before' | 'after'): Word | null {
  const { text } = lines
  const at = bias === 'after' ? offset : offset - 1
  if (at < 0 || at >= text.length) return null
  const word = pieceAt(lines, at).words.find(({ start, end }) => start <= at && at < end)
  // A cluster can begin before a word (a prepended number sign) and end behind a place where a line had to be cut.
  return word === undefined ? null : { start: graphemeFloor(text, word.start), end: graphemeCeil(text, word.end) }
}

/** Places in or at the edge of a word, ascending. */
type Stops = (word: Word) => readonly number[]

/** The first stop after `offset`, over lines; else the end of the text. */
function seekForward(lines: LineTable, offset: number, stops: Stops): number {
  const { text } = lines
  for (let at = offset; at < text.length;) {
    const piece = pieceAt(lines, at)
    for (const word of piece.words) {
      for (const stop of stops(word)) {
        const aligned = stop > offset ? graphemeFloor(text, stop) : offset
        if (aligned > offset) return aligned
      }
    }
    at = nextLetterOrDigit(text, Math.max(piece.end, at + 1))
  }
  return text.length
}

/** The last stop before `offset`, likewise; else 0. */
function seekBackward(lines: LineTable, offset: number, stops: Stops): number {
  const { text } = lines
  for (let at = Math.min(offset, text.length) - 1; at >= 0;) {
    const piece = pieceAt(lines, at)
    for (const word of piece.words.toReversed()) {
      const found = stops(word).findLast((stop) => stop < offset)
      if (found !== undefined) return graphemeFloor(text, found)
    }
    at = endOfLetters(text, Math.min(piece.start, at)) - 1
  }
  return 0
}

/** The first letter or digit from an offset on; the text's length when there is none. Skips what no word can be in. */
function nextLetterOrDigit(text: string, offset: number): number {
  const pattern = new RegExp(letterOrDigit, 'gu')
  pattern.lastIndex = offset
  return pattern.exec(text)?.index ?? text.length
}

/** An offset at most `offset` with no letter or digit between the two, and one within 512 units before it; else 0. */
function endOfLetters(text: string, offset: number): number {
  let end = offset
  // One unit more, for a letter of two units across the edge.
  while (end > 0 && !letterOrDigit.test(text.slice(Math.max(0, end - PIECE), end + 1))) end -= PIECE
  return Math.max(0, end)
}

const ends: Stops = ({ end }) => [end]
const starts: Stops = ({ start }) => [start]

/** The end of the word at or after an offset; the end of the text when there is none. */
export function nextWordEnd(lines: LineTable, offset: number): number {
  return seekForward(lines, offset, ends)
}

/** The last word end before an offset; 0 when there is none. */
export function previousWordEnd(lines: LineTable, offset: number): number {
  return seekBackward(lines, offset, ends)
}

/** The last word start before an offset; 0 when there is none. */
export function previousWordStart(lines: LineTable, offset: number): number {
  return seekBackward(lines, offset, starts)
}

/**
 * Where a person will want a span to start in a word: at its start, and after its attached particles if it most likely has
 * some. Not after every letter that could be one, or a walk through وكالة would stop twice for nothing.
 */
function startStops(lines: LineTable): Stops {
  return ({ start, end }) => [start, start + likelyCliticEnd(lines.text.slice(start, end))]
}

/** The next place where a span may start: a word, or what follows a word's clitic; the end of the text when there is none. */
export function nextStartStop(lines: LineTable, offset: number): number {
  return seekForward(lines, offset, startStops(lines))
}

/** The previous place where a span may start; 0 when there is none. */
export function previousStartStop(lines: LineTable, offset: number): number {
  return seekBackward(lines, offset, startStops(lines))
}

/**
 * How many words a text has. Five million units of Arabic take about half a second; text that needs the segmenter everywhere
 * (joined emoji, Indic, Chinese) takes seconds.
 */
export function countWords(text: string): number {
  let count = 0
  for (const words of piecesOf(text)) count += words.length
  return count
}

/** The words of a text, in order. */
export function* wordsIn(text: string): Generator<Word> {
  for (const words of piecesOf(text)) yield* words
}

/** The words of a text, piece by piece. */
function* piecesOf(text: string): Generator<readonly Word[]> {
  for (let start = 0; start < text.length;) {
    const end = pieceEnd(text, start)
    yield wordsOf(text.slice(start, end), start)
    start = end
  }
}
