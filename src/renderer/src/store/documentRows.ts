/** What several parts of the store ask about a project's documents. */
import { ofProject, type SanadDatabase } from './database'
import type { DocumentRow, LayerRow } from './rows'

/** The documents of a project in the order of import. */
export function listDocuments(db: SanadDatabase, projectId: string): Promise<DocumentRow[]> {
  return ofProject(db.documents, projectId, '[projectId+order]').toArray()
}

/** The place after the last document of a project. Runs inside the caller's transaction. */
export async function nextOrder(db: SanadDatabase, projectId: string): Promise<number> {
  const last = await ofProject(db.documents, projectId, '[projectId+order]').last()
  return last === undefined ? 0 : last.order + 1
}

/** Throws if the project is not there, as when it was removed while an import was running. */
export async function requireProject(db: SanadDatabase, projectId: string): Promise<void> {
  if ((await db.projects.get(projectId)) === undefined) throw new Error(`There is no project ${projectId}.`)
}

/** Those of the documents that the project has, by id, read in one go: for keys far apart a cursor is many times slower. */
export async function documentsById(
  db: SanadDatabase,
  projectId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DocumentRow>> {
  const rows = await db.documents.bulkGet(ids.map((id): [string, string] => [projectId, id]))
  return new Map(rows.filter((row) => row !== undefined).map((row) => [row.id, row]))
}

/** The layers of all annotators on these documents, read in one go. */
export async function layersOn(db: SanadDatabase, projectId: string, ids: readonly string[]): Promise<LayerRow[]> {
  const index = db.layers.where('[projectId+documentId]')
  const rows = await Promise.all(ids.map((id) => index.equals([projectId, id]).toArray()))
  return rows.flat()
}
