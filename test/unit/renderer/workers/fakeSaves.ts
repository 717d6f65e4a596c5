/** What main does with a save, in memory. */
import { err, ok } from '@core/result'
import type { AppError } from '@shared/errors'
import type { AppInfo } from '@shared/ipc'
import type { ExportBridge } from '@renderer/workers/exportClient'

const info: AppInfo = {
  version: '0.1.0',
  platform: 'linux',
  languageArgument: null,
  systemLanguage: 'en',
  electron: '45',
}

export const diskFull: AppError = { code: 'disk-full', detail: 'ENOSPC' }

/** `failAt` lets that write fail; `spoil` changes what is on the disk before it is read back. */
export function fakeSaves(failAt = Infinity, spoil: (bytes: Buffer) => Buffer = (bytes) => bytes) {
  const pieces = new Map<string, Buffer[]>()
  const calls: string[] = []
  let writes = 0
  const only = 'export'
  const bytesOf = (path: string) => spoil(Buffer.concat(pieces.get(path) ?? []))
  const bridge: ExportBridge = {
    appInfo: () => Promise.resolve(ok(info)),
    writeSave: (_, chunk, path = only) => {
      calls.push('write')
      if (writes++ >= failAt) return Promise.resolve(err(diskFull))
      pieces.set(path, [...(pieces.get(path) ?? []), Buffer.from(chunk as string)])
      return Promise.resolve(ok(null))
    },
    savedFiles: () => Promise.resolve(ok([...pieces.keys()].map((path) => ({ path, bytes: bytesOf(path).length })))),
    readSaved: (_, path, offset, length) =>
      Promise.resolve(ok(Uint8Array.from(bytesOf(path).subarray(offset, offset + length)))),
    commitSave: () => {
      calls.push('commit')
      return Promise.resolve(ok({ fileName: 'a.json', path: '/tmp/a.json', bytes: 1 }))
    },
    abortSave: () => {
      calls.push('abort')
      return Promise.resolve(ok(null))
    },
  }
  return {
    bridge,
    calls,
    paths: () => [...pieces.keys()],
    text: (path = only) => Buffer.concat(pieces.get(path) ?? []).toString('utf8'),
  }
}
