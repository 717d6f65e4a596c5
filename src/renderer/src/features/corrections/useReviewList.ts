/** The corrections of the person at work in the open project, as they stand now. */
import type { Layer } from '@core/annotation/model'
import { emptyLayer } from '@core/annotation/layers'
import { useServices } from '@renderer/services/services'
import {
  compareCorrections,
  type CorrectedDocument,
  countByDocument,
  reviewState,
  type ReviewState,
} from '@renderer/state/corrections'
import type { OpenDocument } from '@renderer/state/sessions'
import type { CorrectionRow, CorrectionState } from '@renderer/store/rows'
import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import { useStore } from 'zustand'

export interface ReviewEntry {
  readonly row: CorrectionRow
  readonly state: ReviewState
}

export interface OtherDocument extends CorrectedDocument {
  readonly title: string
}

export interface ReviewList {
  /** Of the open document, in reading order. */
  readonly entries: readonly ReviewEntry[]
  /** The others with corrections, in the order of the project's documents. */
  readonly others: readonly OtherDocument[]
  /** Over all documents. */
  readonly total: number
  readonly left: number
  /** What people known on this laptop are called. */
  readonly nameOf: (annotatorId: string) => string | null
}

/**
 * Null while it is being read. `said` is what the person said in this panel by correction id: it holds at once, before the
 * database has it.
 */
export function useReviewList(
  { project, row: openRow, annotator, session }: OpenDocument,
  said: ReadonlyMap<string, CorrectionState>,
): ReviewList | null {
  const { store } = useServices()
  const stored = useLiveQuery(async () => {
    const rows = (await store.corrections.list(project.id)).filter((r) => r.correction.annotatorId === annotator.id)
    const ids = [...new Set(rows.map(({ documentId }) => documentId))]
    const documents = await Promise.all(ids.map((id) => store.documents.get(project.id, id)))
    const layers = await Promise.all(ids.map((id) => store.layers.get(project.id, id, annotator.id)))
    const people = await store.annotators.list()
    return { rows, documents: documents.filter((d) => d !== undefined), layers, people }
  }, [store, project.id, annotator.id])
  // What is on the screen is ahead of the database by a moment.
  const annotations = useStore(session.store, (s) => s.annotations)
  const links = useStore(session.store, (s) => s.links)

  return useMemo(() => {
    if (stored === undefined) return null
    const { documents, layers, people } = stored
    const rows = stored.rows.map((row): CorrectionRow => ({ ...row, state: said.get(row.id) ?? row.state }))
    const byDocument = new Map<string, Layer>(layers.map((layer) => [layer.documentId, layer]))
    byDocument.set(openRow.id, session.layer)
    const layerOf = (id: string) => byDocument.get(id) ?? emptyLayer(id, annotator.id)
    const counts = new Map(countByDocument(rows, layerOf).map((count) => [count.documentId, count]))
    const others = documents
      .filter(({ id }) => id !== openRow.id)
      .sort((a, b) => a.order - b.order)
      .flatMap(({ id, title }) => {
        const count = counts.get(id)
        return count === undefined ? [] : [{ ...count, title }]
      })
    const entries = rows
      .filter(({ documentId }) => documentId === openRow.id)
      .sort((a, b) => compareCorrections(a.correction, b.correction))
      .map((row) => ({ row, state: reviewState(row, session.layer) }))
    return {
      entries,
      others,
      total: rows.length,
      left: [...counts.values()].reduce((sum, { left }) => sum + left, 0),
      nameOf: (id: string) => people.find((person) => person.id === id)?.name ?? null,
    }
    // `annotations` and `links` stand for the layer of the session, which is not itself in its state.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [stored, said, openRow.id, annotator.id, session, annotations, links])
}
