/**
 * The links of the focused annotation as quiet lines between the lines of the text, and in link mode the numbers of the
 * ends that can be chosen. Lines run in the leading and in the margin, so that none crosses a word.
 */
import type { DocumentView } from './DocumentView'
import { type ContentRect, OverlayLayer } from './overlay'

/** Offsets in UTF-16 units. */
interface Span {
  readonly start: number
  readonly end: number
}

export interface LinkedEnd extends Span {
  readonly label: string
  /** Not made yet: it is offered. */
  readonly offered: boolean
}

export interface NumberedSpan extends Span {
  /** The annotation's. */
  readonly id: string
  readonly code: string
  readonly label: string
  readonly linked: boolean
  /** Typed digits that the code does not begin with. */
  readonly faded: boolean
}

export interface LinkPicture {
  /** The annotation whose links are shown. */
  readonly from: Span | null
  readonly ends: readonly LinkedEnd[]
  readonly numbers: readonly NumberedSpan[]
}

export const noLinks: LinkPicture = { from: null, ends: [], numbers: [] }

const svgNamespace = 'http://www.w3.org/2000/svg'

/** Pixels: between a mark and its line, between the text and the first line in the margin, between lines there. */
const gap = 3
const margin = 9
const lane = 5
const lanes = 4
const corner = 4

export class LinkLayer {
  readonly #layer: OverlayLayer
  readonly #svg: SVGSVGElement
  readonly #numbers: HTMLElement
  #picture: LinkPicture = noLinks

  constructor(view: DocumentView, scroller: HTMLElement) {
    this.#layer = new OverlayLayer(view, scroller, 'link-layer', () => this.#draw())
    this.#svg = document.createElementNS(svgNamespace, 'svg')
    this.#svg.setAttribute('class', 'link-lines')
    this.#numbers = document.createElement('div')
    this.#layer.element.append(this.#svg, this.#numbers)
  }

  show(picture: LinkPicture): void {
    if (picture === noLinks && this.#picture === noLinks) return
    this.#picture = picture
    this.#layer.invalidate()
  }

  invalidate(): void {
    if (this.#picture !== noLinks) this.#layer.invalidate()
  }

  dispose(): void {
    this.#layer.dispose()
  }

  #draw(): void {
    const { from, ends, numbers } = this.#picture
    const near = ends.filter(({ start }) => this.#layer.isNear(start))
    const lines = from === null || !this.#layer.isNear(from.start) ? [] : near.map((end, i) => this.#line(from, end, i))
    this.#svg.replaceChildren(...lines.flat())
    this.#numbers.replaceChildren(...numbers.flatMap((n) => this.#number(n)))
  }

  #line(from: Span, end: LinkedEnd, index: number): SVGElement[] {
    const a = this.#layer.firstRectOf(end.start, end.end)
    const b = this.#layer.firstRectOf(from.start, from.end)
    if (a === undefined || b === undefined) return []
    const rtl = this.#layer.directionAt(from.start) === 'rtl'
    const points = sameVisualLine(a, b) ? underOneLine(a, b, rtl) : throughMargin(a, b, rtl, this.#layer.column, index)
    const path = document.createElementNS(svgNamespace, 'path')
    path.setAttribute('d', rounded(points))
    path.setAttribute('class', 'link-line')
    path.dataset['label'] = end.label
    if (end.offered) path.dataset['offered'] = 'true'
    const dot = document.createElementNS(svgNamespace, 'circle')
    const last = points[0]
    if (last !== undefined) {
      dot.setAttribute('cx', String(last.x))
      dot.setAttribute('cy', String(last.y))
      dot.setAttribute('r', '2.5')
    }
    dot.setAttribute('class', 'link-dot')
    dot.dataset['label'] = end.label
    return [path, dot]
  }

  #number(numbered: NumberedSpan): HTMLElement[] {
    if (!this.#layer.isNear(numbered.start)) return []
    const rect = this.#layer.firstRectOf(numbered.start, numbered.end)
    if (rect === undefined) return []
    const badge = document.createElement('span')
    badge.className = 'link-number'
    badge.dataset['label'] = numbered.label
    badge.dataset['code'] = numbered.code
    badge.dataset['end'] = numbered.id
    if (numbered.linked) badge.dataset['linked'] = 'true'
    if (numbered.faded) badge.dataset['faded'] = 'true'
    badge.textContent = numbered.linked ? `✓ ${numbered.code}` : numbered.code
    const x = this.#layer.directionAt(numbered.start) === 'rtl' ? rect.right : rect.left
    badge.style.left = `${x}px`
    badge.style.top = `${rect.top}px`
    return [badge]
  }
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Where a mark begins, on the side where its line of writing does. */
const startSide = (rect: ContentRect, rtl: boolean): number => (rtl ? rect.right : rect.left)

function sameVisualLine(a: ContentRect, b: ContentRect): boolean {
  const overlap = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return overlap > 0.5 * Math.min(a.bottom - a.top, b.bottom - b.top)
}

/** Down from one mark, along under the words, up to the other. */
function underOneLine(a: ContentRect, b: ContentRect, rtl: boolean): Point[] {
  const y = Math.max(a.bottom, b.bottom) + gap
  const from = (a.left + a.right) / 2
  const inset = Math.min(10, (b.right - b.left) / 2)
  const to = startSide(b, rtl) + (rtl ? -inset : inset)
  return [
    { x: from, y: a.bottom },
    { x: from, y },
    { x: to, y },
    { x: to, y: b.bottom },
  ]
}

/** Out under the line of one mark to the margin at the start of the lines, along it, and in above the other. */
function throughMargin(a: ContentRect, b: ContentRect, rtl: boolean, column: ContentRect, index: number): Point[] {
  const out = margin + (index % lanes) * lane
  const text = { left: column.left + columnPadding, right: column.right - columnPadding }
  const x = rtl ? text.right + out : text.left - out
  const from = startSide(a, rtl) + (rtl ? -8 : 8)
  const to = startSide(b, rtl) + (rtl ? -3 : 3)
  const yA = a.bottom + gap
  const yB = b.top - gap
  return [
    { x: from, y: a.bottom },
    { x: from, y: yA },
    { x, y: yA },
    { x, y: yB },
    { x: to, y: yB },
    { x: to, y: b.top },
  ]
}

/** The padding of the column at its sides, as `reader.css` sets it: 2rem. */
const columnPadding = 32

/** A path through the points with rounded corners. */
function rounded(points: readonly Point[]): string {
  return points
    .map((point, i) => {
      const before = points[i - 1]
      const after = points[i + 1]
      if (before === undefined) return `M${point.x} ${point.y}`
      if (after === undefined) return `L${point.x} ${point.y}`
      const entry = towards(point, before)
      const exit = towards(point, after)
      return `L${entry.x} ${entry.y}Q${point.x} ${point.y} ${exit.x} ${exit.y}`
    })
    .join('')
}

function towards(corner_: Point, other: Point): Point {
  const dx = other.x - corner_.x
  const dy = other.y - corner_.y
  const length = Math.hypot(dx, dy)
  const reach = Math.min(corner, length / 2)
  return length === 0 ? corner_ : { x: corner_.x + (dx / length) * reach, y: corner_.y + (dy / length) * reach }
}
