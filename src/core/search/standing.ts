/** How hits stand to the marks that are there already. Offsets are UTF-16 units. */
import type { Annotation } from '../annotation/model'
import type { Hit } from './query'

export type Standing =
  /** Nothing of this label is in the way. */
  | 'free'
  /** This very span has the label. */
  | 'marked'
  /** A mark of the label covers some of it. */
  | 'overlapping'

/**
 * How each hit stands to the live annotations of one label.
 * @param hits in order, none over another
 */
export function standingOf(hits: readonly Hit[], annotations: Iterable<Annotation>, label: string): Standing[] {
  const marks = [...annotations].filter((a) => !a.deleted && a.label === label)
  const standing = hits.map((): Standing => 'free')
  for (const mark of marks) {
    for (let i = firstEndingAfter(hits, mark.start); i < hits.length; i++) {
      const hit = hits[i]
      if (hit === undefined || hit.start >= mark.end) break
      if (hit.start === mark.start && hit.end === mark.end) standing[i] = 'marked'
      else if (standing[i] !== 'marked') standing[i] = 'overlapping'
    }
  }
  return standing
}

function firstEndingAfter(hits: readonly Hit[], offset: number): number {
  let low = 0
  let high = hits.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((hits[middle]?.end ?? 0) > offset) high = middle
    else low = middle + 1
  }
  return low
}
