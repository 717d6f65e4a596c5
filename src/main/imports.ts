/** The imports under way: each a job with one worker thread at a time, told to the interface as events. */
import type { Encoding } from '@core/annotation/model'
import { err, ok, type Result } from '@core/result'
import { messageOf } from '@files/fileErrors'
import { readText } from '@files/readText'
import type { AppError } from '@shared/errors'
import type { GrantedFile, ImportEvent } from '@shared/ipc'
import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { previewOf, type ImportTask, type TaskMessage } from './importTask'

export type ImportOrigin = Extract<ImportEvent, { type: 'started' }>['origin']

/** What a job needs of a `Worker` of `node:worker_threads`. */
export interface ImportWorker {
  on(event: 'message', listener: (message: TaskMessage) => void): unknown
  on(event: 'error', listener: (error: unknown) => void): unknown
  postMessage(value: unknown): void
  terminate(): Promise<unknown>
}

export interface ImportsOutside {
  /** Starts a thread that runs the task and posts `TaskMessage`s. */
  readonly startWorker: (task: ImportTask) => ImportWorker
  readonly emit: (event: ImportEvent) => void
  /** Lets the interface read an exchange file of `bytes` bytes. */
  readonly grantInput: (path: string, bytes: number) => GrantedFile
}

export interface Imports {
  /** Starts importing `paths` and answers the job's id. */
  start(origin: ImportOrigin, paths: readonly string[]): string
  /** Lets the next batch come. */
  acknowledge(jobId: string, batchId: number): Result<null, AppError>
  /** Stops a job at once; one that is over already is no error. */
  cancel(jobId: string): void
  /** The start of an uncertain file in another encoding, at most 600 UTF-16 code units; null if it is no text in it. */
  previewAs(jobId: string, fileId: string, encoding: Encoding): Promise<Result<{ preview: string | null }, AppError>>
  /** Imports uncertain files as the person decided, after what the job is still doing. */
  decodeUncertain(jobId: string, choices: readonly Choice[]): Result<null, AppError>
  /** Ends a job without a word; one that is over already is no error. */
  close(jobId: string): void
  closeAll(): void
}

interface Choice {
  readonly fileId: string
  readonly encoding: Encoding
}

interface Job {
  readonly id: string
  /** Path by file id. */
  readonly uncertain: Map<string, string>
  readonly waiting: ImportTask[]
  worker: ImportWorker | null
  /** Of the batch sent last. */
  batchId: number
}

type EventBody = ImportEvent extends infer Event ? (Event extends ImportEvent ? Omit<Event, 'jobId'> : never) : never

const unknownJob: AppError = { code: 'job-unknown', detail: 'no such import' }
const unknownFile: AppError = { code: 'not-found', detail: 'no such file in this import' }

export function createImports({ startWorker, emit, grantInput }: ImportsOutside): Imports {
  const jobs = new Map<string, Job>()

  const tell = (job: Job, body: EventBody): void => emit({ jobId: job.id, ...body })

  const end = (job: Job): void => {
    jobs.delete(job.id)
    // The thread only reads: ending it anywhere leaves nothing behind.
    void job.worker?.terminate()
    job.worker = null
  }

  const fail = (job: Job, error: unknown): void => {
    end(job)
    tell(job, { type: 'failed', error: { code: 'internal', detail: messageOf(error) } })
  }

  const runNext = (job: Job): void => {
    const task = job.waiting.shift()
    if (task === undefined) return
    try {
      const worker = startWorker(task)
      job.worker = worker
      // What a thread says after its job ended, or after the next task began, no longer counts.
      worker.on('message', (message: TaskMessage) => job.worker === worker && receive(job, message))
      worker.on('error', (error) => job.worker === worker && fail(job, error))
    } catch (error) {
      fail(job, error)
    }
  }

  const receive = (job: Job, message: TaskMessage): void => {
    switch (message.type) {
      case 'batch':
        job.batchId += 1
        tell(job, { ...message, batchId: job.batchId })
        break
      case 'uncertain':
        tell(job, {
          type: 'uncertain',
          files: message.files.map(({ path, guess, preview }) => {
            const fileId = String(job.uncertain.size)
            job.uncertain.set(fileId, path)
            return { fileId, fileName: basename(path), guess, preview }
          }),
        })
        break
      case 'exchange-file':
        tell(job, { type: 'exchange-file', ...grantInput(message.path, message.bytes) })
        break
      case 'finished':
        job.worker = null
        tell(job, message)
        runNext(job)
        break
      case 'progress':
      case 'set-aside':
        tell(job, message)
    }
  }

  return {
    start(origin, paths) {
      const task: ImportTask = { kind: 'collect', paths }
      const job: Job = { id: randomUUID(), uncertain: new Map(), waiting: [task], worker: null, batchId: 0 }
      jobs.set(job.id, job)
      tell(job, { type: 'started', origin })
      runNext(job)
      return job.id
    },
    acknowledge(jobId, batchId) {
      const job = jobs.get(jobId)
      // A batch may still be on its way when its job is cancelled.
      if (job === undefined) return ok(null)
      if (batchId !== job.batchId) return err({ code: 'bad-request', detail: `batch ${batchId} is not the last one` })
      job.worker?.postMessage('next')
      return ok(null)
    },
    cancel(jobId) {
      const job = jobs.get(jobId)
      if (job === undefined) return
      end(job)
      tell(job, { type: 'cancelled' })
    },
    async previewAs(jobId, fileId, encoding) {
      const job = jobs.get(jobId)
      if (job === undefined) return err(unknownJob)
      const path = job.uncertain.get(fileId)
      if (path === undefined) return err(unknownFile)
      const read = await readText(path, { as: encoding })
      return ok({ preview: read.ok ? previewOf(read.value.file.text) : null })
    },
    decodeUncertain(jobId, choices) {
      const job = jobs.get(jobId)
      if (job === undefined) return err(unknownJob)
      const files: { readonly path: string; readonly as: Encoding }[] = []
      for (const { fileId, encoding } of choices) {
        const path = job.uncertain.get(fileId)
        if (path === undefined) return err(unknownFile)
        files.push({ path, as: encoding })
      }
      job.waiting.push({ kind: 'decode', files })
      if (job.worker === null) runNext(job)
      return ok(null)
    },
    close(jobId) {
      const job = jobs.get(jobId)
      if (job !== undefined) end(job)
    },
    closeAll() {
      for (const job of jobs.values()) end(job)
    },
  }
}
