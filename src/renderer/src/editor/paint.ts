/**
 * What a segment of text looks like: one visual channel per label, so that any overlap stays legible.
 * A claim is a wash, a source an underline, a figure an outline. Everything is background or inset
 * shadow: nothing here may move a glyph, or Arabic letters would come apart at the edge of a mark.
 */
import type { AnnotationIndex } from '@core/annotation/annotationIndex'
import type { PieceSegment } from './longLines'

/** The paint of one segment: part of a node's state, so compared by value and never changed in place. */
export interface Paint {
  /** Annotation ids over the segment, in reading order. */
  readonly ids: readonly string[]
  /** The label of each of `ids`, at the same place. */
  readonly labels: readonly string[]
  readonly className: string
  /** In an odd piece of a very long line (see `longLines.ts`). */
  readonly odd: boolean
}

export const unpainted: Paint = { ids: [], labels: [], className: '', odd: false }
const unpaintedOdd: Paint = { ...unpainted, odd: true }

/** Arabic as the page's text has it, but another name: no font and no screen reader makes a difference. */
const oddLanguage = 'ar-001'

/** Deeper nesting of one label than this looks the same; the side list tells the rest. */
const deepest = 3

export function samePaint(a: Paint, b: Paint): boolean {
  return (
    a === b ||
    (a.className === b.className && a.odd === b.odd && sameItems(a.ids, b.ids) && sameItems(a.labels, b.labels))
  )
}

function sameItems(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i])
}

/** The paint of a segment; the index knows every id in it. */
export function paintOf(segment: PieceSegment, index: AnnotationIndex): Paint {
  if (segment.ids.length === 0) return segment.odd ? unpaintedOdd : unpainted
  const labelOf = (id: string) => index.get(id)?.label ?? ''
  const labels = segment.ids.map(labelOf)
  const depth = new Map<string, number>()
  for (const label of labels) depth.set(label, (depth.get(label) ?? 0) + 1)

  const classes = ['mark']
  for (const [label, count] of depth) {
    classes.push(`mark-${label}`)
    if (count > 1) classes.push(`mark-${label}-${Math.min(count, deepest)}`)
  }
  for (const label of new Set(segment.starting.map(labelOf))) classes.push(`starts-${label}`)
  for (const label of new Set(segment.ending.map(labelOf))) classes.push(`ends-${label}`)
  return { ids: segment.ids, labels, className: classes.join(' '), odd: segment.odd }
}

/** Writes a paint onto a segment's element; tests and style sheets rely on the attributes. */
export function applyPaint(element: HTMLElement, paint: Paint): void {
  if (paint.odd) element.lang = oddLanguage
  else element.removeAttribute('lang')
  if (paint.ids.length === 0) {
    element.removeAttribute('class')
    element.removeAttribute('data-ids')
    element.removeAttribute('data-labels')
    return
  }
  element.className = paint.className
  element.dataset['ids'] = paint.ids.join(' ')
  element.dataset['labels'] = paint.labels.join(' ')
}
