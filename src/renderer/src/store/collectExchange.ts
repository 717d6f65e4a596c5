/** Gathers a project, or a part of it, into the content of an exchange file. */
import type { Annotation, Document, Relation } from '@core/annotation/model'
import type { ExchangeContent } from '@core/exchange/format'
import { withReviews } from '@core/ledger/review'
import type { SanadDatabase } from './database'
import { documentsById, layersOn, listDocuments } from './documentRows'
import { annotatorOfRow, documentOfRow, projectOfRow } from './exchangeRows'
import { listReviews } from './reviews'
import type { DocumentRow, LayerRow } from './rows'

export interface CollectOptions {
  /** Only these documents; all if absent. Ids that the project does not have are passed over. */
  readonly documentIds?: readonly string[] | undefined
  /** Only this annotator's layers; all if absent. */
  readonly annotatorId?: string | undefined
}

/** Counts documents. */
export type OnProgress = (done: number, total: number) => void

/** Documents read or written at a time: few enough that progress moves and an edit meanwhile never waits long. */
export const documentsPerStep = 100

/**
 * Reads a project for an export, tombstones included, documents in the order of import. People are those whose layers
 * are in it. Each document is read with its layers at one moment, but not all documents at the same one: marking goes
 * on while an export runs. Rejects if the project is not there.
 */
export async function collectExchange(
  db: SanadDatabase,
  projectId: string,
  options: CollectOptions = {},
  onProgress?: OnProgress,
): Promise<ExchangeContent> {
  const project = await db.projects.get(projectId)
  if (project === undefined) throw new Error(`There is no project ${projectId}.`)
  const rows = await chosenDocuments(db, projectId, options.documentIds)
  const documents: Document[] = []
  const annotations: Annotation[] = []
  const relations: Relation[] = []
  const annotatorIds = new Set<string>()
  for (let at = 0; at < rows.length; at += documentsPerStep) {
    onProgress?.(at, rows.length)
    const step = await readStep(db, projectId, rows.slice(at, at + documentsPerStep))
    documents.push(...step.documents)
    for (const layer of step.layers) {
      if (options.annotatorId !== undefined && layer.annotatorId !== options.annotatorId) continue
      annotatorIds.add(layer.annotatorId)
      for (const annotation of layer.annotations) annotations.push(annotation)
      for (const relation of layer.relations) relations.push(relation)
    }
  }
  onProgress?.(rows.length, rows.length)
  const annotators = (await db.annotators.bulkGet([...annotatorIds])).filter((row) => row !== undefined)
  const decisions = await db.decisions.filter((row) => row.projectId === projectId).toArray()
  const content = {
    project: projectOfRow(project),
    scheme: project.scheme,
    annotators: annotators.map(annotatorOfRow),
    documents,
    annotations,
    relations,
    decisions: decisions.map((row) => row.decision),
    extra: project.fileExtra ?? {},
  }
  return withReviews(content, await listReviews(db, projectId))
}

async function chosenDocuments(
  db: SanadDatabase,
  projectId: string,
  ids: readonly string[] | undefined,
): Promise<DocumentRow[]> {
  if (ids === undefined) return listDocuments(db, projectId)
  const chosen = new Set(ids)
  return (await listDocuments(db, projectId)).filter((row) => chosen.has(row.id))
}

/** Documents of the step with their texts, and the layers on them, read at one moment. */
export async function readStep(
  db: SanadDatabase,
  projectId: string,
  rows: readonly DocumentRow[],
): Promise<{ readonly documents: Document[]; readonly layers: LayerRow[] }> {
  return db.transaction('r', [db.documents, db.texts, db.layers], async () => {
    const ids = rows.map((row) => row.id)
    const fresh = await documentsById(db, projectId, ids)
    const texts = await db.texts.bulkGet(ids)
    const layers = await layersOn(db, projectId, ids)
    const documents: Document[] = []
    ids.forEach((id, i) => {
      const row = fresh.get(id)
      const text = texts[i]?.text
      // A document that was removed since the list was read is no longer part of the project.
      if (row !== undefined && text !== undefined) documents.push(documentOfRow(row, text))
    })
    return { documents, layers }
  })
}
