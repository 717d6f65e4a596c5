/**
 * The conflicts of the open merge as a queue: the list, the item at hand, and what is decided. A decision shows at once and the
 * next item with it; the worker writes it meanwhile, one after another. One that could not be written brings its item back.
 */
import type { Choice, Decision } from '@core/adjudication/decision'
import { storeErrorOf, type StoreError } from '@renderer/store/errors'
import type { WorkerCalls } from '@renderer/workers/calls'
import type {
  DecideRequest,
  MergeService,
  QueueChange,
  QueueItem,
  QueueProgress,
} from '@renderer/workers/mergeContract'
import { create } from 'zustand'
import { basisOf } from './agreement'
import { type MergeState, mergeWorker, setOverview, useMerge } from './merge'
import {
  decidedLine,
  lineAt,
  lineId,
  listedLines,
  listedOf,
  nextOpen,
  nextOpens,
  noFilters,
  noQueue,
  progressWith,
  type Queue,
  type QueueFilters,
  type QueueLine,
  queueOf,
  relistedDocument,
  withDocument,
  withLine,
} from './mergeQueueList'
import { forgetItems, isStale, isUnread, knownItem, mayBeOfBefore, outdateItems, readItem } from './mergeQueueItems'
import { actOn, type AtHand, forgetWaiting, isWaiting, wait } from './mergeQueueWaiting'
import { beforeSettling } from './sessions'

export interface MergeQueueState {
  readonly phase: 'loading' | 'ready' | 'failed'
  /** As it will be once everything is written. */
  readonly queue: Queue
  readonly filters: QueueFilters
  /** What the filters leave. */
  readonly listed: readonly QueueLine[]
  /** The item at hand; null while it is fetched, or when none is. */
  readonly item: QueueItem | null
  /** The lines whose decision is being written, as they were and as they will be. */
  readonly writing: readonly { readonly before: QueueLine; readonly after: QueueLine }[]
  /** `failed` until the next decision is written. */
  readonly save: 'saved' | 'saving' | 'failed'
}

const nothing: MergeQueueState = {
  phase: 'loading',
  queue: noQueue,
  filters: noFilters,
  listed: [],
  item: null,
  writing: [],
  save: 'saved',
}

export const useMergeQueue = create<MergeQueueState>(() => nothing)

/** How far the work on the conflicts is, with what is being written; null while no merge is open. */
export function useQueueProgress(): QueueProgress | null {
  const written = useMerge(({ overview }) => overview?.progress ?? null)
  const writing = useMergeQueue((queue) => queue.writing)
  return written === null ? null : progressWith(written, writing)
}

/** A decision that is being written: the last one about a line, and how many about it are. */
interface Pending {
  readonly request: DecideRequest
  readonly before: QueueLine
  readonly count: number
}

let pending = new Map<string, Pending>()
/** The last decision about a line, until its item is read anew. */
let rulings = new Map<string, DecideRequest>()
/** Lines that changed since the filters were set. */
let kept = new Set<string>()
/** What the queue was made of. */
let loadedBasis: string | null = null
/** Whose queue it is: another worker has another merge, or another person at work. */
let loadedFrom: WorkerCalls<MergeService> | null = null
/** Whether a decision led to the item at hand, and nobody has touched it since. */
let cameByDecision = false
let lastTurn: Promise<unknown> = Promise.resolve()

/** Has work done when all work before it is: decisions are written in the order of the keys. The app does not quit before. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = lastTurn.then(work, work)
  const over = () => undefined
  const stop = beforeSettling(() => turn.then(over, over))
  lastTurn = turn.then(stop, stop)
  return turn
}

/** The line of the item at hand; null when none is chosen or it is no more. */
export function currentLine(): QueueLine | null {
  const { current } = useMerge.getState()
  return current === null ? null : lineAt(useMergeQueue.getState().queue, lineId(current.documentId, current.key))
}

function atHand(): AtHand {
  const { item } = useMergeQueue.getState()
  const id = currentLine()?.id ?? null
  return { id, isRead: item !== null && idOf(item) === id }
}

/** Has something done about the item at hand: now, or after it was read and what was asked for before is done. */
export function withItem(act: () => boolean): boolean {
  const { id, isRead } = atHand()
  return id === null || isRead ? inOrder(act) : later(act)
}

/** Has something done now, or after what was asked for before, if that still waits for its item. */
export function inOrder(act: () => boolean): boolean {
  return isWaiting() ? later(act) : act()
}

function later(act: () => boolean): true {
  wait(atHand().id, act)
  return true
}

/** Keeps the queue in step with the open merge for as long as the conflicts are on the screen. Returns what ends it. */
export function followMergeQueue(): () => void {
  const follow = (now: MergeState, before: MergeState | null) => {
    if (now.overview === null) return
    const basis = JSON.stringify([basisOf(now.overview), now.overview.policy])
    const worker = mergeWorker()
    if (basis !== loadedBasis || worker !== loadedFrom) {
      if (worker !== loadedFrom) forgetMerge()
      loadedBasis = basis
      loadedFrom = worker
      void loadQueue()
    }
    if (now.current !== before?.current) void showItem()
  }
  follow(useMerge.getState(), null)
  return useMerge.subscribe(follow)
}

function forgetMerge(): void {
  pending = new Map()
  rulings = new Map()
  forgetWaiting()
  useMergeQueue.setState(nothing)
}

/** Reads the queue anew. */
export async function loadQueue(): Promise<void> {
  useMergeQueue.setState({ phase: 'loading' })
  const from = loadedFrom
  const basis = loadedBasis
  const isMine = () => from === loadedFrom && basis === loadedBasis
  try {
    const entries = await inTurn(() => mergeWorker().call('queue'))
    // Another merge, or other files, came meanwhile: their queue is on its way.
    if (!isMine()) return
    forgetItems()
    kept = new Set()
    publish(withPending(queueOf(entries), null), null, { phase: 'ready' })
    if (currentLine() === null) showLine(nextOpen(useMergeQueue.getState().listed, null))
    void showItem()
  } catch {
    if (!isMine()) return
    useMergeQueue.setState({ phase: 'failed' })
  }
}

/** Shows the queue as it is now. Only the lines of `documentId` are others than before; null: of any document. */
function publish(
  queue: Queue,
  documentId: string | null,
  change: Partial<Pick<MergeQueueState, 'phase' | 'save'>>,
): void {
  const { queue: before, filters, listed } = useMergeQueue.getState()
  const writing = [...pending].flatMap(([id, { before: line }]) => {
    const after = lineAt(queue, id)
    return after === null ? [] : [{ before: line, after }]
  })
  useMergeQueue.setState({
    ...change,
    queue,
    writing,
    listed:
      documentId === null
        ? listedLines(queue, filters, kept)
        : relistedDocument(listed, before, queue, documentId, filters, kept),
  })
}

/** What the worker answered about a document, or about all of them, with what it does not know yet. */
function withPending(answered: Queue, documentId: string | null): Queue {
  let queue = answered
  for (const [id, entry] of pending) {
    const line = lineAt(answered, id)
    if (line === null || (documentId !== null && line.documentId !== documentId)) continue
    pending.set(id, { ...entry, before: line })
    queue = withLine(queue, decidedLine(line, entry.request))
  }
  return queue
}

/** Changes some of the filters. The item at hand stays if they leave it, else the first one to decide is shown. */
export function filterQueue(change: Partial<QueueFilters>): void {
  kept = new Set()
  const { queue, filters: before } = useMergeQueue.getState()
  const filters = { ...before, ...change }
  const listed = listedLines(queue, filters, kept)
  useMergeQueue.setState({ filters, listed })
  const line = currentLine()
  if (line === null || !listed.includes(line)) showLine(nextOpen(listed, null) ?? listed[0] ?? null)
}

/** Makes a line the item at hand; null: none. */
export function showLine(line: QueueLine | null): void {
  cameByDecision = false
  useMerge.setState({ current: line === null ? null : { documentId: line.documentId, key: line.key } })
}

/** Goes to the next (1) or previous (-1) line of the list; false at its end. */
export function stepLine(step: 1 | -1): boolean {
  const { listed } = useMergeQueue.getState()
  const now = currentLine()
  const at = now === null ? -1 : listed.indexOf(now)
  const line = listed[at < 0 ? (step > 0 ? 0 : listed.length - 1) : at + step]
  if (line === undefined) return false
  showLine(line)
  return true
}

/** How many items are read ahead: keys come faster than the disk writes what they decide. */
const ahead = 16

/** Shows the item at hand as it was read last, reads it anew if need be, and then those that are likely to come next. */
async function showItem(): Promise<void> {
  const { current } = useMerge.getState()
  const known = current === null ? null : knownItem(lineId(current.documentId, current.key))
  useMergeQueue.setState({ item: currentLine() === null ? null : known })
  actOn(atHand)
  const line = currentLine()
  if (line === null) return
  const { queue, listed } = useMergeQueue.getState()
  if (!listed.includes(line)) {
    // A conflict that was asked for elsewhere is shown whatever the filters say.
    kept.add(line.id)
    publish(queue, line.documentId, {})
  }
  const next = nextOpens(useMergeQueue.getState().listed, line, ahead).filter(isUnread)
  const wanted = isUnread(line) || mayBeOfBefore(line) ? [line, ...next] : next
  await Promise.all(wanted.map(fetchItem))
}

async function fetchItem(line: QueueLine): Promise<void> {
  const { id } = line
  const item = await readItem(line)
  if (item === undefined) return
  if (item !== null && !pending.has(id) && !isStale(id)) rulings.delete(id)
  if (currentLine()?.id !== id) return
  if (item === null) forgetWaiting()
  else useMergeQueue.setState({ item })
  actOn(atHand)
}

function idOf({ settled: { item } }: QueueItem): string {
  return lineId(item.documentId, item.key)
}

/** A decision as the person made it. */
export interface Ruling {
  /** Null: not decided (any more). */
  readonly choice: Choice | null
  readonly by: Decision['by']
  /** Whose version was taken; empty for one's own. */
  readonly from: readonly string[]
  /** What was written before stays if it is not given. */
  readonly comment?: string
}

/**
 * Decides the item at hand and goes on to the next one that is open, or stays where nothing is decided by it. Answers null if
 * no item is there to be decided, else a promise of the reason why it could not be written, or of null.
 */
export function decide(ruling: Ruling, then: 'next' | 'stay'): Promise<StoreError | null> | null {
  const { item, queue } = useMergeQueue.getState()
  const line = currentLine()
  if (item === null || line === null || idOf(item) !== line.id) return null
  const before = pending.get(line.id)
  const { documentId, key } = line
  const { choice, by, from } = ruling
  const comment = ruling.comment ?? rulingAtHand()?.comment ?? ''
  const request: DecideRequest = { documentId, key, choice, by, from, comment }
  pending = new Map(pending).set(line.id, { request, before: before?.before ?? line, count: (before?.count ?? 0) + 1 })
  rulings.set(line.id, request)
  kept.add(line.id)
  const decided = decidedLine(line, request)
  publish(withLine(queue, decided), documentId, { save: 'saving' })
  if (then === 'next') {
    const next = nextOpen(useMergeQueue.getState().listed, decided)
    // After a look back at what was decided, with nothing left, it stays in sight.
    if (next !== null || line.status === 'open') showLine(next)
    cameByDecision = true
  }
  return write(line.id, request)
}

/** What was decided about the item at hand, also when it is still being written; null when nothing was. */
export function rulingAtHand(): Pick<DecideRequest, 'choice' | 'by' | 'from' | 'comment'> | null {
  const { item } = useMergeQueue.getState()
  if (item === null) return null
  return rulings.get(idOf(item)) ?? item.settled.decision
}

async function write(id: string, request: DecideRequest): Promise<StoreError | null> {
  try {
    const change = await inTurn(() => mergeWorker().call('decide', request))
    forgetPending(id)
    take(change)
    return null
  } catch (cause) {
    const before = forgetPending(id)
    rulings.delete(id)
    const { queue } = useMergeQueue.getState()
    const line = before === null ? lineAt(queue, id) : before
    publish(before === null ? queue : withLine(queue, before), request.documentId, { save: 'failed' })
    if (line !== null) showLine(line)
    return storeErrorOf(cause)
  }
}

/** One decision about a line is written or failed. Answers the line as it was before, if no other one about it is pending. */
function forgetPending(id: string): QueueLine | null {
  const entry = pending.get(id)
  if (entry === undefined) return null
  pending = new Map(pending)
  if (entry.count > 1) pending.set(id, { ...entry, count: entry.count - 1 })
  else pending.delete(id)
  return entry.count > 1 ? null : entry.before
}

/** Takes in what the worker answered; decisions that are still to be written lie over it. */
function take({ documentId, entries, progress, canUndo, canRedo }: QueueChange): void {
  const { overview } = useMerge.getState()
  const before = currentLine()
  if (overview !== null) setOverview({ ...overview, progress, canUndo, canRedo })
  const { queue: known, listed } = useMergeQueue.getState()
  for (const { id } of listedOf(listed, known, documentId)) kept.add(id)
  const queue = withPending(withDocument(known, documentId, entries), documentId)
  outdateItems(documentId)
  publish(queue, documentId, { save: pending.size === 0 ? 'saved' : 'saving' })

  const now = currentLine()
  const settledMeanwhile = before?.status === 'open' && now?.status !== 'open' && !pending.has(before.id)
  // What was decided last may have settled the item that came up: it is passed over, unless somebody went to it on purpose.
  if (settledMeanwhile && cameByDecision) {
    showLine(nextOpen(useMergeQueue.getState().listed, now))
    cameByDecision = true
  } else void showItem()
}

/** What undo and redo did: the line that they are about, or why they could not; null if there was nothing to do. */
export type Travel = { readonly line: QueueLine } | { readonly error: StoreError } | null

/** Takes the last decision back (`undo`), or makes it again, and shows its item. */
export async function travel(way: 'undo' | 'redo'): Promise<Travel> {
  try {
    const change = await inTurn(() => mergeWorker().call(way))
    if (change === null) return null
    const id = lineId(change.documentId, change.key)
    kept.add(id)
    rulings.delete(id)
    cameByDecision = false
    take(change)
    const line = lineAt(useMergeQueue.getState().queue, id)
    if (line === null) return null
    showLine(line)
    return { line }
  } catch (cause) {
    return { error: storeErrorOf(cause) }
  }
}
