/** The projects of this laptop. */
import type { Scheme } from '@core/annotation/scheme'
import { forbids, SchemeFit, type SchemeMisfit } from '@core/annotation/schemeChange'
import { liveQuery } from 'dexie'
import type { SanadDatabase } from './database'
import { ofProject } from './database'
import { removeMerges } from './merges'
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

    /** Gives the project guidelines of its own, Markdown; null takes them away, so that the app's guide holds. */
    async setGuidelines(id: string, guidelines: string | null): Promise<void> {
      await db.projects
        .where('id')
        .equals(id)
        .modify((row: { guidelines?: string }) => {
          if (guidelines === null) delete row.guidelines
          else row.guidelines = guidelines
        })
    },

    /** Follows a project's scheme, from now on. Returns what ends it. */
    watchScheme(id: string, listener: (scheme: Scheme) => void): () => void {
      const row = liveQuery(() => db.projects.get(id))
      // A project that cannot be read says so where its documents are listed.
      const subscription = row.subscribe({
        next: (project) => project && listener(project.scheme),
        error: () => undefined,
      })
      return () => subscription.unsubscribe()
    },

    /** What of the project's annotations, of all annotators, does not fit a scheme. */
    misfits(id: string, scheme: Scheme): Promise<readonly SchemeMisfit[]> {
      return misfitsOf(db, id, scheme)
    },

    /**
     * Gives the project another scheme, unless annotations forbid it: then nothing is written. Answers what does not fit,
     * read in the transaction that writes.
     */
    setScheme(id: string, scheme: Scheme): Promise<readonly SchemeMisfit[]> {
      return db.transaction('rw', [db.projects, db.layers], async () => {
        const misfits = await misfitsOf(db, id, scheme)
        if (!misfits.some(forbids)) await db.projects.update(id, { scheme })
        return misfits
      })
    },

    /** Removes the project and all that is in it, its merges too; a text stays if another project or merge uses it. All of it or nothing. */
    async remove(id: string): Promise<void> {
      await db.transaction('rw', db.tables, async () => {
        const documents = await ofProject(db.documents, id).primaryKeys()
        for (const table of db.tables) {
          const { keyPath } = table.schema.primKey
          if (Array.isArray(keyPath) && keyPath[0] === 'projectId') await ofProject(table, id).delete()
        }
        await db.decisions.filter((row) => row.projectId === id).delete()
        const merges = await db.merges.where('projectId').equals(id).primaryKeys()
        const textIds = new Set(await removeMerges(db, merges))
        for (const [, documentId] of documents) textIds.add(documentId)
        await db.projects.delete(id)
        await removeUnusedTexts(db, [...textIds])
        await forgetProject(db, id)
      })
    },
  }
}

/** Layer by layer, so that a million annotations are never in memory together. */
async function misfitsOf(db: SanadDatabase, projectId: string, scheme: Scheme): Promise<readonly SchemeMisfit[]> {
  const fit = new SchemeFit(scheme)
  await ofProject(db.layers, projectId).each(({ annotations }) => fit.add(annotations))
  return fit.misfits
}
