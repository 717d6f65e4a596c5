/**
 * Tokens, for formats that can mark nothing smaller. Words as `text/words.ts` has them, and every other character that is
 * no white space as a token by itself (a grapheme cluster: an emoji with its skin is one). Offsets are UTF-16 code units.
 */
import { compareByPosition } from '../annotation/layers'
import { graphemeCeil, graphemeFloor, nextGrapheme } from '../text/graphemes'
import { LineTable } from '../text/lineTable'
import { sentenceAt } from '../text/sentences'
import { wordsIn } from '../text/words'
import type { DatasetItem, DatasetSpan } from '../datasets/item'
import type { Loss, TokenPolicy } from './format'
import { LossCounter } from './losses'

export interface Token {
  readonly start: number
  readonly end: number
}

/** From the first of its tokens to the last. */
export interface Sentence {
  readonly start: number
  readonly end: number
  /** At least one; between two of them is nothing but white space. */
  readonly tokens: readonly Token[]
}

/**
 * What no token holds: white space as Unicode has it, and the four separators that Python's `str.split()` takes for white
 * space too. A token with one of them inside would be two to a reader that splits a line there.
 */
const whiteSpace = /[\p{White_Space}\u001C-\u001F]/u

/**
 * The tokens of a text, in sentences. White space, newlines included, is in no token; everything else is in exactly one.
 * A text of white space has no sentence.
 * @param cuts offsets at which a token that holds them inside is divided
 */
export function tokenise(text: string, cuts: Iterable<number> = []): readonly Sentence[] {
  return sentencesOf(text, divided(tokensOf(text), cuts))
}

function sentencesOf(text: string, all: Iterable<Token>): readonly Sentence[] {
  const lines = new LineTable(text)
  const sentences: Sentence[] = []
  let tokens: Token[] = []
  let end = 0
  for (const token of all) {
    if (token.start >= end) {
      if (tokens.length > 0) sentences.push(sentenceOf(tokens))
      tokens = []
      // A sentence without any full stop is cut somewhere: then behind the token.
      end = Math.max(token.end, sentenceAt(lines, token.start).end)
    }
    tokens.push(token)
  }
  if (tokens.length > 0) sentences.push(sentenceOf(tokens))
  return sentences
}

function sentenceOf(tokens: readonly Token[]): Sentence {
  return { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0, tokens }
}

/**
 * What the last text was divided into. A text is asked for several times in a row: to see what is lost, to write it, and for
 * each annotator who marked it.
 */
let last: { readonly text: string; readonly tokens: readonly Token[] } = { text: '', tokens: [] }

function tokensOf(text: string): readonly Token[] {
  if (last.text !== text) last = { text, tokens: [...wholeTokens(text)] }
  return last.tokens
}

function* wholeTokens(text: string): Generator<Token> {
  let at = 0
  for (const word of wordsIn(text)) {
    const start = Math.max(at, graphemeFloor(text, word.start))
    yield* signsBetween(text, at, start)
    at = Math.max(start, graphemeCeil(text, word.end))
    yield* withoutSpace(text, { start, end: at })
  }
  yield* signsBetween(text, at, text.length)
}

function* signsBetween(text: string, from: number, to: number): Generator<Token> {
  for (let start = from; start < to;) {
    const isSpace = whiteSpace.test(text.charAt(start))
    const end = isSpace ? start + 1 : Math.min(to, nextGrapheme(text, start))
    if (!isSpace) yield* withoutSpace(text, { start, end })
    start = end
  }
}

/** What is left of a word or a cluster without white space: `1 000` with a narrow no-break space is one word to UAX #29. */
function* withoutSpace(text: string, token: Token): Generator<Token> {
  const { start, end } = token
  const words = text.slice(start, end)
  if (!whiteSpace.test(words)) {
    if (words !== '') yield token
    return
  }
  for (const part of words.matchAll(/[^\p{White_Space}\u001C-\u001F]+/gu)) {
    yield { start: start + part.index, end: start + part.index + part[0].length }
  }
}

function* divided(tokens: Iterable<Token>, cuts: Iterable<number>): Generator<Token> {
  const places = [...new Set(cuts)].sort((a, b) => a - b)
  let next = 0
  for (const { start, end } of tokens) {
    let from = start
    for (let cut = places[next]; cut !== undefined && cut < end; cut = places[++next]) {
      if (cut <= from) continue
      yield { start: from, end: cut }
      from = cut
    }
    yield { start: from, end }
  }
}

/** An item whose spans all begin and end with tokens, and these tokens. */
export interface Aligned {
  readonly item: DatasetItem
  readonly sentences: readonly Sentence[]
  readonly losses: readonly Loss[]
}

/**
 * Brings spans and tokens together. `split` divides a token where a span begins or ends inside it, `widen` lets the span
 * begin and end with the token, `refuse` leaves the span out (`spans-inside-words`). A span that begins or ends with white
 * space, which is in no token, is left out (`unwritable-spans`), but by `widen` cut down to its tokens if it has any. Spans
 * that `widen` changes are counted as `widened-spans`; relations of spans that are left out go with them.
 */
export function alignToTokens(item: DatasetItem, policy: TokenPolicy): Aligned {
  const losses = new LossCounter()
  const { text } = item.document
  const tokens = tokensOf(text)
  const spans: DatasetSpan[] = []
  for (const span of item.spans) {
    const fitted = fittedTo(tokens, span, text, policy)
    if (typeof fitted === 'string') {
      losses.add(fitted, 1, span.label)
      continue
    }
    if (policy === 'widen' && (fitted.start !== span.start || fitted.end !== span.end)) {
      losses.add('widened-spans', 1, span.label)
    }
    spans.push({ ...span, ...fitted })
  }
  const kept = new Set(spans.map(({ id }) => id))
  const relations = item.relations.filter(({ from, to }) => kept.has(from) && kept.has(to))
  losses.add('relations', item.relations.length - relations.length)
  const cuts = policy === 'split' ? spans.flatMap(({ start, end }) => [start, end]) : []
  return {
    item: { ...item, spans: spans.sort(compareByPosition), relations },
    sentences: sentencesOf(text, divided(tokens, cuts)),
    losses: losses.list(),
  }
}

/** Where a span is written, or why it is left out. */
function fittedTo(
  tokens: readonly Token[],
  { start, end }: DatasetSpan,
  text: string,
  policy: TokenPolicy,
): Token | 'spans-inside-words' | 'unwritable-spans' {
  // The first token that ends behind the span's start, and the first that starts at or behind its end.
  const first = firstWhere(tokens, (token) => token.end > start)
  const behind = firstWhere(tokens, (token) => token.start >= end)
  const whole = { start: tokens[first]?.start ?? end, end: tokens[behind - 1]?.end ?? start }
  if (whole.start === start && whole.end === end) return whole
  if (first >= behind) return 'unwritable-spans'
  if (policy === 'widen') return whole
  if (whiteSpace.test(text.charAt(start)) || whiteSpace.test(text.charAt(end - 1))) return 'unwritable-spans'
  return policy === 'split' ? { start, end } : 'spans-inside-words'
}

/** The index of the first token for which something holds that holds for all after it; the number of tokens if for none. */
function firstWhere(tokens: readonly Token[], holds: (token: Token) => boolean): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    const token = tokens[middle]
    if (token !== undefined && holds(token)) high = middle
    else low = middle + 1
  }
  return low
}
