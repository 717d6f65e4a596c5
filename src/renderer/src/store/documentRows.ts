/** What several parts of the store ask about a project's documents. */
import type { Table } from 'dexie'
import { ofProject, type SanadDatabase } from './database'
import type { DocumentRow, LayerRow } from './rows'
import { removeUnusedTexts } from './texts'

/** The documents of a project in the order of import: read by primary key, which takes half the time of an index. */
export async function listDocuments(db: SanadDatabase, projectId: string): Promise<DocumentRow[]> {
  return (await ofProject(db.documents, projectId).toArray()).sort((a, b) => a.order - b.order)
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

/**
 * Deletes documents of a project and whatever belongs to them: the rows of each table whose key begins with the project and
 * the document, and texts that nothing else uses. Runs inside the caller's transaction over all tables.
 */
export async function removeDocuments(db: SanadDatabase, projectId: string, ids: readonly string[]): Promise<void> {
  const gone = new Set(ids)
  const tables: readonly Table<unknown, string[]>[] = db.tables
  for (const table of tables) {
    const { keyPath } = table.schema.primKey
    if (!Array.isArray(keyPath) || keyPath[0] !== 'projectId') continue
    const keys = await ofProject(table, projectId).primaryKeys()
    await table.bulkDelete(keys.filter(([, id]) => id !== undefined && gone.has(id)))
  }
  await removeUnusedTexts(db, ids)
}

/**
 * The same as `layersOn` for thousands of documents, most of which have no layer: the project's keys are read once, and
 * then only the layers that are there.
 */
export async function layersOfMany(
  db: SanadDatabase,
  projectId: string,
  ids: ReadonlySet<string>,
): Promise<LayerRow[]> {
  const keys = await ofProject(db.layers, projectId).primaryKeys()
  const rows = await db.layers.bulkGet(keys.filter(([, documentId]) => ids.has(documentId)))
  return rows.filter((row) => row !== undefined)
}

/** The layers of all annotators on these documents, read in one go. */
export async function layersOn(db: SanadDatabase, projectId: string, ids: readonly string[]): Promise<LayerRow[]> {
  const index = db.layers.where('[projectId+documentId]')
  const rows = await Promise.all(ids.map((id) => index.equals([projectId, id]).toArray()))
  return rows.flat()
}
