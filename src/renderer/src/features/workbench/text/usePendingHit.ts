import { useEffect } from 'react'
import { takeReveal, usePendingReveal } from '@renderer/state/projectSearch'
import { goTo, type TextCommandContext } from './commandContext'

/** Shows the hit of a project search that this document was opened for: selected, so that the next key can mark it. */
export function usePendingHit(context: TextCommandContext | null): void {
  const pending = usePendingReveal(({ reveal }) => reveal)
  useEffect(() => {
    if (context === null) return
    const hit = takeReveal(context.session.layer.documentId)
    if (hit === null) return
    const { reader } = context
    reader.focus()
    const annotation = hit.annotationId === undefined ? undefined : context.session.index.get(hit.annotationId)
    if (annotation === undefined) reader.select({ anchor: hit.start, focus: hit.end })
    else {
      goTo(reader, annotation)
      context.session.setFocus(annotation.id)
    }
    reader.reveal(hit.start, 'center')
  }, [context, pending])
}
