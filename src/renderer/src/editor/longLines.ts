/**
 * Very long lines. The browser breaks a paragraph into visual lines from its first change on: in a line of 300,000 letters
 * each mark took half a second, and opening a megabyte without a newline a minute. So a long line is cut into pieces, each a
 * block of its own. `softBreaks.ts` moves the cuts to where the browser breaks lines anyway, so that nothing of it is seen.
 * Offsets are UTF-16 units of the document.
 */
import { graphemeFloor } from '@core/text/graphemes'

/** Some thirty visual lines: short enough to be laid out in a few milliseconds, long enough to be few. */
const pieceLength = 2048

/** Shorter lines are laid out fast enough in one, and stay simple. */
const longLine = 8192

/** Where to cut the line [start, end) of a text, ascending; nothing for a line of ordinary length. */
export function pieceCuts(text: string, start: number, end: number): number[] {
  const cuts: number[] = []
  if (end - start <= longLine) return cuts
  for (let from = start; end - from > 2 * pieceLength;) {
    const near = from + pieceLength
    const space = text.lastIndexOf(' ', near)
    // A line without spaces is no writing; there the cut falls between two letters, and they are not joined.
    let cut = space > from ? space + 1 : graphemeFloor(text, near)
    if (!isBidiBalanced(text, from, cut)) cut = nextBalancedSpace(text, from, cut, end)
    if (cut <= from || cut >= end) break
    cuts.push(cut)
    from = cut
  }
  return cuts
}

/**
 * Whether every embedding, override and isolate that begins in [start, end) of a text ends there too (UAX #9, section 2):
 * between them a line must not be cut, because each block is a paragraph of its own to the bidi algorithm.
 */
export function isBidiBalanced(text: string, start: number, end: number): boolean {
  let open = noneOpen
  for (const [control] of text.slice(start, end).matchAll(/[\u202A-\u202E\u2066-\u2069]/gu)) open = after(open, control)
  return open === noneOpen
}

/** The first place after `cut` and behind a space where nothing that began from `from` on is open; `end` if there is none. */
function nextBalancedSpace(text: string, from: number, cut: number, end: number): number {
  const pattern = /[ \u202A-\u202E\u2066-\u2069]/gu
  pattern.lastIndex = from
  let open = noneOpen
  for (let match = pattern.exec(text); match !== null && match.index < end; match = pattern.exec(text)) {
    if (match[0] !== ' ') open = after(open, match[0])
    else if (open === noneOpen && match.index >= cut) return match.index + 1
  }
  return end
}

/** How many embeddings (or overrides) and isolates are open. */
interface Open {
  readonly embeddings: number
  readonly isolates: number
}

const noneOpen: Open = { embeddings: 0, isolates: 0 }

function after({ embeddings, isolates }: Open, control: string): Open {
  const now =
    control === '\u202C'
      ? { embeddings: Math.max(0, embeddings - 1), isolates }
      : control === '\u2069'
        ? { embeddings, isolates: Math.max(0, isolates - 1) }
        : control < '\u2066'
          ? { embeddings: embeddings + 1, isolates }
          : { embeddings, isolates: isolates + 1 }
  return now.embeddings + now.isolates === 0 ? noneOpen : now
}

/**
 * The number of the piece that holds an offset, 0 before the first cut. An offset at a cut is in the piece that starts there
 * (`forward`) or in the one that ends there (`backward`).
 */
export function pieceAt(cuts: readonly number[], offset: number, bias: 'forward' | 'backward'): number {
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >> 1
    const cut = cuts[middle] ?? Infinity
    if (cut < offset || (cut === offset && bias === 'forward')) low = middle + 1
    else high = middle
  }
  return low
}

/** For each piece what lies over it, in the order given. */
export function spreadOverPieces<T extends { readonly start: number; readonly end: number }>(
  cuts: readonly number[],
  spans: readonly T[],
): T[][] {
  const pieces = Array.from({ length: cuts.length + 1 }, (): T[] => [])
  for (const span of spans) {
    const last = pieceAt(cuts, span.end, 'backward')
    for (let piece = pieceAt(cuts, span.start, 'forward'); piece <= last; piece++) pieces[piece]?.push(span)
  }
  return pieces
}
