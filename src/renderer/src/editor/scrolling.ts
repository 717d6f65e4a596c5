/** Scrolling by document offsets (UTF-16 units), over lines that the browser has not laid out yet. */
import type { DocumentView } from './DocumentView'
import { pointOfOffset, rangeOf } from './points'

/** How often a target may move away while skipped lines before it are laid out for the first time. */
const settleFrames = 4

/** Space kept between the target and the edge of the view, in pixels. */
const margin = 64

/** Brings an offset into view, moving as little as possible; `center` puts it in the middle when it was out of sight. */
export function revealOffset(view: DocumentView, scroller: HTMLElement, offset: number, where: 'nearest' | 'center') {
  let frames = 0
  const step = () => {
    const rect = caretRect(view, offset)
    const frame = scroller.getBoundingClientRect()
    const above = rect.top - (frame.top + margin)
    const below = rect.bottom - (frame.bottom - margin)
    if (above >= 0 && below <= 0) return
    if (where === 'center') scroller.scrollTop += (rect.top + rect.bottom - frame.top - frame.bottom) / 2
    else scroller.scrollTop += above < 0 ? above : below
    frames += 1
    if (frames < settleFrames) requestAnimationFrame(step)
  }
  step()
}

/** The place of the caret at an offset, in client coordinates. */
export function caretRect(view: DocumentView, offset: number): DOMRect {
  const { node, offset: inNode } = pointOfOffset(view, offset, 'forward')
  const range = document.createRange()
  range.setStart(node, inNode)
  range.collapse(true)
  const rect = range.getClientRects()[0]
  if (rect !== undefined) return rect
  const element = node instanceof Element ? node : node.parentElement
  return (element ?? view.root).getBoundingClientRect()
}

/** The first offset of the topmost line in sight. */
export function topOffset(view: DocumentView, scroller: HTMLElement): number {
  const { lines } = view.model
  const top = scroller.getBoundingClientRect().top + 1
  let low = 0
  let high = lines.count - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (view.lineElement(middle).getBoundingClientRect().bottom > top) high = middle
    else low = middle + 1
  }
  return lines.start(low)
}

/** Puts the line of an offset at the top of the view. */
export function scrollToTop(view: DocumentView, scroller: HTMLElement, offset: number): void {
  if (offset <= 0) {
    scroller.scrollTop = 0
    return
  }
  let frames = 0
  const line = view.lineElement(view.model.lines.lineAt(offset))
  const step = () => {
    const delta = line.getBoundingClientRect().top - scroller.getBoundingClientRect().top
    if (Math.abs(delta) < 1) return
    scroller.scrollTop += delta
    frames += 1
    if (frames < settleFrames) requestAnimationFrame(step)
  }
  step()
}

/** The bounding rectangles of a span, one a visual line and text run. Client coordinates. */
export function spanRects(view: DocumentView, start: number, end: number): DOMRect[] {
  return [...rangeOf(view, start, end).getClientRects()]
}
