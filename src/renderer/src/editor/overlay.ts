/** A layer over the text for what is drawn beside glyphs: it scrolls with the text and takes no pointer. */
import type { DocumentView } from './DocumentView'
import { rangeOf } from './points'

/** A rectangle in the coordinates of the scrolled content, pixels. */
export interface ContentRect {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Parts of the text farther than this many heights of the view from it are not measured: they may not be laid out yet. */
const reach = 1

export class OverlayLayer {
  readonly element: HTMLElement
  readonly #view: DocumentView
  readonly #scroller: HTMLElement
  readonly #draw: () => void
  readonly #resizes: ResizeObserver
  #frame = 0

  /** `draw` is called, at most once a frame, after whatever moves the text: scrolling, resizing, `invalidate`. */
  constructor(view: DocumentView, scroller: HTMLElement, className: string, draw: () => void) {
    this.#view = view
    this.#scroller = scroller
    this.#draw = draw
    this.element = document.createElement('div')
    this.element.className = `reader-overlay ${className}`
    this.element.setAttribute('aria-hidden', 'true')
    scroller.append(this.element)
    scroller.addEventListener('scroll', this.invalidate, { passive: true })
    this.#resizes = new ResizeObserver(this.invalidate)
    this.#resizes.observe(view.root)
    this.#resizes.observe(scroller)
  }

  /** Has the layer drawn anew with the next frame. */
  readonly invalidate = (): void => {
    if (this.#frame !== 0) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      this.#draw()
    })
  }

  /** The edges of the column of text. */
  get column(): ContentRect {
    return this.toContent(this.#view.root.getBoundingClientRect())
  }

  /** Whether the line of an offset (UTF-16 units) is near what is in sight, so that measuring it is cheap. */
  isNear(offset: number): boolean {
    const rect = this.#view.skippedAsOne(offset).getBoundingClientRect()
    const frame = this.#scroller.getBoundingClientRect()
    return rect.bottom > frame.top - reach * frame.height && rect.top < frame.bottom + reach * frame.height
  }

  /** The rectangles of [start, end) in UTF-16 units, one per visual line or more, in the order of the text. */
  rectsOf(start: number, end: number): ContentRect[] {
    return Array.from(rangeOf(this.#view, start, end).getClientRects(), (rect) => this.toContent(rect)).filter(
      ({ left, right }) => right > left,
    )
  }

  /** The rectangle around the part of [start, end) that stands on its first visual line; undefined when nothing of it is shown. */
  firstRectOf(start: number, end: number): ContentRect | undefined {
    // The browser names the rectangles of one visual line from left to right, whatever the direction of the writing.
    const rects = this.rectsOf(start, end)
    const top = Math.min(...rects.map((rect) => rect.top))
    const first = rects.filter((rect) => rect.top - top < 0.5 * (rect.bottom - rect.top))
    return first.reduce<ContentRect | undefined>((around, rect) => (around === undefined ? rect : union(around, rect)), undefined) // prettier-ignore
  }

  /** The direction of the line at an offset. */
  directionAt(offset: number): 'rtl' | 'ltr' {
    return this.#view.lineElement(this.#view.model.lines.lineAt(offset)).dir === 'ltr' ? 'ltr' : 'rtl'
  }

  toContent(rect: DOMRect): ContentRect {
    const frame = this.#scroller.getBoundingClientRect()
    // `clientLeft` holds a scrollbar that stands on the left, as it does in right-to-left pages.
    const dx = this.#scroller.scrollLeft - frame.left - this.#scroller.clientLeft
    const dy = this.#scroller.scrollTop - frame.top - this.#scroller.clientTop
    return { left: rect.left + dx, right: rect.right + dx, top: rect.top + dy, bottom: rect.bottom + dy }
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame)
    this.#scroller.removeEventListener('scroll', this.invalidate)
    this.#resizes.disconnect()
    this.element.remove()
  }
}

function union(a: ContentRect, b: ContentRect): ContentRect {
  return {
    left: Math.min(a.left, b.left),
    right: Math.max(a.right, b.right),
    top: Math.min(a.top, b.top),
    bottom: Math.max(a.bottom, b.bottom),
  }
}
