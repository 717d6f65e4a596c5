import type { ElectronApplication, Page } from '@playwright/test'
import { mkdir, readdir } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import type { SanadBridge } from '../../src/shared/ipc'
import { expect, test } from './fixtures/app'
import { readLog } from './fixtures/log'
import { startWithSample } from './pages/firstRun'

/** Each member of the bridge once; the compiler holds the list to the contract. */
const bridgeNames: Record<keyof SanadBridge, true> = {
  appInfo: true,
  importReady: true,
  importFromDialog: true,
  importDropped: true,
  ackBatch: true,
  cancelImport: true,
  previewAs: true,
  decodeUncertain: true,
  closeJob: true,
  onImportEvent: true,
  pickExchangeFile: true,
  pickReviewFile: true,
  pickDataset: true,
  readInput: true,
  closeInput: true,
  beginSave: true,
  writeSave: true,
  savedFiles: true,
  readSaved: true,
  commitSave: true,
  abortSave: true,
  pickTextFile: true,
  setMenu: true,
  onMenuCommand: true,
  setTheme: true,
  setLanguage: true,
  logError: true,
  readLog: true,
  onCloseRequest: true,
  confirmClose: true,
}

const outFolder = resolve(import.meta.dirname, '../../out')
const rendererFolder = join(outFolder, 'renderer')
const entry = 'app://sanad/index.html'

let page: Page
let electron: ElectronApplication

test.beforeEach(async ({ launch, expectProblem }) => {
  // What the page is refused, Chromium says in its console.
  expectProblem(/Content Security Policy|net::ERR_|WebSocket connection|violates|Not allowed to|[Pp]ermission/)
  const app = await launch({ lang: 'en' })
  page = app.page
  electron = app.electron
  await startWithSample(page)
})

test('the page has no Node, a sandbox, a world of its own, and of Electron only the bridge', async () => {
  const seen = await page.evaluate(() => ({
    node: ['require', 'process', 'module', 'global', 'Buffer', '__dirname', 'electron', 'ipcRenderer'].filter((name) => name in window), // prettier-ignore
    bridge: Object.entries((window as unknown as { sanad: object }).sanad).map(([name, value]) => [name, typeof value]),
    added: Object.keys(window).filter((name) => name === 'sanad'),
  }))
  expect(seen.node).toEqual([])
  expect(seen.bridge.sort()).toEqual(
    Object.keys(bridgeNames)
      .map((name) => [name, 'function'])
      .sort(),
  )
  expect(seen.added).toEqual(['sanad'])

  const preferences = await electron.evaluate(({ BrowserWindow, session }) => {
    // Electron's types leave out this method, which its own documentation offers to tests.
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as
      { getLastWebPreferences(): Readonly<Record<string, unknown>> } | undefined
    const all = contents?.getLastWebPreferences() ?? {}
    const names = ['sandbox', 'contextIsolation', 'nodeIntegration', 'nodeIntegrationInSubFrames', 'webSecurity', 'webviewTag'] // prettier-ignore
    return {
      ...Object.fromEntries(names.map((name) => [name, all[name]])),
      spellChecker: session.defaultSession.isSpellCheckerEnabled(),
    }
  })
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    spellChecker: false,
  })
})

test('script that is no file of the app is refused: inline, eval, handlers, addresses, blobs', async () => {
  const ran = await page.evaluate(async () => {
    const done: string[] = []
    Object.assign(window, { ran: (what: string) => done.push(what) })
    const script = document.createElement('script')
    script.textContent = 'ran("inline script")'
    document.body.append(script)
    document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="ran(\'handler\')"><a id="js" href="javascript:ran(\'address\')">x</a>') // prettier-ignore
    document.getElementById('js')?.click()
    const imported = await import(/* @vite-ignore */ URL.createObjectURL(new Blob(['ran("blob")'], { type: 'text/javascript' }))).then(() => 'imported', () => 'refused') // prettier-ignore
    // From a timer: a debugger's own evaluation may be let through.
    const evaluated = await new Promise((answer) => {
      setTimeout(() => {
        // eslint-disable-next-line @typescript-eslint/no-implied-eval -- that it is refused is what is tested
        const attempts = [() => eval('ran("eval")') as unknown, () => new Function('ran("Function")')]
        answer(
          attempts.map((attempt) => {
            try {
              attempt()
              return 'ran'
            } catch (error) {
              return (error as Error).name
            }
          }),
        )
      })
    })
    const worker = await new Promise((answer) => {
      try {
        const made = new Worker(URL.createObjectURL(new Blob(['postMessage("ran")'])))
        made.onmessage = () => answer('ran')
        made.onerror = () => answer('refused')
      } catch {
        answer('refused')
      }
    })
    return { done, imported, evaluated, worker }
  })
  expect(ran).toEqual({ done: [], imported: 'refused', evaluated: ['EvalError', 'EvalError'], worker: 'refused' })
})

test('every permission and every device is refused', async () => {
  await page.mouse.click(5, 5)
  const answers = await page.evaluate(async () => {
    const refused = (attempt: () => Promise<unknown>) =>
      Promise.race([
        attempt().then(() => 'granted', () => 'refused'),
        new Promise<string>((resolve) => setTimeout(() => resolve('no answer'), 3000)),
      ]) // prettier-ignore
    const device = navigator as unknown as Record<'usb' | 'hid' | 'serial' | 'bluetooth', { requestDevice(o: object): Promise<unknown>; requestPort(): Promise<unknown> } | undefined> // prettier-ignore
    const states = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'persistent-storage', 'storage-access'] // prettier-ignore
    return {
      notification: await Notification.requestPermission(),
      location: await refused(() => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject))), // prettier-ignore
      camera: await refused(() => navigator.mediaDevices.getUserMedia({ video: true })),
      microphone: await refused(() => navigator.mediaDevices.getUserMedia({ audio: true })),
      screen: await refused(() => navigator.mediaDevices.getDisplayMedia()),
      clipboard: await refused(() => navigator.clipboard.readText()),
      midi: await refused(() => navigator.requestMIDIAccess({ sysex: true })),
      usb: await refused(() => device.usb?.requestDevice({ filters: [] }) ?? Promise.reject(new Error())),
      serial: await refused(() => device.serial?.requestPort() ?? Promise.reject(new Error())),
      bluetooth: await refused(() => device.bluetooth?.requestDevice({ acceptAllDevices: true }) ?? Promise.reject(new Error())), // prettier-ignore
      granted: (
        await Promise.all(
          states.map((name) =>
            navigator.permissions.query({ name: name as PermissionName }).then(
              ({ state }) => `${name}: ${state}`,
              () => '',
            ),
          ),
        )
      ).filter((answer) => answer.endsWith('granted')),
    }
  })
  expect(answers).toEqual({
    notification: 'denied',
    location: 'refused',
    camera: 'refused',
    microphone: 'refused',
    screen: 'refused',
    clipboard: 'refused',
    midi: 'refused',
    usb: 'refused',
    serial: 'refused',
    bluetooth: 'refused',
    granted: [],
  })
})

test('nothing is downloaded', async ({ userDataDir }) => {
  const folder = join(userDataDir, 'downloads')
  await mkdir(folder)
  await electron.evaluate(({ app, session }, path) => {
    app.setPath('downloads', path)
    session.defaultSession.setDownloadPath(path)
  }, folder)
  await page.evaluate(() => {
    for (const href of ['data:text/plain,x', URL.createObjectURL(new Blob(['x'])), `${location.origin}/index.html`]) {
      const link = Object.assign(document.createElement('a'), { href, download: 'x.txt' })
      document.body.append(link)
      link.click()
    }
  })
  await expect.poll(async () => (await readLog(page)).match(/download refused/g)?.length).toBe(3)
  // Chromium begins the file while it asks, and takes it away again.
  await expect.poll(() => readdir(folder)).toEqual([])
})

test('a call with wrong arguments is refused, and says which', async () => {
  const answers = await page.evaluate(async () => {
    const sanad = (window as unknown as { sanad: Record<string, (...args: unknown[]) => Promise<{ ok: boolean; error?: { code: string } }>> }).sanad // prettier-ignore
    const calls: [string, ...unknown[]][] = [
      ['appInfo', 1],
      ['importFromDialog', 'everything'],
      ['importFromDialog'],
      ['importDropped', []],
      ['importDropped', [new File(['x'], 'made-by-script.txt')]],
      ['importDropped', ['/etc/passwd']],
      ['ackBatch', 'job', -1],
      ['previewAs', 'job', 'file', 'utf-7'],
      ['decodeUncertain', 'job', []],
      ['readInput', 'token', 0, 2 ** 40],
      ['readInput', 'token', -1, 10],
      ['readInput', '../../etc/passwd', 0.5, 10],
      ['beginSave', 'exe', 'x'],
      ['beginSave', 'dataset', 'x'.repeat(1000)],
      ['writeSave', 'x', { text: 'x' }],
      ['setTheme', 'pink'],
      ['setLanguage', 'fr'],
      ['logError', null],
    ]
    return Promise.all(calls.map(async ([name, ...args]) => [name, (await sanad[name]?.(...args))?.error?.code]))
  })
  expect(answers.filter(([, code]) => code !== 'bad-request')).toEqual([])
  expect(await readLog(page)).toContain('bad-request: setTheme')

  // A token is no path: main knows only what it gave out itself.
  const unknown = await page.evaluate(async () => {
    const { sanad } = window as unknown as { sanad: SanadBridge }
    const answers = await Promise.all([
      sanad.readInput('/etc/passwd', 0, 10),
      sanad.previewAs('none', '0', 'utf-8'),
      sanad.writeSave('none', 'x'),
      sanad.commitSave('none'),
    ])
    return answers.map((answer) => (answer.ok ? 'ok' : answer.error.code))
  })
  expect(unknown).toEqual(['job-unknown', 'job-unknown', 'job-unknown', 'job-unknown'])
})

test('a call from any other frame is refused, even with the same preload', async () => {
  const preload = join(outFolder, 'preload/index.cjs')
  const urls = ['data:text/html,elsewhere', 'about:blank', `${entry}?other`]
  const answers = await electron.evaluate(
    async ({ BrowserWindow }, { preload, urls }) => {
      const codes: unknown[] = []
      for (const url of urls) {
        const other = new BrowserWindow({
          show: false,
          // A session of its own where the app's would not load the page.
          webPreferences: { preload, sandbox: true, ...(url.startsWith('data:') && { partition: 'elsewhere' }) },
        })
        await other.loadURL(url)
        codes.push(
          await other.webContents.executeJavaScript(`Promise.all([
          sanad.appInfo(), sanad.readLog(), sanad.beginSave('log', 'x'), sanad.confirmClose()
        ]).then((answers) => answers.map((answer) => answer.error?.code))`),
        )
        other.destroy()
      }
      return codes
    },
    { preload, urls },
  )
  expect(answers).toEqual(Array.from({ length: 3 }, () => ['forbidden', 'forbidden', 'forbidden', 'forbidden']))

  // A frame inside the page has no bridge at all, and main would not know it.
  const child = await page.evaluate(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    return { exists: frame.contentWindow !== null, bridge: 'sanad' in (frame.contentWindow ?? {}) }
  })
  expect(child).toEqual({ exists: true, bridge: false })
})

test('the protocol serves the interface alone, each answer under the policy', async () => {
  const answers = (urls: readonly string[]) =>
    electron.evaluate(
      ({ session }, urls) =>
        Promise.all(
          urls.map(async (url) => {
            const answer = await session.defaultSession.fetch(url).catch(() => null)
            const header = (name: string) => answer?.headers.get(name) ?? null
            return { url, status: answer?.status ?? 0, policy: header('content-security-policy'), sniff: header('x-content-type-options') } // prettier-ignore
          }),
        ),
      urls,
    )

  const files = (await readdir(rendererFolder, { recursive: true, withFileTypes: true }))
    .filter((file) => file.isFile())
    .map((file) => relative(rendererFolder, join(file.parentPath, file.name)).split(sep).join('/'))
  expect(files.length).toBeGreaterThan(5)
  for (const { url, status, policy, sniff } of await answers(files.map((file) => `app://sanad/${file}`))) {
    expect([url, status, sniff]).toEqual([url, 200, 'nosniff'])
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'none'",
      "frame-src 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ]) {
      // prettier-ignore
      expect(policy?.split('; ')).toContain(rule)
    }
    expect(policy).not.toContain('unsafe-eval')
    expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/)
  }

  const outside = await answers([
    'app://sanad/../main/index.js',
    'app://sanad/%2e%2e/main/index.js',
    'app://sanad/..%2fmain%2findex.js',
    'app://sanad/assets/..%2f..%2f..%2fpackage.json',
    'app://sanad/%2fetc%2fpasswd',
    'app://sanad/index.html%00.js',
    'app://sanad/none.html',
    'app://sanad/',
    'app://sanad/%ff',
  ])
  for (const { url, status, policy } of outside) {
    expect([403, 404], `${url} is answered ${status}`).toContain(status)
    expect(policy).toContain("default-src 'none'")
  }
  // Another host is not even asked: the filter of requests cancels it.
  for (const { status } of await answers(['app://other/index.html', 'app://sanad.example/index.html'])) {
    expect([0, 404]).toContain(status)
  }
})
