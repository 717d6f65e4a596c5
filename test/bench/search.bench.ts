import { expect, test } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchApp, type RunningApp } from '../e2e/fixtures/launch'
import { startWithSample } from '../e2e/pages/firstRun'
import { fillProject } from './app/filledProject'
import { timeSearch } from './app/timeSearch'
import { median, ms, printTable } from './report'

/** `BENCH_DOCUMENTS=200` is a short look; the figures in the README are from the number given here. */
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

test(`searching a project of ${documents} documents while typing`, async () => {
  test.setTimeout(1_800_000)
  app = await launchApp({ userDataDir, lang: 'ar' })
  await startWithSample(app.page)
  await fillProject(app.page, documents, 1)
  await app.quit()

  // A new start: nothing is in memory.
  app = await launchApp({ userDataDir, lang: 'ar' })
  const { page } = app
  await expect(page.getByTestId('documents-list').getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Control+Shift+KeyF')
  await expect(page.getByTestId('project-words')).toBeFocused()

  const rows: string[][] = []
  const measure = async (name: string, words: string, times: number) => {
    const taken = []
    for (let round = 0; round < times; round++) taken.push(await page.evaluate(timeSearch, words))
    const hits = taken.at(-1)?.hits ?? ''
    rows.push([name, ms(median(taken.map(({ first }) => first))), ms(median(taken.map(({ all }) => all))), hits])
  }
  await measure('at once after the panel was opened', 'وكالة الأنباء', 1)
  await measure('two words', 'وكالة الأنباء', rounds)
  await measure('one word', 'المحاصيل', rounds)
  await measure('in few documents', 'الخبر 51', rounds)
  await measure('nowhere but in one', `الخبر ${documents - 1}:`, rounds)
  await measure('one letter', 'ا', rounds)
  printTable(['ms from the letter', 'first hits shown', 'all found', 'found'], rows)
})
