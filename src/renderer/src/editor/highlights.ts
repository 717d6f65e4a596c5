/**
 * Passing paint: what is focused or pointed at, what a search found. CSS Custom Highlights colour ranges without touching
 * the DOM, so none of it ever re-segments a line. Offsets are UTF-16 units.
 */
import type { DocumentView } from './DocumentView'
import { firstPlace } from './firstPlace'
import { pointOfOffset, rangeOf } from './points'
import { caretRect, topLine } from './scrolling'
import type { ViewChange, ViewWatch } from './viewWatch'

export interface Span {
  readonly start: number
  readonly end: number
}

export interface LabelledSpan extends Span {
  readonly label: string
}

/** What lies over what, the lowest first. */
const layers = ['hover', 'focus', 'linked', 'hit', 'hit-current'] as const

export type HighlightKind = Extract<(typeof layers)[number], 'focus' | 'hover'>

/** The names that many spans can be painted by; `linked-claim` and the like are in the layer `linked`. */
export type PaintName = 'hit' | 'hit-current' | `linked-${string}`

function priorityOf(name: PaintName | HighlightKind): number {
  return layers.findLastIndex((layer) => name.startsWith(layer))
}

/** Shows `span` as the one of its kind, or none. Style sheets name the highlights `sanad-focus-claim` and so on. */
export function showHighlight(view: DocumentView, kind: HighlightKind, span: LabelledSpan | null): void {
  for (const name of [...CSS.highlights.keys()]) if (name.startsWith(`sanad-${kind}-`)) CSS.highlights.delete(name)
  if (span === null) return
  const highlight = new Highlight(rangeOf(view, span.start, span.end))
  highlight.priority = priorityOf(kind)
  CSS.highlights.set(`sanad-${kind}-${span.label}`, highlight)
}

export function clearHighlights(): void {
  for (const name of [...CSS.highlights.keys()]) if (name.startsWith('sanad-')) CSS.highlights.delete(name)
}

/** So many heights of the view are painted above and below it. */
const reach = 1

/** Lines longer than this are painted in part. */
const longLine = 4096

/**
 * Paints any number of spans. Each range costs at every change of the page, so there are ranges only for what is near the
 * view, made anew as it moves; the spans themselves may be tens of thousands.
 */
export class SpanPainter {
  readonly #view: DocumentView
  readonly #scroller: HTMLElement
  readonly #watch: ViewWatch
  readonly #spans = new Map<PaintName, readonly Span[]>()
  readonly #stop: () => void
  #paintedAt = 0

  constructor(view: DocumentView, scroller: HTMLElement, watch: ViewWatch) {
    this.#view = view
    this.#scroller = scroller
    this.#watch = watch
    this.#stop = watch.on((change) => this.#onView(change))
  }

  /** Paints `spans`, in the order of the text and none within another, as `::highlight(sanad-<name>)`; none clears it. */
  paint(name: PaintName, spans: readonly Span[]): void {
    if (spans.length === 0) {
      if (this.#spans.delete(name)) CSS.highlights.delete(`sanad-${name}`)
      return
    }
    this.#spans.set(name, spans)
    this.#watch.invalidate()
  }

  dispose(): void {
    this.#stop()
  }

  #onView(change: ViewChange): void {
    if (this.#spans.size === 0) return
    const { scrollTop, clientHeight } = this.#scroller
    const moved = Math.abs(scrollTop - this.#paintedAt)
    if (change === 'scroll' && moved < (reach * clientHeight) / 2) return
    this.#paintedAt = scrollTop
    const near = this.#near()
    for (const [name, spans] of this.#spans) {
      const highlight = new Highlight(...spansWithin(spans, near).map((span) => staticRange(this.#view, span)))
      highlight.priority = priorityOf(name)
      CSS.highlights.set(`sanad-${name}`, highlight)
    }
  }

  /** What of the text is in sight or near it. */
  #near(): Span {
    const { top, bottom, height } = this.#scroller.getBoundingClientRect()
    return {
      start: offsetAtHeight(this.#view, top - reach * height, 'start'),
      end: offsetAtHeight(this.#view, bottom + reach * height, 'end'),
    }
  }
}

/** The spans that touch [start, end), of an ascending list that does not overlap. */
export function spansWithin(spans: readonly Span[], { start, end }: Span): readonly Span[] {
  const from = firstPlace(spans, (span) => span.end > start)
  const to = firstPlace(spans, (span) => span.start >= end)
  return spans.slice(from, to)
}

/** A range that does not follow changes of the page: the painter makes new ones after each. */
function staticRange(view: DocumentView, { start, end }: Span): StaticRange {
  const from = pointOfOffset(view, start, 'forward')
  const to = pointOfOffset(view, end, 'backward')
  return new StaticRange({
    startContainer: from.node,
    startOffset: from.offset,
    endContainer: to.node,
    endOffset: to.offset,
  })
}

/** An edge of the line at a height in client coordinates; in a very long line, a place in it near that height. */
function offsetAtHeight(view: DocumentView, height: number, edge: 'start' | 'end'): number {
  const { lines } = view.model
  const line = topLine(view, height)
  const start = lines.start(line)
  const end = lines.end(line)
  if (end - start <= longLine) return edge === 'start' ? start : end
  let low = start
  let high = end
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (caretRect(view, middle).bottom > height) high = middle
    else low = middle
  }
  return edge === 'start' ? low : high
}
