/** What was read so far of the items of the queue. What can be chosen about an item is the same for as long as the queue is. */
import type { QueueItem } from '@renderer/workers/mergeContract'
import { mergeWorker } from './merge'
import type { QueueLine } from './mergeQueueList'

let items = new Map<string, QueueItem>()
/** Those of `items` whose document was changed since by a decision: what is said of their state may be of before. */
let stale = new Set<string>()
/** Those that the worker was asked for. */
let reading = new Set<string>()

/** For when the queue is read anew: what is still under way belongs to the one before. */
export function forgetItems(): void {
  items = new Map()
  stale = new Set()
  reading = new Set()
}

/** The item of a line as it was read last; null if it was not. */
export function knownItem(id: string): QueueItem | null {
  return items.get(id) ?? null
}

/** After a decision about one of a document's items. */
export function outdateItems(documentId: string): void {
  for (const [id, { settled }] of items) if (settled.item.documentId === documentId) stale.add(id)
}

export function isStale(id: string): boolean {
  return stale.has(id)
}

/** Whether a line's item is neither known nor asked for. */
export function isUnread({ id }: QueueLine): boolean {
  return !items.has(id) && !reading.has(id)
}

/**
 * Whether what was read of an item may say other things of its decision than is so, and it is not being read. An open one has
 * none to speak of.
 */
export function mayBeOfBefore({ id, status, hasComment }: QueueLine): boolean {
  if (!stale.has(id) || reading.has(id)) return false
  return status !== 'open' || hasComment || items.get(id)?.settled.decision !== null
}

/** Reads a line's item. Null: there is none, or the worker broke down; undefined: the queue was read anew meanwhile. */
export async function readItem({ id, documentId, key }: QueueLine): Promise<QueueItem | null | undefined> {
  const mine = items
  stale.delete(id)
  reading.add(id)
  // Whoever owns the worker says that it broke down, and a decision would fail with a notice.
  const item = await mergeWorker()
    .call('item', documentId, key)
    .catch(() => null)
  if (mine !== items) return undefined
  reading.delete(id)
  if (item !== null) items.set(id, item)
  return item
}
