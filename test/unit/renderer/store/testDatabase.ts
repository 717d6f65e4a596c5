/** A database in memory for each test, with a clock that the test can read. */
import { openDatabase, type SanadDatabase } from '@renderer/store/database'
import { createStore, type Store } from '@renderer/store/store'
import type { DecodedFile } from '@shared/ipc'
import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, beforeEach } from 'vitest'
import { documentOf } from '../../core/exchange/sampleContent'

export interface TestStore {
  db: SanadDatabase
  store: Store
}

/** Opens an empty database before each test of the file and closes it after. Every call of the clock is a second later. */
export function useTestStore(): TestStore {
  const test = {} as TestStore
  beforeEach(async () => {
    Dexie.dependencies.indexedDB = new IDBFactory()
    Dexie.dependencies.IDBKeyRange = IDBKeyRange
    test.db = await openDatabase()
    let seconds = 0
    test.store = createStore(test.db, () => new Date(Date.UTC(2027, 0, 1, 0, 0, seconds++)).toISOString())
  })
  afterEach(() => {
    test.db.close()
  })
  return test
}

/** A file as main decodes it. */
export function fileOf(text: string): DecodedFile {
  const { id, title, fileName, source } = documentOf(text)
  return { id, title, fileName, text, source }
}
