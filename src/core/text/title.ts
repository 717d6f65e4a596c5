import { isInvisibleMark, isSpace } from './characters'
import { isGraphemeBoundary, nextGrapheme } from './graphemes'

const LIMIT = 90
const ELLIPSIS = '…'

/**
 * A title for a text: its first line that shows anything, without the spaces and invisible marks around it. One that is
 * longer than 90 graphemes is cut after the last whole word that fits (or, where one word is longer than that, after a
 * grapheme) and ends with `…`, which counts.
 * @returns at most 90 graphemes; `''` when no line shows anything
 */
export function titleOf(text: string): string {
  for (let start = 0; start <= text.length;) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const line = trimmed(text, start, end)
    if (line !== '') return shortened(line)
    start = end + 1
  }
  return ''
}

/** The text from start to end (UTF-16 code units) without unseen characters at its edges; no grapheme is split. */
function trimmed(text: string, start: number, end: number): string {
  while (start < end && isUnseen(text.charCodeAt(start))) start++
  while (end > start && isUnseen(text.charCodeAt(end - 1)) && isGraphemeBoundary(text, end - 1)) end--
  return text.slice(start, end)
}

function shortened(line: string): string {
  let end = 0
  let graphemes = 0
  let cut = 0
  while (end < line.length && graphemes < LIMIT) {
    if (graphemes < LIMIT - 1) cut = end
    end = nextGrapheme(line, end)
    graphemes++
  }
  if (end === line.length) return line
  cut = nextGrapheme(line, cut)
  let word = cut
  while (word > 0 && !isSpace(line.charCodeAt(word))) word--
  return `${trimmed(line, 0, word > 0 ? word : cut)}${ELLIPSIS}`
}

function isUnseen(code: number): boolean {
  return isSpace(code) || isInvisibleMark(code)
}
