/** Where the reader was in each document. */
import type { SanadDatabase } from './database'
import type { ReadingPlace } from './rows'

export function placeRepository(db: SanadDatabase) {
  return {
    async get(projectId: string, documentId: string): Promise<ReadingPlace | undefined> {
      return (await db.places.get([projectId, documentId]))?.place
    },

    async set(projectId: string, documentId: string, place: ReadingPlace): Promise<void> {
      await db.places.put({ projectId, documentId, place })
    },
  }
}
