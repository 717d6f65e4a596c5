/** The one window. */
import type { Language } from '@shared/ipc'
import { app, BrowserWindow, dialog, nativeTheme, screen, type Rectangle } from 'electron'
import { join } from 'node:path'
import { messageOf } from '@files/fileErrors'
import { entryUrl } from './assets'
import { createCloseHandshake, type CloseHandshake } from './closeHandshake'
import type { JsonState } from './jsonState'
import type { Log } from './log'
import { mainStrings } from './mainStrings'
import type { WindowState } from './state'

export interface MainWindow {
  readonly window: BrowserWindow
  readonly handshake: CloseHandshake
  /** Brings the window before the person, wherever it is. */
  focus(): void
}

export interface WindowOutside {
  readonly state: JsonState<WindowState>
  readonly log: Log
  readonly language: () => Language
  /** Asks the page whether the window may close. */
  readonly askToClose: () => void
  /** The page with its whole state is gone: it was reloaded, or it crashed. */
  readonly pageGone: () => void
}

/** Two crashes within this many milliseconds are not met with a third page without asking. */
const crashInterval = 60_000
/** The interface's paper, as in its `ui/tokens.css`. */
const background = { light: '#fbfaf7', dark: '#17191c' }

/** Opens the window where it was last, and shows it when the page has something to show. */
export function openWindow(outside: WindowOutside): MainWindow {
  const { state, log } = outside
  const { bounds, maximized } = state.value
  const window = new BrowserWindow({
    ...(bounds !== null && isOnScreen(bounds) ? bounds : { width: 1360, height: 860 }),
    // A screen of 1280 by 800 pixels at 200 % has no more room than this.
    minWidth: 640,
    minHeight: 360,
    // Windows and Linux; macOS takes the icon of the bundle.
    icon: join(app.getAppPath(), 'resources/icons/icon.png'),
    title: mainStrings[outside.language()].appName,
    show: false,
    // The page's own colour, so that nothing flashes before its first paint.
    backgroundColor: backgroundColor(),
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      // A drop that the page does not take must not replace the page.
      navigateOnDragDrop: false,
    },
  })
  if (maximized) window.maximize()
  nativeTheme.on('updated', () => window.setBackgroundColor(backgroundColor()))

  const handshake = createCloseHandshake(outside.askToClose, () => window.destroy())
  window.on('close', (event) => {
    event.preventDefault()
    state.update({ bounds: window.getNormalBounds(), maximized: window.isMaximized() })
    handshake.request()
  })
  const pageGone = (): void => {
    outside.pageGone()
    handshake.away()
  }
  // Not when a navigation starts: one that is refused starts, too, and leaves the page where it is.
  window.webContents.on('did-navigate', pageGone)
  recoverFromCrashes(window, outside, pageGone)

  const show = (): void => window.show()
  window.once('ready-to-show', show)
  window.loadURL(entryUrl).catch((error: unknown) => {
    log.write('window', `cannot load the page: ${messageOf(error)}`)
    show()
  })
  const focus = (): void => {
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }
  return { window, handshake, focus }
}

/** After a crash the page is loaded anew: what it showed as saved is in its database. A second one soon after asks first. */
function recoverFromCrashes(window: BrowserWindow, { log, language }: WindowOutside, pageGone: () => void): void {
  let lastCrash = -Infinity
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.write('window', `the page's process is gone: ${reason} (${exitCode})`)
    pageGone()
    // A page gone while the person was closing took the window with it.
    if (window.isDestroyed()) return
    const again = performance.now() - lastCrash < crashInterval
    lastCrash = performance.now()
    if (!again) {
      window.webContents.reload()
      return
    }
    const s = mainStrings[language()]
    const question = { message: s.crashTitle, detail: s.crashDetail, buttons: [s.reload, s.quit], cancelId: 1 }
    void dialog.showMessageBox(window, question).then(({ response }) => {
      if (response === 0) window.webContents.reload()
      else window.destroy()
    })
  })
}

function backgroundColor(): string {
  return nativeTheme.shouldUseDarkColors ? background.dark : background.light
}

/** Whether enough of the window would be visible to take hold of it: screens come and go. */
function isOnScreen(bounds: Rectangle): boolean {
  const area = screen.getDisplayMatching(bounds).workArea
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
  const height = Math.min(bounds.y + bounds.height, area.y + area.height) - Math.max(bounds.y, area.y)
  return width >= 200 && height >= 100
}
