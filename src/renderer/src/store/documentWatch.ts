/** A live list of a project's documents that reads again only what changed. */
import { Dexie, type ObservabilitySet } from 'dexie'
import { changedKeys } from './changedKeys'
import type { SanadDatabase } from './database'
import { documentsById, listDocuments } from './documentRows'
import type { DocumentRow } from './rows'

/** See `watch` in `documents.ts`. */
export function watchDocuments(
  db: SanadDatabase,
  projectId: string,
  listener: (rows: readonly DocumentRow[]) => void,
  onError: (cause: unknown) => void,
): () => void {
  let rows: readonly DocumentRow[] = []
  let ended = false
  // One after the other: an answer that was read earlier never overtakes a later one.
  let queue = Promise.resolve()
  const follow = (read: () => Promise<readonly DocumentRow[]>) => {
    queue = queue
      .then(async () => {
        // A change is announced inside the zone of the transaction that made it, which is over by now.
        rows = await Dexie.ignoreTransaction(read)
        if (!ended) listener(rows)
      })
      .catch(onError)
  }

  const onMutated = (parts: ObservabilitySet) => {
    const keys = changedKeys(parts, db, 'documents', projectId)
    if (keys === 'many') follow(() => listDocuments(db, projectId))
    else if (keys.length > 0) {
      const ids = keys.flatMap(([, id]) => id ?? [])
      follow(async () => patched(rows, await documentsById(db, projectId, ids), ids))
    }
  }
  Dexie.on('storagemutated', onMutated)
  follow(() => listDocuments(db, projectId))
  return () => {
    ended = true
    Dexie.on.storagemutated.unsubscribe(onMutated)
  }
}

/** `rows` with the documents of `ids` replaced by `fresh`; those of them that `fresh` does not have are gone. */
function patched(
  rows: readonly DocumentRow[],
  fresh: ReadonlyMap<string, DocumentRow>,
  ids: readonly string[],
): readonly DocumentRow[] {
  const changed = new Set(ids)
  const result: DocumentRow[] = []
  for (const row of rows) {
    const now = changed.delete(row.id) ? fresh.get(row.id) : row
    if (now !== undefined) result.push(now)
  }
  // What is left is new; it comes last, as an import adds at the end and an order never changes.
  const added = [...changed].map((id) => fresh.get(id)).filter((row) => row !== undefined)
  return result.concat(added.sort((a, b) => a.order - b.order))
}
