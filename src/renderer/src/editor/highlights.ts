/**
 * Passing paint: which annotation is focused or pointed at. CSS Custom Highlights colour ranges without touching the DOM,
 * so moving the focus through a document never re-segments a line.
 */
import type { DocumentView } from './DocumentView'
import { rangeOf } from './points'

export interface LabelledSpan {
  readonly label: string
  /** UTF-16 units. */
  readonly start: number
  readonly end: number
}

const kinds = ['focus', 'hover'] as const
export type HighlightKind = (typeof kinds)[number]

/** Shows `span` as the one of its kind, or none. Style sheets name the highlights `sanad-focus-claim` and so on. */
export function showHighlight(view: DocumentView, kind: HighlightKind, span: LabelledSpan | null): void {
  for (const name of [...CSS.highlights.keys()]) if (name.startsWith(`sanad-${kind}-`)) CSS.highlights.delete(name)
  if (span === null) return
  const highlight = new Highlight(rangeOf(view, span.start, span.end))
  highlight.priority = kinds.length - kinds.indexOf(kind)
  CSS.highlights.set(`sanad-${kind}-${span.label}`, highlight)
}

export function clearHighlights(): void {
  for (const name of [...CSS.highlights.keys()]) if (name.startsWith('sanad-')) CSS.highlights.delete(name)
}
