/** Writing what a worker made into the file that the person chose, whole or not at all. */
import type { WriteOptions } from '@core/exchange/write'
import type { FilePart } from '@core/formats/format'
import { err, ok, type Result } from '@core/result'
import type { AppError } from '@shared/errors'
import type { SanadBridge, SavedFile } from '@shared/ipc'
import { serveFiles, type RemoteFile } from './remoteFiles'

export type SaveBridge = Pick<SanadBridge, 'writeSave' | 'commitSave' | 'abortSave'>
export type ReadBackBridge = Pick<SanadBridge, 'savedFiles' | 'readSaved'>

interface MainError {
  readonly code: 'main'
  readonly error: AppError
}

/** What an exchange file that is written now says about its making. */
export async function exportStamp(bridge: Pick<SanadBridge, 'appInfo'>): Promise<Result<WriteOptions, MainError>> {
  const info = await bridge.appInfo()
  if (!info.ok) return err({ code: 'main', error: info.error })
  return ok({ generator: { name: 'sanad', version: info.value.version }, exportedAt: new Date().toISOString() })
}

/** Writes the pieces that `next` answers, until it answers null, into the save `writeId`. */
export async function writePieces(
  writeId: string,
  bridge: Pick<SanadBridge, 'writeSave'>,
  next: () => Promise<string | Uint8Array | null>,
): Promise<Result<null, MainError>> {
  for (let piece = await next(); piece !== null; piece = await next()) {
    const answer = await bridge.writeSave(writeId, piece)
    if (!answer.ok) return err({ code: 'main', error: answer.error })
  }
  return ok(null)
}

/** The same for parts of files; the path of an only file is empty. */
export async function writeParts(
  writeId: string,
  bridge: Pick<SanadBridge, 'writeSave'>,
  next: () => Promise<FilePart | null>,
): Promise<Result<null, MainError>> {
  for (let part = await next(); part !== null; part = await next()) {
    const answer = await bridge.writeSave(writeId, part.data, ...(part.path === '' ? [] : [part.path]))
    if (!answer.ok) return err({ code: 'main', error: answer.error })
  }
  return ok(null)
}

/** Lets a worker read the files of the save `writeId`, which were written and are not committed, through a port. */
export async function readBack<T>(
  writeId: string,
  bridge: ReadBackBridge,
  read: (port: MessagePort, files: readonly RemoteFile[]) => Promise<T>,
): Promise<Result<T, MainError>> {
  const files = await bridge.savedFiles(writeId)
  if (!files.ok) return err({ code: 'main', error: files.error })
  const port = serveFiles((path, offset, length) => bridge.readSaved(writeId, path, offset, length))
  return ok(
    await read(
      port,
      files.value.map(({ path, bytes }) => ({ key: path, path, bytes })),
    ),
  )
}

/**
 * Lets `write` fill the save `writeId` (from `bridge.beginSave`) and commits it. The file appears, whole, only when the
 * answer is ok; if `write` answers an error or the signal aborts, the save is given up and what was there before is untouched.
 */
export async function saveFile<T, E>(
  writeId: string,
  bridge: Pick<SaveBridge, 'commitSave' | 'abortSave'>,
  signal: AbortSignal,
  write: () => Promise<Result<T, E>>,
): Promise<Result<{ readonly made: T; readonly file: SavedFile }, E | MainError | { readonly code: 'cancelled' }>> {
  const written = await write()
  const file = written.ok && !signal.aborted ? await bridge.commitSave(writeId) : null
  if (file?.ok === true && written.ok) return ok({ made: written.value, file: file.value })
  await bridge.abortSave(writeId)
  if (!written.ok) return written
  return err(file === null || file.ok ? { code: 'cancelled' } : { code: 'main', error: file.error })
}
