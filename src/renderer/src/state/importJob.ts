/** The course of one import, as the interface shows it: what main reported and what the database answered. */
import type { AppError, SetAsideReason } from '@shared/errors'
import type { DecodedFile, ImportEvent, UncertainFile } from '@shared/ipc'
import type { StoreError } from '@renderer/store/errors'

export interface ImportJob {
  readonly jobId: string
  /** The project that was open when it began; all of it goes there. */
  readonly projectId: string
  /** `waiting` is for the person's word on uncertain encodings, when everything else is done. */
  readonly phase: 'reading' | 'waiting' | 'done' | 'cancelled' | 'failed'
  /** Files. */
  readonly done: number
  /** Files; grows while folders are walked. */
  readonly total: number
  readonly walking: boolean
  /** Ids of the documents that are new. */
  readonly added: readonly string[]
  /** Files whose text the project had before. */
  readonly alreadyHere: readonly { readonly documentId: string; readonly fileName: string }[]
  readonly setAside: readonly { readonly fileName: string; readonly reason: SetAsideReason }[]
  readonly uncertain: readonly UncertainFile[]
  readonly failure: ImportFailure | null
}

export type ImportFailure =
  { readonly by: 'files'; readonly error: AppError } | { readonly by: 'store'; readonly error: StoreError }

/** A job that has just begun. */
export function newImportJob(jobId: string, projectId: string): ImportJob {
  return {
    jobId,
    projectId,
    phase: 'reading',
    done: 0,
    total: 0,
    walking: true,
    added: [],
    alreadyHere: [],
    setAside: [],
    uncertain: [],
    failure: null,
  }
}

/** The job after an event of main. Batches count when they are in the database: see `afterBatch`. */
export function afterEvent(job: ImportJob, event: ImportEvent): ImportJob {
  switch (event.type) {
    case 'progress':
      return { ...job, done: event.done, total: event.total, walking: event.walking }
    case 'set-aside':
      return { ...job, setAside: [...job.setAside, { fileName: event.fileName, reason: event.reason }] }
    case 'uncertain':
      return { ...job, uncertain: [...job.uncertain, ...event.files] }
    case 'finished':
      return { ...job, phase: job.uncertain.length > 0 ? 'waiting' : 'done', walking: false }
    case 'cancelled':
      // A job stopped because the database failed stays failed.
      return job.phase === 'failed' ? job : { ...job, phase: 'cancelled' }
    case 'failed':
      return { ...job, phase: 'failed', failure: { by: 'files', error: event.error } }
    case 'started':
    case 'batch':
    case 'exchange-file':
      return job
  }
}

/** The job after the database took a batch: the files whose ids are in `added` are new the first time they come. */
export function afterBatch(job: ImportJob, files: readonly DecodedFile[], added: readonly string[]): ImportJob {
  const fresh = new Set(added)
  const alreadyHere = files.filter((file) => !fresh.delete(file.id))
  return {
    ...job,
    added: [...job.added, ...added],
    alreadyHere: [...job.alreadyHere, ...alreadyHere.map(({ id, fileName }) => ({ documentId: id, fileName }))],
  }
}

/** The documents that came of it, new or known. */
export function documentsOf(job: ImportJob): readonly string[] {
  return [...job.added, ...job.alreadyHere.map((file) => file.documentId)]
}

/** Whether a job has ended, or waits, with nothing new but something to say. */
export function cameToNothing(job: ImportJob): boolean {
  return documentsOf(job).length === 0 && (job.phase === 'waiting' || (job.phase === 'done' && job.setAside.length > 0))
}
