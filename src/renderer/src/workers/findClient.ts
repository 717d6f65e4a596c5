/** Searching the open document from the interface: one search at a time, the newest wins, and none runs for ever. */
import type { Hit, QueryProblem, SearchOptions } from '@core/search/query'
import { storeErrorOf } from '@renderer/store/errors'
import { connectWorker, type WorkerCalls, type WorkerChannel } from './calls'
import type { FindService, FoundSpans } from './findJob'

export type FindProblem =
  | QueryProblem
  /** The search was ended: regular expressions may take longer than the universe lasts. */
  | { readonly kind: 'too-slow' }
  | { readonly kind: 'failed'; readonly detail: string }

export type FindOutcome =
  | {
      readonly kind: 'found'
      /** In the order of the text. */
      readonly hits: readonly Hit[]
      /** There are more hits than these. */
      readonly cut: boolean
    }
  | { readonly kind: 'problem'; readonly problem: FindProblem }
  /** A newer search came before this one was done. */
  | { readonly kind: 'superseded' }

/** How long a search may take, the start of the worker included; milliseconds. */
export const timeLimit = 4000

/** How long it may still take when a newer search waits for it; milliseconds. */
export const patience = 300

interface Request {
  readonly words: string
  readonly options: SearchOptions
  readonly settle: (outcome: FindOutcome) => void
}

function startWorker(): WorkerChannel {
  return new Worker(new URL('./findWorker.ts', import.meta.url), { type: 'module' })
}

export class TextFinder {
  readonly #text: string
  readonly #start: () => WorkerChannel
  /** Started with the first search, and again after one had to be ended. */
  #worker: WorkerCalls<FindService> | null = null
  #waiting: Request | null = null
  #running = false
  /** Ends what is running when its time is up. */
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(text: string, start: () => WorkerChannel = startWorker) {
    this.#text = text
    this.#start = start
  }

  /** Searches the text. Never rejects. */
  find(words: string, options: SearchOptions): Promise<FindOutcome> {
    return new Promise((settle) => {
      const isFirstToWait = this.#waiting === null
      this.#waiting?.settle({ kind: 'superseded' })
      this.#waiting = { words, options, settle }
      if (!this.#running) void this.#run()
      else if (isFirstToWait) this.#endAfter(patience)
    })
  }

  /** Ends the worker, and with it a search that is running. */
  dispose(): void {
    this.#waiting?.settle({ kind: 'superseded' })
    this.#waiting = null
    this.#end()
  }

  async #run(): Promise<void> {
    this.#running = true
    for (let request = this.#take(); request !== null; request = this.#take()) {
      this.#endAfter(timeLimit)
      request.settle(await this.#search(request))
      clearTimeout(this.#timer)
    }
    this.#running = false
  }

  #take(): Request | null {
    const request = this.#waiting
    this.#waiting = null
    return request
  }

  async #search({ words, options }: Request): Promise<FindOutcome> {
    try {
      this.#worker ??= this.#open()
      const found = await this.#worker.call('find', words, options)
      return found.ok ? foundOf(found.value) : { kind: 'problem', problem: found.error }
    } catch (cause) {
      this.#end()
      if (this.#waiting !== null) return { kind: 'superseded' }
      const { code, detail } = storeErrorOf(cause)
      return { kind: 'problem', problem: code === 'closed' ? { kind: 'too-slow' } : { kind: 'failed', detail } }
    }
  }

  #open(): WorkerCalls<FindService> {
    const worker = connectWorker<FindService>(this.#start(), () => undefined)
    // A worker that cannot take the text cannot search it either, and that is what is reported.
    worker.call('open', this.#text).catch(() => undefined)
    return worker
  }

  #endAfter(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#end(), ms)
  }

  #end(): void {
    clearTimeout(this.#timer)
    this.#worker?.terminate()
    this.#worker = null
  }
}

function foundOf({ offsets, cut }: FoundSpans): FindOutcome {
  const hits: Hit[] = []
  for (let i = 0; i + 1 < offsets.length; i += 2) hits.push({ start: offsets[i] ?? 0, end: offsets[i + 1] ?? 0 })
  return { kind: 'found', hits, cut }
}
