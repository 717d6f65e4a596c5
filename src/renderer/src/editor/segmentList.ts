/** The segments of a line, or of a piece of one: cut and painted by its annotations, and brought up to date with few changes. */
import type { ElementNode } from 'lexical'
import type { AnnotationIndex } from '@core/annotation/annotationIndex'
import type { Annotation } from '@core/annotation/model'
import { segmentsOfLine } from '@core/annotation/segments'
import { $createSegmentNode, $isSegmentNode, $paintOf, $setPaint, type SegmentNode } from './nodes/SegmentNode'
import { type Paint, paintOf, samePaint } from './paint'

interface PaintedSegment {
  readonly text: string
  readonly paint: Paint
}

/** A stretch of the text within a line, UTF-16 units, and the annotations that lie over it or beside it on its line. */
export interface Stretch {
  readonly start: number
  readonly end: number
  readonly annotations: readonly Annotation[]
}

function painted(text: string, index: AnnotationIndex, { start, end, annotations }: Stretch): PaintedSegment[] {
  return segmentsOfLine(start, end, annotations).map((segment) => ({
    text: text.slice(segment.start, segment.end),
    paint: paintOf(segment, index),
  }))
}

const $nodeOf = ({ text, paint }: PaintedSegment): SegmentNode => $createSegmentNode(text, paint)

/** Fills an empty node with the segments of a stretch. */
export function $fillSegments(node: ElementNode, text: string, index: AnnotationIndex, stretch: Stretch): void {
  const segments = painted(text, index, stretch)
  if (segments.length > 0) node.splice(0, 0, segments.map($nodeOf))
}

/** Replaces only what differs between the segments shown and those wanted: a common prefix and suffix stay as they are. */
export function $refreshSegments(node: ElementNode, text: string, index: AnnotationIndex, stretch: Stretch): void {
  const shown = node.getChildren().filter($isSegmentNode)
  const wanted = painted(text, index, stretch)
  const same = (one: SegmentNode | undefined, segment: PaintedSegment | undefined) =>
    one !== undefined && segment !== undefined && one.__text === segment.text && samePaint($paintOf(one), segment.paint)

  const shorter = Math.min(shown.length, wanted.length)
  let prefix = 0
  while (prefix < shorter && same(shown[prefix], wanted[prefix])) prefix += 1
  let suffix = 0
  while (suffix < shorter - prefix && same(shown.at(-1 - suffix), wanted.at(-1 - suffix))) suffix += 1

  const fresh = wanted.slice(prefix, wanted.length - suffix)
  const stale = shown.slice(prefix, shown.length - suffix)
  const sameCut = fresh.length === stale.length && fresh.every((s, i) => s.text === stale[i]?.__text)
  if (sameCut) {
    // Only the annotations changed, not where they cut the text: the elements stay, and with them caret and selection.
    stale.forEach((one, i) => {
      const segment = fresh[i]
      if (segment !== undefined) $setPaint(one, segment.paint)
    })
    return
  }
  node.splice(prefix, stale.length, fresh.map($nodeOf))
}
