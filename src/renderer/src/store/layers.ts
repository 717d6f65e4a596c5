/** The layers: what each annotator marked on each document. */
import { countByLabel, emptyLayer, layerOf } from '@core/annotation/layers'
import type { Layer } from '@core/annotation/model'
import { isEmptyCounts, replaceCounts } from './counts'
import type { SanadDatabase } from './database'
import type { DocumentRow, LayerRow } from './rows'

export function layerRepository(db: SanadDatabase, now: () => string) {
  return {
    /** An annotator's layer on a document; an empty one if there is none yet. */
    async get(projectId: string, documentId: string, annotatorId: string): Promise<Layer> {
      const row = await db.layers.get([projectId, documentId, annotatorId])
      return row === undefined ? emptyLayer(documentId, annotatorId) : layerOfRow(row)
    },

    /** The layers of all annotators on a document. */
    async listForDocument(projectId: string, documentId: string): Promise<Layer[]> {
      const rows = await db.layers.where('[projectId+documentId]').equals([projectId, documentId]).toArray()
      return rows.map(layerOfRow)
    },

    /**
     * Writes a layer, with its document's counts and status, in one transaction: a document whose first mark this is
     * goes from not-started to in-progress. Resolves when it is on the disk. Rejects, and writes nothing, if the
     * document is not in the project.
     */
    async save(projectId: string, layer: Layer): Promise<void> {
      await db.transaction('rw', [db.documents, db.layers], async () => {
        const { documentId, annotatorId } = layer
        const document = await db.documents.get([projectId, documentId])
        if (document === undefined) throw new Error(`Project ${projectId} has no document ${documentId}.`)
        const before = await db.layers.get([projectId, documentId, annotatorId])
        const row = rowOfLayer(projectId, layer)
        await db.layers.put(row)
        const counts = replaceCounts(document.counts, before?.counts ?? {}, row.counts)
        await db.documents.put({ ...document, counts, status: statusAfter(document, counts), updatedAt: now() })
      })
    },
  }
}

/** The status of a document whose counts become these: with its first mark, work on it has begun. */
export function statusAfter(document: DocumentRow, counts: DocumentRow['counts']): DocumentRow['status'] {
  const firstMark = isEmptyCounts(document.counts) && !isEmptyCounts(counts)
  return firstMark && document.status === 'not-started' ? 'in-progress' : document.status
}

export function rowOfLayer(projectId: string, layer: Layer): LayerRow {
  const { documentId, annotatorId } = layer
  const annotations = [...layer.annotations.values()]
  const relations = [...layer.relations.values()]
  return { projectId, documentId, annotatorId, annotations, relations, counts: countByLabel(annotations) }
}

export function layerOfRow(row: LayerRow): Layer {
  return layerOf(row.documentId, row.annotatorId, row.annotations, row.relations)
}
