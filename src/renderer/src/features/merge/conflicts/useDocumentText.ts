import { LineTable } from '@core/text/lineTable'
import { useServices } from '@renderer/services/services'
import { useEffect, useState } from 'react'

/** The text of a document of the merge; null while it is read, `missing` when the database does not have it. */
export function useDocumentText(documentId: string): LineTable | 'missing' | null {
  const { store } = useServices()
  const [read, setRead] = useState<{ readonly id: string; readonly text: LineTable | 'missing' } | null>(null)
  useEffect(() => {
    let gone = false
    const keep = (text: string | undefined) => {
      if (!gone) setRead({ id: documentId, text: text === undefined ? 'missing' : new LineTable(text) })
    }
    store.texts.get(documentId).then(keep, () => keep(undefined))
    return () => {
      gone = true
    }
  }, [store, documentId])
  return read?.id === documentId ? read.text : null
}
