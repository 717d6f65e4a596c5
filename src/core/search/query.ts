/** What a search looks for, and where it is in a text. Hits are spans of the source: UTF-16 units, half-open. */
import { err, ok, type Result } from '../result'
import { graphemeCeil, graphemeFloor } from '../text/graphemes'
import { foldText, sourceOffsets, type FoldedText } from '../text/folding'

export interface SearchOptions {
  /** Not inside a word. */
  readonly wholeWords: boolean
  /** With whole words: the attached و ف ب ل ك may stand before the word, and the article in any spelling (ال, لل). */
  readonly clitics: boolean
  /** Takes ة for ه. */
  readonly taMarbuta: boolean
  /** Character by character, without folding. */
  readonly exact: boolean
  /** The words are a regular expression (ECMAScript, with its flags u and m). */
  readonly regex: boolean
}

export const defaultSearchOptions: SearchOptions = {
  wholeWords: false,
  clitics: true,
  taMarbuta: false,
  exact: false,
  regex: false,
}

/** A span that was found, on grapheme boundaries. An attached و ف ب ل ك before it is not part of it; an article is. */
export interface Hit {
  readonly start: number
  readonly end: number
}

/** A compiled search. */
export interface Query {
  readonly words: string
  readonly options: SearchOptions
  /** Finds in the folded text, or with `exact` in the source. Global; its first group, if any, is an article before it. */
  readonly pattern: RegExp
}

export type QueryProblem =
  /** Nothing is searched for. */
  | { readonly kind: 'empty' }
  /** The regular expression cannot be read; the engine's own words, in English. */
  | { readonly kind: 'bad-pattern'; readonly detail: string }

/** What a word is made of. */
const inWord = '[\\p{L}\\p{N}\\p{M}_]'
/** Behind this, a word begins, and ends; the point of a decimal is inside a number. */
const wordStart = `(?<!${inWord})(?<!\\p{N}[.,](?=\\p{N}))`
const wordEnd = `(?!${inWord})(?!(?<=\\p{N})[.,]\\p{N})`
/** و or ف, then ب, ل or ك. A fused لل stays whole: its second ل is the article. */
const attached = '[وف]?(?:[بك]|ل(?!ل))?'
/** The article by itself, fused with ل, and fused before a word that begins with ل (للجنة). */
const article = '(?:ال|لل|ل(?=ل))'
const leadingArticle = /^ال(?=\p{L}{2})/u

/** Compiles a search, or says why that cannot be done. */
export function compileQuery(words: string, options: SearchOptions): Result<Query, QueryProblem> {
  const wanted = options.regex || options.exact ? words : foldText(words, options).folded
  if (wanted.trim() === '') return err({ kind: 'empty' })
  try {
    const source = options.regex ? patternOf(words, options) : literalOf(wanted.trim(), words.trim(), options)
    return ok({ words, options, pattern: new RegExp(source, options.exact ? 'gmu' : 'gimu') })
  } catch (cause) {
    return err({ kind: 'bad-pattern', detail: cause instanceof Error ? cause.message : String(cause) })
  }
}

/** A person's own expression. Only what is not ASCII is folded: `\S` must not become `\s`. */
function patternOf(words: string, options: SearchOptions): string {
  const own = options.exact ? words : words.replace(/[^\0-\x7f]+/gu, (part) => foldText(part, options).folded)
  // Compiled by itself first, so that a bracket too many is a mistake and not an end of the group around it.
  new RegExp(own, 'u')
  if (!options.wholeWords) return own
  return `${options.clitics ? `(?<=${wordStart}${attached})` : wordStart}(?:${own})${wordEnd}`
}

/**
 * Words as they are, apart by any run of spaces. What may stand before the first word is asked after the words were found,
 * by looking back over them: asked first, it would cost a hundred times as much, at every character of the text.
 */
function literalOf(wanted: string, written: string, { wholeWords, clitics }: SearchOptions): string {
  // A hamza tells: ألف is a word with a root of its own, not an article.
  const hasArticle = clitics && leadingArticle.test(written.replace(/[\p{M}\u0640]/gu, ''))
  const core = wordsPattern(hasArticle ? wanted.replace(leadingArticle, '') : wanted)
  if (wholeWords && clitics)
    return `${core}${wordEnd}(?<=${wordStart}${attached}(${article})${hasArticle ? '' : '?'}${core})`
  if (hasArticle) return `${core}(?<=(${article})${core})`
  return wholeWords ? `${wordStart}${core}${wordEnd}` : core
}

function wordsPattern(words: string): string {
  return words
    .split(/\s+/u)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'))
    .join('[^\\S\\n]+')
}

/**
 * The hits in a text, in order, none over another, none empty.
 * @param limit stops after so many
 */
export function findHits(text: string, query: Query, limit = Infinity): Hit[] {
  return findHitsIn(text, foldFor(text, query.options), query, limit)
}

/** What a search reads of a text: keep it to search the same text again. Null: the text itself. */
export function foldFor(text: string, options: Pick<SearchOptions, 'exact' | 'taMarbuta'>): FoldedText | null {
  return options.exact ? null : foldText(text, options)
}

/** The same as `findHits` for a text that `foldFor` has folded with the options of the query. */
export function findHitsIn(text: string, folded: FoldedText | null, query: Query, limit = Infinity): Hit[] {
  const { pattern, options } = query
  const read = folded?.folded ?? text
  const sourceOf = folded === null ? (offset: number) => offset : sourceOffsets(folded)
  const hits: Hit[] = []
  let last = 0
  pattern.lastIndex = 0
  while (hits.length < limit) {
    const match = pattern.exec(read)
    if (match === null) break
    const length = match[0].length
    if (length === 0) {
      pattern.lastIndex += (read.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1
      continue
    }
    const lead = options.regex ? '' : (match[1] ?? '')
    const from = sourceOf(match.index - lead.length)
    // Folded alike, but a hamza is no article: ألماني is not "the" ماني.
    if (lead === 'ال' && /^[أإآ]/u.test(text.slice(from, from + 2).normalize('NFKC'))) continue
    const start = graphemeFloor(text, from)
    const end = graphemeCeil(text, sourceOf(match.index + length - 1) + 1)
    // Two hits in one ligature are the same letters.
    if (start < last) continue
    hits.push({ start, end })
    last = end
  }
  return hits
}
