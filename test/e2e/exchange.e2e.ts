import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from './fixtures/app'
import { stubOpenDialog, stubSaveDialog } from './fixtures/dialogs'
import { ExchangePage, exportJsonlInUtf16 } from './pages/exchange'
import { exportExchange } from './pages/exporting'
import { giveName, readerOf, startWithSample } from './pages/firstRun'

const root = resolve(import.meta.dirname, '../..')
/** Two documents of two annotators, with relations and tombstones. */
const floods = join(root, 'test/fixtures/exchange/floods.sanad.json')

type Members = Record<string, unknown>
interface ExchangeFile extends Members {
  version: number
  readonly project: Members
  readonly annotators: Members[]
  readonly documents: Members[]
  readonly annotations: (Members & { revision: number; id: string; quote: string })[]
  readonly relations: Members[]
}

async function readExchange(path: string): Promise<ExchangeFile> {
  return JSON.parse(await readFile(path, 'utf8')) as ExchangeFile
}

/** Writes the fixture, changed by `edit`, as a file of its own. */
async function writeFloods(path: string, edit: (file: ExchangeFile) => void): Promise<void> {
  const file = await readExchange(floods)
  edit(file)
  await writeFile(path, JSON.stringify(file))
}

/** A file's bytes but for the time of its export. */
async function lasting(path: string): Promise<string> {
  return (await readFile(path, 'utf8')).replace(/^ {2}"exportedAt".*$/m, '')
}

const none = { added: 0, changed: 0, deleted: 0, unchanged: 0 }

test('an older file of one’s own changes nothing that is newer, and a newer one changes what it should', async ({
  launch,
  userDataDir,
}) => {
  const app = await launch({ lang: 'en' })
  const reader = await startWithSample(app.page)
  const exchange = new ExchangePage(app.page)
  const { keyboard } = app.page
  await reader.focus()
  await keyboard.press('Control+Home')
  const text = await reader.text()
  const [a, b, c] = Array.from(text.matchAll(/[\p{L}\p{M}]{4,}/gu), ({ index, 0: word }) => ({ start: index, end: index + word.length })).slice(1) // prettier-ignore
  if (a === undefined || b === undefined || c === undefined) throw new Error('The sample has too few words.')
  await reader.tag(a.start, a.end, 'claim')
  await reader.tag(b.start, b.end, 'source')
  await reader.waitUntilSaved()
  const older = join(userDataDir, 'older.sanad.json')
  await stubSaveDialog(app.electron, older)
  await exportExchange(app.page)

  // Since then: one deleted, one relabelled, one new.
  await reader.focus()
  await keyboard.press('Escape')
  await keyboard.press('Control+Home')
  await keyboard.press('Tab')
  await keyboard.press('Delete')
  await expect.poll(async () => (await reader.marks()).length).toBe(1)
  await keyboard.press('Tab')
  await keyboard.press('Digit3')
  await expect.poll(async () => (await reader.marks()).map(({ label }) => label)).toEqual(['figure'])
  await keyboard.press('Escape')
  await reader.tag(c.start, c.end, 'source')
  await reader.waitUntilSaved()
  const marks = await reader.marks()
  expect(marks).toHaveLength(2)

  await stubOpenDialog(app.electron, [older])
  await exchange.openByMenu()
  await expect(exchange.summary).toContainText('already on this computer')
  const unchanged = await exchange.accept()
  expect(unchanged).toEqual({ documents: { ...none, unchanged: 4 }, annotations: { ...none, unchanged: 2 }, relations: none }) // prettier-ignore
  expect(await reader.marks()).toEqual(marks)

  // The same work went on elsewhere: one mark relabelled, one deleted, one new.
  const newer = join(userDataDir, 'newer.sanad.json')
  await stubSaveDialog(app.electron, newer)
  await exportExchange(app.page)
  const file = await readExchange(newer)
  const [relabelled, deleted] = file.annotations.filter((annotation) => annotation['deleted'] === false)
  if (relabelled === undefined || deleted === undefined) throw new Error('The file lacks the marks.')
  const added = { ...structuredClone(relabelled), id: crypto.randomUUID(), label: 'claim', revision: 1 }
  Object.assign(relabelled, { label: 'source', revision: relabelled.revision + 1 })
  Object.assign(deleted, { deleted: true, quote: '', prefix: '', suffix: '', attributes: {}, revision: deleted.revision + 1 }) // prettier-ignore
  file.annotations.push(added)
  await writeFile(newer, JSON.stringify(file))
  await stubOpenDialog(app.electron, [newer])
  await exchange.openByMenu()
  const changed = await exchange.accept()
  expect(changed.annotations).toEqual({ added: 1, changed: 1, deleted: 1, unchanged: 1 })
  await expect
    .poll(async () => (await reader.marks()).map(({ id, label }) => [id, label]).sort())
    .toEqual(
      [
        [relabelled.id, 'source'],
        [added.id, 'claim'],
      ].sort(),
    )

  // Once more is no change at all.
  await exchange.openByMenu()
  expect((await exchange.accept()).annotations).toEqual({ ...none, unchanged: 4 })
})

test('a file arrives whole on another laptop, unknown members too, and leaves it with the same bytes', async ({
  launch,
  userDataDir,
}) => {
  const incoming = join(userDataDir, 'incoming.sanad.json')
  await writeFloods(incoming, (file) => {
    file['later'] = { kept: [1, 'اثنان'] }
    file.project['colour'] = 'blue'
    for (const records of [file.annotators, file.documents, file.annotations, file.relations]) {
      Object.assign(records[0] ?? {}, { unknownMember: { deep: [null, true] } })
    }
  })
  const first = await launch({ lang: 'en', files: [incoming] })
  await giveName(first.page)
  const report = await new ExchangePage(first.page).accept()
  expect(report.documents.added).toBe(2)
  expect(report.annotations).toMatchObject({ added: 5, changed: 0 })
  expect(report.relations).toMatchObject({ added: 2, changed: 0 })
  const once = join(userDataDir, 'once.sanad.json')
  await stubSaveDialog(first.electron, once)
  await exportExchange(first.page)

  const { exportedAt: sent, ...content } = await readExchange(incoming)
  const { exportedAt: left, ...returned } = await readExchange(once)
  expect(returned).toEqual(content)
  expect(left).not.toBe(sent)

  const second = await launch({ lang: 'en', userDataDir: join(userDataDir, 'other-laptop'), files: [once] })
  await giveName(second.page)
  await new ExchangePage(second.page).accept()
  const twice = join(userDataDir, 'twice.sanad.json')
  await stubSaveDialog(second.electron, twice)
  await exportExchange(second.page)
  expect(await lasting(twice)).toBe(await lasting(once))

  const checked = await promisify(execFile)('npm', ['run', '--silent', 'sanad', '--', 'check', twice], { cwd: root })
  expect(checked.stdout + checked.stderr).toContain('0 problems')
})

test('the fixture of the format comes back with its very bytes', async ({ launch, userDataDir }) => {
  const app = await launch({ lang: 'en', files: [floods] })
  await giveName(app.page)
  await new ExchangePage(app.page).accept()
  const path = join(userDataDir, 'floods.sanad.json')
  await stubSaveDialog(app.electron, path)
  await exportExchange(app.page)
  expect(await lasting(path)).toBe(await lasting(floods))

  // In the training dataset an emoji before a span counts twice when offsets are UTF-16 units.
  const dataset = join(userDataDir, 'floods.jsonl')
  await stubSaveDialog(app.electron, dataset)
  await exportJsonlInUtf16(app.page)
  const records = (await readFile(dataset, 'utf8')).trim().split('\n').map((line) => JSON.parse(line) as { text: string; offset_unit: string; spans: { start: number; end: number; text: string }[] }) // prettier-ignore
  expect(new Set(records.map((record) => record.offset_unit))).toEqual(new Set(['utf16']))
  const spans = records.flatMap(({ text, spans: ofText }) => ofText.map((span) => [span.text, text.slice(span.start, span.end)])) // prettier-ignore
  expect(spans.length).toBe(5)
  for (const [quoted, found] of spans) expect(found).toBe(quoted)
})

test('failing records are listed by path and left out; the rest comes', async ({ launch, userDataDir }) => {
  const path = join(userDataDir, 'failing.sanad.json')
  await writeFloods(path, (file) => {
    const [, figure, , claim] = file.annotations
    if (figure === undefined || claim === undefined) throw new Error('The fixture lacks annotations.')
    figure.quote = 'غير هذا'
    file.annotations.push(claim, { ...claim, id: crypto.randomUUID(), label: 'rumour' })
    file.annotations.push({ ...claim, id: crypto.randomUUID(), end: 9999 })
    file.documents.push({ ...file.documents[0], id: `sha256:${'0'.repeat(64)}` })
  })
  const app = await launch({ lang: 'en' })
  await giveName(app.page)
  const exchange = new ExchangePage(app.page)
  await stubOpenDialog(app.electron, [path])
  await exchange.openByMenu()
  await expect(exchange.summary).toContainText('5 records cannot be taken')
  expect(await exchange.problems()).toEqual({
    'documents[2].id': 'The document’s identifier does not fit its text.',
    'annotations[1].quote': 'Its quote is not what stands in the text.',
    'annotations[6].id': 'Its identifier occurs twice.',
    'annotations[7].label': 'Its label is not one of the project.',
    'annotations[8].end': 'It lies outside the text.',
  })
  const report = await exchange.accept()
  expect(report.documents.added).toBe(2)
  expect(report.annotations.added).toBe(4)
  expect(report.relations.added).toBe(2)
  await app.page.getByTestId('documents-list').getByRole('option').first().click()
  await readerOf(app.page)
})

test('a file that is none, or of a newer version, is refused in words, and changes nothing', async ({
  launch,
  userDataDir,
}) => {
  const app = await launch({ lang: 'en' })
  await giveName(app.page)
  const exchange = new ExchangePage(app.page)
  const path = join(userDataDir, 'refused.sanad.json')
  const refused = async (words: RegExp) => {
    await stubOpenDialog(app.electron, [path])
    await exchange.openByMenu()
    await expect(exchange.dialog.getByRole('alert')).toContainText(words)
    await app.page.keyboard.press('Escape')
    await expect(exchange.dialog).toBeHidden()
  }
  await writeFloods(path, (file) => {
    file.version = 2
  })
  await refused(/newer Sanad.*format 2.*up to 1/)
  await writeFile(path, (await readFile(floods, 'utf8')).slice(0, -200))
  await refused(/not complete/)
  await writeFile(path, '{"format":"another"}')
  await refused(/not a Sanad exchange file/)
  await writeFile(path, Buffer.from([0x7b, 0xff, 0xfe]))
  await refused(/not UTF-8/)
  await expect(app.page.getByTestId('documents-list').getByRole('option')).toHaveCount(0)
})
