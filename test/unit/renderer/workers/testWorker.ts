/** A worker's two ends within one thread, with structured clone in between as between threads. */
import { serveCalls, type Service, type WorkerChannel } from '@renderer/workers/calls'

export interface TestWorker {
  /** To be given to a client in place of what starts its worker. */
  readonly start: () => WorkerChannel
  readonly ended: () => boolean
  /** Lets the worker break down as by a script that does not load. */
  readonly breakDown: (message: string) => void
}

export function testWorker<S extends Service>(
  make: (report: (progress: S['progress']) => void) => S['functions'],
): TestWorker {
  const { port1, port2 } = new MessageChannel()
  const errors: ((event: ErrorEvent) => void)[] = []
  let ended = false
  serveCalls<S>(port2, make)
  port1.start()
  port2.start()
  const channel: WorkerChannel = {
    postMessage: (message, transfer = []) => {
      if (!ended) port1.postMessage(message, transfer)
    },
    addEventListener: (
      ...[type, listener]:
        | [type: 'message', listener: (event: MessageEvent<unknown>) => void]
        | [type: 'error', listener: (event: ErrorEvent) => void]
    ) => {
      if (type === 'message') port1.addEventListener('message', listener)
      else errors.push(listener)
    },
    terminate: () => {
      ended = true
      port1.close()
    },
  }
  return {
    start: () => channel,
    ended: () => ended,
    breakDown: (message) => {
      // Node has no ErrorEvent; only its message is read.
      for (const listener of errors) listener({ message } as ErrorEvent)
    },
  }
}
