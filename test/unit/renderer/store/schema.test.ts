import 'fake-indexeddb/auto'
import { openDatabase } from '@renderer/store/database'
import { storeErrorOf } from '@renderer/store/errors'
import { listReviews, putReviews } from '@renderer/store/reviews'
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

/** What version 2 added, and gave another index. */
const version2: Readonly<Record<string, readonly [string | string[], ...(string | string[])[]]>> = {
  merges: ['id', 'projectId'],
  mergeFiles: ['id', 'mergeId'],
  mergeParts: [['mergeId', 'fileId', 'documentId']],
  mergeDecisions: [['mergeId', 'id']],
  mergeSteps: [['mergeId', 'adjudicatorId', 'number']],
  mergeCarries: [['mergeId', 'documentId']],
  mergeGold: [['mergeId', 'documentId', 'annotatorId']],
  corrections: [
    ['projectId', 'documentId', 'id'],
    ['projectId', 'id'],
  ],
}

/** What version 3 added. */
const version3: Readonly<Record<string, readonly [string | string[], ...(string | string[])[]]>> = {
  reviews: [['projectId', 'documentId', 'claimId']],
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

type Shape = Readonly<Record<string, readonly [string | string[], ...(string | string[])[]]>>

function create(db: IDBDatabase, shape: Shape): void {
  for (const [name, [keyPath, ...indexes]] of Object.entries(shape)) {
    const store = db.createObjectStore(name, { keyPath })
    for (const index of indexes) store.createIndex(typeof index === 'string' ? index : `[${index.join('+')}]`, index)
  }
}

const createVersion1 = (db: IDBDatabase) => create(db, version1)
const createVersion2 = (db: IDBDatabase) => create(db, { ...version1, ...version2 })
const createLatest = (db: IDBDatabase) => create(db, { ...version1, ...version2, ...version3 })

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
  it.each([
    ['version 1', 1, version1],
    ['version 2', 2, { ...version1, ...version2 }],
    ['version 3', 3, { ...version1, ...version2, ...version3 }],
  ])('makes %s exactly as it was shipped', async (_, version, tables) => {
    const db = new Dexie(databaseName)
    for (const step of schemaSteps.slice(0, version)) db.version(step.version).stores(step.stores)
    await db.open()
    const idb = db.backendDB()
    const names = [...idb.objectStoreNames]
    const transaction = idb.transaction(names)
    const shape = names.map((name) => {
      const store = transaction.objectStore(name)
      return [name, store.keyPath, new Set([...store.indexNames].map((index) => store.index(index).keyPath))]
    })
    expect(shape).toEqual(
      Object.entries<Shape[string]>(tables)
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

  it('gives a database of version 1 the tables of merges, and leaves what is in it', async () => {
    const raw = await openRaw(10, createVersion1)
    const writing = raw.transaction(['projects', 'texts', 'decisions'], 'readwrite')
    const project = { id: 'p', name: 'مشروع', createdAt: '2027-01-01T00:00:00.000Z' }
    writing.objectStore('projects').add(project)
    writing.objectStore('texts').add({ id: 'd', text: 'نصّ' })
    writing.objectStore('decisions').add({ id: 'p {}', projectId: 'p', decision: {} })
    await completed(writing)
    raw.close()

    const first = await openDatabase()
    const made = await createStore(first).merges.create('p', 'دمج')
    first.close()

    const db = await openDatabase()
    const store = createStore(db)
    expect(db.verno).toBe(schemaSteps.length)
    expect(await store.projects.list()).toEqual([project])
    expect(await store.texts.get('d')).toBe('نصّ')
    expect(await db.decisions.count()).toBe(1)
    expect(await store.merges.list('p')).toEqual([made])
    expect(await store.corrections.list('p')).toEqual([])
    db.close()
  })

  it('gives a database of version 2 the table of reviews, and leaves what is in it', async () => {
    const raw = await openRaw(20, createVersion2)
    const writing = raw.transaction('corrections', 'readwrite')
    const correction = { projectId: 'p', documentId: 'd', id: 'c', state: 'open' }
    writing.objectStore('corrections').add(correction)
    await completed(writing)
    raw.close()

    const review = {
      documentId: 'd',
      claimId: 'c',
      status: 'disputed',
      comment: '',
      reviewerId: 'r',
      updatedAt: '',
    } as const
    const first = await openDatabase()
    await putReviews(first, 'p', [review])
    first.close()

    const db = await openDatabase()
    expect(await listReviews(db, 'p')).toEqual([review])
    expect(await db.corrections.toArray()).toEqual([correction])
    db.close()
  })

  it('counts its versions up from 1', () => {
    expect(schemaSteps.map((step) => step.version)).toEqual(schemaSteps.map((_, i) => i + 1))
  })
})

describe('opening', () => {
  it('refuses a database of a newer version and leaves it as it is', async () => {
    const raw = await openRaw((schemaSteps.length + 1) * 10, createLatest)
    raw.close()
    const error: unknown = await openDatabase().catch((cause: unknown) => cause)
    expect(storeErrorOf(error).code).toBe('newer-version')
    const again = await openRaw((schemaSteps.length + 1) * 10, () => undefined)
    expect(again.objectStoreNames.length).toBe(Object.keys({ ...version1, ...version2, ...version3 }).length)
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
