/** Binds a reader to the session of the open document: marks, focus, hover, selection and place, both ways. */
import { useEffect, useRef, useState, type RefObject } from 'react'
import { invokeCommand } from '@renderer/commands/handlers'
import { isMac, runCommand } from '@renderer/commands/keymap'
import { Reader } from '@renderer/editor/Reader'
import { isCollapsed, type TextSelection } from '@renderer/editor/selection'
import { usePreferences } from '@renderer/state/preferences'
import type { DocumentSession } from '@renderer/state/documentSession'
import type { OpenDocument } from '@renderer/state/sessions'
import { cycleAmong, type Snapping } from '@renderer/state/tagging'
import { useScheme } from '@renderer/state/scheme'
import { dismissOffer, stopLinking, useLinking } from '@renderer/state/linking'
import type { Happening } from './happenings'
import { handleLinkKey, linkAmong } from './linkCommands'
import { linkPicture } from './linkPicture'
import type { TextCommandContext } from './commandContext'

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
          // A click on an end to link moves the caret there; the focus stays where the link comes from.
          const linking = useLinking.getState().mode?.session === session
          if (left && isCollapsed(now) && !linking) session.setFocus(null)
        },
        onHover: (ids) => {
          const id = ids.at(-1) ?? null
          // React tells the list that the pointer came before the browser tells the text that it left.
          if (id !== null || session.store.getState().hoveredId === hoveredInText) session.setHover(id)
          hoveredInText = id
        },
        onClick: (ids) => {
          if (linkAmong(commandContext, ids)) return
          if (ids.length === 0) session.setFocus(null)
          else cycleAmong(session, ids)
        },
        onPointerSelection: (exact) => {
          exactOnce = exact
        },
        onKey: (event) => handleLinkKey(commandContext, event) || runCommand(event, 'text', invokeCommand),
        onError: (error) => latest.current.onError(error),
      },
      { label: latest.current.label, isMac },
    )
    const commandContext: TextCommandContext = {
      reader,
      session,
      get scheme() {
        return useScheme.getState().scheme
      },
      snapping,
      say: (what) => latest.current.say(what),
    }

    const stopLines = session.onLines((lines) => reader.refreshLines(lines))
    const paintLinks = () => {
      forgetLinking(session)
      showLinks(reader, session)
    }
    const paintFocus = () => {
      const { focusedId, hoveredId } = session.store.getState()
      reader.highlight('focus', focusedId === null ? null : (session.index.get(focusedId) ?? null))
      reader.highlight('hover', hoveredId === null ? null : (session.index.get(hoveredId) ?? null))
    }
    const stopPaint = session.store.subscribe((now, before) => {
      const changed = now.annotations !== before.annotations
      if (changed || now.links !== before.links || now.focusedId !== before.focusedId) paintLinks()
      if (changed || now.focusedId !== before.focusedId || now.hoveredId !== before.hoveredId) paintFocus()
    })
    const stopLinks = useLinking.subscribe(() => showLinks(reader, session))

    restorePlace(reader, open)
    paintLinks()
    paintFocus()
    const onScroll = () => latest.current.onPlace(reader)
    const element = host.current
    element.addEventListener('scroll', onScroll, { capture: true, passive: true })
    setContext(commandContext)

    return () => {
      element.removeEventListener('scroll', onScroll, { capture: true })
      stopLines()
      stopPaint()
      stopLinks()
      useLinking.setState({ mode: null, offer: null })
      reader.dispose()
      setContext(null)
      setSelection(null)
    }
  }, [open])

  useEffect(() => context?.reader.setLabel(hooks.label), [context, hooks.label])
  return { host, context, selection }
}

/** Draws the links of the focused annotation, and tints their other ends. */
function showLinks(reader: Reader, session: DocumentSession): void {
  const picture = linkPicture(session)
  reader.showLinks(picture)
  for (const label of useScheme.getState().labels) {
    const ends = picture.ends.filter((end) => end.label === label)
    reader.paintSpans(
      `linked-${label}`,
      ends.sort((a, b) => a.start - b.start),
    )
  }
}

/** Linking is about the focused annotation: once another one is focused, or none, it is over. */
function forgetLinking({ focused }: DocumentSession): void {
  const { mode, offer } = useLinking.getState()
  if (mode !== null && mode.fromId !== focused?.id) stopLinking()
  if (offer !== null && offer.fromId !== focused?.id) dismissOffer()
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
