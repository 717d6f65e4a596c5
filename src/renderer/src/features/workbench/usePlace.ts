/** Remembers where the reader is in the open document, for the next start. */
import { useCallback, useEffect, useRef } from 'react'
import type { Reader } from '@renderer/editor/Reader'
import { useServices } from '@renderer/services/services'
import type { OpenDocument } from '@renderer/state/sessions'
import type { ReadingPlace } from '@renderer/store/rows'

/** How long the reader must rest before its place is written: scrolling must not write at every frame. */
const restMs = 300

/** Returns a function to call whenever the place may have changed; it is written after a rest, and at once on hiding. */
export function usePlace(open: OpenDocument): (reader: Reader) => void {
  const { store } = useServices()
  const pending = useRef<{ timer: number; write: () => void } | null>(null)

  const flush = useCallback(() => {
    if (pending.current === null) return
    window.clearTimeout(pending.current.timer)
    pending.current.write()
    pending.current = null
  }, [])

  useEffect(() => {
    window.addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', flush)
      flush()
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
      const write = () => void store.places.set(open.project.id, open.row.id, place).catch(() => undefined)
      pending.current = { write, timer: window.setTimeout(flush, restMs) }
    },
    [open, store, flush],
  )
}
