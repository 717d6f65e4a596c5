/**
 * The ledger of the open project, as the worker has it: which claims are asked for, and where the person is among them. It stays
 * while the person is at the desk, and ends with the project.
 */
import { everyRow, type LedgerColumn, type LedgerFilter, type LedgerQuery } from '@core/ledger/query'
import { storeErrorOf, type StoreError } from '@renderer/store/errors'
import type { WorkerCalls } from '@renderer/workers/calls'
import { startLedgerWorker } from '@renderer/workers/ledgerClient'
import type {
  LedgerGroupView,
  LedgerLayer,
  LedgerListing,
  LedgerProgress,
  LedgerService,
  ReviewChange,
  ReviewHistory,
  ReviewStep,
} from '@renderer/workers/ledgerContract'
import { create } from 'zustand'
import { LedgerLines, keyOfLine, type LineKey } from './ledgerLines'
import { useNavigation } from './navigation'
import { usePreferences } from './preferences'

export type LedgerPhase = 'closed' | 'loading' | 'open' | 'failed'
/** What stands beside the table. */
export type LedgerPanel = 'claim' | 'figures' | 'sources'

export interface LedgerState {
  readonly phase: LedgerPhase
  /** Why it is `failed`. */
  readonly failure: StoreError | null
  /** How many layers were read; null when all were. What is listed meanwhile is not everything. */
  readonly reading: { readonly done: number; readonly total: number } | null
  readonly layer: LedgerLayer
  readonly query: LedgerQuery
  readonly listing: LedgerListing | null
  readonly lines: LedgerLines<LedgerGroupView>
  readonly folded: ReadonlySet<string>
  /** How many lines lower what was at the top of the table is since the lines before these; 0 for another question. */
  readonly moved: number
  /** Grows whenever rows may be others than those that were read. */
  readonly version: number
  /** The line at the keyboard. */
  readonly cursor: LineKey | null
  /** Numbers of rows chosen besides it, and the line from which Shift reaches. */
  readonly selected: ReadonlySet<number>
  readonly anchor: LineKey | null
  readonly history: ReviewHistory
  /** Null: folded away. */
  readonly panel: LedgerPanel | null
  readonly dialog: 'export' | 'import' | null
}

const everything: LedgerQuery = { filter: everyRow, sort: null, group: null }
const noLines = new LedgerLines<LedgerGroupView>(new Int32Array(), null, new Set())
const nothingChosen = { cursor: null, selected: new Set<number>(), anchor: null }
const nothing = {
  phase: 'closed',
  failure: null,
  reading: null,
  listing: null,
  lines: noLines,
  moved: 0,
  version: 0,
  ...nothingChosen,
  history: { canUndo: false, canRedo: false },
  dialog: null,
} as const

const initial: LedgerState = { ...nothing, layer: 'mine', query: everything, folded: new Set(), panel: 'figures' }

export const useLedger = create<LedgerState>(() => initial)

/** Starts a ledger worker; a parameter for tests. */
export type StartLedger = (onProgress: (progress: LedgerProgress) => void) => WorkerCalls<LedgerService>

interface Opened {
  readonly projectId: string
  readonly annotatorId: string
  readonly start: StartLedger
  readonly worker: WorkerCalls<LedgerService>
  /** Does the counting; null before it is asked. */
  charts: OtherLedger | null
}

let opened: Opened | null = null
/** The list that was asked for last; answers to others come too late. */
let asked = 0
let shown = false
let changedMeanwhile = false
/** When the last list came, and how long it was on its way; milliseconds. */
let listed = { at: 0, took: 0 }

/** The worker of the open ledger. Throws when none is open, which is a mistake of the programmer. */
export function ledgerWorker(): WorkerCalls<LedgerService> {
  if (opened === null) throw new Error('No ledger is open.')
  return opened.worker
}

/** An instance of the worker, opened with the rows that are shown, for what takes long: the table must not wait for it. */
interface OtherLedger {
  readonly layer: LedgerLayer
  readonly worker: WorkerCalls<LedgerService>
  /** Rejects with the store's error. */
  readonly ready: Promise<unknown>
}

/** Starts another instance, for its caller to end. Throws when no ledger is open, which is a mistake of the programmer. */
export function startOtherLedger(onProgress: (progress: LedgerProgress) => void): OtherLedger {
  if (opened === null) throw new Error('No ledger is open.')
  const { projectId, annotatorId, start } = opened
  const { layer } = useLedger.getState()
  const worker = start(onProgress)
  return { layer, worker, ready: worker.call('open', { projectId, annotatorId, layer }) }
}

/** What is counted for charts, in an instance of the worker for that alone. Rejects with the store's error. */
export async function askCharts<K extends 'figures' | 'summary'>(
  name: K,
  ...args: Parameters<LedgerService['functions'][K]>
): Promise<Awaited<ReturnType<LedgerService['functions'][K]>>> {
  if (opened === null) throw new Error('No ledger is open.')
  if (opened.charts?.layer !== useLedger.getState().layer) {
    opened.charts?.worker.terminate()
    opened.charts = startOtherLedger(() => undefined)
  }
  const { worker, ready } = opened.charts
  await ready
  return worker.call(name, ...args)
}

/** Where the table is scrolled to, in pixels, and the line at its top: kept from one showing to the next. */
export const ledgerScroll = { top: 0, line: 0 }

/**
 * Shows the ledger of the open project for the person at work; what is open already stays, brought up to date. Returns what is
 * to be called when it is shown no more.
 */
export function showLedger(start: StartLedger = startLedgerWorker): () => void {
  shown = true
  const { projectId } = useNavigation.getState()
  const annotatorId = usePreferences.getState().activeAnnotatorId
  if (projectId !== null && annotatorId !== null) {
    const same = opened?.projectId === projectId && opened.annotatorId === annotatorId
    if (!same || useLedger.getState().phase === 'failed') void open(projectId, annotatorId, start)
    else if (changedMeanwhile) void list()
  }
  return () => {
    shown = false
  }
}

async function open(projectId: string, annotatorId: string, start: StartLedger): Promise<void> {
  closeLedger()
  const worker = start((progress) => {
    if (opened?.worker === worker) follow(progress)
  })
  opened = { projectId, annotatorId, start, worker, charts: null }
  await read()
}

/** Reads the rows of the chosen layer. */
async function read(): Promise<void> {
  const mine = opened
  if (mine === null) return
  const { layer } = useLedger.getState()
  useLedger.setState({ phase: 'loading', failure: null, reading: null })
  try {
    const history = await mine.worker.call('open', { projectId: mine.projectId, annotatorId: mine.annotatorId, layer })
    if (opened !== mine || useLedger.getState().layer !== layer) return
    useLedger.setState({ history })
    await list()
  } catch (cause) {
    fail(mine, cause)
  }
}

function follow(progress: LedgerProgress): void {
  if (progress.work === 'reading') {
    const { done, total } = progress
    useLedger.setState({ reading: done < total ? { done, total } : null })
    if (useLedger.getState().listing === null) return
    // A list that grows is shown now and then: making it must not take more time than reading on.
    const rest = Math.max(leastRest, 4 * listed.took)
    if (done < total && performance.now() - listed.at < rest) return
  }
  changedMeanwhile = true
  // What changes in a row, such as the marks of a document, makes one list.
  queueMicrotask(() => {
    if (shown && changedMeanwhile) void list()
  })
}

/** Milliseconds between two lists while rows are read. */
const leastRest = 500

/** Asks for the rows of the query again, and keeps the person where they are as far as that line is still there. */
async function list(): Promise<void> {
  const mine = opened
  if (mine === null) return
  changedMeanwhile = false
  const turn = ++asked
  const start = performance.now()
  try {
    const listing = await mine.worker.call('list', useLedger.getState().query)
    if (opened !== mine || turn !== asked) return
    const now = performance.now()
    listed = { at: now, took: now - start }
    useLedger.setState(({ folded, selected, version, cursor, lines: before }) => {
      const lines = new LedgerLines(listing.numbers, listing.groups, folded)
      return {
        ...{ phase: 'open', listing, lines, version: version + 1 },
        moved: movedBetween(before, lines),
        cursor: cursor === null ? null : sameOrNear(cursor, before, lines),
        selected: stillListed(selected, listing.numbers),
      }
    })
  } catch (cause) {
    fail(mine, cause)
  }
}

/** How many lines lower the line at the top of the table is; 0 if it is gone, or the table starts at its top. */
function movedBetween(before: LedgerLines, lines: LedgerLines): number {
  const line = ledgerScroll.top === 0 ? undefined : before.at(ledgerScroll.line)
  const index = line === undefined ? -1 : lines.indexOf(keyOfLine(line))
  return index < 0 ? 0 : index - ledgerScroll.line
}

/** The line at the keyboard, or that in its place if it is listed no more. */
function sameOrNear(cursor: LineKey, before: LedgerLines, lines: LedgerLines): LineKey | null {
  if (lines.indexOf(cursor) >= 0) return cursor
  const line = lines.at(Math.min(before.indexOf(cursor), lines.count - 1))
  return line === undefined ? null : keyOfLine(line)
}

/** The chosen rows without those that are not listed: nothing is done to claims out of sight. */
function stillListed(selected: ReadonlySet<number>, numbers: Int32Array): ReadonlySet<number> {
  if (selected.size === 0) return selected
  return new Set(numbers.filter((number) => selected.has(number)))
}

function fail(mine: Opened, cause: unknown): void {
  if (opened !== mine) return
  useLedger.setState({ phase: 'failed', failure: storeErrorOf(cause), reading: null })
}

/** Another question is read from its top. */
function scrollToTop(): void {
  Object.assign(ledgerScroll, { top: 0, line: 0 })
}

/** Ends the worker and forgets the rows; reviews are in the database. How claims are shown stays. */
function closeLedger(): void {
  opened?.worker.terminate()
  opened?.charts?.worker.terminate()
  opened = null
  changedMeanwhile = false
  scrollToTop()
  useLedger.setState({ ...nothing })
}

useNavigation.subscribe(({ projectId }) => {
  if (opened === null || opened.projectId === projectId) return
  closeLedger()
  useLedger.setState({ query: everything, folded: new Set() })
})

/** Shows another layer. */
export function showLayer(layer: LedgerLayer): void {
  if (layer === useLedger.getState().layer) return
  scrollToTop()
  useLedger.setState({ layer, listing: null, lines: noLines, ...nothingChosen })
  void read()
}

/** Narrows what is listed; members that are absent stay. */
export function filterLedger(change: Partial<LedgerFilter>): void {
  ask(({ filter }) => ({ filter: { ...filter, ...change } }))
}

/** Lists everything again. */
export function clearLedgerFilter(): void {
  ask(() => ({ filter: everyRow }))
}

/** Sorts by a column: upwards, when it is so already downwards, then as the claims stand in the project. */
export function sortLedger(column: LedgerColumn): void {
  ask(({ sort }) => ({
    sort:
      sort?.column !== column ? { column, descending: false } : sort.descending ? null : { column, descending: true },
  }))
}

export function groupLedger(group: LedgerQuery['group']): void {
  useLedger.setState({ folded: new Set() })
  ask(() => ({ group }))
}

function ask(change: (query: LedgerQuery) => Partial<LedgerQuery>): void {
  scrollToTop()
  useLedger.setState(({ query }) => ({ query: { ...query, ...change(query) }, anchor: null }))
  void list()
}

/** Folds or unfolds a group. */
export function foldGroup(key: string, fold: boolean): void {
  useLedger.setState(({ folded, listing }) => {
    const next = new Set(folded)
    if (fold) next.add(key)
    else next.delete(key)
    return { folded: next, ...linesOf(listing, next) }
  })
}

/** Folds all groups, or none. */
export function foldAllGroups(fold: boolean): void {
  useLedger.setState(({ listing }) => {
    const next = new Set(fold ? (listing?.groups ?? []).map(({ key }) => key) : [])
    return { folded: next, ...linesOf(listing, next) }
  })
}

function linesOf(listing: LedgerListing | null, folded: ReadonlySet<string>): Partial<LedgerState> {
  return listing === null ? {} : { lines: new LedgerLines(listing.numbers, listing.groups, folded), moved: 0 }
}

/** Puts the keyboard on a row, in whichever group it stands first. Answers whether it is listed. */
export function goToRow(number: number): boolean {
  const { lines, listing } = useLedger.getState()
  const group = listing?.groups?.find(({ start, count }) => listing.numbers.subarray(start, start + count).includes(number)) // prettier-ignore
  if (group !== undefined) foldGroup(group.key, false)
  if (!lines.numbers.includes(number)) return false
  useLedger.setState({ cursor: { kind: 'row', number, group: group?.key ?? null }, anchor: null })
  return true
}

/** The same for a claim by its id. */
export async function goToClaim(claimId: string): Promise<void> {
  goToRow(await ledgerWorker().call('numberOf', claimId))
}

/** Says something about claims, as one step that can be undone. Rejects with the store's error. */
export async function reviewRows(numbers: readonly number[], change: ReviewChange): Promise<ReviewStep> {
  return take(await ledgerWorker().call('review', numbers, change))
}

/** Takes the last step back, or does it again. Null when there is none. Rejects with the store's error. */
export async function travelReviews(direction: 'undo' | 'redo'): Promise<ReviewStep | null> {
  const step = await ledgerWorker().call(direction)
  return step === null ? null : take(step)
}

/** Takes over the reviews of the file that the worker has read. Rejects with the store's error. */
export async function takeReviewFile(): Promise<ReviewStep> {
  return take(await ledgerWorker().call('takeReviewFile'))
}

function take(step: ReviewStep): ReviewStep {
  const { canUndo, canRedo } = step
  useLedger.setState(({ version }) => ({ history: { canUndo, canRedo }, version: version + 1 }))
  // What a filter or an order asks of a status may be otherwise now.
  if (dependsOnReviews(useLedger.getState().query)) void list()
  return step
}

function dependsOnReviews({ filter, sort }: LedgerQuery): boolean {
  return filter.statuses.length > 0 || filter.words !== '' || sort?.column === 'status' || sort?.column === 'comment'
}

export function showLedgerPanel(panel: LedgerPanel | null): void {
  useLedger.setState({ panel })
}

export function showLedgerDialog(dialog: LedgerState['dialog']): void {
  useLedger.setState({ dialog })
}
