import { expect, test } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ExportTaken, TextTaken } from './datasets/taken'
import { buildScript, node, scriptOf } from './merge/process'
import { megabytes, ms, printTable } from './report'

/** `BENCH_DATASETS=1000` is a short look: so many documents in the largest dataset. */
const documents = Number(process.env['BENCH_DATASETS'] ?? 10_000)
/** A tenth of it too: what grows with the dataset shows between the two. */
const sizes = [documents / 10, documents]
/** In MiB. */
const heapLimit = 256
/** The part of the memory that may come with ten times the data, such as a number for each item. */
const growthLimit = 1.5

const script = scriptOf('datasets')
let folder: string

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sanad-bench-'))
  await buildScript('datasets')
})

test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

test(`writing datasets of ${sizes.join(' and ')} documents`, async () => {
  test.setTimeout(1_800_000)
  const rows: string[][] = []
  const peaks = new Map<string, number[]>()
  for (const format of ['jsonl', 'hugging-face']) {
    for (const size of sizes) {
      const out = await mkdtemp(join(folder, 'dataset-'))
      const { json, writing, checking, annotations, peakBytes } = await taken<ExportTaken>(
        'export',
        format,
        String(size),
        out,
      )
      await rm(out, { recursive: true })
      peaks.set(format, [...(peaks.get(format) ?? []), peakBytes])
      const ratio = (seconds: number) => (seconds / json).toFixed(2)
      rows.push([
        ...[`${format}, ${annotations} annotations`, json.toFixed(2), writing.toFixed(2), checking.toFixed(2)],
        ...[ratio(writing), ratio(writing + checking), megabytes(peakBytes)],
      ])
    }
  }
  printTable(['', 's of JSON', 's writing', 's checking', 'writing to JSON', 'with the check', 'peak MB'], rows)
  console.log(`Writing may take 2.5 times as long as JSON.stringify. The heap is limited to ${heapLimit} MiB.`)
  // A Parquet file is read back as a whole.
  const [small = 0, large = 0] = peaks.get('jsonl') ?? []
  expect(large / small).toBeLessThan(growthLimit)
})

test('tokens of an article of 3,000 characters', async () => {
  const rows: string[][] = []
  for (const format of ['conll', 'spacy', 'webanno-tsv']) {
    const { carrying, writing } = await taken<TextTaken>('text', format)
    rows.push([format, ms(carrying * 1000), ms(writing * 1000)])
  }
  printTable(['', 'ms to find what is lost', 'ms to write'], rows)
})

/** Runs the script in a process with little memory; answers what it took. */
async function taken<T>(...args: readonly string[]): Promise<T> {
  return JSON.parse(await node([`--max-old-space-size=${String(heapLimit)}`, script, ...args])) as T
}
