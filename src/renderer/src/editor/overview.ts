/**
 * Where the lines of a text lie in the whole of its scrolled content, for a picture of all of it. The browser lays out only
 * what is near the view and guesses the rest, and the scrollbar goes by its guess; so does this. Heights are pixels of
 * content, offsets UTF-16 units.
 */
import type { LineTable } from '@core/text/lineTable'
import type { DocumentView } from './DocumentView'
import { firstPlace } from './firstPlace'
import type { Span } from './highlights'

/** About so many letters stand in one visual line; only the proportions of lines that are not laid out depend on it. */
const lettersPerLine = 75

/** What is in sight of the scrolled content. */
export interface Sight {
  readonly top: number
  readonly height: number
  /** Of all of the content. */
  readonly whole: number
}

/** From one height to another. */
export interface Stretch {
  readonly top: number
  readonly bottom: number
}

export class OverviewMap {
  readonly #lines: LineTable
  /** The top of every line, and behind them the bottom of the last. */
  readonly #tops: Float64Array
  /** Of all of the content, the space around the text included. */
  readonly whole: number

  /** The height of a visual line. */
  readonly #row: number

  constructor(lines: LineTable, tops: Float64Array, whole: number, row: number) {
    this.#lines = lines
    this.#tops = tops
    this.whole = whole
    this.#row = row
  }

  /** The visual line of an offset: it is told from the letters before it, as if every visual line took as many. */
  rowAt(offset: number): Stretch {
    const line = this.#lines.lineAt(offset)
    const start = this.#lines.start(line)
    const part = (offset - start) / (this.#lines.end(line) - start + 1)
    const top = this.#top(line)
    const height = this.#top(line + 1) - top
    const rows = this.#rows(line)
    const row = Math.floor(part * rows)
    return { top: top + (height * row) / rows, bottom: top + (height * (row + 1)) / rows }
  }

  /** The first offset of the visual line at a height, clamped to the text: nothing before it reaches below that height. */
  offsetAt(height: number): number {
    let low = 0
    let high = this.#lines.count - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#top(middle) <= height) low = middle
      else high = middle - 1
    }
    const top = this.#top(low)
    const rows = this.#rows(low)
    const part = (height - top) / (this.#top(low + 1) - top)
    const row = Math.min(rows - 1, Math.max(0, Math.floor(part * rows)))
    const start = this.#lines.start(low)
    return start + Math.ceil((row * (this.#lines.end(low) - start + 1)) / rows)
  }

  /** How many visual lines a line takes. */
  #rows(line: number): number {
    return Math.max(1, Math.round((this.#top(line + 1) - this.#top(line)) / this.#row))
  }

  #top(line: number): number {
    return this.#tops[line] ?? 0
  }
}

/** Measures where the lines lie now: exactly in chunks that are laid out, by the lengths of the lines in the others. */
export function measureOverview(view: DocumentView, scroller: HTMLElement): OverviewMap {
  const { lines } = view.model
  const tops = new Float64Array(lines.count + 1)
  const origin = scroller.getBoundingClientRect().top + scroller.clientTop - scroller.scrollTop
  let line = 0
  for (const chunk of view.root.children) {
    const { top, bottom } = chunk.getBoundingClientRect()
    const first = line
    line += chunk.childElementCount
    if (chunk.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }) === true) {
      for (const [i, element] of Array.from(chunk.children).entries()) {
        tops[first + i] = element.getBoundingClientRect().top - origin
      }
    } else spread(lines, tops, first, line, { top: top - origin, bottom: bottom - origin })
    tops[line] = bottom - origin
  }
  return new OverviewMap(lines, tops, scroller.scrollHeight, Number.parseFloat(getComputedStyle(view.root).lineHeight))
}

/** Gives lines from `first` until `end` their shares of a space, by the number of visual lines that each may take. */
function spread(
  lines: LineTable,
  tops: Float64Array,
  first: number,
  end: number,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): void {
  const rowsOf = (line: number) => Math.max(1, Math.ceil((lines.end(line) - lines.start(line)) / lettersPerLine))
  let rows = 0
  for (let line = first; line < end; line++) rows += rowsOf(line)
  let at = top
  for (let line = first; line < end; line++) {
    tops[line] = at
    at += ((bottom - top) * rowsOf(line)) / rows
  }
}

/** Smaller than this, nobody sees it; pixels. */
const smallest = 2

/**
 * Where on a strip of so many pixels spans lie, in its pixels. Stretches that touch are one, so there are never more than pixels.
 * @param spans by start, ascending
 */
export function stretchesOf(spans: Iterable<Span>, map: OverviewMap, pixels: number): Stretch[] {
  const scale = map.whole === 0 ? 0 : pixels / map.whole
  const stretches: { top: number; bottom: number }[] = []
  let last = { top: -1, bottom: -1 }
  // Spans that end before this offset are in the last stretch: among a hundred thousand most are, and cost nothing.
  let covered = 0
  for (const { start, end } of spans) {
    const lastLetter = Math.max(start, end - 1)
    if (lastLetter < covered) continue
    const top = Math.min(pixels - smallest, Math.floor(map.rowAt(start).top * scale))
    const bottom = Math.max(top + smallest, Math.floor(map.rowAt(lastLetter).bottom * scale))
    if (top <= last.bottom) last.bottom = Math.max(last.bottom, bottom)
    else {
      last = { top, bottom }
      stretches.push(last)
    }
    covered = map.offsetAt(last.bottom / scale)
  }
  return stretches
}

/** An offset to go to for a height: where the first span starts that is drawn within `reach` of it, or what lies there. */
export function targetAt(lanes: readonly (readonly Span[])[], map: OverviewMap, height: number, reach: number): number {
  const from = map.offsetAt(height - reach)
  const starts = lanes.flatMap((spans) => spans[firstPlace(spans, ({ start }) => start >= from)]?.start ?? [])
  const nearest = Math.min(...starts)
  return starts.length > 0 && map.rowAt(nearest).top <= height + reach ? nearest : map.offsetAt(height)
}
