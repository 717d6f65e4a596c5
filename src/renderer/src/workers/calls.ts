/**
 * Calling functions of a worker as if they were here. Arguments, results and progress are copied by structured clone, so
 * what a function throws arrives as the store's kinds of error. A port among the arguments is handed over.
 */
import { err, type Result } from '@core/result'
import { StoreFailure, storeErrorOf, type StoreError } from '@renderer/store/errors'

/** What a worker offers: functions by name, and what they report while they run. A type only; nothing has this shape. */
export interface Service {
  readonly functions: Readonly<Record<string, (...args: never[]) => Promise<unknown>>>
  readonly progress: unknown
}

interface CallMessage {
  readonly id: number
  readonly name: string
  readonly args: readonly unknown[]
}

type AnswerMessage =
  | { readonly type: 'progress'; readonly progress: unknown }
  | { readonly type: 'value'; readonly id: number; readonly value: unknown }
  | { readonly type: 'failure'; readonly id: number; readonly error: StoreError }

/** What both ends of a channel can do; a worker's global scope is one. */
interface Channel {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void
}

/** A `Worker`, as far as it is used here. */
export interface WorkerChannel extends Channel {
  /** What is in `transfer` leaves this side: its sender cannot use it any more. */
  postMessage(message: unknown, transfer?: Transferable[]): void
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void
  terminate(): void
}

/** The interface thread's end of a worker. */
export interface WorkerCalls<S extends Service> {
  /** Rejects with a `StoreFailure` if the function threw, or the worker broke down or was terminated, also before. */
  call<K extends keyof S['functions'] & string>(
    name: K,
    ...args: Parameters<S['functions'][K]>
  ): Promise<Awaited<ReturnType<S['functions'][K]>>>
  /** Ends the worker at once. */
  terminate(): void
}

interface WaitingCall {
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: StoreFailure) => void
}

/** Takes hold of a worker that was just started. `onProgress` gets what its functions report, in order. */
export function connectWorker<S extends Service>(
  worker: WorkerChannel,
  onProgress: (progress: S['progress']) => void,
): WorkerCalls<S> {
  const waiting = new Map<number, WaitingCall>()
  let lastId = 0
  let over: StoreFailure | null = null
  const end = (failure: StoreFailure) => {
    over = failure
    for (const call of waiting.values()) call.reject(failure)
    waiting.clear()
  }
  worker.addEventListener('message', ({ data }) => {
    // Both ends are this file, built together: the data are what `serveCalls` sent.
    const message = data as AnswerMessage
    if (message.type === 'progress') {
      onProgress(message.progress)
      return
    }
    const call = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.type === 'value') call?.resolve(message.value)
    else call?.reject(new StoreFailure(message.error.code, message.error.detail))
  })
  worker.addEventListener('error', (event) => {
    end(new StoreFailure('unknown', `The worker broke down: ${event.message}`))
  })
  return {
    call(name, ...args) {
      const id = ++lastId
      return new Promise<unknown>((resolve, reject) => {
        if (over !== null) {
          reject(over)
          return
        }
        waiting.set(id, { resolve, reject })
        const ports = (args as readonly unknown[]).filter((arg) => arg instanceof MessagePort)
        worker.postMessage({ id, name, args } satisfies CallMessage, ports)
      }) as ReturnType<WorkerCalls<S>['call']>
    },
    terminate() {
      worker.terminate()
      end(new StoreFailure('closed', 'The worker was ended.'))
    },
  }
}

/** Serves functions to the other end of the channel. `make` gets what reports progress to it. */
export function serveCalls<S extends Service>(
  scope: Channel,
  make: (report: (progress: S['progress']) => void) => S['functions'],
): void {
  const send = (message: AnswerMessage) => {
    scope.postMessage(message)
  }
  const functions = make((progress) => {
    send({ type: 'progress', progress })
  })
  const answer = async ({ id, name, args }: CallMessage): Promise<void> => {
    try {
      const serve = functions[name] as ((...args: readonly unknown[]) => Promise<unknown>) | undefined
      if (serve === undefined) throw new Error(`The worker has no function ${name}.`)
      send({ type: 'value', id, value: await serve(...args) })
    } catch (cause) {
      send({ type: 'failure', id, error: storeErrorOf(cause) })
    }
  }
  scope.addEventListener('message', ({ data }) => {
    void answer(data as CallMessage)
  })
}

/** Why a task with a worker did not end well. */
export type WorkerFailure = { readonly code: 'cancelled' } | { readonly code: 'store'; readonly error: StoreError }

/** Sorts what a call rejected with: after an abort the rest follows from it. */
export function workerFailureOf(cause: unknown, signal: AbortSignal): WorkerFailure {
  return signal.aborted ? { code: 'cancelled' } : { code: 'store', error: storeErrorOf(cause) }
}

/** Runs a task with a worker of its own, which ends with the task or at once when the signal aborts. Never rejects. */
export async function withWorker<S extends Service, T, E>(
  start: () => WorkerChannel,
  onProgress: (progress: S['progress']) => void,
  signal: AbortSignal,
  task: (worker: WorkerCalls<S>) => Promise<Result<T, E>>,
): Promise<Result<T, E | WorkerFailure>> {
  if (signal.aborted) return err({ code: 'cancelled' })
  const worker = connectWorker<S>(start(), onProgress)
  const end = () => {
    worker.terminate()
  }
  signal.addEventListener('abort', end)
  try {
    return await task(worker)
  } catch (cause) {
    return err(workerFailureOf(cause, signal))
  } finally {
    signal.removeEventListener('abort', end)
    end()
  }
}
