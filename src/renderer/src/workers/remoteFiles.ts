/**
 * Files that a worker reads although only the page can ask main for them: the page serves their bytes through a port, and the
 * worker has `InputFile`s, as readers of formats take them.
 */
import type { InputFile } from '@core/formats/format'
import type { Result } from '@core/result'
import type { AppError } from '@shared/errors'
import { connectWorker, serveCalls, type WorkerChannel } from './calls'

/** Read at a time, in bytes; main allows 4 MiB. */
const pieceLength = 1024 ** 2

/** A file by what the page knows it by: a token, or a path in a folder that is being written. */
export interface RemoteFile {
  readonly key: string
  /** Relative, with `/`. */
  readonly path: string
  readonly bytes: number
}

/** Up to `length` bytes of a file from `offset`; fewer at its end. */
export type ReadBytes = (key: string, offset: number, length: number) => Promise<Result<Uint8Array, AppError>>

/** What the page's end of the port does. A type only. */
interface RemoteService {
  readonly functions: {
    readonly read: ReadBytes
  }
  readonly progress: never
}

/** Serves the bytes of files; answers the end of the port for the worker, to be given to it as an argument of a call. */
export function serveFiles(read: ReadBytes): MessagePort {
  const { port1, port2 } = new MessageChannel()
  serveCalls<RemoteService>(port1, () => ({ read }))
  port1.start()
  return port2
}

/**
 * The files that the other end of `port` serves. What main cannot read makes `chunks` throw; the page knows why, as the answer
 * came through it.
 */
export function remoteFiles(port: MessagePort, files: readonly RemoteFile[]): InputFile[] {
  const calls = connectWorker<RemoteService>(channelOf(port), () => undefined)
  port.start()
  return files.map(({ key, path, bytes }) => ({
    path,
    size: bytes,
    async *chunks() {
      for (let offset = 0; offset < bytes;) {
        const piece = await calls.call('read', key, offset, pieceLength)
        if (!piece.ok) throw new Error(`${path}: ${piece.error.detail}`)
        if (piece.value.length === 0) throw new Error(`${path} ended before byte ${bytes}`)
        offset += piece.value.length
        yield piece.value
      }
    },
  }))
}

/** A port has no errors of its own: what it carries ends with the worker. */
function channelOf(port: MessagePort): WorkerChannel {
  return {
    postMessage: (message) => port.postMessage(message),
    addEventListener(type: 'message' | 'error', listener: (event: never) => void) {
      if (type === 'message') port.addEventListener('message', listener as (event: MessageEvent<unknown>) => void)
    },
    terminate: () => port.close(),
  }
}
