import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures/app'
import { stubSaveDialog } from './fixtures/dialogs'
import { DatasetImportPage } from './pages/datasetImport'
import { exportJsonl } from './pages/exporting'
import { giveName, readerOf } from './pages/firstRun'
import { ImportingPage } from './pages/importing'
import type { ReaderPage } from './pages/reader'

/** What is marked in the open text: labels with their words, in the order of the text. */
async function markedWords(reader: ReaderPage): Promise<string[]> {
  const text = await reader.text()
  const marks = await reader.marks()
  return marks
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .map(({ label, start, end }) => `${label} ${text.slice(start, end)}`)
}

const floods = '🌊 قال مدير الميناء إن السيول أغرقت 1500 منزل.\n'

const codePoints = (text: string) => Array.from(text).length

/** A brat document: each mark is a type and its words; offsets are code points. */
function brat(text: string, marks: readonly (readonly [type: string, words: string])[]): string {
  return marks
    .map(([type, words], n) => {
      const start = codePoints(text.slice(0, text.indexOf(words)))
      return `T${n + 1}\t${type} ${start} ${start + codePoints(words)}\t${words}\n`
    })
    .join('')
}

test('a brat folder comes in with its labels mapped, and the export of the project adds nothing to it', async ({
  launch,
  userDataDir,
}) => {
  const folder = join(userDataDir, 'corpus')
  await mkdir(folder)
  await writeFile(join(folder, 'floods.txt'), floods)
  await writeFile(
    join(folder, 'floods.ann'),
    `${brat(floods, [
      ['Person', 'مدير الميناء'],
      ['Claim', 'السيول أغرقت 1500 منزل'],
      ['Amount', '1500 منزل'],
      ['Noise', 'قال'],
    ])}R1\tAttributed_to Arg1:T2 Arg2:T1\nT9\tClaim 5 9\tغير هذا\n`,
  )
  const { page, electron } = await launch({ lang: 'en' })
  await giveName(page)
  const dataset = new DatasetImportPage(page, electron)
  await dataset.pick('folder', [folder])
  await expect(dataset.format).toContainText(/brat standoff.* \(recognised by its content\)/)
  await expect(dataset.summary).toContainText('in code points, by which the marked words match')
  await expect(dataset.contents).toContainText('1 document')
  await expect(dataset.contents).toContainText('4 annotations')
  await expect(dataset.summary.locator('.problems summary')).toHaveText('2 things are set aside, and why')
  await dataset.map('Person', 'Source')
  await dataset.map('Noise', 'Leave out')
  await expect(dataset.contents).toContainText('3 annotations')
  await expect(dataset.contents).toContainText('1 link')
  expect(await dataset.accept()).toMatchObject({ documents: { added: 1 }, annotations: { added: 3 } })

  await new ImportingPage(page).open(0)
  const reader = await readerOf(page)
  const words = ['source مدير الميناء', 'claim السيول أغرقت 1500 منزل', 'Amount 1500 منزل']
  await expect.poll(() => markedWords(reader)).toEqual(words)

  const exported = join(userDataDir, 'own.jsonl')
  await stubSaveDialog(electron, exported)
  await exportJsonl(page)
  for (const path of [exported, folder]) {
    await dataset.pick(path === folder ? 'folder' : 'files', [path])
    if (path === folder) {
      await dataset.map('Person', 'Source')
      await dataset.map('Noise', 'Leave out')
    }
    await expect(dataset.contents).toContainText('3 annotations · 3 already here')
    expect(await dataset.accept()).toEqual({
      documents: { added: 0, unchanged: 1 },
      annotations: { added: 0, unchanged: 3 },
    })
  }
  await expect.poll(() => markedWords(reader)).toEqual(words)
})

test('a file of which nothing tells the unit is asked about, with the words of a mark to judge by', async ({
  launch,
  userDataDir,
}) => {
  const words = 'مدير الميناء'
  const start = codePoints(floods.slice(0, floods.indexOf(words)))
  const entity = { id: 1, label: 'Source', start_offset: start, end_offset: start + words.length }
  const path = join(userDataDir, 'export.jsonl')
  await writeFile(path, `${JSON.stringify({ id: 7, text: floods, entities: [entity], relations: [] })}\n`)
  const { page, electron } = await launch({ lang: 'en' })
  await giveName(page)
  const dataset = new DatasetImportPage(page, electron)
  await dataset.pick('files', [path])
  await expect(dataset.question).toContainText(words)
  await expect(dataset.acceptButton).toBeDisabled()
  await dataset.answer('utf16')
  await expect(dataset.acceptButton).toBeEnabled()
  await dataset.answer('code_point')
  await expect(dataset.summary).toContainText('in code points, as you chose')
  await expect(dataset.acceptButton).toBeEnabled()
  expect(await dataset.accept()).toMatchObject({ annotations: { added: 1 } })
  await new ImportingPage(page).open(0)
  const reader = await readerOf(page)
  await expect.poll(() => markedWords(reader)).toEqual([`source ${words}`])
})

test('what no format recognises is named, and may be read as another format', async ({ launch, userDataDir }) => {
  const path = join(userDataDir, 'notes.dat')
  await writeFile(path, 'لا شيء هنا يُعرف.\n')
  const { page, electron } = await launch({ lang: 'en' })
  await giveName(page)
  const dataset = new DatasetImportPage(page, electron)
  await dataset.pick('files', [path])
  await expect(dataset.dialog.getByRole('alert')).toContainText('notes.dat')
  await dataset.format.getByRole('button').click()
  await page.getByRole('option', { name: 'Sanad JSONL' }).click()
  await expect(dataset.summary.locator('.problems summary')).toBeVisible()
  await expect(dataset.acceptButton).toBeDisabled()
  await page.keyboard.press('Escape')
  await expect(dataset.dialog).toBeHidden()
})
