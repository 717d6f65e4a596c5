import { compareByPosition } from './layers'
import type { Annotation } from './model'

/** A stretch of a line over which the same annotations lie. Offsets are UTF-16 units of the document, half-open. */
export interface Segment {
  readonly start: number
  readonly end: number
  /** Annotations over the segment, in reading order. */
  readonly ids: readonly string[]
  /** Those of `ids` that start where the segment starts. */
  readonly starting: readonly string[]
  /** Those of `ids` that end where the segment ends. */
  readonly ending: readonly string[]
}

/**
 * Cuts the line [lineStart, lineEnd) at every boundary of the given live annotations. The segments cover the line exactly;
 * an empty line has none. Annotations may reach beyond the line. O(k log k) boundaries, times the depth of overlap.
 */
export function segmentsOfLine(lineStart: number, lineEnd: number, annotations: readonly Annotation[]): Segment[] {
  if (lineStart >= lineEnd) return []
  const here = annotations.filter((a) => a.start < lineEnd && a.end > lineStart).sort(compareByPosition)
  const cuts = new Set([lineStart, lineEnd])
  for (const { start, end } of here) {
    if (start > lineStart) cuts.add(start)
    if (end < lineEnd) cuts.add(end)
  }
  const edges = [...cuts].sort((a, b) => a - b)

  const segments: Segment[] = []
  let active: Annotation[] = []
  let next = 0
  for (let i = 0; i + 1 < edges.length; i++) {
    const start = edges[i] ?? lineStart
    const end = edges[i + 1] ?? lineEnd
    active = active.filter((a) => a.end > start)
    for (let a = here[next]; a !== undefined && a.start <= start; a = here[++next]) active.push(a)
    segments.push({
      start,
      end,
      ids: active.map((a) => a.id),
      starting: active.filter((a) => a.start === start).map((a) => a.id),
      ending: active.filter((a) => a.end === end).map((a) => a.id),
    })
  }
  return segments
}
