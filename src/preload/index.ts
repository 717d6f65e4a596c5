/** The bridge: the interface gets these functions as `window.sanad` and nothing else of Electron. */
import { err } from '@core/result'
import {
  callChannel,
  closeRequestChannel,
  importEventChannel,
  menuCommandChannel,
  type CallName,
  type Calls,
} from '@shared/channels'
import type { DroppedFile, ImportEvent, SanadBridge } from '@shared/ipc'
import { contextBridge, ipcRenderer, webUtils } from 'electron'

function call<Name extends CallName>(name: Name): (...args: Parameters<Calls[Name]>) => ReturnType<Calls[Name]> {
  // Main answers what the contract says for this name, or fails in its own tests.
  return (...args) => ipcRenderer.invoke(callChannel(name), ...args) as ReturnType<Calls[Name]>
}

const bridge = {
  appInfo: call('appInfo'),
  importReady: call('importReady'),
  importFromDialog: call('importFromDialog'),
  importDropped: (files) => {
    const paths = files.map(pathOf)
    // Refused as a whole: a drop from elsewhere (a picture out of a browser) must not half succeed in silence.
    return paths.includes('')
      ? Promise.resolve(err({ code: 'bad-request', detail: 'something dropped is no file on this computer' }))
      : call('importDropped')(paths)
  },
  ackBatch: call('ackBatch'),
  cancelImport: call('cancelImport'),
  previewAs: call('previewAs'),
  decodeUncertain: call('decodeUncertain'),
  closeJob: call('closeJob'),
  onImportEvent: (listener) => listen(importEventChannel, (event) => listener(event as ImportEvent)),
  pickExchangeFile: call('pickExchangeFile'),
  pickReviewFile: call('pickReviewFile'),
  pickDataset: call('pickDataset'),
  readInput: call('readInput'),
  closeInput: call('closeInput'),
  beginSave: call('beginSave'),
  writeSave: call('writeSave'),
  savedFiles: call('savedFiles'),
  readSaved: call('readSaved'),
  commitSave: call('commitSave'),
  abortSave: call('abortSave'),
  pickTextFile: call('pickTextFile'),
  setMenu: call('setMenu'),
  onMenuCommand: (listener) => listen(menuCommandChannel, (id) => listener(id as string)),
  setTheme: call('setTheme'),
  setLanguage: call('setLanguage'),
  logError: call('logError'),
  readLog: call('readLog'),
  onCloseRequest: (listener) =>
    listen(closeRequestChannel, () => {
      // Before the listener: it may ask the person, and main must know that the page lives.
      void call('closeHeard')()
      listener()
    }),
  confirmClose: call('confirmClose'),
} satisfies SanadBridge

/** Calls `receive` with the first argument of every message; the answer ends it. Electron's event object never leaves here. */
function listen(channel: string, receive: (argument: unknown) => void): () => void {
  const listener = (_event: unknown, argument: unknown): void => receive(argument)
  ipcRenderer.on(channel, listener)
  return () => {
    ipcRenderer.off(channel, listener)
  }
}

/** Where a dropped file is; '' for what has no place on the disk, such as a `File` that a script made. */
function pathOf(file: DroppedFile): string {
  return file instanceof File ? webUtils.getPathForFile(file) : ''
}

contextBridge.exposeInMainWorld('sanad', bridge)
