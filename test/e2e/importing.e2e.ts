import iconv from 'iconv-lite'
import { execFile } from 'node:child_process'
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from './fixtures/app'
import { stubOpenDialog, stubSaveDialog } from './fixtures/dialogs'
import { exportExchange } from './pages/exporting'
import { giveName, readerOf } from './pages/firstRun'
import { ImportingPage, startAgain } from './pages/importing'

const article = (subject: string) =>
  `أعلنت بلدية ${subject} صباح اليوم خطة لإصلاح الطرق.\n\nوقال المتحدث إن الكلفة تبلغ 1500 دينار، وإن العمل يبدأ الأسبوع المقبل.\n`

/** Writes files, and the folders they stand in, below a folder; answers their paths in order. */
async function write(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> {
  return Promise.all(
    Object.entries(files).map(async ([name, content]) => {
      const path = join(folder, name)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, content)
      return path
    }),
  )
}

interface ExportedDocument {
  readonly title: string
  readonly fileName: string
  readonly text: string
  readonly source: {
    readonly encoding: string
    readonly newline: string
    readonly bom: boolean
    readonly byteLength: number
  }
}

async function documentsIn(path: string): Promise<Map<string, ExportedDocument>> {
  const { documents } = JSON.parse(await readFile(path, 'utf8')) as { documents: ExportedDocument[] }
  return new Map(documents.map((document) => [document.fileName, document]))
}

test('files come by dialog, folder, drop, command line and a second start', async ({ launch, userDataDir }) => {
  const texts = join(userDataDir, 'texts')
  const [first = '', second = '', third = '', dropped = ''] = await write(texts, {
    'named.txt': article('الرمانة'),
    'picked.md': article('السدرة'),
    'handed-over.text': article('الواحة'),
    'dropped.txt': article('النخيل'),
  })
  await write(texts, {
    'folder/one.txt': article('الجبل'),
    'folder/inner/two.TXT': article('السهل'),
    'folder/inner/deeper/بلا امتداد': article('المرفأ'),
    'folder/.hidden.txt': article('الخفاء'),
    'droppedFolder/three.txt': article('الميناء'),
  })
  const app = await launch({ lang: 'en', files: [first] })
  await giveName(app.page)
  const importing = new ImportingPage(app.page)
  const reader = await readerOf(app.page)
  await expect.poll(() => reader.text()).toBe(article('الرمانة'))

  await stubOpenDialog(app.electron, [second])
  await importing.fromDialog('files')
  // Whoever opens one file wants to read it.
  await expect.poll(() => reader.text()).toBe(article('السدرة'))

  await stubOpenDialog(app.electron, [join(texts, 'folder')])
  await importing.fromDialog('folder')
  await importing.expectCount(5)

  expect(await startAgain(userDataDir, [third])).toBe(0)
  await expect.poll(() => reader.text()).toBe(article('الواحة'))

  await importing.drop([dropped])
  await importing.expectCount(7)
  await expect.poll(() => reader.text()).toBe(article('النخيل'))
  const titles = await importing.documents.locator('.document-title').allTextContents()
  expect(titles.map((title) => title.split(' ')[2])).toEqual(['الرمانة', 'السدرة', 'المرفأ', 'السهل', 'الجبل', 'الواحة', 'النخيل']) // prettier-ignore

  const again = join(userDataDir, 'again.sanad.json')
  await stubSaveDialog(app.electron, again)
  await exportExchange(app.page)
  expect([...(await documentsIn(again)).keys()].sort()).toEqual(['named.txt', 'picked.md', 'handed-over.text', 'one.txt', 'two.TXT', 'بلا امتداد', 'dropped.txt'].sort()) // prettier-ignore

  // The same text once more, under another name, is no second document, and that is said.
  const [copy = ''] = await write(texts, { 'copy.txt': `\ufeff${article('الرمانة').replaceAll('\n', '\r\n')}` })
  await stubOpenDialog(app.electron, [copy, join(texts, 'droppedFolder')])
  await importing.fromDialog('files')
  await importing.expectCount(8)
  await importing.waitUntilDone()
  expect(await importing.details()).toEqual({ setAside: {}, alreadyHere: ['copy.txt'] })
  await importing.expectCount(8)
})

test('every encoding and newline is read, only newlines change, and what the file had is kept', async ({
  launch,
  userDataDir,
}) => {
  // NBSP, tatweel, marks of direction, Persian letters, an undecomposed and a decomposed letter, double spaces, tab, newline at the end.
  const special =
    'عنوان\u00a0الخبر  مـــدّ\u200f:\u200e (ک ی)\tآ\u0627\u0653 \u2067خبر\u2069 \u202bنص\u202c.\n\n  سطر  ثانٍ\u200c له\n'
  const plain = article('الزيتون')
  const utf16le = Buffer.from(`\ufeff${special}b`, 'utf16le')
  const files: Record<string, [Uint8Array, Omit<ExportedDocument['source'], 'byteLength'>, string]> = {
    'utf8.txt': [Buffer.from(special), { encoding: 'utf-8', newline: 'lf', bom: false }, special],
    'utf8-bom.txt': [Buffer.from(`\ufeff${special}a`), { encoding: 'utf-8', newline: 'lf', bom: true }, `${special}a`],
    'utf16le.txt': [utf16le, { encoding: 'utf-16le', newline: 'lf', bom: true }, `${special}b`],
    'utf16be.txt': [Buffer.from(`\ufeff${special}c`, 'utf16le').swap16(), { encoding: 'utf-16be', newline: 'lf', bom: true }, `${special}c`], // prettier-ignore
    'crlf.txt': [Buffer.from(`${plain}1`.replaceAll('\n', '\r\n')), { encoding: 'utf-8', newline: 'crlf', bom: false }, `${plain}1`], // prettier-ignore
    'cr.txt': [Buffer.from(`${plain}2`.replaceAll('\n', '\r')), { encoding: 'utf-8', newline: 'cr', bom: false }, `${plain}2`], // prettier-ignore
    'mixed.txt': [Buffer.from('سطر أول\r\nسطر ثان\nسطر ثالث\rسطر رابع'), { encoding: 'utf-8', newline: 'mixed', bom: false }, 'سطر أول\nسطر ثان\nسطر ثالث\nسطر رابع'], // prettier-ignore
  }
  const paths = await write(join(userDataDir, 'texts'), Object.fromEntries(Object.entries(files).map(([name, [bytes]]) => [name, bytes]))) // prettier-ignore
  const app = await launch({ lang: 'en', files: paths })
  await giveName(app.page)
  const importing = new ImportingPage(app.page)
  await importing.expectCount(paths.length)
  const reader = await readerOf(app.page)
  for (const [i, [, , text]] of Object.values(files).entries()) {
    await importing.open(i)
    await expect.poll(() => reader.text()).toBe(text)
  }
  const path = join(userDataDir, 'all.sanad.json')
  await stubSaveDialog(app.electron, path)
  await exportExchange(app.page)
  const exported = await documentsIn(path)
  for (const [name, [bytes, source, text]] of Object.entries(files)) {
    expect(exported.get(name)).toMatchObject({ text, source: { ...source, byteLength: bytes.length } })
  }
})

test('a guessed encoding is asked about, with a preview that follows the choice', async ({ launch, userDataDir }) => {
  const text = `${article('الحديقة')}${article('البستان')}`
  const paths = await write(join(userDataDir, 'texts'), {
    'windows.txt': iconv.encode(text, 'windows-1256'),
    'iso.txt': iconv.encode(`${text}ثم انتهى.`, 'iso-8859-6'),
    'left-out.txt': iconv.encode(`${text}لا يضاف.`, 'windows-1256'),
  })
  const app = await launch({
    lang: 'en',
    files: [...paths, ...(await write(userDataDir, { 'sure.txt': article('البئر') }))],
  })
  await giveName(app.page)
  const importing = new ImportingPage(app.page)
  await importing.expectCount(1)
  await importing.askEncodings()

  const windows = importing.uncertain('windows.txt').locator('.uncertain-preview')
  await importing.chooseEncoding('windows.txt', /1256/)
  await expect(windows).toContainText('أعلنت بلدية الحديقة')
  // In the other encoding the same bytes are other letters, or none.
  await importing.chooseEncoding('windows.txt', /8859-6/)
  await expect(importing.uncertain('windows.txt')).not.toContainText('أعلنت بلدية الحديقة')
  await importing.chooseEncoding('windows.txt', /UTF-8/)
  await expect(importing.uncertain('windows.txt')).toContainText('not text in this encoding')
  await importing.chooseEncoding('windows.txt', /1256/)
  await expect(windows).toContainText('أعلنت بلدية الحديقة')
  await importing.chooseEncoding('iso.txt', /8859-6/)
  await expect(importing.uncertain('iso.txt')).toContainText('أعلنت بلدية الحديقة')
  // One that reads as text in no encoding offered cannot be added; the others can.
  await importing.chooseEncoding('left-out.txt', /UTF-8/)
  await expect(importing.uncertain('left-out.txt')).toContainText('not text in this encoding')

  await app.page.getByTestId('import-chosen').click()
  await importing.expectCount(3)
  const reader = await readerOf(app.page)
  await importing.open(1)
  await expect.poll(() => reader.text()).toBe(text)
  await importing.open(2)
  await expect.poll(() => reader.text()).toBe(`${text}ثم انتهى.`)
  const path = join(userDataDir, 'all.sanad.json')
  await stubSaveDialog(app.electron, path)
  await exportExchange(app.page)
  const exported = await documentsIn(path)
  expect(exported.get('windows.txt')?.source).toMatchObject({ encoding: 'windows-1256', bom: false })
  expect(exported.get('iso.txt')?.source).toMatchObject({ encoding: 'iso-8859-6', bom: false })
})

test('each file that cannot be read is set aside with its reason, and the others come', async ({
  launch,
  userDataDir,
}) => {
  const folder = join(userDataDir, 'texts')
  await write(folder, {
    'good.txt': article('الخير'),
    'empty.txt': '',
    'blank.txt': ' \u00a0\n\r\n\t',
    'binary.txt': Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1, 2, 0, 0]),
    'damaged.txt': Buffer.concat([Buffer.from(article('العطب')), Buffer.from([0xd8]), Buffer.from(article('العطب'))]),
    'huge.txt': Buffer.alloc(5 * 1024 * 1024 + 1, 'ا'),
    'page.pdf': '%PDF-1.7',
  })
  await symlink(join(folder, 'gone.txt'), join(folder, 'dangling.txt'))
  await promisify(execFile)('mkfifo', [join(folder, 'pipe.txt')])
  const app = await launch({ lang: 'en', files: [folder] })
  await giveName(app.page)
  const importing = new ImportingPage(app.page)
  await importing.waitUntilDone()
  await importing.expectCount(1)
  const { setAside } = await importing.details()
  expect(setAside).toEqual({
    'empty.txt': expect.stringMatching(/no text/),
    'blank.txt': expect.stringMatching(/no text/),
    'binary.txt': expect.stringMatching(/not a text file/),
    'damaged.txt': expect.stringMatching(/cannot be read as UTF-8/i),
    'huge.txt': expect.stringMatching(/limit is 5.?MB/),
    'page.pdf': expect.stringMatching(/\.pdf/),
    'dangling.txt': expect.stringMatching(/could not be read/),
    'pipe.txt': expect.stringMatching(/not an ordinary file/),
  })
  const reader = await readerOf(app.page)
  await expect.poll(() => reader.text()).toBe(article('الخير'))
})

test('thousands of files come in the background while the first is read and tagged; stopping takes the rest back', async ({
  launch,
  userDataDir,
}) => {
  const count = 2000
  const files = (prefix: string) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i + 1}.txt`, `${article(`${prefix} ${i + 1}`)}${'تفاصيل أخرى. '.repeat(150)}`])) // prettier-ignore
  await write(join(userDataDir, 'many'), files('القرية'))
  await write(join(userDataDir, 'more'), files('المدينة'))
  const app = await launch({ lang: 'en' })
  await giveName(app.page)
  const importing = new ImportingPage(app.page)
  await stubOpenDialog(app.electron, [join(userDataDir, 'many')])
  await importing.fromDialog('folder')

  const running = importing.status.locator('.import-card[data-phase="reading"]')
  const reader = await readerOf(app.page)
  await expect.poll(() => reader.text()).toContain('بلدية القرية 1 ')
  await reader.focus()
  await app.page.keyboard.press('Control+Home')
  await app.page.keyboard.press('Shift+Control+ArrowLeft')
  await app.page.keyboard.press('Digit1')
  await expect.poll(async () => (await reader.marks()).length).toBe(1)
  await reader.waitUntilSaved()
  await expect(running).toHaveCount(1)
  await importing.waitUntilDone()
  await importing.expectCount(count)
  expect(await reader.text()).toContain('بلدية القرية 1 ')

  await stubOpenDialog(app.electron, [join(userDataDir, 'more')])
  await importing.fromDialog('folder')
  await expect(running).toHaveCount(1)
  await expect.poll(() => importing.count()).toBeGreaterThan(count)
  // One of the new documents is worked on: it stays.
  await app.page.getByRole('searchbox').fill('المدينة 1 ')
  await importing.open(0)
  await expect.poll(() => reader.text()).toContain('بلدية المدينة 1 ')
  await reader.focus()
  await app.page.keyboard.press('Control+Home')
  await app.page.keyboard.press('Shift+Control+ArrowLeft')
  await app.page.keyboard.press('Digit2')
  await expect.poll(async () => (await reader.marks()).length).toBe(1)
  await reader.waitUntilSaved()
  await running.getByRole('button', { name: 'Stop adding' }).click()
  await importing.waitUntilDone('cancelled')
  await app.page.getByRole('searchbox').fill('')
  await importing.expectCount(count + 1)
  expect((await reader.marks()).map(({ label }) => label)).toEqual(['source'])
})

test('a document takes another title and keeps it', async ({ launch, userDataDir }) => {
  const paths = await write(userDataDir, { 'a.txt': article('الاسم') })
  const app = await launch({ lang: 'en', files: paths })
  await giveName(app.page)
  await readerOf(app.page)
  const importing = new ImportingPage(app.page)
  await app.page.getByRole('button', { name: 'Rename document' }).click()
  const dialog = app.page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('  ')
  await dialog.getByRole('button', { name: 'Rename' }).click()
  await expect(dialog).toContainText('A document needs a title')
  await dialog.getByRole('textbox').fill('طرق البلدية: العدد الأول')
  await app.page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(importing.documents.locator('.document-title')).toHaveText('طرق البلدية: العدد الأول')
  await app.quit()

  const again = await launch()
  await expect(again.page.getByRole('heading', { level: 1 })).toHaveText('طرق البلدية: العدد الأول')
  const reader = await readerOf(again.page)
  await expect.poll(() => reader.text()).toBe(article('الاسم'))
})
