/**
 * The list of conflicts as data: its lines in the order of the worker, found by id and by document, what the filters leave
 * of them, and which is the next to decide. Everything here is made for 100,000 lines and a change of one document at a time.
 */
import type { ConflictKind } from '@core/adjudication/conflict'
import type { ItemStatus } from '@core/adjudication/settled'
import { foldName } from '@core/text/folding'
import type { DecideRequest, QueueEntry, QueueProgress } from '@renderer/workers/mergeContract'

/** An entry with an id that is unique in the merge. */
export interface QueueLine extends QueueEntry {
  readonly id: string
}

export function lineId(documentId: string, key: string): string {
  return `${documentId} ${key}`
}

/** Lines of one document stand together. */
export interface Queue {
  readonly lines: readonly QueueLine[]
  /** Where each line stands, by id. */
  readonly places: ReadonlyMap<string, number>
  /** Where the lines of each document begin and end (exclusive), by document id. */
  readonly documents: ReadonlyMap<string, { readonly from: number; readonly to: number }>
}

export const noQueue: Queue = { lines: [], places: new Map(), documents: new Map() }

/** The queue of entries that come in the order of documents. */
export function queueOf(entries: readonly QueueEntry[]): Queue {
  return arranged(entries.map(lineOf))
}

function lineOf(entry: QueueEntry): QueueLine {
  return { ...entry, id: lineId(entry.documentId, entry.key) }
}

function arranged(lines: readonly QueueLine[]): Queue {
  const places = new Map<string, number>()
  const documents = new Map<string, { from: number; to: number }>()
  for (const [place, { id, documentId }] of lines.entries()) {
    places.set(id, place)
    const range = documents.get(documentId)
    if (range === undefined) documents.set(documentId, { from: place, to: place + 1 })
    else range.to = place + 1
  }
  return { lines, places, documents }
}

/**
 * The queue with the lines of one document in place of those that it had, after a decision: what the lines are about stays. A
 * document without any lines before goes to the end.
 */
export function withDocument(queue: Queue, documentId: string, entries: readonly QueueEntry[]): Queue {
  const { from, to } = rangeOf(queue, documentId)
  const same = entries.length === to - from && entries.every(({ key }, i) => queue.lines[from + i]?.key === key)
  const fresh = entries.map((entry, i) => (same ? updated(queue.lines[from + i], entry) : lineOf(entry)))
  if (same && isAt(queue.lines, from, fresh)) return queue
  const lines = queue.lines.slice(0, from).concat(fresh, queue.lines.slice(to))
  return same ? { ...queue, lines } : arranged(lines)
}

/** Whether the lines stand in the list from a place on, the very same ones. */
function isAt(list: readonly QueueLine[], from: number, lines: readonly QueueLine[]): boolean {
  return lines.every((line, i) => line === list[from + i])
}

/** A line as an entry of the same key says it is now: the very line where nothing changed, so that it is not drawn anew. */
function updated(line: QueueLine | undefined, entry: QueueEntry): QueueLine {
  if (line === undefined) return lineOf(entry)
  const { status, outdated, hasComment } = entry
  const unchanged = line.status === status && line.outdated === outdated && line.hasComment === hasComment
  return unchanged ? line : { ...line, status, outdated, hasComment }
}

/** Where the lines of a document begin and end (exclusive). */
function rangeOf({ lines, documents }: Queue, documentId: string): { readonly from: number; readonly to: number } {
  return documents.get(documentId) ?? { from: lines.length, to: lines.length }
}

/** The queue with one line as it is now. */
export function withLine(queue: Queue, line: QueueLine): Queue {
  const place = queue.places.get(line.id)
  return place === undefined ? queue : { ...queue, lines: queue.lines.with(place, line) }
}

export function lineAt(queue: Queue, id: string): QueueLine | null {
  return queue.lines[queue.places.get(id) ?? -1] ?? null
}

/** What a line will be once a decision is written. */
export function decidedLine(line: QueueLine, { choice, comment }: DecideRequest): QueueLine {
  return { ...line, status: statusAfter(line, choice), outdated: false, hasComment: comment !== '' }
}

function statusAfter({ type, status }: QueueLine, choice: DecideRequest['choice']): ItemStatus {
  // Taking a decision back leaves what the policy says, which only the worker knows.
  if (choice === null) return status === 'decided' || status === 'skipped' ? (type === 'note' ? 'informational' : 'open') : status // prettier-ignore
  return choice.action === 'skip' ? 'skipped' : 'decided'
}

export const queueStatuses = ['left', 'decided', 'skipped', 'accepted', 'outdated', 'all'] as const
export type QueueStatus = (typeof queueStatuses)[number]

export interface QueueFilters {
  readonly status: QueueStatus
  /** Null: any. */
  readonly kind: ConflictKind | null
  readonly label: string | null
  readonly annotatorId: string | null
  /** Contained in the titles of documents, however it is spelt. */
  readonly title: string
}

export const noFilters: QueueFilters = { status: 'left', kind: null, label: null, annotatorId: null, title: '' }

/**
 * The lines that the filters leave, in order. Those in `kept` stay whatever their status: they changed since the filters were
 * set, and a line that vanishes at the key that decided it could not be looked at again.
 */
export function listedLines(queue: Queue, filters: QueueFilters, kept: ReadonlySet<string>): readonly QueueLine[] {
  return queue.lines.filter(matcherOf(filters, kept))
}

/**
 * The same, made from the list before one document of the queue changed, by looking at that document alone. The very list where
 * nothing changed in it.
 */
export function relistedDocument(
  listed: readonly QueueLine[],
  before: Queue,
  queue: Queue,
  documentId: string,
  filters: QueueFilters,
  kept: ReadonlySet<string>,
): readonly QueueLine[] {
  const old = rangeOf(before, documentId)
  const now = rangeOf(queue, documentId)
  const fresh = queue.lines.slice(now.from, now.to).filter(matcherOf(filters, kept))
  const start = listedBefore(listed, before, old.from)
  const end = listedBefore(listed, before, old.to)
  if (fresh.length === end - start && isAt(listed, start, fresh)) return listed
  return listed.slice(0, start).concat(fresh, listed.slice(end))
}

/** Those of the listed lines that are of a document. */
export function listedOf(listed: readonly QueueLine[], queue: Queue, documentId: string): readonly QueueLine[] {
  const { from, to } = rangeOf(queue, documentId)
  return listed.slice(listedBefore(listed, queue, from), listedBefore(listed, queue, to))
}

/** How many of the listed lines stand before a place of the queue. */
function listedBefore(listed: readonly QueueLine[], { places }: Queue, place: number): number {
  let low = 0
  let high = listed.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places.get(listed[middle]?.id ?? '') ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}

function matcherOf(filters: QueueFilters, kept: ReadonlySet<string>): (line: QueueLine) => boolean {
  const { status, kind, label, annotatorId } = filters
  const hasTitle = titleMatcher(filters.title)
  return (line) =>
    (hasStatus(line, status) || kept.has(line.id)) &&
    (kind === null || line.kinds.includes(kind)) &&
    (label === null || line.labels.includes(label)) &&
    (annotatorId === null || line.annotatorIds.includes(annotatorId)) &&
    (hasTitle === null || hasTitle(line))
}

/** Null where every title has the words. Each document is looked at once. */
function titleMatcher(words: string): ((line: QueueLine) => boolean) | null {
  const folded = foldName(words)
  if (folded === '') return null
  const known = new Map<string, boolean>()
  return ({ documentId, documentTitle }) => {
    const before = known.get(documentId)
    if (before !== undefined) return before
    const matches = foldName(documentTitle).includes(folded)
    known.set(documentId, matches)
    return matches
  }
}

function hasStatus({ status, outdated }: QueueLine, wanted: QueueStatus): boolean {
  switch (wanted) {
    case 'all':
      return true
    case 'left':
      return status === 'open'
    case 'outdated':
      return outdated
    default:
      return status === wanted
  }
}

/** The first line after `line` (null: of all) that is left to decide, round the end of the list; null if none is. */
export function nextOpen(listed: readonly QueueLine[], line: QueueLine | null): QueueLine | null {
  return nextOpens(listed, line, 1)[0] ?? null
}

/** The next lines to decide after `line`, at most `count`, in the order in which they come up. */
export function nextOpens(listed: readonly QueueLine[], line: QueueLine | null, count: number): readonly QueueLine[] {
  const at = line === null ? -1 : listed.indexOf(line)
  const others = at < 0 ? listed.length : listed.length - 1
  const found: QueueLine[] = []
  for (let step = 1; step <= others && found.length < count; step++) {
    const next = listed[(at + step) % listed.length]
    if (next?.status === 'open') found.push(next)
  }
  return found
}

/** Progress with decisions that are still being written: `changes` are their lines before and after. */
export function progressWith(
  progress: QueueProgress,
  changes: Iterable<{ readonly before: QueueLine; readonly after: QueueLine }>,
): QueueProgress {
  const counts = { ...progress }
  for (const { before, after } of changes) {
    // What all agree on by now is counted elsewhere.
    if (before.kinds.length === 0) continue
    if (before.outdated && !after.outdated) counts.outdated -= 1
    if (isCounted(before.status)) counts[before.status] -= 1
    if (isCounted(after.status)) counts[after.status] += 1
  }
  return counts
}

function isCounted(status: ItemStatus): status is 'open' | 'decided' | 'skipped' | 'accepted' {
  return status === 'open' || status === 'decided' || status === 'skipped' || status === 'accepted'
}
