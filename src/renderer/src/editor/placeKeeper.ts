/** Keeps what is being read in its place while the text is laid out anew in another size, width or font. */
import type { DocumentView } from './DocumentView'
import { caretRect, scrollToTop, topOffset } from './scrolling'

/** The line kept may stand this many pixels from the top and still count as the topmost. */
const tolerance = 2

/**
 * Returns a function to call right before a change of layout that is made in the same task. When the task is over, the
 * visual line that was topmost is so again. In a row of changes, as when a slider is dragged, the same character is kept
 * throughout; else the text would creep up to the start of a line with each of them.
 */
export function placeKeeper(view: DocumentView, scroller: HTMLElement): () => void {
  let kept: number | null = null
  return () => {
    const top = scroller.getBoundingClientRect().top
    const isStillTop = kept !== null && Math.abs(caretRect(view, kept).top - top) < tolerance
    const offset = kept !== null && isStillTop ? kept : topOffset(view, scroller)
    kept = offset
    const atTop = scroller.scrollTop === 0
    queueMicrotask(() => {
      if (!atTop) scrollToTop(view, scroller, offset)
    })
  }
}
