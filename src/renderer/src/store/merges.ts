/** The merges of the projects, as a list: what is in one is in `mergesFiles.ts` and `mergesDecisions.ts`. */
import { defaultPolicy } from '@core/adjudication/policy'
import type { Policy } from '@core/adjudication/settled'
import { requireProject } from './documentRows'
import { startingWith, type SanadDatabase } from './database'
import type { MergeJoin, MergeRow } from './mergesRows'
import { removeUnusedTexts } from './texts'

export function mergeRepository(db: SanadDatabase, now: () => string) {
  return {
    /** The merges of a project, the oldest first. */
    list(projectId: string): Promise<MergeRow[]> {
      return db.merges.where('projectId').equals(projectId).sortBy('createdAt')
    },

    /** A new, empty merge. Rejects if the project is not there. */
    create(projectId: string, name: string): Promise<MergeRow> {
      return createMerge(db, projectId, name, now())
    },

    async rename(id: string, name: string): Promise<void> {
      await db.merges.update(id, { name })
    },

    /** Removes a merge with its files and decisions, and the texts that nothing else uses, in one transaction. */
    async remove(id: string): Promise<void> {
      await db.transaction('rw', db.tables, async () => {
        await removeUnusedTexts(db, await removeMerges(db, [id]))
      })
    },
  }
}

/** A new, empty merge; `at` is ISO 8601 in UTC with milliseconds. Rejects if the project is not there. */
export async function createMerge(db: SanadDatabase, projectId: string, name: string, at: string): Promise<MergeRow> {
  return db.transaction('rw', [db.projects, db.merges], async () => {
    await requireProject(db, projectId)
    const id = crypto.randomUUID()
    const row: MergeRow = { id, projectId, name, createdAt: at, policy: defaultPolicy, blind: false, joins: [] }
    await db.merges.add(row)
    return row
  })
}

/** What the lead may change about a merge as a whole. */
export interface MergeChange {
  readonly policy?: Policy
  readonly blind?: boolean
  readonly joins?: readonly MergeJoin[]
}

/** Changes a merge and answers it as it is then. Rejects if it is not there. */
export async function changeMerge(db: SanadDatabase, id: string, change: MergeChange): Promise<MergeRow> {
  return db.transaction('rw', db.merges, async () => {
    const row = { ...(await requireMerge(db, id)), ...change }
    await db.merges.put(row)
    return row
  })
}

/** Throws if the merge is not there, as when it was removed in another window. */
export async function requireMerge(db: SanadDatabase, id: string): Promise<MergeRow> {
  const row = await db.merges.get(id)
  if (row === undefined) throw new Error(`There is no merge ${id}.`)
  return row
}

/**
 * Deletes merges and all that is in them but texts; answers the ids of the texts that they used. Runs inside the caller's
 * transaction.
 */
export async function removeMerges(db: SanadDatabase, ids: readonly string[]): Promise<readonly string[]> {
  const textIds = new Set<string>()
  for (const id of ids) {
    for (const [, , documentId] of await startingWith(db.mergeParts, [id]).primaryKeys()) textIds.add(documentId)
    await startingWith(db.mergeParts, [id]).delete()
    await startingWith(db.mergeDecisions, [id]).delete()
    await startingWith(db.mergeSteps, [id]).delete()
    await startingWith(db.mergeCarries, [id]).delete()
    await startingWith(db.mergeGold, [id]).delete()
    await db.mergeFiles.where('mergeId').equals(id).delete()
    await db.merges.delete(id)
  }
  return [...textIds]
}
