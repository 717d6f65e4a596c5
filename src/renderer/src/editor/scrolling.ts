/** Scrolling by document offsets (UTF-16 units), over lines that the browser has not laid out yet. */
import type { DocumentView } from './DocumentView'
import { offsetOfPoint, pointOfOffset } from './points'

/** How often a target may move away while skipped lines before it are laid out for the first time. */
const settleFrames = 4

/** Space kept between the target and the edge of the view, in pixels. */
const margin = 64

/** Brings an offset into view, moving as little as possible; `center` puts it in the middle when it was out of sight. */
export function revealOffset(view: DocumentView, scroller: HTMLElement, offset: number, where: 'nearest' | 'center') {
  settle(scroller, () => {
    const rect = caretRect(view, offset)
    const frame = scroller.getBoundingClientRect()
    const above = rect.top - (frame.top + margin)
    const below = rect.bottom - (frame.bottom - margin)
    if (above >= 0 && below <= 0) return true
    if (where === 'center') scroller.scrollTop += (rect.top + rect.bottom - frame.top - frame.bottom) / 2
    else scroller.scrollTop += above < 0 ? above : below
    return false
  })
}

const settling = new WeakMap<HTMLElement, number>()

/**
 * Does a step of scrolling now and again with the next frames, until it answers that nothing is left to do. A newer one takes
 * its place: two targets would pull the text to and fro.
 */
function settle(scroller: HTMLElement, step: () => boolean): void {
  stopScrolling(scroller)
  let frames = 0
  const next = () => {
    if (step()) return
    frames += 1
    if (frames < settleFrames) settling.set(scroller, requestAnimationFrame(next))
  }
  next()
}

/** Ends the scrolling that is under way: for when the text goes away. */
export function stopScrolling(scroller: HTMLElement): void {
  cancelAnimationFrame(settling.get(scroller) ?? 0)
  settling.delete(scroller)
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

/** The offset of the first character in sight: of the topmost visual line, so that a long paragraph keeps its place too. */
export function topOffset(view: DocumentView, scroller: HTMLElement): number {
  const frame = scroller.getBoundingClientRect()
  const { lines } = view.model
  const line = topLine(view, frame.top + 1)
  const box = view.lineElement(line).getBoundingClientRect()
  // Of a line that is all but gone, its last pixels are asked: below them is the next.
  const y = Math.min(Math.max(box.top, frame.top) + 4, box.bottom - 1)
  const x = view.lineElement(line).dir === 'ltr' ? box.left + 1 : box.right - 1
  const position = document.caretPositionFromPoint(x, y)
  const offset = position === null ? null : offsetOfPoint(view, position.offsetNode, position.offset)
  return offset !== null && lines.lineAt(offset) === line ? offset : lines.start(line)
}

/** The first line that reaches below a height in client coordinates. */
export function topLine(view: DocumentView, top: number): number {
  let low = 0
  let high = view.model.lines.count - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (reachesBelow(view.lineElement(middle), top)) high = middle
    else low = middle + 1
  }
  return low
}

/** The box of a chunk answers for most lines: asking a line of a skipped chunk would have all of that laid out. */
function reachesBelow(line: HTMLElement, top: number): boolean {
  const chunk = line.parentElement?.getBoundingClientRect()
  if (chunk !== undefined && chunk.bottom <= top) return false
  if (chunk !== undefined && chunk.top > top) return true
  return line.getBoundingClientRect().bottom > top
}

/** Puts the visual line of an offset at the top of the view. */
export function scrollToTop(view: DocumentView, scroller: HTMLElement, offset: number): void {
  if (offset <= 0) {
    scroller.scrollTop = 0
    return
  }
  settle(scroller, () => {
    const delta = topOfCharacter(view, offset) - scroller.getBoundingClientRect().top
    if (Math.abs(delta) < 1) return true
    scroller.scrollTop += delta
    return false
  })
}

/** Where the character at an offset stands. Where a line was broken, a caret there would still be on the line before. */
function topOfCharacter(view: DocumentView, offset: number): number {
  const { node, offset: inNode } = pointOfOffset(view, offset, 'forward')
  if (!(node instanceof Text) || inNode >= node.length) return caretRect(view, offset).top
  const range = document.createRange()
  range.setStart(node, inNode)
  range.setEnd(node, inNode + 1)
  return (range.getClientRects()[0] ?? caretRect(view, offset)).top
}
