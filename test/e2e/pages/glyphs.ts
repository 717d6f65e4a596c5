import type { Locator } from '@playwright/test'

/** The place of one UTF-16 unit of a text in the window, in pixels. */
interface GlyphPlace {
  readonly left: number
  readonly top: number
  readonly width: number
}

/**
 * How far a glyph may lie from where it was and still count as in its place: the browser rounds the place of each run of text
 * to 1/64 pixel, and a mark makes runs; a glyph that moved for another reason moves farther.
 */
export const glyphTolerance = 4 / 64

/** Where every UTF-16 unit of a line is drawn, in logical order. */
export function glyphsOf(line: Locator): Promise<GlyphPlace[]> {
  return line.evaluate((element) => {
    const places: { left: number; top: number; width: number }[] = []
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0
      for (let i = 0; i < length; i++) {
        range.setStart(node, i)
        range.setEnd(node, i + 1)
        const { left, top, width } = range.getBoundingClientRect()
        places.push({ left, top, width })
      }
    }
    return places
  })
}

/** How far the glyph that moved farthest is from where it was, in pixels; not a number when there are others than before. */
export function farthestMove(before: readonly GlyphPlace[], after: readonly GlyphPlace[]): number {
  if (before.length !== after.length) return Number.NaN
  const moves = after.flatMap((place, i) =>
    (['left', 'top', 'width'] as const).map((side) => Math.abs(place[side] - (before[i]?.[side] ?? Number.NaN))),
  )
  return Math.max(...moves)
}
