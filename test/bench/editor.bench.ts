import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import type { Measurement, Subject, TextSpec } from './page/bench'
import { median, megabytes, ms, printTable } from './report'

/** `BENCH_ROUNDS=1` is a short look; the figures in the README are from the rounds given here. */
const oneRound = process.env['BENCH_ROUNDS'] === '1'

const texts: readonly { name: string; spec: TextSpec; rounds: number; repeats: number }[] = [
  { name: '7 KB', spec: { bytes: 7_000 }, rounds: 9, repeats: 24 },
  { name: '100 KB', spec: { bytes: 100_000 }, rounds: 7, repeats: 24 },
  { name: '1 MB', spec: { bytes: 1_000_000 }, rounds: 5, repeats: 24 },
  { name: '5 MB', spec: { bytes: 5_000_000 }, rounds: 3, repeats: 16 },
  { name: 'one line, 300,000', spec: { lineLength: 300_000 }, rounds: 3, repeats: 16 },
]
const subjects = ['editor', 'plain'] as const

let userData: string

test.beforeAll(async () => {
  await build({ configFile: join(import.meta.dirname, 'vite.config.ts') })
  userData = await mkdtemp(join(tmpdir(), 'sanad-bench-'))
})

test.afterAll(() => rm(userData, { recursive: true, force: true, maxRetries: 5 }))

/** Opens the bare window, does something in it, and closes it. */
async function inWindow<T>(work: (page: Page, app: ElectronApplication) => Promise<T>): Promise<T> {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const exactMemory = ['--enable-precise-memory-info', '--js-flags=--expose-gc']
  const app = await _electron.launch({
    executablePath: process.env['SANAD_ELECTRON'] ?? '',
    args: [join(import.meta.dirname, 'host'), `--user-data-dir=${userData}`, ...exactMemory, ...asRoot],
  })
  try {
    const page = await app.firstWindow()
    await page.waitForFunction(() => 'measure' in window)
    return await work(page, app)
  } finally {
    await app.close()
  }
}

test('opening, adding a mark, moving the caret and selecting, as ratios to a plain page', async () => {
  test.setTimeout(1_800_000)
  const rows = await inWindow(measureAll)
  printTable(['median ms', 'editor', 'plain page', 'ratio'], rows)
})

async function measureAll(page: Page): Promise<string[][]> {
  const measure = (subject: Subject, spec: TextSpec, repeats: number): Promise<Measurement> =>
    page.evaluate(([s, t, r]) => window.measure(s, t, r), [subject, spec, repeats] as const)
  const rows: string[][] = []
  for (const { name, spec, rounds, repeats } of texts) {
    if (!oneRound) for (const subject of subjects) await measure(subject, spec, 2)
    const taken = { editor: [] as Measurement[], plain: [] as Measurement[] }
    // In turns, so that a machine that slows down slows both.
    for (let round = 0; round < (oneRound ? 1 : rounds); round++)
      for (const subject of subjects) taken[subject].push(await measure(subject, spec, repeats))
    const kinds = ['open', 'addMark', 'moveCaret', 'select'] as const
    for (const kind of kinds) {
      const [editor, plain] = subjects.map((subject) => median(taken[subject].flatMap((m) => m[kind])))
      if (editor === undefined || plain === undefined) continue
      rows.push([`${name}: ${kind}`, ms(editor), ms(plain), (editor / plain).toFixed(2)])
      expect(editor).toBeGreaterThan(0)
    }
  }
  return rows
}

test('memory of an open text', async () => {
  const rows: string[][] = []
  for (const { name, spec } of texts.slice(2)) {
    const bytes: number[] = []
    const resident: number[] = []
    for (const subject of subjects) {
      // Each in a window of its own: what another left behind would count too.
      await inWindow(async (page, app) => {
        bytes.push(await page.evaluate(([s, t]) => window.holdOpen(s, t), [subject, spec] as const))
        resident.push(await residentOf(app))
      })
    }
    rows.push([name, ...bytes.map(megabytes), ...resident.map(megabytes)])
  }
  printTable(['MB', 'heap: editor', 'plain', 'process: editor', 'plain'], rows)
})

/** The bytes that the window's process has in memory. */
async function residentOf(electron: ElectronApplication): Promise<number> {
  const kilobytes = await electron.evaluate(({ app: main, BrowserWindow }) => {
    const pid = BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId()
    return main.getAppMetrics().find((metric) => metric.pid === pid)?.memory.workingSetSize
  })
  return (kilobytes ?? Number.NaN) * 1024
}
