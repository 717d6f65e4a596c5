import { expect, test, type ElectronApplication } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchApp, type RunningApp } from '../e2e/fixtures/launch'
import { startWithSample } from '../e2e/pages/firstRun'
import { fillProject } from './app/filledProject'
import { openEntry, plainList, scrollList, untilListed, watchedTimes, watchEvents } from './app/frames'
import { median, megabytes, ms, p95, printTable } from './report'

/** `BENCH_DOCUMENTS=200` is a short look; the figures in the README are from the number given here. */
const documents = Number(process.env['BENCH_DOCUMENTS'] ?? 10_000)
const marksEach = 100

let userDataDir: string
let app: RunningApp | undefined

test.beforeAll(async () => {
  userDataDir = await mkdtemp(join(tmpdir(), 'sanad-bench-'))
})

test.afterAll(async () => {
  await app?.kill()
  await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 })
})

test(`a project of ${documents} documents and ${documents * marksEach} marks`, async () => {
  test.setTimeout(1_800_000)
  app = await launchApp({ userDataDir, lang: 'ar' })
  await startWithSample(app.page)
  await fillProject(app.page, documents, marksEach)

  const listed: number[] = []
  for (let start = 0; start < 3; start++) {
    await app.quit()
    app = await launchApp({ userDataDir, lang: 'ar', args: ['--enable-precise-memory-info'] })
    listed.push(await app.page.evaluate(untilListed))
  }
  const { page, electron } = app
  const list = page.getByTestId('documents-list')
  await expect(list.getByRole('option').first()).toBeVisible()
  const afterOpening = await memoryOf(electron)

  const frames = await page.evaluate(scrollList, 120)
  await list.evaluate((element) => element.scrollTo(0, 0))

  await page.evaluate(watchEvents, 'input')
  const search = page.getByRole('searchbox')
  const wanted = String(Math.floor(documents / 2))
  await search.pressSequentially(`الخبر ${wanted}`, { delay: 120 })
  await expect(list.getByRole('option').first()).toContainText(wanted)
  const typing = await page.evaluate(watchedTimes)
  await search.fill('')

  const opened: number[] = []
  for (let entry = 1; entry <= 5; entry++) opened.push(await page.evaluate(openEntry, entry))

  const marked = await addMarks(app, 20)
  const plain = await page.evaluate(plainList, documents)
  const atTheEnd = await memoryOf(electron)

  printTable(
    ['', 'median', '95 %', 'plain list', 'ratio'],
    [
      ['start of the window to the list, ms', ms(median(listed)), ms(p95(listed)), '', ''],
      ['frame while scrolling, ms', ms(median(frames)), ms(p95(frames)), '', ''],
      ['letter typed to the list narrowed, ms', ms(median(typing)), ms(p95(typing)), ms(plain.filter), (median(typing) / plain.filter).toFixed(2)], // prettier-ignore
      ['click to the text of a document, ms', ms(median(opened)), ms(p95(opened)), '', ''],
      ['key to the mark painted, ms', ms(median(marked)), ms(p95(marked)), '', ''],
      ['all of a plain list painted, ms', '', '', ms(plain.open), ''],
    ],
  )
  printTable(
    ['MB', 'heap', 'process'],
    [
      ['list open', megabytes(afterOpening.heap), megabytes(afterOpening.process)],
      ['at the end', megabytes(atTheEnd.heap), megabytes(atTheEnd.process)],
    ],
  )
})

/** Selects a word and marks it, again and again, in the open document; the milliseconds from each key to the painted mark. */
async function addMarks({ page }: RunningApp, count: number): Promise<number[]> {
  await page.getByTestId('editor').focus()
  await page.keyboard.press('Control+Home')
  const times: number[] = []
  for (let i = 0; i < count; i++) {
    await page.keyboard.press('Control+ArrowLeft')
    await page.keyboard.press('Control+ArrowLeft')
    await page.keyboard.press('Control+Shift+ArrowLeft')
    const marks = await page.locator('[data-testid="editor"] [data-ids]').count()
    await page.evaluate(watchEvents, 'keydown')
    await page.keyboard.press(`Digit${1 + (i % 3)}`)
    await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved')
    times.push(...(await page.evaluate(watchedTimes)).slice(0, 1))
    expect(await page.locator('[data-testid="editor"] [data-ids]').count()).toBeGreaterThanOrEqual(marks)
  }
  return times
}

/** Bytes on the JavaScript heap of the window, and of its process in memory. */
async function memoryOf(electron: ElectronApplication): Promise<{ heap: number; process: number }> {
  const window = await electron.firstWindow()
  const heap = await window.evaluate(() => {
    const memory: unknown = Reflect.get(performance, 'memory')
    const used: unknown = typeof memory === 'object' && memory !== null ? Reflect.get(memory, 'usedJSHeapSize') : null
    return typeof used === 'number' ? used : Number.NaN
  })
  const kilobytes = await electron.evaluate(({ app: main, BrowserWindow }) => {
    const pid = BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId()
    return main.getAppMetrics().find((metric) => metric.pid === pid)?.memory.workingSetSize
  })
  return { heap, process: (kilobytes ?? Number.NaN) * 1024 }
}
