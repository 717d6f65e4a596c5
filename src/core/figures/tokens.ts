/**
 * A quote as tokens: numbers in digits, words folded for looking up, signs. Attached letters before a number word and the
 * article become tokens or flags of their own. One pass over the text. Offsets are UTF-16 units.
 */
import { isSpace } from '../text/characters'
import {
  currencySigns,
  definiteFractions,
  fractionPhrases,
  magnitudeWords,
  numberWords,
  percentPhrases,
  vagueWords,
} from './lexicon'
import { digitValue, foldWord, isWordMark, withoutMarks } from '../text/spelling'

interface Place {
  readonly start: number
  readonly end: number
}

export interface NumberToken extends Place {
  readonly kind: 'number'
  readonly value: number
}

export interface WordToken extends Place {
  readonly kind: 'word'
  /** As written, without marks and article. */
  readonly raw: string
  /** For looking up; without the article. */
  readonly word: string
  readonly definite: boolean
  /** Whether it ends in tanwin: `ألفًا` is a singular, never a dual. */
  readonly tanwin: boolean
}

/** The و between two parts of a number or two bounds. */
export interface AndToken extends Place {
  readonly kind: 'and'
}

export interface SignToken extends Place {
  readonly kind: 'percent' | 'currency' | 'dash' | 'other'
  readonly sign: string
}

export type Token = NumberToken | WordToken | AndToken | SignToken

/** The tokens of a text, in order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (isSpace(code) || isWordMark(code)) at += 1
    else if (digitValue(code) >= 0) {
      const token = digitsAt(text, at)
      tokens.push(token)
      at = token.end
    } else if (isLetter(text, at)) {
      const end = wordEnd(text, at)
      tokens.push(...wordTokens(text.slice(at, end), at))
      at = end
    } else {
      tokens.push(signAt(text, at))
      at += 1
    }
  }
  return tokens
}

const letter = /\p{L}/u

function isLetter(text: string, at: number): boolean {
  return letter.test(text.charAt(at))
}

const squareOrCube = /^(كم|م)[23²³٢٣]$/u

/** Where the word that starts at an offset ends: marks are part of it, and so is the figure of `كم2`. */
function wordEnd(text: string, start: number): number {
  let at = start
  while (at < text.length && (isLetter(text, at) || isWordMark(text.charCodeAt(at)))) at += 1
  const more = digitValue(text.charCodeAt(at + 1)) >= 0
  return !more && squareOrCube.test(text.slice(start, at + 1)) ? at + 1 : at
}

function signAt(text: string, at: number): SignToken {
  const sign = text.charAt(at)
  const place = { start: at, end: at + 1, sign }
  if (sign === '%' || sign === '٪') return { ...place, kind: 'percent' }
  if (currencySigns.has(sign)) return { ...place, kind: 'currency' }
  return { ...place, kind: /[-‐‑‒–—−]/u.test(sign) ? 'dash' : 'other' }
}

/** Characters that group digits by three: Arabic and Latin thousands separators, and spaces. */
const groupings = new Set(['٬', ',', '،', '\u00A0', '\u202F', '\u2009', ' ', '.', '’', "'"])

/**
 * A number in digits. A separator with exactly three digits after it groups; a single full stop or ٫ is a decimal point,
 * and so is a comma that cannot group. `1.500.000` is grouped, `1.500` is not.
 */
function digitsAt(text: string, start: number): NumberToken {
  let at = runEnd(text, start)
  let digits = text.slice(start, at)
  const separator = text.charAt(at)
  const canGroup = at - start <= 3 && digitValue(text.charCodeAt(start)) > 0 && groupings.has(separator)
  const groups = canGroup ? groupsAfter(text, at, separator) : []
  if (groups.length > (separator === '.' ? 1 : 0)) {
    at = groups.at(-1) ?? at
    digits = text.slice(start, at)
  }
  let value = Number(latinDigits(digits))
  if (/[.٫,،]/u.test(text.charAt(at))) {
    const end = runEnd(text, at + 1)
    if (end > at + 1) {
      value = Number(`${latinDigits(digits)}.${latinDigits(text.slice(at + 1, end))}`)
      at = end
    }
  }
  return { kind: 'number', start, end: at, value }
}

/** The ends of the groups of three digits, each behind the separator. */
function groupsAfter(text: string, from: number, separator: string): number[] {
  const ends: number[] = []
  let at = from
  while (text.charAt(at) === separator && runEnd(text, at + 1) === at + 4) {
    at += 4
    ends.push(at)
  }
  return ends
}

function runEnd(text: string, start: number): number {
  let at = start
  while (digitValue(text.charCodeAt(at)) >= 0) at += 1
  return at
}

/** The Latin digits of a text, everything else left out. */
function latinDigits(text: string): string {
  return Array.from(text, (char) => digitValue(char.charCodeAt(0)))
    .filter((digit) => digit >= 0)
    .join('')
}

/** A word that takes part in a number. */
function isNumberWord(word: string): boolean {
  return (
    numberWords.has(word) ||
    magnitudeWords.has(word) ||
    vagueWords.has(word) ||
    fractionPhrases.has(word) ||
    definiteFractions.has(word)
  )
}

/** A word, its و before a number word as a token of its own, its ب ل ك ف there left out. */
function wordTokens(written: string, start: number): Token[] {
  const raw = withoutMarks(written)
  const end = start + written.length
  if (raw === '') return []
  if (raw === 'و' || raw === 'وال') return [{ kind: 'and', start, end }]
  const whole = wordToken(written, start, end)
  // Folded, وأحد would be واحد.
  const isAnd = /^و[أإ]/u.test(raw)
  if ((isNumberWord(whole.word) && !isAnd) || percentPhrases.has(whole.word)) return [whole]
  const clitics = /^([وف]?)([بلك]?)/u.exec(raw)
  const [attached = '', conjunction = ''] = clitics ?? []
  for (const length of new Set([attached.length, conjunction.length])) {
    if (length === 0 || length >= raw.length) continue
    const cut = start + lengthWithMarks(written, length)
    const rest = wordToken(written.slice(cut - start), cut, end)
    if (!isNumberWord(rest.word)) continue
    return raw.startsWith('و') ? [{ kind: 'and', start, end: cut }, rest] : [rest]
  }
  return [whole]
}

/** How many UTF-16 units the first `letters` letters of a word take with the marks behind them. */
function lengthWithMarks(written: string, letters: number): number {
  let at = 0
  for (let seen = 0; at < written.length; at++) {
    if (isWordMark(written.charCodeAt(at))) continue
    if (seen === letters) break
    seen += 1
  }
  return at
}

function wordToken(written: string, start: number, end: number): WordToken {
  const raw = withoutMarks(written)
  const tanwin = /[\u064B\u08F0]/u.test(written)
  // Unfolded: ألف begins with a hamza, not with the article. And الف is how many write it.
  const definite = raw.startsWith('ال') && raw.length > 2 && !isNumberWord(foldWord(raw))
  const bare = definite ? raw.slice(2) : raw
  return { kind: 'word', start, end, raw: bare, word: foldWord(bare), definite, tanwin }
}
