/** Remembers where the reader is in the open document, for the next start. */
import { useCallback, useEffect, useRef } from 'react'
import type { Reader } from '@renderer/editor/Reader'
import { useServices } from '@renderer/services/services'
import { beforeSettling, type OpenDocument } from '@renderer/state/sessions'
import type { ReadingPlace } from '@renderer/store/rows'

/** How long the reader must rest before its place is written: scrolling must not write at every frame. */
const restMs = 300

/** Returns a function to call whenever the place may have changed; it is written after a rest, and before closing. */
export function usePlace(open: OpenDocument): (reader: Reader) => void {
  const { store } = useServices()
  const pending = useRef<{ timer: number; write: () => Promise<void> } | null>(null)

  const flush = useCallback(async () => {
    const due = pending.current
    if (due === null) return
    pending.current = null
    window.clearTimeout(due.timer)
    await due.write()
  }, [])

  useEffect(() => {
    // The window waits for the sessions before it closes.
    const stop = beforeSettling(flush)
    return () => {
      stop()
      void flush()
    }
  }, [open, flush])

  return useCallback(
    (reader) => {
      if (pending.current !== null) window.clearTimeout(pending.current.timer)
      const place: ReadingPlace = {
        topOffset: reader.topOffset,
        caret: reader.selection?.focus ?? 0,
        focusedAnnotationId: open.session.store.getState().focusedId,
      }
      // The place is a convenience: failing to write it must not disturb, the marks report their own failures.
      const write = () => store.places.set(open.project.id, open.row.id, place).catch(() => undefined)
      pending.current = { write, timer: window.setTimeout(() => void flush(), restMs) }
    },
    [open, store, flush],
  )
}
