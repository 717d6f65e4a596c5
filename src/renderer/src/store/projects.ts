/** The projects of this laptop. */
import type { Scheme } from '@core/annotation/scheme'
import type { SanadDatabase } from './database'
import { ofProject } from './database'
import type { ProjectRow } from './rows'
import { forgetProject } from './settings'
import { removeUnusedTexts } from './texts'

export function projectRepository(db: SanadDatabase, now: () => string) {
  return {
    /** All projects, the oldest first. */
    list(): Promise<ProjectRow[]> {
      return db.projects.toCollection().sortBy('createdAt')
    },

    get(id: string): Promise<ProjectRow | undefined> {
      return db.projects.get(id)
    },

    async create({ name, scheme }: { readonly name: string; readonly scheme: Scheme }): Promise<ProjectRow> {
      const row: ProjectRow = { id: crypto.randomUUID(), name, scheme, createdAt: now() }
      await db.projects.add(row)
      return row
    },

    async rename(id: string, name: string): Promise<void> {
      await db.projects.update(id, { name })
    },

    /** Removes the project and all that is in it; a text stays if another project uses it. All of it or nothing. */
    async remove(id: string): Promise<void> {
      await db.transaction('rw', db.tables, async () => {
        const documents = await ofProject(db.documents, id).primaryKeys()
        for (const table of db.tables) {
          const { keyPath } = table.schema.primKey
          if (Array.isArray(keyPath) && keyPath[0] === 'projectId') await ofProject(table, id).delete()
        }
        await db.decisions.filter((row) => row.projectId === id).delete()
        await db.projects.delete(id)
        await removeUnusedTexts(
          db,
          documents.map(([, documentId]) => documentId),
        )
        await forgetProject(db, id)
      })
    },
  }
}
