/** The people of this laptop, and those known from exchange files. */
import type { Annotator } from '@core/annotation/model'
import type { SanadDatabase } from './database'
import { annotatorsOfProject } from './markedDocuments'
import type { AnnotatorRow } from './rows'

export function annotatorRepository(db: SanadDatabase, now: () => string) {
  return {
    /** Everyone, the longest known first. */
    list(): Promise<AnnotatorRow[]> {
      return db.annotators.toCollection().sortBy('createdAt')
    },

    /** Those who work at this laptop, the longest known first. */
    async listLocal(): Promise<AnnotatorRow[]> {
      return (await this.list()).filter((row) => row.local)
    },

    /** Everyone who has marked something in the project. */
    ofProject(projectId: string): Promise<Annotator[]> {
      return annotatorsOfProject(db, projectId)
    },

    /** Adds a person who works at this laptop. */
    async create(name: string): Promise<AnnotatorRow> {
      const row: AnnotatorRow = { id: crypto.randomUUID(), name, createdAt: now(), local: true }
      await db.annotators.add(row)
      return row
    },

    async rename(id: string, name: string): Promise<void> {
      await db.annotators.update(id, { name })
    },
  }
}
