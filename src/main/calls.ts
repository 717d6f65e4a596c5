/** What main does for each call of the contract in `src/shared/ipc.ts`. */
import { err, ok, type Result } from '@core/result'
import { readError } from '@files/fileErrors'
import type { AppError } from '@shared/errors'
import type { AppInfo, AppMenuGroup, GrantedFile, Language, SaveKind, Theme } from '@shared/ipc'
import { stat } from 'node:fs/promises'
import type { Arrivals } from './arrivals'
import type { CloseHandshake } from './closeHandshake'
import type { Dialogs } from './dialogs'
import type { Imports } from './imports'
import { grantDataset } from './datasetInputs'
import type { Inputs } from './inputs'
import type { Handle } from './ipc'
import type { Log } from './log'
import type { SaveContent, Saves } from './saves'
import { readTextFile } from './textFile'

/** Bytes of the log that the interface can show. */
const logTail = 256 * 1024

export interface CallServices {
  appInfo(): AppInfo
  readonly arrivals: Arrivals
  readonly dialogs: Dialogs
  readonly imports: Imports
  readonly inputs: Inputs
  readonly saves: Saves
  readonly handshake: CloseHandshake
  readonly log: Log
  setMenu(groups: readonly AppMenuGroup[]): void
  setTheme(theme: Theme): void
  setLanguage(language: Language): void
}

/** Registers every call. */
export function registerCalls(handle: Handle, services: CallServices): void {
  const { arrivals, dialogs, imports, inputs, saves, handshake, log } = services

  handle('appInfo', () => answer(services.appInfo()))

  handle('importReady', () => done(() => arrivals.ready()))
  handle('importFromDialog', async (what) => {
    const paths = await dialogs.texts(what)
    return ok(paths.length === 0 ? null : imports.start('dialog', paths))
  })
  handle('importDropped', (paths) => answer(imports.start('drop', paths)))
  handle('ackBatch', (jobId, batchId) => Promise.resolve(imports.acknowledge(jobId, batchId)))
  handle('cancelImport', (jobId) => done(() => imports.cancel(jobId)))
  handle('previewAs', (jobId, fileId, encoding) => imports.previewAs(jobId, fileId, encoding))
  handle('decodeUncertain', (jobId, choices) => Promise.resolve(imports.decodeUncertain(jobId, choices)))
  handle('closeJob', (jobId) => done(() => imports.close(jobId)))

  handle('pickExchangeFile', async () => granted(inputs, await dialogs.exchangeFile()))
  handle('pickReviewFile', async () => granted(inputs, await dialogs.reviewFile()))
  handle('pickDataset', async (what) => grantDataset(inputs, what, await dialogs.dataset(what)))
  handle('readInput', (token, offset, length) => inputs.read(token, offset, length))
  handle('closeInput', (token) => done(() => inputs.close(token)))

  handle('beginSave', async (kind, suggestedName) => {
    const path = await dialogs.saveAs(kind, suggestedName)
    return path === null ? ok(null) : saves.begin(path, contents[kind] ?? 'file')
  })
  handle('writeSave', (writeId, chunk, within) => saves.write(writeId, chunk, within))
  handle('savedFiles', (writeId) => saves.files(writeId))
  handle('readSaved', (writeId, within, offset, length) => saves.read(writeId, within, offset, length))
  handle('commitSave', (writeId) => saves.commit(writeId))
  handle('abortSave', (writeId) => done(() => saves.abort(writeId)))

  handle('pickTextFile', async (kind) => {
    const path = await dialogs.textFile(kind)
    return path === null ? ok(null) : readTextFile(path)
  })

  handle('setMenu', (groups) => done(() => services.setMenu(groups)))
  handle('setTheme', (theme) => done(() => services.setTheme(theme)))
  handle('setLanguage', (language) => done(() => services.setLanguage(language)))
  handle('logError', (message) => done(() => log.write('interface', message)))
  handle('readLog', () => answer(log.tail(logTail)))
  handle('closeHeard', () => done(() => handshake.heard()))
  handle('confirmClose', () => done(() => handshake.confirm()))
}

/** What a save makes, where that is not the file as it is written. */
const contents: Readonly<Partial<Record<SaveKind, SaveContent>>> = { pdf: 'printed', 'dataset-folder': 'folder' }

/** Grants reading the file that a person chose, if they chose one. */
async function granted(inputs: Inputs, path: string | null): Promise<Result<GrantedFile | null, AppError>> {
  if (path === null) return ok(null)
  try {
    return ok(inputs.grant(path, (await stat(path)).size))
  } catch (error) {
    return err(readError(error, path))
  }
}

function answer<T>(value: T): Promise<{ readonly ok: true; readonly value: T }> {
  return Promise.resolve(ok(value))
}

/** The answer of a call that has nothing to say but that it is done. */
async function done(run: () => unknown): Promise<{ readonly ok: true; readonly value: null }> {
  await run()
  return ok(null)
}
