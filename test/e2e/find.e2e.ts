import { existsSync } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/app'
import { stubSaveDialog } from './fixtures/dialogs'
import { exportedRecords } from './pages/exporting'
import { giveName, readerOf, startWithSample } from './pages/firstRun'

const shared = resolve(import.meta.dirname, '../../../shared')

const option = (page: Page, name: string) => page.getByTestId(`find-option-${name}`)

test('finding in the text is blind to spelling, walks the hits, and leaves one selected to be tagged', async ({
  launch,
  userDataDir,
}) => {
  const text = 'قالت إدارةُ الميناء إن الإدارة أغلقت الميناء.\nوأضافت: وبإدارة المينـاء ١٥٠٠ عامل، أي 1500.\n'
  const file = join(userDataDir, 'ميناء.txt')
  await writeFile(file, text)
  const { page } = await launch({ lang: 'en', files: [file] })
  await giveName(page)
  await page.getByTestId('documents-list').getByRole('option').click()
  const reader = await readerOf(page)
  await reader.focus()
  await page.keyboard.press('Control+Home')

  await page.keyboard.press('Control+KeyF')
  const words = page.getByTestId('find-words')
  const count = page.getByTestId('find-count')
  await expect(words).toBeFocused()
  await page.keyboard.insertText('اداره')
  await expect(count).toHaveText('No hits')
  await option(page, 'taMarbuta').click()
  await expect(count).toHaveText('1 of 3 hits')
  await option(page, 'exact').click()
  await expect(count).toHaveText('No hits')
  await option(page, 'exact').click()

  await words.fill('الميناء')
  await expect(count).toHaveText('1 of 3 hits')
  await words.fill('1500')
  await expect(count).toHaveText('1 of 2 hits')
  await words.press('Enter')
  await expect(count).toHaveText('2 of 2 hits')
  await words.press('Escape')
  await expect(page.getByTestId('find-bar')).toBeHidden()
  await expect(reader.editor).toBeFocused()
  const start = text.indexOf('1500')
  expect(await reader.selection()).toEqual({ anchor: start, focus: start + 4 })
  await page.keyboard.press('F3')
  const first = text.indexOf('١٥٠٠')
  await expect.poll(() => reader.selection()).toEqual({ anchor: first, focus: first + 4 })
  await page.keyboard.press('Digit3')
  await expect.poll(async () => (await reader.marks()).map(({ start: at }) => at)).toEqual([first])
})

test('a regular expression that never ends is stopped and said; the window stays alive', async ({
  launch,
  userDataDir,
}) => {
  const file = join(userDataDir, 'a.txt')
  await writeFile(file, `${'a'.repeat(60)}!\n`.repeat(40))
  const { page } = await launch({ lang: 'en', files: [file] })
  await giveName(page)
  await page.getByTestId('documents-list').getByRole('option').click()
  const reader = await readerOf(page)
  await reader.focus()
  await page.keyboard.press('Control+KeyF')
  await option(page, 'regex').click()
  await page.getByTestId('find-words').fill('(a+')
  await expect(page.getByTestId('find-bar')).toContainText('not complete or not valid')
  await page.getByTestId('find-words').fill('(a+)+$')
  await expect(page.getByTestId('find-bar')).toContainText('took too long', { timeout: 20_000 })
  await page.getByTestId('find-words').fill('a!')
  await expect(page.getByTestId('find-count')).toHaveText('1 of 40 hits')
})

test('searching the project finds while typing, opens a hit, marks all in one step and takes it back', async ({
  launch,
  userDataDir,
}) => {
  const { page, electron } = await launch({ lang: 'en' })
  const reader = await startWithSample(page)
  await reader.focus()
  await page.keyboard.press('Control+Shift+KeyF')
  const words = page.getByTestId('project-words')
  await expect(words).toBeFocused()
  await page.keyboard.insertText('وزاره الموارد')
  await page.getByTestId('find-option-taMarbuta').click()
  const hits = page.getByTestId('project-hits')
  await expect(hits).toContainText('وزارة الموارد')

  await words.fill('السد')
  await expect(page.getByTestId('project-outcome')).toContainText(/\d/)
  await words.press('ArrowDown')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(reader.editor).toBeFocused()
  const text = await reader.text()
  const selection = await reader.selection()
  expect(text.slice(selection?.anchor, selection?.focus)).toContain('السد')

  await words.focus()
  await page.keyboard.press('Control+Shift+KeyT')
  const dialog = page.getByTestId('tag-all')
  await expect(dialog).toBeVisible()
  await expect(page.getByTestId('tag-all-confirm')).toBeEnabled()
  await page.getByTestId('tag-all-confirm').click()
  await expect(dialog).toBeHidden()

  const path = join(userDataDir, 'all.sanad.json')
  await stubSaveDialog(electron, path)
  const marked = await exportedRecords(page, path)
  expect(marked.annotations.length).toBeGreaterThan(3)
  expect(new Set(marked.annotations.map(({ documentId }) => documentId)).size).toBeGreaterThan(1)
  for (const { documentId, start, end, quote } of marked.annotations) {
    expect(marked.documents.find(({ id }) => id === documentId)?.text.slice(start, end)).toBe(quote)
    expect(quote).toMatch(/لسد$/)
  }
  await reader.focus()
  await page.keyboard.press('Control+KeyZ')
  await expect.poll(async () => (await exportedRecords(page, path)).annotations.length).toBe(0)

  // The button does what the key does.
  await words.focus()
  await page.keyboard.press('Control+Shift+KeyT')
  await page.getByTestId('tag-all-confirm').click()
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect.poll(async () => (await exportedRecords(page, path)).annotations.length).toBe(0)
})

test('all places of a name are marked over the real articles: 35 with attached letters, as counted by hand', async ({
  launch,
  userDataDir,
}) => {
  test.skip(!existsSync(shared), 'The shared seed articles are not beside this checkout (../shared).')
  const seeds = (await readdir(join(shared, 'seeds'))).filter((name) => name.endsWith('.txt'))
  const { page, electron } = await launch({ lang: 'ar', files: seeds.map((name) => join(shared, 'seeds', name)) })
  await giveName(page)
  await expect(page.getByTestId('documents-list').getByRole('option')).toHaveCount(seeds.length)
  await page.getByTestId('documents-list').getByRole('option').first().click()
  const reader = await readerOf(page)
  await reader.focus()
  await page.keyboard.press('Control+Shift+KeyF')
  // Another spelling than the articles have: a Persian kaf and ya, a vowel mark, no article's hamza.
  await page.keyboard.insertText('کوريَا الشمالیة')
  await expect(page.getByTestId('project-hits')).toContainText('كوريا الشمالية')
  await page.keyboard.press('Control+Shift+KeyT')
  await expect(page.getByTestId('tag-all-confirm')).toBeEnabled()
  await page.getByTestId('tag-all-confirm').click()
  await expect(page.getByTestId('tag-all')).toBeHidden()

  const path = join(userDataDir, 'seeds.sanad.json')
  await stubSaveDialog(electron, path)
  const { annotations, documents } = await exportedRecords(page, path)
  const perFile = documents.map(({ id, fileName }) => [fileName, annotations.filter(({ documentId }) => documentId === id).length]) // prettier-ignore
  expect(Object.fromEntries(perFile)).toEqual({
    '000_112e53bedf15e22c.txt': 16,
    '001_1737d019b6254664.txt': 4,
    '002_ef5e51e9e0b70f63.txt': 15,
  })
  for (const { quote } of annotations) expect(quote).toBe('كوريا الشمالية')
})
