import { expect, test } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchApp, type RunningApp } from '../e2e/fixtures/launch'
import { startWithSample } from '../e2e/pages/firstRun'
import { fillProject } from './app/filledProject'
import { scrollLedger, timeLedgerSearch } from './app/timeLedger'
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
  const first = await opening()
  await page.keyboard.press('Control+KeyL')
  await expect(table).toBeHidden()
  const again = await opening()
  const { times, unfilled } = await page.evaluate(scrollLedger, 120)
  times.sort((a, b) => a - b)
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
  printTable(
    ['the ledger', 'ms'],
    [
      ['first rows shown, at once after a start', ms(first)],
      ['shown again', ms(again)],
      ['a frame of fast scrolling, median', ms(median(times))],
      ['the same, 95 of 100', ms(times[Math.floor(times.length * 0.95)] ?? 0)],
      ['frames of 120 with a line not yet filled', String(unfilled)],
      ['a letter in the search until the table is filled, median', ms(median(searches))],
      ['the same, slowest', ms(Math.max(...searches))],
      ['a first sort by claim', ms(sorts[0] ?? 0)],
      ['the other way', ms(sorts[1] ?? 0)],
    ],
  )
})
