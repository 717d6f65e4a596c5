import { _electron, expect, test } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import type { Measurement, Subject } from './page/bench'

/** What architecture and issue expect of the editor against a plain page of the same text and marks. */
const expectations = [
  { name: '7 KB', bytes: 7_000, rounds: 9, adds: 24 },
  { name: '100 KB', bytes: 100_000, rounds: 7, adds: 24 },
  { name: '1 MB', bytes: 1_000_000, rounds: 5, adds: 24 },
]

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

test('opening and adding a mark, as ratios to a plain page', async () => {
  await build({ configFile: join(import.meta.dirname, 'vite.config.ts') })
  const userData = await mkdtemp(join(tmpdir(), 'sanad-bench-'))
  const executablePath = process.env['SANAD_ELECTRON'] ?? ''
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({
    executablePath,
    args: [join(import.meta.dirname, 'host'), `--user-data-dir=${userData}`, ...asRoot],
  })
  try {
    const page = await app.firstWindow()
    await page.waitForFunction(() => 'measure' in window)
    const measure = (subject: Subject, bytes: number, adds: number): Promise<Measurement> =>
      page.evaluate(([s, b, a]) => window.measure(s, b, a), [subject, bytes, adds] as const)

    console.log('size     open: editor   plain  ratio | add mark: editor   plain  ratio   (median ms)')
    for (const { name, bytes, rounds, adds } of expectations) {
      await measure('editor', bytes, 2)
      await measure('plain', bytes, 2)
      const opens = { editor: [] as number[], plain: [] as number[] }
      const marks = { editor: [] as number[], plain: [] as number[] }
      // In turns, so that a machine that slows down slows both.
      for (let round = 0; round < rounds; round++) {
        for (const subject of ['editor', 'plain'] as const) {
          const { open, addMark } = await measure(subject, bytes, adds)
          opens[subject].push(open)
          marks[subject].push(...addMark)
        }
      }
      const open = { editor: median(opens.editor), plain: median(opens.plain) }
      const add = { editor: median(marks.editor), plain: median(marks.plain) }
      const cell = (value: number) => value.toFixed(1).padStart(8)
      const ratio = (pair: { editor: number; plain: number }) => (pair.editor / pair.plain).toFixed(2).padStart(6)
      console.log(
        `${name.padEnd(8)} ${cell(open.editor)}     ${cell(open.plain)} ${ratio(open)} | ${cell(add.editor)}       ${cell(add.plain)} ${ratio(add)}`,
      )
      expect(open.editor).toBeGreaterThan(0)
    }
  } finally {
    await app.close()
    await rm(userData, { recursive: true, force: true })
  }
})
