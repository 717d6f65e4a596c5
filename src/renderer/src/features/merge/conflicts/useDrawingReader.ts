/** The reader with the versions of an item as marks, for drawing boundaries of one's own. Offsets are UTF-16 code units. */
import type { LabelledSpan, SpanItem } from '@core/adjudication/conflict'
import { AnnotationIndex } from '@core/annotation/annotationIndex'
import type { Annotation } from '@core/annotation/model'
import type { LineTable } from '@core/text/lineTable'
import { type Span, snapSpan } from '@core/text/snap'
import { standsAlone } from '@core/text/wholeWords'
import { isMac } from '@renderer/commands/keymap'
import { Reader } from '@renderer/editor/Reader'
import { isCollapsed, spanOf } from '@renderer/editor/selection'
import { usePreferences } from '@renderer/state/preferences'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { spansOf } from './versionDifference'

/** The span that the selection means, snapped as in the workbench or exact; null when nothing is selected. */
export type Selected = (exact?: boolean) => Span | null

export interface DrawingReader {
  readonly host: RefObject<HTMLDivElement | null>
  /** What would be taken now. */
  readonly span: Span | null
}

/**
 * Shows the text in the host element, with the first version selected. `onKey` gets the keys that are pressed in it, and what is
 * selected then; it answers whether the key was used up.
 */
export function useDrawingReader(
  item: SpanItem,
  lines: LineTable,
  label: string,
  onKey: (event: KeyboardEvent, selected: Selected) => boolean,
): DrawingReader {
  const host = useRef<HTMLDivElement>(null)
  const latest = useRef({ item, label, onKey })
  const [span, setSpan] = useState<Span | null>(null)
  const [broken, setBroken] = useState<Error | null>(null)
  useEffect(() => {
    latest.current = { item, label, onKey }
  })
  useEffect(() => {
    if (host.current === null) return undefined
    const { item: drawn, label: name } = latest.current
    const spans = spansOf(drawn.versions)
    const index = new AnnotationIndex(lines)
    for (const [i, mark] of spans.entries()) index.add(markOf(mark, i, drawn, lines))
    // Set by a pointer released with Alt: that one selection keeps its exact boundaries.
    let exactOnce = false
    const selected: Selected = (exact = false) => {
      const now = reader.lastSelection
      if (isCollapsed(now)) return null
      const { start, end } = spanOf(now)
      const mode = exact || exactOnce ? 'exact' : usePreferences.getState().snapping
      return snapSpan(lines, start, end, { mode, isKnownWord: (word) => standsAlone(lines.text, word) })
    }
    const reader: Reader = new Reader(
      host.current,
      { lines, index },
      {
        onSelection: (now) => {
          if (now === null) return
          if (isCollapsed(now)) exactOnce = false
          setSpan(selected())
        },
        onHover: () => undefined,
        onClick: () => undefined,
        onPointerSelection: (exact) => {
          exactOnce = exact
          setSpan(selected())
        },
        onKey: (event) => latest.current.onKey(event, selected),
        onError: setBroken,
      },
      { label: name, isMac },
    )
    const { start, end } = spans[0] ?? drawn
    reader.focus()
    reader.select({ anchor: start, focus: end })
    setSpan(selected())
    reader.reveal(start, 'center')
    return () => reader.dispose()
  }, [lines])
  // A text that cannot be shown right must not be shown at all; the boundary around the screen says so and logs it.
  if (broken !== null) throw broken
  return { host, span }
}

/** A version as the reader draws annotations: it looks at the span and the label. */
function markOf(span: LabelledSpan, index: number, { documentId }: SpanItem, { text }: LineTable): Annotation {
  return {
    ...{ id: String(index), documentId, annotatorId: '', ...span, quote: text.slice(span.start, span.end) },
    ...{ prefix: '', suffix: '', attributes: {}, note: '', origin: 'manual', createdAt: '', updatedAt: '' },
    ...{ revision: 1, deleted: false },
  }
}
