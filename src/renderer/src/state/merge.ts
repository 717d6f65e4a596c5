/**
 * The merge of the open project, as the worker has it, and which part of it is on the screen. A project without a merge gets
 * one with the first file that is added. The worker stays while the person is at the desk, and ends with the project.
 */
import { err, ok, type Result } from '@core/result'
import type { Services } from '@renderer/services/services'
import { storeErrorOf, type StoreError } from '@renderer/store/errors'
import { workerFailureOf, type WorkerCalls, type WorkerFailure } from '@renderer/workers/calls'
import { addExchangeFile, type AddExchangeError, startMergeWorker } from '@renderer/workers/mergeClient'
import type { MergeOverview, MergeService, MergeWorkProgress } from '@renderer/workers/mergeContract'
import { create } from 'zustand'
import type { ExchangeInput } from './imports'
import { useNavigation } from './navigation'
import { usePreferences } from './preferences'
import { settleSessions } from './sessions'

/** The three parts of the merge screen. */
export type MergeView = 'files' | 'agreement' | 'conflicts'

export type MergePhase = 'closed' | 'loading' | 'open' | 'failed'

/** What is being added: a file by its name, or the marks of the project. */
export type Adding = { readonly kind: 'file'; readonly fileName: string } | { readonly kind: 'project' }

export interface MergeState {
  readonly phase: MergePhase
  /** Null while there is no merge yet, also when `open`. */
  readonly overview: MergeOverview | null
  readonly view: MergeView
  /** What the worker is at; null when it rests. */
  readonly progress: MergeWorkProgress | null
  readonly adding: Adding | null
  /** Why it is `failed`. */
  readonly failure: StoreError | null
  /** The item that is shown among the conflicts. */
  readonly current: { readonly documentId: string; readonly key: string } | null
}

const nothing: MergeState = {
  phase: 'closed',
  overview: null,
  view: 'files',
  progress: null,
  adding: null,
  failure: null,
  current: null,
}

export const useMerge = create<MergeState>(() => nothing)

/** Whose merge is open. The worker is there once there is a merge. */
interface Opened {
  readonly projectId: string
  readonly adjudicatorId: string
  readonly start: StartWorker
  worker: WorkerCalls<MergeService> | null
}

/** Starts a merge worker; a parameter for tests. */
export type StartWorker = (onProgress: (progress: MergeWorkProgress) => void) => WorkerCalls<MergeService>

let opened: Opened | null = null
let stopAdding: AbortController | null = null

/** The worker of the open merge. Throws when none is open, which is a mistake of the programmer. */
export function mergeWorker(): WorkerCalls<MergeService> {
  const worker = opened?.worker ?? null
  if (worker === null) throw new Error('No merge is open.')
  return worker
}

export function showMergeView(view: MergeView): void {
  useMerge.setState({ view })
}

/** Shows a conflict. */
export function showConflict(documentId: string, key: string): void {
  useMerge.setState({ view: 'conflicts', current: { documentId, key } })
}

/** For what a worker function answered. */
export function setOverview(overview: MergeOverview): void {
  useMerge.setState({ overview })
}

/**
 * Opens the latest merge of the open project for the person at work, if there is one; what is open already stays. Call it
 * when the merge is shown. It closes by itself when another project is opened.
 */
export async function openMerge({ store }: Services, start: StartWorker = startMergeWorker): Promise<void> {
  const { projectId } = useNavigation.getState()
  const adjudicatorId = usePreferences.getState().activeAnnotatorId
  if (projectId === null || adjudicatorId === null) return
  const same = opened?.projectId === projectId && opened.adjudicatorId === adjudicatorId
  if (same && useMerge.getState().phase !== 'failed') return
  closeMerge()
  const mine: Opened = { projectId, adjudicatorId, start, worker: null }
  opened = mine
  useMerge.setState({ phase: 'loading' })
  try {
    const latest = (await store.merges.list(projectId)).at(-1)
    const overview = latest === undefined ? null : await openIn(mine, latest.id)
    if (opened === mine) useMerge.setState({ phase: 'open', overview, progress: null })
  } catch (cause) {
    if (opened !== mine) return
    mine.worker?.terminate()
    mine.worker = null
    useMerge.setState({ phase: 'failed', failure: storeErrorOf(cause), progress: null })
  }
}

async function openIn(mine: Opened, mergeId: string): Promise<MergeOverview> {
  if (opened !== mine) throw new Error('Another merge was opened meanwhile.')
  return workerOf(mine).call('open', mergeId, mine.adjudicatorId)
}

function workerOf(mine: Opened): WorkerCalls<MergeService> {
  return (mine.worker ??= mine.start((progress) => {
    if (opened === mine) useMerge.setState({ progress })
  }))
}

/** Ends the worker and forgets the merge; what was decided is in the database. */
export function closeMerge(): void {
  stopAdding?.abort()
  stopAdding = null
  opened?.worker?.terminate()
  opened = null
  useMerge.setState({ ...nothing, view: useMerge.getState().view })
}

useNavigation.subscribe(({ projectId }) => {
  if (opened !== null && opened.projectId !== projectId) closeMerge()
})

/** The worker with a merge to add to: one is made if the project has none. */
async function workerToAddTo({ store }: Services): Promise<WorkerCalls<MergeService>> {
  if (opened === null) throw new Error('No merge is open.')
  const mine = opened
  if (useMerge.getState().overview !== null) return workerOf(mine)
  const project = await store.projects.get(mine.projectId)
  const mergeId = await workerOf(mine).call('create', mine.projectId, project?.name ?? '')
  setOverview(await openIn(mine, mergeId))
  return workerOf(mine)
}

/**
 * Adds an exchange file to the merge, which is made if there is none. Answers why it could not be added; then nothing of it
 * was. The token of the file is closed in any case.
 */
export async function addFile(
  services: Services,
  input: ExchangeInput,
): Promise<Result<MergeOverview, AddExchangeError>> {
  return add({ kind: 'file', fileName: input.fileName }, async (signal) => {
    let calls: WorkerCalls<MergeService>
    try {
      calls = await workerToAddTo(services)
    } catch (cause) {
      await services.bridge.closeInput(input.token)
      throw cause
    }
    const report = (progress: MergeWorkProgress) => useMerge.setState({ progress })
    return addExchangeFile(calls, services.bridge, input, report, signal)
  })
}

/** Adds the marks of the open project as they are now, in place of those that were added before. */
export async function addProject(services: Services): Promise<Result<MergeOverview, WorkerFailure>> {
  return add({ kind: 'project' }, async (signal) => {
    // What is on the screen must be in the database before it is read from there.
    const unsaved = await settleSessions()
    if (unsaved !== null) return err({ code: 'store', error: unsaved })
    const calls = await workerToAddTo(services)
    const cancel = () => void calls.call('cancelAdding').catch(() => undefined)
    signal.addEventListener('abort', cancel)
    try {
      return ok(await calls.call('addProject'))
    } finally {
      signal.removeEventListener('abort', cancel)
    }
  })
}

async function add<E>(
  what: Adding,
  work: (signal: AbortSignal) => Promise<Result<MergeOverview, E>>,
): Promise<Result<MergeOverview, E | WorkerFailure>> {
  const mine = opened
  const stopping = new AbortController()
  stopAdding = stopping
  useMerge.setState({ adding: what })
  try {
    const added = await work(stopping.signal)
    if (added.ok && opened === mine) setOverview(added.value)
    return added
  } catch (cause) {
    return err(workerFailureOf(cause, stopping.signal))
  } finally {
    if (stopAdding === stopping) stopAdding = null
    if (opened === mine) useMerge.setState({ adding: null, progress: null })
  }
}

/** Stops what is being added, if it is not too late. */
export function cancelAdding(): void {
  stopAdding?.abort()
}

/** What changes the merge as a whole, and answers it as it is then. */
export type MergeChange =
  | 'removeFile'
  | 'setPolicy'
  | 'setBlind'
  | 'join'
  | 'separate'
  | 'carry'
  | 'takeBackCarry'
  | 'dismissDecisions'
  | 'bringDecisionsBack'

/** Changes the merge by a function of its worker. Answers why it could not; null when it is changed. */
export async function changeMerge<K extends MergeChange>(
  name: K,
  ...args: Parameters<MergeService['functions'][K]>
): Promise<StoreError | null> {
  const mine = opened
  try {
    const overview = await mergeWorker().call(name, ...args)
    if (opened === mine) setOverview(overview)
    return null
  } catch (cause) {
    return storeErrorOf(cause)
  } finally {
    if (opened === mine) useMerge.setState({ progress: null })
  }
}
