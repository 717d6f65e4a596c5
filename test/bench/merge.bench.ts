import { expect, test } from '@playwright/test'
import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildScript, node, root, script } from './merge/process'
import type { Baseline, Taken, Usage } from './merge/usage'
import { megabytes, printTable } from './report'

/** `BENCH_MERGE=4x5000` is a short look: so many files with so many annotations each. */
const [files = 20, annotationsEach = 50_000] = (process.env['BENCH_MERGE'] ?? '').split('x').filter(Boolean).map(Number)

const commandLine = join(root, 'out/cli/sanad.mjs')
/** In MiB: the rest of the memory is for what the heap does not hold, such as pieces of files. */
const heapLimit = 1024
/** In MB: what a merge and an agreement may take. */
const memoryLimit = 1536

let folder: string

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sanad-bench-'))
})

test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

test(`merging ${files} files of ${annotationsEach} annotations`, async () => {
  test.setTimeout(1_800_000)
  await Promise.all([buildScript(), node([join(root, 'scripts/lib/buildCli.mjs')])])
  const inputs = join(folder, 'files')
  await mkdir(inputs)
  await node([script, 'generate', inputs, String(files), String(annotationsEach)])
  const paths = Array.from({ length: files }, (_, i) => join(inputs, `${i + 1}.sanad.json`))

  const json = JSON.parse(await node([script, 'baseline', join(folder, 'json'), ...paths])) as Baseline
  const merged = join(folder, 'merged.sanad.json')
  const merge = await measured(['merge', ...paths, '--out', merged])
  const agreement = await measured(['agreement', ...paths, '--json'])

  const row = (name: string, taken: Taken, peak: string, limit: string) => [
    ...[name, seconds(taken.wall), seconds(taken.cpu), ratio(taken, json.json), ratio(taken, json.all), limit, peak],
  ]
  printTable(
    ['', 's', 's of CPU', 'to JSON', 'with files', 'limit', 'peak MB'],
    [
      row('JSON.parse and JSON.stringify alone', json.json, '', ''),
      row('the same from files to a file', json.all, megabytes(json.all.peakBytes), ''),
      row('merge', merge, megabytes(merge.peakBytes), '2'),
      row('agreement without gamma', agreement, megabytes(agreement.peakBytes), '5'),
    ],
  )
  console.log('Ratios of seconds; in brackets of seconds of CPU.')
  const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size))
  printTable(
    ['MB', ''],
    [
      ['all files', megabytes(sizes.reduce((sum, size) => sum + size, 0))],
      ['the merged file', megabytes((await stat(merged)).size)],
      ['memory that may be taken', String(memoryLimit)],
    ],
  )
  for (const { peakBytes } of [merge, agreement]) expect(peakBytes).toBeLessThan(memoryLimit * 1024 ** 2)
})

const seconds = (value: number): string => value.toFixed(1)

function ratio(taken: Taken, to: Taken): string {
  return `${(taken.wall / to.wall).toFixed(2)} (${(taken.cpu / to.cpu).toFixed(2)})`
}

/** Runs the command line in a process with little memory; answers what it took. */
async function measured(args: readonly string[]): Promise<Usage> {
  const report = join(folder, 'usage.json')
  await node([`--max-old-space-size=${heapLimit}`, script, 'measure', report, commandLine, ...args])
  return JSON.parse(await readFile(report, 'utf8')) as Usage
}
