/** One annotator's layers on many documents, read and changed together: what "tag all" and its undo do. */
import { applyEdit, type Edit } from '@core/annotation/edits'
import { emptyLayer } from '@core/annotation/layers'
import type { Annotation } from '@core/annotation/model'
import { replaceCounts } from './counts'
import type { SanadDatabase } from './database'
import { layerOfRow, rowOfLayer, statusAfter } from './layers'
import type { DocumentRow, LayerRow } from './rows'

/** An edit of the annotator's layer on one document. */
export interface LayerEdit {
  readonly documentId: string
  readonly edit: Edit
}

export function tagAllRepository(db: SanadDatabase, now: () => string) {
  return {
    /** The live annotations of an annotator on these documents, by document; those without any are absent. */
    async annotations(
      projectId: string,
      annotatorId: string,
      documentIds: readonly string[],
    ): Promise<ReadonlyMap<string, readonly Annotation[]>> {
      const rows = await db.layers.bulkGet(documentIds.map((id) => keyOf(projectId, id, annotatorId)))
      const live = rows
        .filter((row) => row !== undefined)
        .map((row) => [row.documentId, row.annotations.filter((a) => !a.deleted)] as const)
      return new Map(live.filter(([, annotations]) => annotations.length > 0))
    },

    /**
     * Does an edit on the layer of each document, with its counts and status, in one transaction. Rejects, and writes
     * nothing, if a document or its text is not there or an edit does not fit its layer. Resolves when all is on the disk.
     */
    async apply(projectId: string, annotatorId: string, edits: readonly LayerEdit[]): Promise<void> {
      await db.transaction('rw', [db.documents, db.texts, db.layers], async () => {
        const ids = edits.map(({ documentId }) => documentId)
        const [documents, texts, layers] = await Promise.all([
          db.documents.bulkGet(ids.map((id): [string, string] => [projectId, id])),
          db.texts.bulkGet(ids),
          db.layers.bulkGet(ids.map((id) => keyOf(projectId, id, annotatorId))),
        ])
        const at = now()
        const layerRows: LayerRow[] = []
        const documentRows: DocumentRow[] = []
        for (const [i, { documentId, edit }] of edits.entries()) {
          const document = documents[i]
          const text = texts[i]?.text
          if (document === undefined || text === undefined) {
            throw new Error(`Project ${projectId} has no document ${documentId}.`)
          }
          const before = layers[i]
          const layer = before === undefined ? emptyLayer(documentId, annotatorId) : layerOfRow(before)
          const edited = applyEdit(layer, edit, { text, now: at })
          if (!edited.ok) throw new Error(`An edit of ${documentId} cannot be done: ${edited.error.kind}.`)
          const row = rowOfLayer(projectId, edited.value)
          const counts = replaceCounts(document.counts, before?.counts ?? {}, row.counts)
          layerRows.push(row)
          documentRows.push({ ...document, counts, status: statusAfter(document, counts), updatedAt: at })
        }
        await db.layers.bulkPut(layerRows)
        await db.documents.bulkPut(documentRows)
      })
    },
  }
}

function keyOf(projectId: string, documentId: string, annotatorId: string): [string, string, string] {
  return [projectId, documentId, annotatorId]
}
