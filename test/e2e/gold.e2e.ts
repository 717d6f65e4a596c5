import { existsSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from './fixtures/app'
import { stubSaveDialog } from './fixtures/dialogs'
import { exportExchange, exportJsonl } from './pages/exporting'
import { giveName, readerOf } from './pages/firstRun'
import type { LabelName } from './pages/reader'

const shared = resolve(import.meta.dirname, '../../../shared')
const article = '001_1737d019b6254664.txt'

interface GoldSpan {
  readonly label: LabelName
  readonly start: number
  readonly end: number
  readonly quote: string
}

async function goldOf(fileName: string): Promise<readonly GoldSpan[]> {
  const lines = (await readFile(join(shared, 'arabic/gold.jsonl'), 'utf8')).trim().split('\n')
  const documents = lines.map((line) => JSON.parse(line) as { file: string; spans: GoldSpan[] })
  const spans = documents.find((d) => d.file === fileName)?.spans ?? []
  return spans.map(({ label, start, end, quote }) => ({ label, start, end, quote }))
}

const plain = (spans: readonly GoldSpan[]) =>
  spans
    .map(({ label, start, end, quote }) => ({ label, start, end, quote }))
    .sort((a, b) => a.start - b.start || b.end - a.end || (a.label < b.label ? -1 : 1))

test('the whole job on real articles: open, tag every gold span by keyboard, quit, return, hand on', async ({
  launch,
  userDataDir,
}) => {
  test.skip(!existsSync(shared), 'The shared seed articles are not beside this checkout (../shared).')
  test.setTimeout(300_000)
  const names = (await readdir(join(shared, 'seeds'))).filter((name) => name.endsWith('.txt')).sort()
  const gold = await goldOf(article)
  expect(gold.length).toBeGreaterThan(20)

  const first = await launch({ lang: 'ar', files: names.map((name) => join(shared, 'seeds', name)) })
  await giveName(first.page)
  const documents = first.page.getByTestId('documents-list').getByRole('option')
  await expect(documents).toHaveCount(names.length)
  await documents.nth(names.indexOf(article)).click()
  let reader = await readerOf(first.page)
  const original = (await readFile(join(shared, 'seeds', article), 'utf8')).replace(/\r\n?/g, '\n')
  await expect.poll(() => reader.text()).toBe(original)

  await reader.focus()
  await first.page.keyboard.press('Control+Home')
  for (const span of gold) await reader.tag(span.start, span.end, span.label)
  await reader.waitUntilSaved()
  const shown = async () =>
    plain((await reader.marks()).map((m) => ({ label: m.label as LabelName, start: m.start, end: m.end, quote: original.slice(m.start, m.end) }))) // prettier-ignore
  expect(await shown()).toEqual(plain(gold))
  const ids = (await reader.marks()).map((m) => m.id)
  await first.quit()

  const second = await launch({ lang: 'ar' })
  reader = await readerOf(second.page)
  await expect.poll(() => reader.text()).toBe(original)
  expect((await reader.marks()).map((m) => m.id)).toEqual(ids)
  expect(await shown()).toEqual(plain(gold))

  const exchangePath = join(userDataDir, 'hand-on.sanad.json')
  const jsonlPath = join(userDataDir, 'training.jsonl')
  await stubSaveDialog(second.electron, exchangePath)
  await exportExchange(second.page)
  await stubSaveDialog(second.electron, jsonlPath)
  await exportJsonl(second.page)

  const exchange = JSON.parse(await readFile(exchangePath, 'utf8')) as {
    documents: { id: string; fileName: string; text: string }[]
    annotations: (GoldSpan & { documentId: string })[]
  }
  expect(exchange.documents).toHaveLength(names.length)
  const document = exchange.documents.find((d) => d.fileName === article)
  expect(document?.text).toBe(original)
  expect(plain(exchange.annotations.filter((a) => a.documentId === document?.id))).toEqual(plain(gold))

  const lines = (await readFile(jsonlPath, 'utf8')).trim().split('\n')
  const records = lines.map((line) => JSON.parse(line) as { id: string; text: string; offset_unit: string; spans: (Omit<GoldSpan, 'quote'> & { text: string })[] }) // prettier-ignore
  const record = records.find((r) => r.id === document?.id)
  expect(record?.offset_unit).toBe('code_point')
  const points = Array.from(original)
  const fromJsonl = (record?.spans ?? []).map((span) => {
    expect(points.slice(span.start, span.end).join('')).toBe(span.text)
    const start = points.slice(0, span.start).join('').length
    return { label: span.label, start, end: start + span.text.length, quote: span.text }
  })
  expect(plain(fromJsonl)).toEqual(plain(gold))
})
