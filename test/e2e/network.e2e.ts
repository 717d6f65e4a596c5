import type { ElectronApplication, Page } from '@playwright/test'
import { expect, test } from './fixtures/app'
import { listenOnLoopback, type Loopback } from './fixtures/loopback'
import { readLog } from './fixtures/log'
import { startWithSample } from './pages/firstRun'

const entry = 'app://sanad/index.html'

let page: Page
let electron: ElectronApplication
let loopback: Loopback

test.beforeEach(async ({ launch, expectProblem }) => {
  // What the page is refused, Chromium says in its console.
  expectProblem(/Content Security Policy|net::ERR_|WebSocket connection|violates|Not allowed to/)
  loopback = await listenOnLoopback()
  const app = await launch({ lang: 'en' })
  page = app.page
  electron = app.electron
  await startWithSample(page)
})

test.afterEach(async () => {
  await loopback.close()
})

/** Tries every way out of the page that is known; answers when all of them have ended, one way or the other. */
async function tryToReach(address: string): Promise<Record<string, string>> {
  return page.evaluate(async (address) => {
    const url = `http://${address}/`
    const outcomes: Record<string, string> = {}
    const settle = async (name: string, attempt: () => Promise<unknown>) => {
      const late = new Promise((resolve) => setTimeout(() => resolve('no answer'), 3000))
      outcomes[name] = await Promise.race([attempt().then(() => 'reached', () => 'refused'), late]).then(String) // prettier-ignore
    }
    const loaded = (element: HTMLElement & { onload: unknown; onerror: unknown }) =>
      new Promise((resolve, reject) => {
        element.onload = resolve
        element.onerror = reject
        document.body.append(element)
      })
    await Promise.all([
      settle('fetch', () => fetch(url)),
      settle('fetch without CORS', () => fetch(url, { mode: 'no-cors', method: 'POST', body: 'x' })),
      settle('XMLHttpRequest', () => new Promise((resolve, reject) => {
        const request = new XMLHttpRequest()
        request.onload = resolve
        request.onerror = reject
        request.open('GET', url)
        request.send()
      })), // prettier-ignore
      settle('WebSocket', () => new Promise((resolve, reject) => {
        const socket = new WebSocket(`ws://${address}/`)
        socket.onopen = resolve
        socket.onerror = reject
      })), // prettier-ignore
      settle('EventSource', () => new Promise((resolve, reject) => {
        const source = new EventSource(url)
        source.onopen = resolve
        source.onerror = reject
      })), // prettier-ignore
      settle('image', () => loaded(Object.assign(new Image(), { src: `${url}image.png` }))),
      settle('style sheet', () => loaded(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${url}a.css` }))), // prettier-ignore
      settle('prefetch', () => loaded(Object.assign(document.createElement('link'), { rel: 'prefetch', href: `${url}p` }))), // prettier-ignore
      settle('script', () => loaded(Object.assign(document.createElement('script'), { src: `${url}a.js` }))),
      settle('module', () => import(/* @vite-ignore */ `${url}module.js`)),
      settle('object', () => loaded(Object.assign(document.createElement('object'), { data: `${url}object` }))),
      settle('font', () => new FontFace('foreign', `url(${url}font.woff2)`).load()),
      settle('service worker', () => navigator.serviceWorker.register(`${url}worker.js`)),
    ])
    // These have no answer to wait for; what they did shows at the other end.
    navigator.sendBeacon(url, 'x')
    for (const rel of ['preconnect', 'dns-prefetch', 'modulepreload']) {
      document.head.append(Object.assign(document.createElement('link'), { rel, href: url }))
    }
    document.body.append(Object.assign(document.createElement('audio'), { src: `${url}a.ogg`, preload: 'auto' }))
    const frame = Object.assign(document.createElement('iframe'), { src: `${url}frame` })
    const view = Object.assign(document.createElement('webview'), { src: `${url}webview` })
    view.setAttribute('src', `${url}webview`)
    document.body.append(frame, view)
    return outcomes
  }, address)
}

/** Lets the page look for a peer through servers at the address, over UDP and over TCP, until it gives up. */
function tryPeerConnection(address: string): Promise<readonly string[]> {
  return page.evaluate(async (address) => {
    const connection = new RTCPeerConnection({
      iceServers: [
        { urls: `stun:${address}` },
        { urls: [`turn:${address}?transport=udp`, `turn:${address}?transport=tcp`], username: 'u', credential: 'c' },
      ],
    })
    connection.createDataChannel('x')
    const candidates: string[] = []
    const gathered = new Promise<void>((resolve) => {
      connection.onicecandidate = ({ candidate }) => {
        if (candidate === null) resolve()
        else if (candidate.candidate !== '') candidates.push(candidate.candidate)
      }
    })
    await connection.setLocalDescription(await connection.createOffer())
    await Promise.race([gathered, new Promise((resolve) => setTimeout(resolve, 4000))])
    connection.close()
    return candidates
  }, address)
}

/** Tries to leave the page, or to open another one. */
async function tryToLeave(address: string): Promise<void> {
  for (const way of [
    'location',
    'reload elsewhere',
    'link',
    'new window',
    'form',
    'refresh',
    'window.open',
    'data',
    'blob',
    'file',
  ]) {
    await page.evaluate(
      ({ way, url }) => {
        const click = (href: string, target: string) => {
          const link = Object.assign(document.createElement('a'), { href, target })
          document.body.append(link)
          link.click()
        }
        switch (way) {
          case 'location':
            location.href = url
            break
          case 'reload elsewhere':
            location.replace(`${url}replace`)
            break
          case 'link':
            click(`${url}link`, '')
            break
          case 'new window':
            click(`${url}blank`, '_blank')
            break
          case 'form': {
            const form = Object.assign(document.createElement('form'), { action: `${url}form`, method: 'post' })
            document.body.append(form)
            form.submit()
            break
          }
          case 'refresh':
            document.head.append(Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0; url=${url}refresh` })) // prettier-ignore
            break
          case 'window.open':
            if (window.open(`${url}open`) !== null || window.open('about:blank') !== null)
              throw new Error('A window opened.')
            break
          case 'data':
            click('data:text/html,<p>elsewhere', '')
            break
          case 'blob':
            location.href = URL.createObjectURL(new Blob(['<p>elsewhere'], { type: 'text/html' }))
            break
          case 'file':
            location.href = 'file:///etc/hostname'
        }
      },
      { way, url: `http://${address}/` },
    )
  }
}

for (const policy of ['in force', 'bypassed'] as const) {
  test(`no request of the page gets out, its content policy ${policy}`, async () => {
    if (policy === 'bypassed') {
      // The filter of requests has to hold by itself.
      const devtools = await page.context().newCDPSession(page)
      await devtools.send('Page.setBypassCSP', { enabled: true })
      await page.reload()
      await expect(page.getByTestId('editor')).toBeVisible()
    }
    const outcomes = await tryToReach(loopback.address)
    expect(Object.entries(outcomes).filter(([, outcome]) => outcome === 'reached')).toEqual([])
    expect(await tryPeerConnection(loopback.address)).toEqual([])
    // Another way through main's network, so that what was sent without an answer had its time.
    await electron.evaluate(({ net }, url) => net.fetch(url).catch(() => undefined), `http://${loopback.address}/`)
    expect(loopback.received).toEqual([])
  })
}

test('the page cannot be left, and opens no other', async () => {
  await tryToLeave(loopback.address)
  await expect.poll(async () => (await readLog(page)).match(/navigation refused/g)?.length ?? 0).toBeGreaterThan(4)
  expect(page.url()).toBe(entry)
  // Not by a locator: it would wait for the end of a navigation that never came to be.
  expect(await page.evaluate(() => document.querySelector('[data-testid="editor"]') !== null)).toBe(true)
  expect(electron.windows()).toHaveLength(1)
  expect(await electron.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
  expect(loopback.received).toEqual([])
  // No address is in the log beyond its host: it may carry words of a document.
  expect(await readLog(page)).not.toContain(`${loopback.address}/`)
})
