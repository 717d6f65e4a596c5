/** Texts, kept once whichever projects use them. */
import type { SanadDatabase } from './database'
import { ofProject } from './database'
import type { TextRow } from './rows'

export function textRepository(db: SanadDatabase) {
  return {
    /** The text of a document, or undefined if this laptop does not have it. */
    async get(id: string): Promise<string | undefined> {
      return (await db.texts.get(id))?.text
    },
  }
}

/**
 * Adds texts. One that another project uses is written again, which changes nothing: its key is its hash. Runs inside
 * the caller's transaction.
 */
export async function addTexts(db: SanadDatabase, texts: readonly TextRow[]): Promise<void> {
  await db.texts.bulkPut(texts.map(({ id, text }) => ({ id, text })))
}

/** Deletes those of the texts that no project and no merge uses any more. Runs inside the caller's transaction, as its last step. */
export async function removeUnusedTexts(db: SanadDatabase, ids: readonly string[]): Promise<void> {
  const unused = new Set(ids)
  for (const projectId of await db.projects.toCollection().primaryKeys()) {
    for (const [, id] of await ofProject(db.documents, projectId).primaryKeys()) unused.delete(id)
  }
  for (const [, , id] of await db.mergeParts.toCollection().primaryKeys()) unused.delete(id)
  await db.texts.bulkDelete([...unused])
}
