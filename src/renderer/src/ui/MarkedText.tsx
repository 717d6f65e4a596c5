import type { Segment } from '@core/annotation/segments'
import { paintOf } from '@renderer/editor/paint'
import { useScheme } from '@renderer/state/scheme'
import '@renderer/editor/reader.css'
import './markedText.css'

/** A labelled stretch of a document, in UTF-16 code units of its text. */
export interface DrawnSpan {
  readonly label: string
  readonly start: number
  readonly end: number
}

export interface MarkedTextProps {
  /** A piece of a document, such as a sentence. */
  readonly text: string
  /** Where the piece begins in the document, in UTF-16 code units. */
  readonly start: number
  /** What is drawn in it, as far as it lies in the piece. */
  readonly spans: readonly DrawnSpan[]
}

/** A piece of a document with spans drawn as the editor draws them: nothing moves a letter, overlaps stay legible. */
export function MarkedText({ text, start, spans }: MarkedTextProps) {
  // Another scheme draws the same labels otherwise.
  useScheme(({ looks }) => looks)
  const labels = new Map(spans.map(({ label }, i) => [String(i), { label }]))
  return (
    <p className="marked-text selectable" dir="auto">
      {segmentsOf(start, start + text.length, spans).map((segment) => {
        const words = text.slice(segment.start - start, segment.end - start)
        const { className } = paintOf(segment, labels)
        return className === '' ? (
          words
        ) : (
          <span key={segment.start} className={className}>
            {words}
          </span>
        )
      })}
    </p>
  )
}

/** Cuts [start, end) at the boundaries of the spans; the id of a span is its place in the list. */
function segmentsOf(start: number, end: number, spans: readonly DrawnSpan[]): Segment[] {
  const inside = (offset: number) => Math.min(end, Math.max(start, offset))
  const cuts = new Set([start, end, ...spans.flatMap((span) => [inside(span.start), inside(span.end)])])
  const edges = [...cuts].sort((a, b) => a - b)
  return edges.slice(0, -1).map((from, i) => {
    const to = edges[i + 1] ?? end
    const over = [...spans.entries()].filter(([, span]) => span.start < to && span.end > from)
    const idsOf = (entries: typeof over) => entries.map(([place]) => String(place))
    return {
      start: from,
      end: to,
      ids: idsOf(over),
      starting: idsOf(over.filter(([, span]) => span.start === from)),
      ending: idsOf(over.filter(([, span]) => span.end === to)),
    }
  })
}
