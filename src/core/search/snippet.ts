/** A hit in its surroundings, on one line. Offsets are UTF-16 units. */
import { isSpace } from '../text/characters'
import { graphemeCeil, graphemeFloor } from '../text/graphemes'
import type { Hit } from './query'

export interface Snippet {
  readonly before: string
  readonly found: string
  readonly after: string
}

/** Enough to tell one place from another in a column of a few centimetres. */
const reachBefore = 36
const reachAfter = 64
/** What is longer is shown by its beginning. */
const longestFound = 160

/**
 * Reads a hit with the words around it, no further than its lines reach. A word that would not fit is left out whole, and an
 * ellipsis stands for what is left out.
 */
export function snippetOf(text: string, { start, end }: Hit): Snippet {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const newline = text.indexOf('\n', end)
  const lineEnd = newline < 0 ? text.length : newline
  const from = start - lineStart <= reachBefore || start === 0 ? lineStart : wordFrom(text, start - reachBefore, start)
  const to = lineEnd - end <= reachAfter ? lineEnd : wordUntil(text, end, end + reachAfter)
  const shown = end - start <= longestFound ? end : graphemeFloor(text, start + longestFound)
  return {
    before: (from > lineStart ? '…' : '') + oneLine(text.slice(from, start)),
    found: oneLine(text.slice(start, shown)) + (shown < end ? '…' : ''),
    after: oneLine(text.slice(end, to)) + (to < lineEnd ? '…' : ''),
  }
}

/** The first place from `offset` on where a word can begin: behind a space, or where a single word fills all, a cluster. */
function wordFrom(text: string, offset: number, limit: number): number {
  for (let at = offset; at < limit; at++) if (isSpace(text.charCodeAt(at - 1))) return at
  return graphemeCeil(text, offset)
}

function wordUntil(text: string, limit: number, offset: number): number {
  for (let at = offset; at > limit; at--) if (isSpace(text.charCodeAt(at))) return at
  return graphemeFloor(text, offset)
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ')
}
