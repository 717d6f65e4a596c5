import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from './fixtures/app'
import { stubSaveDialog } from './fixtures/dialogs'
import { DatasetPage } from './pages/datasets'
import { ExchangePage } from './pages/exchange'
import { giveName } from './pages/firstRun'
import { exportExchange } from './pages/exporting'

const root = resolve(import.meta.dirname, '../..')
const shared = resolve(root, '../shared')
const floods = join(root, 'test/fixtures/exchange/floods.sanad.json')

/** Each format by its title and its name on the command line, with the ending of the file, or none for a folder. */
const formats = [
  ['Sanad JSONL', 'jsonl', '.jsonl'],
  ['doccano', 'doccano', '.jsonl'],
  ['Label Studio', 'label-studio', ''],
  ['brat standoff', 'brat', ''],
  ['WebAnno TSV 3.3', 'webanno-tsv', ''],
  ['UIMA CAS JSON 0.4', 'uima-json', ''],
  ['UIMA CAS XMI', 'uima-xmi', ''],
  ['spaCy / Prodigy', 'spacy', '.jsonl'],
  ['Hugging Face', 'hugging-face', ''],
  ['CoNLL-2003 (IOB2)', 'conll', ''],
  ['REFI-QDA', 'refi-qda', '.qdpx'],
  ['W3C Web Annotation', 'w3c', '.jsonld'],
  ['CSV', 'csv', '.csv'],
] as const

const sanad = (...args: readonly string[]) =>
  promisify(execFile)('npm', ['run', '--silent', 'sanad', '--', ...args], { cwd: root, maxBuffer: 64 * 1024 ** 2 })

interface Mark {
  readonly id: string
  readonly label: string
  readonly start: number
  readonly end: number
  readonly quote: string
}

interface Exported {
  readonly documents: readonly { readonly id: string; readonly text: string }[]
  readonly annotations: readonly (Mark & { readonly documentId: string; readonly deleted: boolean })[]
}

/** Label, place and words of every mark, whatever its id. */
async function marksIn(path: string): Promise<string[]> {
  const { annotations } = JSON.parse(await readFile(path, 'utf8')) as Exported
  return annotations
    .filter(({ deleted }) => !deleted)
    .map(({ documentId, label, start, end, quote }) => `${documentId} ${label} ${start}-${end} ${quote}`)
    .sort()
}

/** An exchange file of the gold of the seed articles, made with the command line. */
async function goldOfSeeds(folder: string): Promise<string> {
  const lines = (await readFile(join(shared, 'arabic/gold.jsonl'), 'utf8')).trim().split('\n')
  const articles = await Promise.all(
    lines.map(async (line) => {
      const { file, spans } = JSON.parse(line) as { readonly file: string; readonly spans: readonly Mark[] }
      const text = (await readFile(join(shared, 'seeds', file), 'utf8')).replace(/\r\n?/g, '\n')
      const entities = spans.map(({ label, start, end }, id) => ({ id, label, start_offset: start, end_offset: end }))
      return JSON.stringify({ text, entities, relations: [], filename_: file })
    }),
  )
  const doccano = join(folder, 'gold.jsonl')
  const path = join(folder, 'gold.sanad.json')
  await writeFile(doccano, `${articles.join('\n')}\n`)
  await sanad('import', '--format', 'doccano', '--unit', 'utf-16', '--annotator', 'Gold', doccano, '--out', path)
  return path
}

test('every format is written from the app, read back, and comes in again with the marks it carries', async ({
  launch,
  userDataDir,
}) => {
  test.skip(!existsSync(shared), 'The shared seed articles are not beside this checkout (../shared).')
  test.setTimeout(480_000)
  const gold = await goldOfSeeds(userDataDir)
  const { page, electron } = await launch({ lang: 'en', files: [gold] })
  await giveName(page)
  await new ExchangePage(page).accept()
  const whole = join(userDataDir, 'whole.sanad.json')
  await stubSaveDialog(electron, whole)
  await exportExchange(page)
  const all = await marksIn(whole)
  expect(all.length).toBeGreaterThan(40)

  for (const [title, name, extension] of formats) {
    await test.step(name, async () => {
      const path = join(userDataDir, `${name}${extension}`)
      await stubSaveDialog(electron, path)
      const dataset = new DatasetPage(page)
      await dataset.open()
      await dataset.format(title)
      await dataset.write()
      if (name === 'csv') {
        expect((await readFile(path, 'utf8')).split('\r\n').length).toBeGreaterThan(all.length)
        return
      }
      const back = join(userDataDir, `${name}.back.sanad.json`)
      const unit = name === 'doccano' ? ['--unit', 'utf-16'] : []
      const imported = sanad('import', '--format', 'auto', path, '--out', back, ...unit)
      // CoNLL has lost the white space of the texts: it comes in with exit code 1 and says so, and its places are others.
      if (name === 'conll') {
        await expect(imported).rejects.toMatchObject({ code: 1 })
        expect((await marksIn(back)).length).toBeGreaterThan(all.length / 2)
        return
      }
      await imported
      expect(await marksIn(back)).toEqual(all)
    })
  }
})

test('a dataset is divided with a card, and a folder that holds something is never replaced', async ({
  launch,
  userDataDir,
}) => {
  const { page, electron } = await launch({ lang: 'en', files: [floods] })
  await giveName(page)
  await new ExchangePage(page).accept()
  const folder = join(userDataDir, 'divided')
  await stubSaveDialog(electron, folder)
  const dataset = new DatasetPage(page)
  await dataset.open()
  await dataset.format('Hugging Face')
  await dataset.check('Divide into training, validation and test')
  await dataset.dialog.getByTestId('export-shares').fill('80/10')
  await expect(dataset.dialog.getByText('Three numbers that make 100')).toBeVisible()
  await expect(dataset.dialog.getByTestId('export-start')).toBeDisabled()
  await dataset.dialog.getByTestId('export-shares').fill('80/10/10')
  await dataset.write()
  expect(await readdir(folder)).toEqual(expect.arrayContaining(['README.md', 'data']))
  expect(await readFile(join(folder, 'README.md'), 'utf8')).toContain('## Splits')

  await dataset.open()
  await dataset.format('Hugging Face')
  await dataset.dialog.getByTestId('export-start').click()
  await expect(dataset.dialog.getByRole('alert')).toContainText('what is there is not replaced')
  expect(await readFile(join(folder, 'README.md'), 'utf8')).toContain('## Splits')
})
