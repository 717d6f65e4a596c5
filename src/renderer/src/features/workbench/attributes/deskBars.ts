/** What the bars at the foot of the text have in common: the annotation they are about, and when they go. */
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Annotation } from '@core/annotation/model'
import { showDeskBar, useDeskBar } from '@renderer/state/deskBar'
import type { TextCommandContext } from '../text/commandContext'

export interface DeskBarProps {
  readonly context: TextCommandContext
  /** Takes the bar away and gives the focus back to the text. */
  readonly onClose: () => void
}

/** The focused annotation as it is now, while the desk shows this bar; a bar that loses its annotation is closed. */
export function useAnnotationOfBar(bar: 'attributes' | 'note', { context, onClose }: DeskBarProps): Annotation | null {
  const { session } = context
  const shown = useDeskBar((s) => s.bar === bar)
  const focused = useStore(session.store, ({ focusedId }) =>
    focusedId === null ? null : (session.index.get(focusedId) ?? null),
  )
  const lost = shown && focused === null
  useEffect(() => {
    if (!lost) return
    // The focus goes back to the text only if it went away with the bar; whoever clicked elsewhere wants to be there.
    if (document.activeElement === document.body) onClose()
    else showDeskBar(null)
  }, [lost, onClose])
  return shown ? focused : null
}

/** Brings the annotation into what the bar leaves of the text, and calls `focus` when the bar, already open, is asked for again. */
export function useBarAskedFor({ context }: DeskBarProps, { start }: Annotation, focus: () => void): void {
  const latest = useRef(focus)
  useEffect(() => {
    latest.current = focus
  })
  useEffect(() => {
    context.reader.reveal(start, 'nearest')
    return useDeskBar.subscribe((now, before) => {
      if (now.bar !== null && now.bar === before.bar) latest.current()
    })
  }, [context, start])
}
