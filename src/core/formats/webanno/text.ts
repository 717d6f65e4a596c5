/** The text of a WebAnno TSV file, and the unit that it counts in. */
import { countGraphemes } from '../../text/graphemes'
import { CodePointIndex } from '../../text/codePoints'
import type { ReadOptions, ReadUnit, UnitReason } from '../format'
import { offsetReader, type Offsets } from '../offsets'
import { escapedText } from './escapes'
import type { TsvRow, TsvSentence } from './parse'

export interface TsvText {
  readonly text: string
  readonly unit: ReadUnit
  readonly because: UnitReason
  /** Where a row stands, in UTF-16 code units of the text; null if that is outside the text. */
  readonly place: (row: Offsets) => Offsets | null
  /** Whether what stands there is the row's token. */
  readonly fits: (row: TsvRow) => boolean
}

/** How far apart two sentences may be, in the file's unit: what is between them is not in the file. */
const widestGap = 100_000

/**
 * The text that the sentences make at the offsets of their first tokens, in the unit in which the most tokens stand at their
 * offsets, UTF-16 before others. Between sentences is a newline and spaces, as INCEpTION's reader puts them there, unless a
 * known document has the same sentences at the same places. Null if there is none: sentences overlap, or are far apart.
 */
export function textOf(sentences: readonly TsvSentence[], options: ReadOptions): TsvText | null {
  const units: readonly ReadUnit[] = options.unit === undefined ? ['utf16', 'code_point'] : [options.unit]
  let best: (TsvText & { readonly matches: number }) | null = null
  for (const unit of units) {
    const text = joined(sentences, unit, options)
    if (text === null) continue
    const place = offsetReader(text, unit)
    const fits = (row: TsvRow) => {
      const found = place(row)
      const slice = found === null ? null : text.slice(found.start, found.end)
      return slice !== null && (slice === row.token || escapedText(slice) === row.token)
    }
    const matches = sentences.reduce((sum, { rows }) => sum + rows.filter(fits).length, 0)
    const same = unit === 'utf16' && lengthIn(text, 'code_point') === text.length
    const because = options.unit !== undefined ? 'given' : same ? 'no-difference' : 'matches'
    if (best === null || matches > best.matches) best = { text, unit, because, place, fits, matches }
  }
  return best
}

function joined(sentences: readonly TsvSentence[], unit: ReadUnit, { documents = [] }: ReadOptions): string | null {
  let text = ''
  let length = 0
  for (const { text: sentence, rows } of sentences) {
    const gap = rows[0].start - length
    if (gap < 0 || gap > widestGap) return null
    if (gap > 0) text += text === '' ? ' '.repeat(gap) : `\n${' '.repeat(gap - 1)}`
    text += sentence
    length += gap + lengthIn(sentence, unit)
  }
  return documents.some((document) => document.text === text)
    ? text
    : (documents.find((document) => isWritten(document.text, sentences, unit))?.text ?? text)
}

/** Whether a text is the sentences with nothing but white space before, between and behind them. */
function isWritten(text: string, sentences: readonly TsvSentence[], unit: ReadUnit): boolean {
  const [first] = sentences
  // Most documents are told apart by their first words; a text is not measured for nothing.
  if (first === undefined || !text.trimStart().startsWith(first.text.trimStart())) return false
  const place = offsetReader(text, unit)
  let end = 0
  for (const { text: sentence, rows } of sentences) {
    const found = place({ start: rows[0].start, end: rows[0].start })
    if (found === null || text.slice(end, found.start).trim() !== '' || !text.startsWith(sentence, found.start))
      return false
    end = found.start + sentence.length
  }
  return text.slice(end).trim() === ''
}

function lengthIn(text: string, unit: ReadUnit): number {
  if (unit === 'utf16') return text.length
  return unit === 'code_point' ? new CodePointIndex(text).length : countGraphemes(text)
}
