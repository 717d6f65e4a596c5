import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from './fixtures/app'
import {
  type Analyst,
  type ExchangeFile,
  type Mark,
  type Place,
  readExchange,
  type Work,
  Words,
  writeWork,
} from './fixtures/analysts'
import { stubOpenDialog, stubSaveDialog } from './fixtures/dialogs'
import { ExchangePage } from './pages/exchange'
import { exportExchange } from './pages/exporting'
import { giveName, readerOf, startWithSample } from './pages/firstRun'
import { MergePage } from './pages/merge'

const runSanad = (...args: readonly string[]) =>
  promisify(execFile)('npm', ['run', '--silent', 'sanad', '--', ...args], {
    cwd: resolve(import.meta.dirname, '../..'),
  })
const article = resolve(import.meta.dirname, '../../../shared/seeds/000_112e53bedf15e22c.txt')

/** Three people's work with a disagreement of every kind, one in each of the first long lines. */
function plantedWork(text: string): readonly [Work, Work, Work] {
  const words = new Words(text, 14)
  const claim = (line: number, first: number, end: number, note = ''): Mark => ({ label: 'claim', ...words.at(line, first, end), note }) // prettier-ignore
  const source = (line: number, first: number, end: number, type?: string): Mark => ({ label: 'source', ...words.at(line, first, end), ...(type && { attributes: { type } }) }) // prettier-ignore
  const figure = (min: number, max: number | null): Mark => ({ label: 'figure', ...words.at(0, 10, 12), attributes: { min, max, unit: 'جندي' } }) // prettier-ignore
  const agreed = [source(3, 0, 2), claim(3, 3, 9), claim(4, 1, 8)]
  return [
    {
      marks: [...agreed, source(0, 0, 2, 'agency'), claim(0, 3, 9, 'يراجع'), figure(1500, 1500), source(1, 0, 2), claim(2, 1, 7), claim(5, 1, 6)], // prettier-ignore
      links: [[1, 0]],
    },
    {
      marks: [...agreed, source(0, 0, 2, 'media'), claim(0, 3, 7), figure(1000, null), claim(1, 0, 2), claim(5, 1, 8)],
      links: [],
    },
    {
      marks: [...agreed, source(0, 0, 2), claim(0, 3, 7), figure(1500, 1500), source(1, 0, 2), claim(5, 2, 8)],
      links: [[1, 0]],
    },
  ]
}

const key = ({ label, start, end }: Pick<Mark, 'label' | 'start' | 'end'>) => [label, start, end]
const byPlace = (a: readonly unknown[], b: readonly unknown[]) =>
  Number(a[1]) - Number(b[1]) || Number(a[2]) - Number(b[2])
const live = <T extends { readonly deleted: boolean }>(records: readonly T[]) =>
  records.filter((record) => !record.deleted)

test('three analysts, their agreement, every conflict decided by keyboard through a power cut, gold and corrections', async ({
  launch,
  userDataDir,
}) => {
  test.skip(!existsSync(article), 'The shared seed articles are not beside this checkout (../shared).')
  test.setTimeout(240_000)
  const path = (name: string) => join(userDataDir, name)

  // An analyst's laptop with the article: what it sends is what the others' files are made like.
  const analystFolder = path('analyst')
  let analyst = await launch({ lang: 'en', userDataDir: analystFolder, files: [article] })
  await giveName(analyst.page, 'سامر')
  await analyst.page.getByTestId('documents-list').getByRole('option').first().click()
  let analystReader = await readerOf(analyst.page)
  const text = await analystReader.text()
  // A file names whoever marked something, also if it was deleted.
  await analystReader.focus()
  await analyst.page.keyboard.press('Control+Home')
  const { start, end } = new Words(text, 14).at(0, 0, 1)
  await analystReader.tag(start, end, 'source')
  await analyst.page.keyboard.press('Delete')
  await analystReader.waitUntilSaved()
  await stubSaveDialog(analyst.electron, path('empty.sanad.json'))
  await exportExchange(analyst.page)
  const base = await readExchange(path('empty.sanad.json'))
  const [b] = base.annotators
  if (b === undefined) throw new Error('The file names nobody.')
  const [a, c]: readonly Analyst[] = [{ id: crypto.randomUUID(), name: 'هناء' }, { id: crypto.randomUUID(), name: 'ليلى' }] // prettier-ignore
  if (a === undefined || c === undefined) throw new Error('Nobody is there.')
  const [workOfA, workOfB, workOfC] = plantedWork(text)
  // B has a second laptop, and so a second id, under which nothing was marked.
  const otherB = { id: crypto.randomUUID(), name: b.name }
  await writeWork(path('b2.sanad.json'), base, otherB, { marks: [], links: [] })
  await writeWork(path('a.sanad.json'), base, a, workOfA)
  await writeWork(path('b.sanad.json'), base, b, workOfB)
  await writeWork(path('c.sanad.json'), base, c, workOfC)
  await stubOpenDialog(analyst.electron, [path('b.sanad.json')])
  const exchange = new ExchangePage(analyst.page)
  await exchange.openByMenu()
  expect((await exchange.accept()).annotations.added).toBe(workOfB.marks.length)
  await analyst.quit()

  // The lead's laptop.
  let lead = await launch({ lang: 'en' })
  await startWithSample(lead.page, 'رئيسة التحرير')
  let merge = new MergePage(lead.page)
  await merge.open()
  for (const name of ['a.sanad.json', 'b.sanad.json', 'c.sanad.json', 'b2.sanad.json']) {
    await stubOpenDialog(lead.electron, [path(name)])
    await merge.addFile(name)
  }
  // Both are one person, known by the other id; the corrections must come to the laptop of this one all the same.
  await merge.join(b.id)

  // By hand, from the marks above. Over all labels A has 9 spans, B 8, C 8; A and B share 5, A and C 6, B and C 6.
  await merge.showAgreement()
  await expect(merge.pairF1(a.id, otherB.id)).toHaveText('0.59') // 2·5 / (9 + 8)
  await expect(merge.pairF1(a.id, c.id)).toHaveText('0.71') // 2·6 / (9 + 8)
  await expect(merge.pairF1(otherB.id, c.id)).toHaveText('0.75') // 2·6 / (8 + 8)
  // A has 5 claims, C 4: 2 the same, 2 with other boundaries; so 2·2 / 9 exact and 2·(2 + 2·½) / 9 relaxed.
  await merge.pairF1(a.id, c.id).click()
  await expect.poll(async () => (await merge.pairRow('claim')).slice(0, 3)).toEqual(['2', '2', '0'])
  expect((await merge.pairRow('claim')).slice(3, 5).sort()).toEqual(['0', '1'])
  expect((await merge.pairRow('claim')).slice(5)).toEqual(['0.44', '0.67'])
  expect(await merge.pairRow('source')).toEqual(['3', '0', '0', '0', '0', '1.00', '1.00'])
  // B calls a claim what A calls a source. 2·2 / 10 and 2·(2 + 2·½) / 10 for claims, 2·2 / 5 for sources.
  await merge.pairF1(a.id, otherB.id).click()
  await expect.poll(async () => (await merge.pairRow('claim')).slice(0, 3)).toEqual(['2', '2', '1'])
  expect((await merge.pairRow('claim')).slice(5)).toEqual(['0.40', '0.60'])
  expect(await merge.pairRow('source')).toEqual(['2', '0', '1', '0', '0', '0.80', '0.80'])
  expect(await merge.pairRow('figure')).toEqual(['1', '0', '0', '0', '0', '1.00', '1.00'])

  // Seven conflicts, in reading order; the first three are decided before the power goes.
  await merge.showConflicts()
  await expect(merge.left).toHaveText('7 left')
  await expect(merge.item).toContainText('Attribute: Source')
  await merge.decide(await merge.keyOf('News agency'))
  expect(await merge.title()).toBe('Boundaries: Claim')
  expect((await merge.versions()).map(({ marked }) => marked)).toEqual(
    [workOfA.marks[4], workOfB.marks[4]].map((mark) => text.slice(mark?.start, mark?.end)),
  )
  await merge.decide('KeyV')
  expect(await merge.title()).toBe('Figure value: Figure')
  await merge.decide(await merge.keyOf(/Lower bound1,500/))
  expect(await merge.title()).toBe('Label: Claim / Source')
  await expect(merge.left).toHaveText('4 left')
  await merge.waitUntilSaved()
  await lead.kill()

  lead = await launch({ lang: 'en' })
  merge = new MergePage(lead.page)
  await readerOf(lead.page)
  await merge.open()
  await merge.showConflicts()
  await expect(merge.left).toHaveText('4 left')
  expect(await merge.place()).toBe('Conflict 1 of 4')
  expect(await merge.title()).toBe('Label: Claim / Source')
  await merge.decide('KeyV')
  expect(await merge.title()).toBe('Missing: Claim')
  // Undone and done again, as one changes one's mind; then A alone is right.
  await merge.decide('Backspace')
  await merge.decide('Control+KeyZ')
  expect(await merge.title()).toBe('Missing: Claim')
  await merge.decide('KeyA')
  expect(await merge.title()).toBe('Link: Claim / Source')
  await merge.decide('KeyA')
  expect(await merge.title()).toBe('Boundaries: Claim')
  await lead.page.keyboard.press('KeyE')
  const reader = await readerOf(lead.page)
  const drawn = new Words(text, 14).at(5, 1, 10)
  await expect.poll(async () => (await reader.selection())?.anchor).toBe(drawn.start)
  await reader.walkTo(drawn.end, { select: true })
  await expect(lead.page.getByTestId('drawing-words')).toHaveText(text.slice(drawn.start, drawn.end))
  await lead.page.keyboard.press('Enter')
  await expect(lead.page.getByTestId('conflicts-done')).toBeVisible()
  await expect(merge.left).toHaveText('0 left')
  await merge.waitUntilSaved()

  await stubSaveDialog(lead.electron, path('gold.sanad.json'))
  await merge.export('gold')
  expect(goldOf(await readExchange(path('gold.sanad.json')))).toEqual(expectedGold(workOfA, workOfB, drawn))

  // The same as datasets, a file and a folder, which the command line reads back; the card says how far the three agreed.
  const marks = (file: ExchangeFile) =>
    live(file.annotations)
      .map(({ label, start, end }) => [label, start, end])
      .sort(byPlace)
  for (const [title, name, extension] of [
    ['W3C Web Annotation', 'w3c', '.jsonld'],
    ['Hugging Face', 'hugging-face', ''],
  ] as const) {
    await stubSaveDialog(lead.electron, path(`${name}${extension}`))
    const said = await merge.exportDataset(title)
    expect(said).toContain(`${String(marks(await readExchange(path('gold.sanad.json'))).length)} annotations`)
    const back = path(`${name}.sanad.json`)
    await runSanad('import', '--format', 'auto', path(`${name}${extension}`), '--out', back)
    expect(marks(await readExchange(back))).toEqual(marks(await readExchange(path('gold.sanad.json'))))
  }
  expect(await readFile(path('hugging-face/README.md'), 'utf8')).toContain('annotators who finished one of these: 3.')

  // What B has otherwise, taken over at B's laptop by one key each.
  await stubSaveDialog(lead.electron, path('corrections.sanad.json'))
  await merge.export('corrections', 'سامر')
  analyst = await launch({ lang: 'en', userDataDir: analystFolder })
  analystReader = await readerOf(analyst.page)
  await stubOpenDialog(analyst.electron, [path('corrections.sanad.json')])
  await new ExchangePage(analyst.page).openByMenu()
  await analyst.page.getByTestId('corrections-take').click()
  await analyst.page.getByTestId('notice-action').click()
  const corrections = analyst.page.getByTestId('corrections-list')
  await expect(corrections).toBeFocused()
  // Type of the source, value of the figure, label, a claim, a link, boundaries.
  for (let done = 0; done < 6; done++) {
    await expect(analyst.page.getByTestId('corrections-progress')).toHaveText(`${done} of 6`)
    await analyst.page.keyboard.press('Enter')
  }
  await expect(analyst.page.getByTestId('corrections-progress')).toHaveText('6 of 6')
  await analystReader.waitUntilSaved()
  await stubSaveDialog(analyst.electron, path('b-corrected.sanad.json'))
  await exportExchange(analyst.page)
  expect(goldOf(await readExchange(path('b-corrected.sanad.json')))).toEqual(expectedGold(workOfA, workOfB, drawn))
})

test('names are hidden where deciding is done, a decision outlives its marks, and corrections say whom they are for', async ({
  launch,
  userDataDir,
}) => {
  test.setTimeout(120_000)
  const path = (name: string) => join(userDataDir, name)
  const { electron, page } = await launch({ lang: 'en' })
  await startWithSample(page, 'رئيسة التحرير')
  await stubSaveDialog(electron, path('base.sanad.json'))
  await exportExchange(page)
  const base = await readExchange(path('base.sanad.json'))
  const words = new Words(base.documents[0]?.text ?? '', 12)
  const source: Mark = { label: 'source', ...words.at(0, 0, 2) }
  const claim = (end: number): Mark => ({ label: 'claim', ...words.at(0, 3, end) })
  const names = ['هناء الأولى', 'سامر الثاني', 'ليلى الثالثة']
  const marks = [[source, claim(9)], [source, claim(8)], [claim(8)]] // prettier-ignore
  const merge = new MergePage(page)
  await merge.open()
  for (const [i, name] of names.entries()) {
    const file = `${i}.sanad.json`
    await writeWork(path(file), base, { id: crypto.randomUUID(), name }, { marks: marks[i] ?? [], links: [] })
    await stubOpenDialog(electron, [path(file)])
    await merge.addFile(file)
  }

  // Names stay with the files and nowhere else.
  await merge.hideNames()
  expect(await merge.readable(names)).toEqual(names)
  await merge.showAgreement()
  await page.getByTestId('agreement-matrix').getByRole('button').first().hover()
  await page.getByTestId('agreement-pair').getByRole('button').first().click()
  await expect(page.getByTestId('passages-list').getByRole('option').first()).toContainText(/Annotator [123]/)
  expect(await merge.readable(names)).toEqual([])
  await page.keyboard.press('Escape')
  await merge.showConflicts()
  // Two of three have the source: it is decided that it is none.
  await expect(merge.item).toContainText('Missing: Source')
  expect(await merge.readable(names)).toEqual([])
  await merge.decide('Backspace')
  expect(await merge.readable(names)).toEqual([])
  await merge.waitUntilSaved()

  // What goes to one of them is a letter: neither for a merge nor for this laptop.
  await stubSaveDialog(electron, path('letter.sanad.json'))
  await merge.export('corrections', names[0])
  await stubOpenDialog(electron, [path('letter.sanad.json')])
  await merge.showFiles()
  await page.getByTestId('merge-add-file').first().click()
  await expect(page.getByTestId('notice').last()).toContainText(/corrections file for .*هناء الأولى/)
  await expect(page.getByTestId('merge-file')).toHaveCount(3)
  await page.keyboard.press('Control+KeyM')
  await new ExchangePage(page).openByMenu()
  await expect(page.getByTestId('corrections-not-here')).toContainText('هناء الأولى')
  await expect(page.getByTestId('corrections-take')).toHaveCount(0)
  await page.keyboard.press('Escape')

  // The decision is listed once its marks are gone, can be dismissed and brought back, and holds again when they come.
  await merge.open()
  for (const file of ['0.sanad.json', '1.sanad.json']) await merge.removeFile(file)
  const orphan = page.getByTestId('merge-orphan')
  await expect(orphan).toHaveAttribute('data-reason', 'annotations-gone')
  await expect(orphan).toContainText('nothing of it in the gold')
  expect(await orphan.locator('q').textContent()).toBe(base.documents[0]?.text.slice(source.start, source.end))
  await orphan.getByTestId('orphan-dismiss').press('Enter')
  await expect(orphan).toHaveAttribute('data-reason', 'dismissed')
  await expect(page.getByTestId('merge-orphans').getByRole('heading').first()).toBeFocused()
  await page.getByTestId('orphans-dismissed').locator('summary').click()
  await page.getByTestId('orphan-bring-back').press('Enter')
  await expect(orphan).toHaveAttribute('data-reason', 'annotations-gone')
  for (const file of ['0.sanad.json', '1.sanad.json']) {
    await stubOpenDialog(electron, [path(file)])
    await merge.addFile(file)
  }
  await expect(orphan).toHaveCount(0)
  await merge.showConflicts()
  await expect(merge.left).toHaveText('1 left')
})

/** The marks with what was decided about their values, and the links by their ends. */
function goldOf({ annotations, relations }: ExchangeFile) {
  const marks = live(annotations)
  const of = (id: string) => {
    const mark = marks.find((annotation) => annotation.id === id)
    return mark === undefined ? [] : [mark.label, mark.start, mark.end]
  }
  const stated = (attributes: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null)) // prettier-ignore
  return {
    marks: marks.map(({ id, attributes }) => [...of(id), stated(attributes)]).sort(byPlace),
    links: live(relations).map(({ from, to }) => [of(from), of(to)]),
  }
}

/** A was right but for one boundary, where B and C were, and for another, which nobody had right. */
function expectedGold(a: Work, b: Work, drawn: Place) {
  const marks = a.marks.map((mark, i) => (i === 4 ? (b.marks[i] ?? mark) : i === 8 ? { ...mark, ...drawn } : mark))
  return {
    marks: marks.map((mark) => [...key(mark), mark.attributes ?? {}]).sort(byPlace),
    links: a.links.map((ends) => ends.map((end) => marks.slice(end, end + 1).flatMap(key))),
  }
}
