/** The database: its tables, typed, and how it opens. */
import { Dexie, type Collection, type Table } from 'dexie'
import { StoreFailure } from './errors'
import type {
  MergeCarryRow,
  MergeDecisionRow,
  MergeFileRow,
  MergeGoldRow,
  MergePartRow,
  MergeRow,
  MergeStepRow,
} from './mergesRows'
import type {
  AnnotatorRow,
  CorrectionRow,
  DecisionRow,
  DocumentRow,
  LayerRow,
  PlaceRow,
  ProjectRow,
  ReviewRow,
  SettingRow,
  TextRow,
} from './rows'
import { databaseName, schemaSteps } from './schema'

/**
 * Strict durability makes a transaction complete only when its data is on the disk, so that a promise of this store
 * that resolved survives a power cut. The query cache is off because it answers with writes that are still on their way.
 */
export class SanadDatabase extends Dexie {
  declare readonly projects: Table<ProjectRow, string>
  declare readonly documents: Table<DocumentRow, [projectId: string, id: string]>
  declare readonly texts: Table<TextRow, string>
  declare readonly layers: Table<LayerRow, [projectId: string, documentId: string, annotatorId: string]>
  declare readonly annotators: Table<AnnotatorRow, string>
  declare readonly settings: Table<SettingRow, string>
  declare readonly places: Table<PlaceRow, [projectId: string, documentId: string]>
  declare readonly decisions: Table<DecisionRow, string>
  declare readonly merges: Table<MergeRow, string>
  declare readonly mergeFiles: Table<MergeFileRow, string>
  declare readonly mergeParts: Table<MergePartRow, [mergeId: string, fileId: string, documentId: string]>
  declare readonly mergeDecisions: Table<MergeDecisionRow, [mergeId: string, id: string]>
  declare readonly mergeSteps: Table<MergeStepRow, [mergeId: string, adjudicatorId: string, number: number]>
  declare readonly mergeCarries: Table<MergeCarryRow, [mergeId: string, documentId: string]>
  declare readonly mergeGold: Table<MergeGoldRow, [mergeId: string, documentId: string, annotatorId: string]>
  declare readonly corrections: Table<CorrectionRow, [projectId: string, documentId: string, id: string]>
  declare readonly reviews: Table<ReviewRow, [projectId: string, documentId: string, claimId: string]>

  constructor() {
    super(databaseName, { chromeTransactionDurability: 'strict', cache: 'disabled' })
    for (const { version, stores } of schemaSteps) this.version(version).stores(stores)
    // Dexie opens a database of a newer app as it is; writing rows of an old shape into it would damage it.
    const refuseNewer = () => {
      const installed = Math.floor(this.backendDB().version / 10)
      if (installed > this.verno) {
        throw new StoreFailure('newer-version', `The database has version ${installed}; this app knows ${this.verno}.`)
      }
    }
    this.on('ready', refuseNewer, true)
  }
}

/**
 * Opens the database, creating or upgrading it as needed. Rejects with what `storeErrorOf` sorts; `blocked` when another
 * connection does not let go of an older version, for which IndexedDB itself would wait without an end.
 */
export async function openDatabase(): Promise<SanadDatabase> {
  const db = new SanadDatabase()
  const blocked = new Promise<never>((_, reject) => {
    db.on('blocked', () => {
      reject(new StoreFailure('blocked', 'Another connection keeps an older version of the database open.'))
    })
  })
  await Promise.race([db.open(), blocked])
  return db
}

/**
 * All rows of a project, in the order of an index that begins with `projectId`; without one, of such a primary key.
 * One range of keys, so that reading or deleting it is one request.
 */
export function ofProject<T, K>(table: Table<T, K>, projectId: string, index = ':id'): Collection<T, K> {
  return startingWith(table, [projectId], index)
}

/** All rows whose compound key begins with these parts: one range of keys, of the primary key or of an index. */
export function startingWith<T, K>(table: Table<T, K>, parts: readonly string[], index = ':id'): Collection<T, K> {
  return table.where(index).between([...parts, Dexie.minKey], [...parts, Dexie.maxKey])
}
