/** The repositories over one database, as the interface gets them. */
import { annotatorRepository } from './annotators'
import { correctionRepository } from './corrections'
import type { SanadDatabase } from './database'
import { documentRepository } from './documents'
import { layerRepository } from './layers'
import { mergeRepository } from './merges'
import { placeRepository } from './places'
import { projectRepository } from './projects'
import { settingsRepository } from './settings'
import { tagAllRepository } from './tagAll'
import { textRepository } from './texts'

/**
 * All that the interface may do with the database. A promise that resolves after a write says that the write is on the
 * disk; one that rejects says that nothing of it was written, and `storeErrorOf` sorts its reason. Every reading
 * function may stand in a `useLiveQuery`; a list of documents is followed by `documents.watch`.
 * `now` gives the time of creations and changes (ISO 8601 in UTC with milliseconds).
 */
export function createStore(db: SanadDatabase, now: () => string = () => new Date().toISOString()) {
  return {
    projects: projectRepository(db, now),
    documents: documentRepository(db, now),
    texts: textRepository(db),
    layers: layerRepository(db, now),
    tagAll: tagAllRepository(db, now),
    annotators: annotatorRepository(db, now),
    settings: settingsRepository(db),
    places: placeRepository(db),
    merges: mergeRepository(db, now),
    corrections: correctionRepository(db, now),
  }
}

export type Store = ReturnType<typeof createStore>
