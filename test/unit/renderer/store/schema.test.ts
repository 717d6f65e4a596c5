import 'fake-indexeddb/auto'
import { openDatabase } from '@renderer/store/database'
import { storeErrorOf } from '@renderer/store/errors'
import { databaseName, schemaSteps } from '@renderer/store/schema'
import { createStore } from '@renderer/store/store'
import { Dexie } from 'dexie'
import { afterEach, describe, expect, it, vi } from 'vitest'

/** Version 1 as it was shipped, in IndexedDB's own words: key path, then the key paths of the indexes. */
const version1: Readonly<Record<string, readonly [string | string[], ...string[][]]>> = {
  projects: ['id'],
  documents: [
    ['projectId', 'id'],
    ['projectId', 'status'],
    ['projectId', 'title'],
    ['projectId', 'order'],
  ],
  texts: ['id'],
  layers: [
    ['projectId', 'documentId', 'annotatorId'],
    ['projectId', 'annotatorId'],
    ['projectId', 'documentId'],
  ],
  annotators: ['id'],
  settings: ['key'],
  places: [['projectId', 'documentId']],
  merges: ['id'],
  decisions: ['id'],
  dismissedSuggestions: [['projectId', 'documentId']],
}

/** Opens the database without Dexie, whose version n is IndexedDB's 10 n. */
function openRaw(version: number, upgrade: (db: IDBDatabase) => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, version)
    request.onupgradeneeded = () => {
      upgrade(request.result)
    }
    request.onsuccess = () => {
      resolve(request.result)
    }
    request.onerror = () => {
      reject(request.error ?? new Error('open failed'))
    }
  })
}

function createVersion1(db: IDBDatabase): void {
  for (const [name, [keyPath, ...indexes]] of Object.entries(version1)) {
    const store = db.createObjectStore(name, { keyPath })
    for (const index of indexes) store.createIndex(`[${index.join('+')}]`, index)
  }
}

function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve) => {
    transaction.oncomplete = () => {
      resolve()
    }
  })
}

afterEach(async () => {
  await Dexie.delete(databaseName)
})

describe('schema', () => {
  it('makes version 1 exactly as it was shipped', async () => {
    const db = await openDatabase()
    const idb = db.backendDB()
    const names = [...idb.objectStoreNames]
    const transaction = idb.transaction(names)
    const shape = names.map((name) => {
      const store = transaction.objectStore(name)
      return [name, store.keyPath, new Set([...store.indexNames].map((index) => store.index(index).keyPath))]
    })
    expect(shape).toEqual(
      Object.entries(version1)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, [keyPath, ...indexes]]) => [name, keyPath, new Set(indexes)]),
    )
    db.close()
  })

  it('reads what version 1 wrote', async () => {
    const row = { projectId: 'p', id: 'd', title: 'عنوان', order: 0, status: 'done' }
    const raw = await openRaw(10, createVersion1)
    const writing = raw.transaction(['documents', 'settings'], 'readwrite')
    writing.objectStore('documents').add(row)
    writing.objectStore('settings').add({ key: 'theme', value: 'dark' })
    await completed(writing)
    raw.close()

    const db = await openDatabase()
    const store = createStore(db)
    expect(await store.documents.list('p')).toEqual([row])
    expect(await store.settings.get('theme')).toBe('dark')
    db.close()
  })

  it('counts its versions up from 1', () => {
    expect(schemaSteps.map((step) => step.version)).toEqual(schemaSteps.map((_, i) => i + 1))
  })
})

describe('opening', () => {
  it('refuses a database of a newer version and leaves it as it is', async () => {
    const raw = await openRaw((schemaSteps.length + 1) * 10, createVersion1)
    raw.close()
    const error: unknown = await openDatabase().catch((cause: unknown) => cause)
    expect(storeErrorOf(error).code).toBe('newer-version')
    const again = await openRaw((schemaSteps.length + 1) * 10, () => undefined)
    expect(again.objectStoreNames.length).toBe(Object.keys(version1).length)
    again.close()
  })

  it('says so when another connection holds on to an older version', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const raw = await openRaw(1, (db) => db.createObjectStore('old'))
    const error: unknown = await openDatabase().catch((cause: unknown) => cause)
    expect(storeErrorOf(error).code).toBe('blocked')
    raw.close()
  })

  it('asks for strict durability', async () => {
    const db = await openDatabase()
    const transaction = await db.transaction('rw', db.settings, (tx) => Promise.resolve(tx))
    expect(transaction).toMatchObject({ chromeTransactionDurability: 'strict' })
    db.close()
  })
})
