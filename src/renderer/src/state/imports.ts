/** Imports of texts: events of main become documents in the database, and the jobs can be watched, stopped, answered. */
import type { Encoding } from '@core/annotation/model'
import type { Result } from '@core/result'
import type { AppError } from '@shared/errors'
import type { DroppedFile, ImportEvent, SanadBridge } from '@shared/ipc'
import type { Services } from '@renderer/services/services'
import { storeErrorOf } from '@renderer/store/errors'
import { create } from 'zustand'
import { afterBatch, afterEvent, cameToNothing, documentsOf, newImportJob, type ImportJob } from './importJob'
import { closeDocument, openDocument, useNavigation } from './navigation'
import { projectToWorkIn } from './projects'

/** An exchange file that waits to be looked at; `token` reads it. */
export interface ExchangeInput {
  readonly token: string
  readonly fileName: string
  readonly bytes: number
}

interface ImportsState {
  /** Running jobs, and ended ones until they are dismissed; the oldest first. */
  readonly jobs: readonly ImportJob[]
  /** The job whose dialog is open. */
  readonly shownJobId: string | null
  readonly exchangeInputs: readonly ExchangeInput[]
}

export const useImports = create<ImportsState>(() => ({ jobs: [], shownJobId: null, exchangeInputs: [] }))

function jobOf(jobId: string): ImportJob | undefined {
  return useImports.getState().jobs.find((job) => job.jobId === jobId)
}

function setJob(changed: ImportJob): void {
  useImports.setState(({ jobs }) => ({ jobs: jobs.map((job) => (job.jobId === changed.jobId ? changed : job)) }))
}

/** Takes the events of main one after the other, and lets main begin. Call once, when a person and a project are there. */
export function startImports(services: Services): () => void {
  let queue = Promise.resolve()
  const stop = services.bridge.onImportEvent((event) => {
    queue = queue
      .then(() => takeEvent(services, event))
      .catch((cause: unknown) => void services.bridge.logError(`import: ${storeErrorOf(cause).detail}`))
  })
  void services.bridge.importReady()
  return stop
}

async function takeEvent(services: Services, event: ImportEvent): Promise<void> {
  if (event.type === 'started') {
    const job = newImportJob(event.jobId, await projectToWorkIn(services))
    useImports.setState(({ jobs }) => ({ jobs: [...jobs, job] }))
    return
  }
  if (event.type === 'exchange-file') {
    addExchangeInput(event)
    return
  }
  const job = jobOf(event.jobId)
  if (job === undefined) return
  if (event.type === 'batch') await takeBatch(services, job, event)
  else await advance(services, job, event)
}

async function takeBatch(
  services: Services,
  job: ImportJob,
  { batchId, files }: ImportEvent & { readonly type: 'batch' },
): Promise<void> {
  const { store, bridge } = services
  if (job.phase === 'failed') return
  try {
    const { added } = await store.documents.addDecoded(job.projectId, files)
    setJob(afterBatch(jobOf(job.jobId) ?? job, files, added))
  } catch (cause) {
    setJob({ ...job, phase: 'failed', failure: { by: 'store', error: storeErrorOf(cause) } })
    await takeBack(services, job)
    await bridge.cancelImport(job.jobId)
    return
  }
  const { documentId, projectId } = useNavigation.getState()
  const first = files[0]
  if (documentId === null && projectId === job.projectId && first !== undefined) await openDocument(services, first.id)
  await bridge.ackBatch(job.jobId, batchId)
}

/** Takes any other event, and sees to what follows from the end of a job. */
async function advance(services: Services, job: ImportJob, event: ImportEvent): Promise<void> {
  const { bridge } = services
  const after = afterEvent(job, event)
  switch (event.type) {
    case 'cancelled':
    case 'failed':
      // The job ends on the screen when its traces are gone.
      await takeBack(services, job)
      setJob(after)
      await bridge.closeJob(job.jobId)
      break
    case 'finished':
      setJob(after)
      // Questions and lists wait for the person, unless there is nothing else to show for what was opened.
      if (cameToNothing(after)) showImport(job.jobId)
      if (after.phase !== 'done') break
      await openOnly(services, after)
      await bridge.closeJob(job.jobId)
      break
    default:
      setJob(after)
  }
}

/** Whoever opens one file wants to read it. */
async function openOnly(services: Services, job: ImportJob): Promise<void> {
  const [only, ...others] = documentsOf(job)
  if (only === undefined || others.length > 0 || useNavigation.getState().projectId !== job.projectId) return
  await openDocument(services, only)
}

/** Removes what a job added and nobody touched: a stopped job leaves no trace. */
async function takeBack({ store }: Services, job: ImportJob): Promise<void> {
  const removed = await store.documents.removeUntouched(job.projectId, job.added)
  const { documentId } = useNavigation.getState()
  if (documentId !== null && removed.includes(documentId)) closeDocument()
}

/** Asks for text files or a folder. The rest comes as events. */
export function importFromDialog(
  { bridge }: Services,
  what: 'files' | 'folder',
): Promise<Result<string | null, AppError>> {
  return bridge.importFromDialog(what)
}

/** Imports files and folders that were dropped on the window. */
export function importDropped(
  { bridge }: Services,
  files: readonly DroppedFile[],
): Promise<Result<string | null, AppError>> {
  return bridge.importDropped(files)
}

/** Stops a running job; what it added is taken back. */
export async function stopImport(bridge: SanadBridge, jobId: string): Promise<void> {
  await bridge.cancelImport(jobId)
}

/** Imports the uncertain files in the chosen encodings, and leaves out those of the job that are not named. */
export async function answerUncertain(
  bridge: SanadBridge,
  jobId: string,
  choices: readonly { readonly fileId: string; readonly encoding: Encoding }[],
): Promise<void> {
  const job = jobOf(jobId)
  if (job === undefined) return
  setJob({ ...job, uncertain: [], phase: choices.length > 0 ? 'reading' : 'done' })
  if (choices.length > 0) await bridge.decodeUncertain(jobId, choices)
  else await bridge.closeJob(jobId)
}

/** Opens the dialog of a job, or closes the one that is open. */
export function showImport(jobId: string | null): void {
  useImports.setState({ shownJobId: jobId })
}

/** Forgets an ended job. */
export function dismissImport(jobId: string): void {
  useImports.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.jobId !== jobId) }))
}

/** Puts an exchange file in the row of those to be looked at. */
export function addExchangeInput({ token, fileName, bytes }: ExchangeInput): void {
  useImports.setState(({ exchangeInputs }) => ({ exchangeInputs: [...exchangeInputs, { token, fileName, bytes }] }))
}

/** Done with an exchange file; the next one has its turn. */
export function removeExchangeInput(token: string): void {
  useImports.setState(({ exchangeInputs }) => ({
    exchangeInputs: exchangeInputs.filter((input) => input.token !== token),
  }))
}
