/** Finding the lexicon's phrases in tokens, and making one token of each approximator and each "per cent". */
import {
  type Approx,
  currencySigns,
  leadingApproximators,
  percentPhrases,
  type Phrase,
  trailingApproximators,
} from './lexicon'
import type { SignToken, Token, WordToken } from './tokens'

/** نحو, ما لا يقل عن: how the number that follows, or any number of the quote, is meant. */
export interface ApproxToken {
  readonly kind: 'approx'
  readonly approx: Approx
  /** Whether it must stand before the number. */
  readonly leads: boolean
  readonly start: number
  readonly end: number
}

export type Part = Token | ApproxToken

type Table<T> = ReadonlyMap<string, readonly Phrase<T>[]>

/** The longest phrase of a table that starts at token `at`; its words may have the article in the text. */
export function phraseAt<T>(table: Table<T>, parts: readonly Part[], at: number): Phrase<T> | undefined {
  const first = wordAt(parts, at)
  if (first === undefined) return undefined
  return table.get(first.word)?.find(({ words }) => words.every((word, i) => wordAt(parts, at + i)?.word === word))
}

function wordAt(parts: readonly Part[], at: number): WordToken | undefined {
  const part = parts[at]
  return part?.kind === 'word' ? part : undefined
}

/** The same for set phrases, which have the article or not: `في المئة`; their first word may have a clitic: `بنحو`. */
function setPhraseAt<T>(table: Table<T>, tokens: readonly Token[], at: number): Phrase<T> | undefined {
  const written = writtenAt(tokens, at)
  if (written === undefined) return undefined
  const follows = ({ words }: Phrase<T>) => words.every((word, i) => i === 0 || writtenAt(tokens, at + i) === word)
  for (const first of [written, ...withoutClitics(written)]) {
    const phrase = table.get(first)?.find(follows)
    if (phrase !== undefined) return phrase
  }
  return undefined
}

function writtenAt(tokens: readonly Token[], at: number): string | undefined {
  const token = wordAt(tokens, at)
  return token === undefined ? undefined : (token.definite ? 'ال' : '') + token.word
}

function withoutClitics(word: string): string[] {
  const [both = '', conjunction = ''] = /^([وف]?)[بلك]?/u.exec(word) ?? []
  return [conjunction, both].filter((clitic) => clitic !== '').map((clitic) => word.slice(clitic.length))
}

/** Tokens with each approximator, each "per cent" and each currency code as one part. */
export function partsOf(tokens: readonly Token[]): Part[] {
  const parts: Part[] = []
  for (let at = 0; at < tokens.length;) {
    const { part, length } = partAt(tokens, at)
    if (part !== undefined) parts.push(part)
    at += length
  }
  return parts
}

function partAt(tokens: readonly Token[], at: number): { readonly part: Part | undefined; readonly length: number } {
  const token = tokens[at]
  const percent = setPhraseAt(percentPhrases, tokens, at)
  if (percent !== undefined) return { part: sign('percent', tokens, at, percent.words.length), length: percent.words.length } // prettier-ignore
  const trailing = setPhraseAt(trailingApproximators, tokens, at)
  const leading = setPhraseAt(leadingApproximators, tokens, at)
  const phrase = longer(leading, trailing)
  if (phrase !== undefined) {
    const { words, value } = phrase
    const { start, end } = extent(tokens, at, words.length)
    return { part: { kind: 'approx', approx: value, leads: phrase === leading, start, end }, length: words.length }
  }
  if (token?.kind === 'word' && currencySigns.has(token.word))
    return { part: sign('currency', tokens, at, 1), length: 1 }
  return { part: token, length: 1 }
}

function longer<T>(a: Phrase<T> | undefined, b: Phrase<T> | undefined): Phrase<T> | undefined {
  return a === undefined || (b !== undefined && b.words.length > a.words.length) ? b : a
}

function sign(kind: SignToken['kind'], tokens: readonly Token[], at: number, length: number): SignToken {
  const token = wordAt(tokens, at)
  return { kind, sign: token?.word ?? '', ...extent(tokens, at, length) }
}

function extent(
  tokens: readonly Token[],
  at: number,
  length: number,
): { readonly start: number; readonly end: number } {
  return { start: tokens[at]?.start ?? 0, end: tokens[at + length - 1]?.end ?? 0 }
}
