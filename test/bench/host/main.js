/** A window around the benchmark page, and nothing else: the app's own main process would add work of its own. */
import { app, BrowserWindow, net, protocol } from 'electron'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const pages = join(import.meta.dirname, '../../../out/bench')
protocol.registerSchemesAsPrivileged([{ scheme: 'bench', privileges: { standard: true, secure: true, supportFetchAPI: true } }]) // prettier-ignore

// Not awaited: Electron is ready only after this module has run to its end.
void app.whenReady().then(async () => {
  protocol.handle('bench', (request) => net.fetch(pathToFileURL(join(pages, new URL(request.url).pathname)).href))
  const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { backgroundThrottling: false } })
  await window.loadURL('bench://page/index.html')
})
app.on('window-all-closed', () => app.quit())
