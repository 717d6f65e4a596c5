/**
 * Bidi controls, joiners, odd spaces, tabs and tatweel, drawn over the text on demand. Everything stands in a layer of its
 * own, measured from the laid-out text and never within it: a label inside a line would move glyphs and tear letters apart.
 */
import { findInvisibles, type InvisibleKind } from '@core/text/invisibles'
import type { DocumentView } from './DocumentView'
import { type ContentRect, OverlayLayer } from './overlay'
import { topLine } from './scrolling'

/** Lines this many heights of the view beyond its edges are drawn too, so that scrolling finds them there. */
const reach = 0.5

/** A text made of nothing but such characters shall not stop the page. */
const mostDrawn = 2000

/** Pixels between two characters within which their names would cover each other. */
const nameWidth = 28

interface Drawn extends ContentRect {
  readonly kind: InvisibleKind
  /** The names above it; empty when they stand above a neighbour. */
  names: string
}

export class InvisiblesLayer {
  readonly #view: DocumentView
  readonly #scroller: HTMLElement
  readonly #layer: OverlayLayer
  #enabled = false

  constructor(view: DocumentView, scroller: HTMLElement) {
    this.#view = view
    this.#scroller = scroller
    this.#layer = new OverlayLayer(view, scroller, 'invisibles-layer', () => this.#draw())
  }

  setEnabled(enabled: boolean): void {
    if (enabled === this.#enabled) return
    this.#enabled = enabled
    this.#layer.invalidate()
  }

  /** Has the layer drawn anew, after a change of layout that resized nothing. */
  invalidate(): void {
    this.#layer.invalidate()
  }

  dispose(): void {
    this.#layer.dispose()
  }

  #draw(): void {
    const { element } = this.#layer
    if (!this.#enabled) {
      if (element.firstChild !== null) element.replaceChildren()
      return
    }
    // All is measured before anything is written, or every label would have the text laid out again.
    element.replaceChildren(...this.#inSight().map(elementOf))
  }

  #inSight(): Drawn[] {
    const frame = this.#scroller.getBoundingClientRect()
    const top = frame.top - reach * frame.height
    const bottom = frame.bottom + reach * frame.height
    const isNear = (rect: DOMRect) => rect.bottom > top && rect.top < bottom
    const drawn: Drawn[] = []
    const { count } = this.#view.model.lines
    for (let line = topLine(this.#view, top); line < count && drawn.length < mostDrawn; line++) {
      const element = this.#view.lineElement(line)
      if (element.getBoundingClientRect().top >= bottom) break
      this.#measureWithin(element, element.dir, isNear, drawn)
    }
    return drawn
  }

  /** A long line is cut into pieces, and lines and pieces into segments: those out of sight are passed over. */
  #measureWithin(element: Element, dir: string, isNear: (rect: DOMRect) => boolean, drawn: Drawn[]): void {
    if (!isNear(element.getBoundingClientRect()) || drawn.length >= mostDrawn) return
    for (const child of element.childNodes) {
      if (child instanceof Text) this.#measure(child, dir, isNear, drawn)
      else if (child instanceof Element) this.#measureWithin(child, dir, isNear, drawn)
    }
  }

  #measure(text: Text, dir: string, isNear: (rect: DOMRect) => boolean, drawn: Drawn[]): void {
    const range = document.createRange()
    for (const { offset, kind, short } of findInvisibles(text.data)) {
      range.setStart(text, offset)
      range.setEnd(text, offset + 1)
      const rect = range.getClientRects()[0]
      if (rect === undefined || !isNear(rect)) continue
      const place = this.#layer.toContent(rect)
      // In one cluster with a letter, a joiner is given a share of the letter's width; it stands at its end.
      const end = dir === 'ltr' ? place.right : place.left
      const box = kind === 'mark' ? { ...place, left: end, right: end } : place
      if (kind === 'tab' || kind === 'tatweel') {
        drawn.push({ ...box, kind, names: '' })
        continue
      }
      // Names in a row stand in the order of the text, the first one first.
      const neighbour = drawn.findLast(({ names }) => names !== '')
      const joins = neighbour !== undefined && isBeside(neighbour, box)
      if (joins) neighbour.names += ` ${short}`
      drawn.push({ ...box, kind, names: joins ? '' : short })
    }
  }
}

function isBeside(a: ContentRect, b: ContentRect): boolean {
  return Math.abs(a.left - b.left) < nameWidth && Math.abs(a.top - b.top) < 1
}

function elementOf({ kind, names, left, right, top, bottom }: Drawn): HTMLElement {
  const element = document.createElement('span')
  element.className = 'invisible'
  element.dataset['kind'] = kind
  if (names !== '') element.dataset['names'] = names
  element.style.left = `${left}px`
  element.style.top = `${top}px`
  element.style.width = `${right - left}px`
  element.style.height = `${bottom - top}px`
  return element
}
