/** Searching a project from the interface: the newest search wins, and none runs for ever. */
import { err, ok, type Result } from '@core/result'
import type { QueryProblem } from '@core/search/query'
import { storeErrorOf } from '@renderer/store/errors'
import { connectWorker, type WorkerCalls, type WorkerChannel } from './calls'
import type { FoundHit, ProjectQuery, SearchProgress, SearchService, TaggableHits } from './searchJob'

export type SearchProblem =
  | QueryProblem
  /** A regular expression that did not come to an end in one text. */
  | { readonly kind: 'too-slow' }
  | { readonly kind: 'failed'; readonly detail: string }
  /** A newer search took its place. */
  | { readonly kind: 'superseded' }

/** How long a regular expression may be silent, and how long it still may when something newer waits; milliseconds. */
export const silenceLimit = 4000
const patience = 300

function startWorker(): WorkerChannel {
  return new Worker(new URL('./searchWorker.ts', import.meta.url), { type: 'module' })
}

/**
 * A worker that searches projects, started with the first question. Only regular expressions are watched: no other search can
 * take long over one text, and a worker that is ended loses the texts it has read.
 */
export class ProjectSearcher {
  readonly #start: () => WorkerChannel
  #worker: WorkerCalls<SearchService> | null = null
  #run = 0
  #onProgress: (progress: SearchProgress) => void = () => undefined
  /** How many questions with a regular expression wait for their answers. */
  #watched = 0
  #watch: ReturnType<typeof setTimeout> | undefined

  constructor(start: () => WorkerChannel = startWorker) {
    this.#start = start
  }

  /** Has the texts of a project read before the first search. */
  prepare(projectId: string): void {
    // If it cannot be done, neither can the search, and that is what is reported.
    this.#connect()
      .call('prepare', projectId)
      .catch(() => undefined)
  }

  /** Searches, and tells `onProgress` of the hits until the promise resolves. Never rejects. */
  async search(
    query: ProjectQuery,
    onProgress: (progress: SearchProgress) => void,
  ): Promise<Result<null, SearchProblem>> {
    const run = ++this.#run
    this.#onProgress = onProgress
    await this.#makeWay()
    if (run !== this.#run) return err({ kind: 'superseded' })
    const outcome = await this.#ask(query, (worker) => worker.call('search', run, query))
    if (run !== this.#run) return err({ kind: 'superseded' })
    if (!outcome.ok) return outcome
    return outcome.value === 'done' ? ok(null) : err({ kind: 'superseded' })
  }

  /** The hits of one document. Never rejects. */
  hitsOf(documentId: string, query: ProjectQuery): Promise<Result<readonly FoundHit[], SearchProblem>> {
    return this.#ask(query, (worker) => worker.call('hitsOf', documentId, query))
  }

  /** All hits of the project, to be marked. Takes the place of a search that is under way. Never rejects. */
  async taggable(query: ProjectQuery): Promise<Result<TaggableHits, SearchProblem>> {
    await this.#makeWay()
    return this.#ask(query, (worker) => worker.call('taggable', query))
  }

  /** Ends the worker and gives its memory back; the next question starts another. */
  end(): void {
    this.#worker?.terminate()
    this.#worker = null
  }

  async #ask<T>(
    { options }: ProjectQuery,
    call: (worker: WorkerCalls<SearchService>) => Promise<Result<T, QueryProblem>>,
  ): Promise<Result<T, SearchProblem>> {
    const worker = this.#connect()
    this.#watched += options.regex ? 1 : 0
    this.#keepWatch()
    try {
      return await call(worker)
    } catch (cause) {
      if (this.#worker === worker) this.end()
      const { code, detail } = storeErrorOf(cause)
      return err(options.regex && code === 'closed' ? { kind: 'too-slow' } : { kind: 'failed', detail })
    } finally {
      this.#watched -= options.regex ? 1 : 0
      this.#keepWatch()
    }
  }

  /** Has a regular expression that is being searched for given up, with the worker if it does not listen. */
  async #makeWay(): Promise<void> {
    const worker = this.#worker
    if (worker === null || this.#watched === 0) return
    const timer = setTimeout(() => {
      if (this.#worker === worker) this.end()
    }, patience)
    await worker.call('stop').catch(() => undefined)
    clearTimeout(timer)
  }

  /** Counts the silence of the worker anew. */
  #keepWatch(): void {
    clearTimeout(this.#watch)
    if (this.#watched > 0) this.#watch = setTimeout(() => this.end(), silenceLimit)
  }

  #connect(): WorkerCalls<SearchService> {
    this.#worker ??= connectWorker<SearchService>(this.#start(), (progress) => {
      this.#keepWatch()
      if (progress.run === this.#run) this.#onProgress(progress)
    })
    return this.#worker
  }
}
