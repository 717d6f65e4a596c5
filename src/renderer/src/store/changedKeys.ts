/** Which rows of a project a committed transaction wrote or deleted, in whichever thread it ran. */
import { cmp, Dexie, RangeSet, rangesOverlap, type ObservabilitySet } from 'dexie'
import type { SanadDatabase } from './database'

/** When more rows than this change at once, reading all of them in one request is faster. */
const manyRows = 1000

/**
 * The primary keys of a table's changed rows, for tables whose keys begin with the project's id; `many` if too many to read
 * singly. `parts` is what Dexie announces as `storagemutated`.
 */
export function changedKeys(
  parts: ObservabilitySet,
  db: SanadDatabase,
  table: string,
  projectId: string,
): readonly (readonly string[])[] | 'many' {
  const keys = parts[`idb://${db.name}/${table}/`]
  if (keys === undefined) return 'all' in parts ? 'many' : []
  if (!rangesOverlap(keys, new RangeSet([projectId, Dexie.minKey], [projectId, Dexie.maxKey]))) return []
  const changed: (readonly string[])[] = []
  for (const { from, to } of new RangeSet().add(keys)) {
    if (!isKey(from) || cmp(from, to) !== 0) return 'many'
    if (from[0] === projectId) changed.push(from)
  }
  return changed.length > manyRows ? 'many' : changed
}

/** Whether a transaction changed anything in a table. */
export function isChanged(parts: ObservabilitySet, db: SanadDatabase, table: string): boolean {
  return 'all' in parts || parts[`idb://${db.name}/${table}/`] !== undefined
}

function isKey(key: unknown): key is readonly string[] {
  return Array.isArray(key) && key.every((part) => typeof part === 'string')
}
