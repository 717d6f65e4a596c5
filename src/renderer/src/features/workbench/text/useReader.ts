/** Binds a reader to the session of the open document: marks, focus, hover, selection and place, both ways. */
import { useEffect, useRef, useState, type RefObject } from 'react'
import { isMac, runCommand } from '@renderer/commands/keymap'
import { Reader } from '@renderer/editor/Reader'
import { isCollapsed, type TextSelection } from '@renderer/editor/selection'
import { usePreferences } from '@renderer/state/preferences'
import type { OpenDocument } from '@renderer/state/sessions'
import { cycleAmong, type Snapping } from '@renderer/state/tagging'
import { type Happening, type TextCommandContext, textCommands } from './textCommands'

export interface ReaderBinding {
  readonly host: RefObject<HTMLDivElement | null>
  /** Null until the text is shown. */
  readonly context: TextCommandContext | null
  readonly selection: TextSelection | null
}

export interface ReaderHooks {
  readonly label: string
  readonly say: (happening: Happening) => void
  readonly onError: (error: Error) => void
  readonly onPlace: (reader: Reader) => void
}

/** Shows `open` in the host element and keeps both in step until another document comes. */
export function useReader(open: OpenDocument, hooks: ReaderHooks): ReaderBinding {
  const host = useRef<HTMLDivElement>(null)
  const latest = useRef(hooks)
  const [context, setContext] = useState<TextCommandContext | null>(null)
  const [selection, setSelection] = useState<TextSelection | null>(null)
  useEffect(() => {
    latest.current = hooks
  })

  useEffect(() => {
    if (host.current === null) return undefined
    const { session } = open
    // Set by a pointer released with Alt: that one selection keeps its exact boundaries.
    let exactOnce = false
    let hoveredInText: string | null = null
    const snapping = (): Snapping => (exactOnce ? 'exact' : usePreferences.getState().snapping)

    const reader: Reader = new Reader(
      host.current,
      { lines: session.lines, index: session.index },
      {
        onSelection: (now) => {
          if (now === null) return
          setSelection(now)
          if (isCollapsed(now)) exactOnce = false
          const { focused } = session
          const left = focused !== null && (now.focus < focused.start || now.focus > focused.end)
          if (left && isCollapsed(now)) session.setFocus(null)
        },
        onHover: (ids) => {
          const id = ids.at(-1) ?? null
          // React tells the list that the pointer came before the browser tells the text that it left.
          if (id !== null || session.store.getState().hoveredId === hoveredInText) session.setHover(id)
          hoveredInText = id
        },
        onClick: (ids) => {
          if (ids.length === 0) session.setFocus(null)
          else cycleAmong(session, ids)
        },
        onPointerSelection: (exact) => {
          exactOnce = exact
        },
        onKey: (event) => runCommand(event, 'text', handlers),
        onError: (error) => latest.current.onError(error),
      },
      { label: latest.current.label, isMac },
    )
    const commandContext: TextCommandContext = { reader, session, snapping, say: (what) => latest.current.say(what) }
    const handlers = textCommands(commandContext)

    const stopLines = session.onLines((lines) => reader.refreshLines(lines))
    const paint = () => {
      const { focusedId, hoveredId } = session.store.getState()
      reader.highlight('focus', focusedId === null ? null : (session.index.get(focusedId) ?? null))
      reader.highlight('hover', hoveredId === null ? null : (session.index.get(hoveredId) ?? null))
    }
    const stopPaint = session.store.subscribe(paint)

    restorePlace(reader, open)
    paint()
    const onScroll = () => latest.current.onPlace(reader)
    const element = host.current
    element.addEventListener('scroll', onScroll, { capture: true, passive: true })
    setContext(commandContext)

    return () => {
      element.removeEventListener('scroll', onScroll, { capture: true })
      stopLines()
      stopPaint()
      reader.dispose()
      setContext(null)
      setSelection(null)
    }
  }, [open])

  useEffect(() => context?.reader.setLabel(hooks.label), [context, hooks.label])
  return { host, context, selection }
}

/** Where the reader was when this document was last open: topmost line, caret, focused mark. */
function restorePlace(reader: Reader, { session, place }: OpenDocument): void {
  reader.focus()
  if (place === null) {
    reader.select({ anchor: 0, focus: 0 })
    return
  }
  reader.select({ anchor: place.caret, focus: place.caret })
  session.setFocus(place.focusedAnnotationId)
  reader.scrollToTop(place.topOffset)
}
