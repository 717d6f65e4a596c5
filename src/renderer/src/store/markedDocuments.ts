/** A project's documents with all that anybody did on them, a few at a time: what datasets are made of. */
import type { Annotator } from '@core/annotation/model'
import { compareDocuments, type MarkedDocument } from '@core/datasets/select'
import { documentsPerStep, readStep, type OnProgress } from './collectExchange'
import { ofProject, type SanadDatabase } from './database'
import { listDocuments } from './documentRows'
import { annotatorOfRow } from './exchangeRows'
import { groupBy } from './groupBy'

/** Everybody who has a layer on a document of the project. */
export async function annotatorsOfProject(db: SanadDatabase, projectId: string): Promise<Annotator[]> {
  const keys = await ofProject(db.layers, projectId).primaryKeys()
  const rows = await db.annotators.bulkGet([...new Set(keys.map(([, , annotatorId]) => annotatorId))])
  return rows.filter((row) => row !== undefined).map(annotatorOfRow)
}

/**
 * Each document with its records, in the order of a dataset. It is read with its layers at one moment, but not all documents at
 * the same one. Ids that the project does not have are passed over.
 */
export async function* markedDocuments(
  db: SanadDatabase,
  projectId: string,
  documentIds: readonly string[] | undefined,
  onProgress?: OnProgress,
): AsyncGenerator<MarkedDocument> {
  const chosen = documentIds && new Set(documentIds)
  const rows = (await listDocuments(db, projectId))
    .filter(({ id }) => chosen === undefined || chosen.has(id))
    .sort(compareDocuments)
  for (let at = 0; at < rows.length; at += documentsPerStep) {
    onProgress?.(at, rows.length)
    const step = await readStep(db, projectId, rows.slice(at, at + documentsPerStep))
    const layers = groupBy(step.layers, ({ documentId }) => documentId)
    for (const document of step.documents) {
      const own = layers.get(document.id) ?? []
      yield {
        document,
        annotations: own.flatMap(({ annotations }) => annotations),
        relations: own.flatMap(({ relations }) => relations),
      }
    }
  }
  onProgress?.(rows.length, rows.length)
}
