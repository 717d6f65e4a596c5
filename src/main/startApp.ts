/** Main's composition: every part is made here and handed what it needs. */
import { closeRequestChannel, importEventChannel, menuCommandChannel } from '@shared/channels'
import { stackOf } from '@files/fileErrors'
import type { AppInfo, AppMenuGroup, Language } from '@shared/ipc'
import { app, ipcMain, nativeTheme, session, type WebFrameMain } from 'electron'
import { join } from 'node:path'
import { z } from 'zod'
import { createArrivals } from './arrivals'
import { isAppUrl } from './assets'
import { registerCalls } from './calls'
import type { CommandLine } from './commandLine'
import { createDialogs } from './dialogs'
import { createImports } from './imports'
import createImportWorker from './importWorker?nodeWorker'
import { createInputs } from './inputs'
import { createHandle } from './ipc'
import { openJsonState } from './jsonState'
import { openLog, type Log } from './log'
import { setMenu } from './menu'
import { printPage } from './printing'
import { serveApp } from './protocol'
import { createSaves } from './saves'
import { lockPages, lockSession } from './security'
import { appStateSchema, windowStateSchema } from './state'
import { openWindow, type MainWindow } from './window'

/** What a second start hands over with the lock; see `index.ts`. */
const handedOverSchema = z.object({ files: z.array(z.string()) })

/** Starts the app that holds the single-instance lock. */
export function startApp(commandLine: CommandLine): void {
  const inUserData = (name: string): string => join(app.getPath('userData'), name)
  const log = openLog(inUserData('logs/sanad.log'))
  logFailures(log)
  lockPages(log)

  const state = openJsonState(inUserData('state.json'), appStateSchema, log)
  const windowState = openJsonState(inUserData('window.json'), windowStateSchema, log)
  let main: MainWindow | null = null
  const send = (channel: string, ...args: unknown[]): void => {
    if (main !== null && !main.window.isDestroyed()) main.window.webContents.send(channel, ...args)
  }

  const inputs = createInputs()
  const saves = createSaves((html, signal) => printPage(html, signal, log))
  const imports = createImports({
    startWorker: (task) => createImportWorker({ workerData: task }),
    emit: (event) => send(importEventChannel, event),
    grantInput: (path, bytes) => inputs.grant(path, bytes),
  })
  const arrivals = createArrivals((paths) => imports.start('command-line', paths))

  /** Ends all that was done for a page; resolves when nothing of it is left on the disk. */
  const endPageWork = async (): Promise<void> => {
    arrivals.away()
    imports.closeAll()
    await Promise.all([saves.abortAll(), inputs.closeAll()])
  }

  arrivals.add(commandLine.files)
  app.on('open-file', (event, path) => {
    event.preventDefault()
    arrivals.add([path])
  })
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const handedOver = handedOverSchema.safeParse(data)
    if (handedOver.success) arrivals.add(handedOver.data.files)
    main?.focus()
  })
  app.on('window-all-closed', () => {
    void Promise.all([endPageWork(), state.settled(), windowState.settled()]).finally(() => app.quit())
  })

  const open = (): void => {
    let language = commandLine.language ?? state.value.language ?? systemLanguage()
    nativeTheme.themeSource = state.value.theme
    // Set before there is a window, so that the place of the menu is taken from the start; the page fills it.
    let menu: readonly AppMenuGroup[] = []
    const showMenu = (): void => setMenu(menu, language, (id) => send(menuCommandChannel, id))
    showMenu()
    lockSession(session.defaultSession, log)
    serveApp(join(import.meta.dirname, '../renderer'))
    const opened = openWindow({
      state: windowState,
      log,
      language: () => language,
      askToClose: () => send(closeRequestChannel),
      pageGone: () => void endPageWork(),
    })
    main = opened
    // A print under way has a window of its own, which would keep the app alive.
    opened.window.once('closed', () => void saves.abortAll())

    const isTrusted = (frame: WebFrameMain | null): boolean =>
      frame !== null &&
      !opened.window.isDestroyed() &&
      frame === opened.window.webContents.mainFrame &&
      isAppUrl(frame.url)
    registerCalls(createHandle(ipcMain, isTrusted, log), {
      appInfo: () => appInfo(commandLine.language),
      arrivals,
      dialogs: createDialogs(opened.window, state, () => language),
      imports,
      inputs,
      saves,
      handshake: opened.handshake,
      log,
      setMenu(groups) {
        menu = groups
        showMenu()
      },
      setTheme(theme) {
        nativeTheme.themeSource = theme
        state.update({ theme })
      },
      setLanguage(chosen) {
        language = chosen
        state.update({ language })
        showMenu()
      },
    })
  }
  app
    .whenReady()
    .then(open)
    .catch((error: unknown) => {
      log.write('main', `cannot start: ${stackOf(error)}`)
      app.exit(1)
    })
}

function appInfo(languageArgument: Language | null): AppInfo {
  return {
    version: app.getVersion(),
    platform: process.platform,
    languageArgument,
    systemLanguage: systemLanguage(),
    electron: process.versions.electron,
  }
}

function systemLanguage(): Language {
  // Not the app's locale: that follows `--lang`.
  return app.getPreferredSystemLanguages()[0]?.startsWith('ar') === true ? 'ar' : 'en'
}

/** Leaves a line for whatever nobody handled; the page's own end is logged with the window. */
function logFailures(log: Log): void {
  process.on('uncaughtException', (error) => log.write('main', `uncaught: ${stackOf(error)}`))
  process.on('unhandledRejection', (reason) => log.write('main', `unhandled rejection: ${stackOf(reason)}`))
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    log.write('main', `${type} process is gone: ${reason} (${exitCode})`)
  })
}
