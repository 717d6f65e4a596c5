import { expect, test } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchApp, type RunningApp } from '../e2e/fixtures/launch'
import { startWithSample } from '../e2e/pages/firstRun'
import { fillProject } from './app/filledProject'
import { longTasks, scrollLedger, timeLedgerSearch, watchLongTasks } from './app/timeLedger'
import { median, ms, printTable } from './report'

/** With 30 marks each, ten of them claims: 100,000 claims. `BENCH_DOCUMENTS=200` is a short look. */
const documents = Number(process.env['BENCH_DOCUMENTS'] ?? 10_000)
const rounds = 5

let userDataDir: string
let app: RunningApp | undefined

test.beforeAll(async () => {
  userDataDir = await mkdtemp(join(tmpdir(), 'sanad-bench-'))
})

test.afterAll(async () => {
  await app?.kill()
  await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 })
})

test(`the ledger of ${documents * 10} claims`, async () => {
  test.setTimeout(1_800_000)
  app = await launchApp({ userDataDir, lang: 'ar' })
  await startWithSample(app.page)
  await fillProject(app.page, documents, 30, true)
  await app.quit()

  // A new start: nothing is in memory.
  app = await launchApp({ userDataDir, lang: 'ar' })
  const { page } = app
  await expect(page.getByTestId('documents-list').getByRole('option').first()).toBeVisible()
  const table = page.getByTestId('ledger-table')
  const filled = table.locator('[data-claim-id]').first()
  const opening = async () => {
    const start = performance.now()
    await page.keyboard.press('Control+KeyL')
    await filled.waitFor({ timeout: 600_000 })
    return performance.now() - start
  }
  await page.evaluate(watchLongTasks)
  const start = performance.now()
  const first = await opening()
  const all = page.locator(`[data-testid="ledger-count"][data-claims="${documents * 10}"]`)
  await all.waitFor({ state: 'attached', timeout: 600_000 })
  const whole = performance.now() - start
  await expect(page.getByTestId('figures-chart')).toBeVisible({ timeout: 600_000 })
  await page.keyboard.press('Control+KeyL')
  await expect(table).toBeHidden()
  const again = await opening()
  const scrolled: { readonly screens: number; readonly times: number[]; readonly unfilled: number }[] = []
  for (const screens of [0.25, 1.5]) {
    const { times, unfilled } = await page.evaluate(scrollLedger, { frames: 120, screens })
    scrolled.push({ screens, times: times.sort((a, b) => a - b), unfilled })
  }
  const searches: number[] = []
  for (let round = 0; round < rounds; round++) {
    for (const words of ['الـ', 'الوزا', 'الوزارة', ''])
      searches.push((await page.evaluate(timeLedgerSearch, words)).ms)
  }
  const sorts: number[] = []
  for (const column of ['claim', 'claim', 'status']) {
    const version = (await table.getAttribute('data-version')) ?? ''
    const start = performance.now()
    await table.locator(`[role="columnheader"][data-column="${column}"]`).click()
    await expect(table).not.toHaveAttribute('data-version', version, { timeout: 60_000 })
    sorts.push(performance.now() - start)
  }
  const tasks = await page.evaluate(longTasks)
  printTable(
    ['the ledger', 'ms'],
    [
      ['first rows shown, at once after a start', ms(first)],
      ['all claims listed', ms(whole)],
      ['shown again', ms(again)],
      ...scrolled.flatMap(({ screens, times, unfilled }): [string, string][] => [
        [`a frame of scrolling by ${screens} screens, median`, ms(median(times))],
        ['the same, 95 of 100', ms(times[Math.floor(times.length * 0.95)] ?? 0)],
        ['frames of 120 with a line not yet filled', String(unfilled)],
      ]),
      ['a letter in the search until the table is filled, median', ms(median(searches))],
      ['the same, slowest', ms(Math.max(...searches))],
      ['a first sort by claim', ms(sorts[0] ?? 0)],
      ['the other way', ms(sorts[1] ?? 0)],
      ['tasks of the window above 100 ms', String(tasks.filter((task) => task > 100).length)],
      ['the longest', ms(Math.max(0, ...tasks))],
    ],
  )
})
