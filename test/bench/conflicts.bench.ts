import { expect, test } from '@playwright/test'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stubOpenDialog } from '../e2e/fixtures/dialogs'
import { launchApp, type RunningApp } from '../e2e/fixtures/launch'
import { startWithSample } from '../e2e/pages/firstRun'
import { MergePage } from '../e2e/pages/merge'
import { untilDecided, watchDecisions } from './app/deciding'
import { watchedTimes } from './app/frames'
import { buildScript, node, script } from './merge/process'
import { median, ms, p95, printTable } from './report'

const conflicts = Number(process.env['BENCH_CONFLICTS'] ?? 500)
const half = Math.floor(conflicts / 2)
/** Versions taken, votes and skips, in turns. */
const decisions = ['KeyA', 'KeyB', 'KeyV', 'KeyA', 'KeyS']
/** Milliseconds from a key to the next conflict. */
const limit = 50

let folder: string
let app: RunningApp | undefined

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sanad-bench-'))
})

test.afterAll(async () => {
  await app?.kill()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

test(`${conflicts} conflicts decided at the speed of the keys`, async () => {
  test.setTimeout(1_200_000)
  await buildScript()
  const files = join(folder, 'files')
  await mkdir(files)
  await node([script, 'conflicts', files, String(conflicts)])

  app = await launchApp({ userDataDir: join(folder, 'app'), lang: 'ar' })
  const { page, electron } = app
  await startWithSample(page)
  const merge = new MergePage(page)
  await merge.open()
  for (const name of ['1.sanad.json', '2.sanad.json', '3.sanad.json']) {
    await stubOpenDialog(electron, [join(files, name)])
    await merge.addFile(name)
  }
  await merge.showConflicts()
  await expect(merge.item).toBeVisible()

  await page.evaluate(watchDecisions)
  const paces = [
    { name: 'each key once the conflict before is decided and the next painted', delay: null, keys: half },
    { name: 'thirty keys a second, as fast as a held key repeats', delay: 1000 / 30, keys: conflicts - 1 - half },
  ]
  let pressed = 0
  const rows: string[][] = []
  for (const { name, delay, keys } of paces) {
    const before = pressed
    for (let i = 0; i < keys; i++) {
      await page.keyboard.press(decisions[pressed % decisions.length] ?? '', { delay: delay ?? 0 })
      pressed += 1
      if (delay === null) await page.evaluate(untilDecided, pressed)
    }
    await page.evaluate(untilDecided, pressed)
    const times = (await page.evaluate(watchedTimes)).slice(before)
    expect(times).toHaveLength(keys)
    rows.push([name, ms(median(times)), ms(p95(times)), ms(Math.max(...times)), ms(limit)])
  }

  await page.keyboard.press('KeyA')
  await expect(merge.item).toBeHidden()
  await merge.waitUntilSaved()
  printTable(['ms from the key to the next conflict', 'median', '95 %', 'worst', 'limit'], rows)
})
