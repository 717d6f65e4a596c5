/** Which lines of a long table are in sight, when all are equally high: nothing is measured, and nothing is kept per line. */
import { useLayoutEffect, useState, type RefObject } from 'react'

export interface FixedLines {
  /** The first and the one after the last line to draw; some more than are in sight. */
  readonly first: number
  readonly end: number
  /** Lines that fit below the head. */
  readonly page: number
  /** Brings a line into sight by the shortest way. */
  readonly reveal: (index: number) => void
}

/** Lines drawn beyond what is in sight, on each side: a turn of the wheel finds them there. */
const overscan = 4

/** `headHeight` is that of what stays at the top of the scroller. All in pixels. */
export function useFixedLines(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  lineHeight: number,
  headHeight: number,
): FixedLines {
  const [view, setView] = useState({ top: 0, height: 0 })
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    // A new state only when other lines come into sight, not at every pixel.
    const look = () => {
      const top = Math.floor(element.scrollTop / lineHeight)
      const height = Math.max(0, element.clientHeight - headHeight)
      setView((before) => (before.top === top && before.height === height ? before : { top, height }))
    }
    look()
    element.addEventListener('scroll', look, { passive: true })
    const resized = new ResizeObserver(look)
    resized.observe(element)
    return () => {
      element.removeEventListener('scroll', look)
      resized.disconnect()
    }
  }, [scroller, lineHeight, headHeight])

  const reveal = (index: number) => scroller.current?.scrollTo({ top: nearestTop(scroller.current, index) })
  /** The least that it must be scrolled to show a line. */
  const nearestTop = ({ scrollTop, clientHeight }: HTMLElement, index: number): number => {
    const top = index * lineHeight
    return Math.max(Math.min(scrollTop, top), top + lineHeight + headHeight - clientHeight)
  }

  const shown = Math.ceil(view.height / lineHeight) + 1
  return {
    first: Math.max(0, Math.min(view.top, count) - overscan),
    end: Math.min(count, view.top + shown + overscan),
    page: Math.max(1, Math.floor(view.height / lineHeight) - 1),
    reveal,
  }
}
