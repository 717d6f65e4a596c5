import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures/app'
import { stubSaveDialog } from './fixtures/dialogs'
import { choose } from './pages/choose'
import { openSettings } from './pages/desk'
import { readerOf, startWithSample } from './pages/firstRun'

test('two clicks lead from the first start to the first tag', async ({ launch }) => {
  const { page } = await launch({ lang: 'ar' })
  const reader = await startWithSample(page, 'سلمى')
  const word = await reader.editor.locator('.reader-line').first().boundingBox()
  if (word === null) throw new Error('The text is not shown.')
  await page.mouse.dblclick(word.x + word.width - 30, word.y + word.height / 2)
  await page.getByRole('toolbar').getByRole('button').first().click()
  await expect.poll(async () => (await reader.marks()).map((m) => m.label)).toEqual(['claim'])
  await expect(reader.editor).toBeFocused()
  await expect(page.locator('.status-bar')).toContainText('سلمى')
})

test('a name is asked for, in words, when none is given', async ({ launch }) => {
  const { page } = await launch({ lang: 'en' })
  await page.getByTestId('sample-project').click()
  await expect(page.getByTestId('first-run-name')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByTestId('editor')).toHaveCount(0)
})

test('language, direction and theme change while running and are there at the next start', async ({ launch }) => {
  const first = await launch()
  const { page } = first
  await startWithSample(page)
  const root = page.locator('html')
  let settings = await openSettings(page, 1)
  await choose(settings.locator('input[value="en"]'))
  await expect(root).toHaveAttribute('lang', 'en')
  await expect(root).toHaveAttribute('dir', 'ltr')
  await expect(settings.getByRole('heading').first()).toHaveText('Settings')
  await choose(settings.locator('input[value="ar"]'))
  await expect(root).toHaveAttribute('dir', 'rtl')
  await choose(settings.locator('input[value="dark"]'))
  await expect(root).toHaveAttribute('data-theme', 'dark')
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await expect.poll(background).toBe('rgb(23, 25, 28)')
  await page.keyboard.press('Escape')
  // The text itself keeps its direction in either language.
  await expect(page.getByTestId('editor')).toHaveAttribute('dir', 'rtl')
  await first.quit()

  const second = await launch()
  await readerOf(second.page)
  await expect(second.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(second.page.locator('html')).toHaveAttribute('lang', 'ar')
  await second.quit()
  const third = await launch({ lang: 'en' })
  await readerOf(third.page)
  await expect(third.page.locator('html')).toHaveAttribute('lang', 'en')
  settings = await openSettings(third.page, 1)
  await expect(settings.locator('input[value="dark"]')).toBeChecked()
})

test('the reading size changes the text alone, by keys, within its bounds', async ({ launch }) => {
  const { page } = await launch({ lang: 'en' })
  const reader = await startWithSample(page)
  await reader.focus()
  const size = () => reader.editor.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
  const before = await size()
  await page.keyboard.press('Control+Equal')
  await expect.poll(size).toBe(before + 1)
  await page.keyboard.press('Control+Minus')
  await page.keyboard.press('Control+Minus')
  await expect.poll(size).toBe(before - 1)
  for (let i = 0; i < 30; i++) await page.keyboard.press('Control+Minus')
  await expect.poll(size).toBe(16)
})

test('snapping can be turned off for good', async ({ launch }) => {
  const { page } = await launch({ lang: 'en' })
  const reader = await startWithSample(page)
  const settings = await openSettings(page, 2)
  await choose(settings.locator('input[value="exact"]'))
  await page.keyboard.press('Escape')
  await reader.focus()
  await page.keyboard.press('Control+Home')
  await reader.tag(1, 5, 'claim')
  expect((await reader.marks()).map((m) => [m.start, m.end])).toEqual([[1, 5]])
})

test('every command of the keyboard is in the list of shortcuts, with its keys', async ({ launch }) => {
  const { page } = await launch({ lang: 'en' })
  await startWithSample(page)
  const settings = await openSettings(page, 3)
  for (const words of ['Tag as claim', 'Next mark', 'Undo', 'Export', 'Open a folder']) {
    await expect(settings.getByText(words, { exact: true })).toBeVisible()
  }
  expect(await settings.locator('kbd').count()).toBeGreaterThan(40)
})

test('two annotators on one laptop mark apart from each other', async ({ launch }) => {
  const { page } = await launch({ lang: 'en' })
  const reader = await startWithSample(page, 'Hana')
  await reader.focus()
  await page.keyboard.press('Control+Home')
  const text = await reader.text()
  await reader.tag(0, text.indexOf(' '), 'claim')
  await reader.waitUntilSaved()

  const settings = await openSettings(page, 0)
  await settings.getByRole('button', { name: 'Add an annotator' }).click()
  const name = page.getByRole('dialog').last().getByRole('textbox')
  await name.fill('Omar')
  await name.press('Enter')
  await expect(settings.getByRole('radio', { name: 'Omar' })).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(page.locator('.status-bar')).toContainText('Omar')
  await expect.poll(() => reader.marks()).toEqual([])

  await openSettings(page, 0)
  await choose(page.getByRole('radio', { name: 'Hana' }))
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await reader.marks()).length).toBe(1)
})

test('projects are made, renamed, switched, and deleted after typing their name and saving a copy', async ({
  launch,
  userDataDir,
}) => {
  const app = await launch({ lang: 'en' })
  const { page } = app
  const reader = await startWithSample(page)
  await reader.focus()
  await page.keyboard.press('Control+Home')
  const text = await reader.text()
  await reader.tag(0, text.indexOf(' '), 'source')
  await reader.waitUntilSaved()
  const menu = async (entry: string) => {
    await page.getByTestId('project-menu').click()
    await page
      .getByRole('menuitem', { name: entry })
      .or(page.getByRole('menuitemradio', { name: entry }))
      .click()
  }

  await menu('New project')
  await page.getByRole('dialog').getByRole('textbox').fill('Second')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('project-menu')).toContainText('Second')
  await expect(page.getByTestId('documents-list').getByRole('option')).toHaveCount(0)
  await menu('Rename')
  await page.getByRole('dialog').getByRole('textbox').fill('Renamed')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('project-menu')).toContainText('Renamed')

  await menu('Sample')
  await expect(page.getByTestId('documents-list').getByRole('option')).toHaveCount(4)
  await expect.poll(async () => (await reader.marks()).length).toBe(1)

  const backup = join(userDataDir, 'backup.sanad.json')
  await stubSaveDialog(app.electron, backup)
  const name = await page.getByTestId('project-menu').innerText()
  await menu('Delete')
  const dialog = page.getByTestId('delete-project')
  const confirm = dialog.getByRole('button').last()
  await expect(confirm).toBeDisabled()
  await dialog.getByRole('textbox').fill('something else')
  await expect(confirm).toBeDisabled()
  await dialog.getByRole('textbox').fill(name)
  await confirm.click()
  await expect(page.getByTestId('project-menu')).toContainText('Renamed')
  const saved = JSON.parse(await readFile(backup, 'utf8')) as { documents: unknown[]; annotations: unknown[] }
  expect([saved.documents.length, saved.annotations.length]).toEqual([4, 1])
  await page.getByTestId('project-menu').click()
  await expect(page.getByRole('menuitemradio', { name: 'Sample' }).or(page.getByRole('menuitem', { name: 'Sample' }))).toHaveCount(0) // prettier-ignore
})

test('a broken part of the window leaves the rest alive and offers the log', async ({ launch, expectProblem }) => {
  expectProblem(/broken on purpose/)
  const { page } = await launch({ lang: 'en' })
  await startWithSample(page)
  // The reader of the next document fails while it is built.
  await page.evaluate(() => {
    const broken = function () {
      throw new Error('broken on purpose')
    }
    Object.assign(window, { EditContext: broken })
  })
  await page.getByTestId('documents-list').getByRole('option').nth(1).click()
  await expect(page.getByTestId('region-failure')).toBeVisible()
  await expect(page.getByTestId('documents-list').getByRole('option')).toHaveCount(4)
  await expect(page.getByTestId('region-failure').getByRole('button').first()).toBeEnabled()
})

test('F6 walks the areas of the window, and lists work by arrows and letters', async ({ launch }) => {
  const { page } = await launch({ lang: 'en' })
  const reader = await startWithSample(page)
  await reader.focus()
  await page.keyboard.press('Control+Home')
  const text = await reader.text()
  await reader.tag(0, text.indexOf(' '), 'claim')
  const region = () =>
    page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region'))
  const seen = new Set<string | null | undefined>()
  for (let i = 0; i < 5; i++) {
    await page.keyboard.press('F6')
    seen.add(await region())
  }
  expect([...seen].sort()).toEqual(['documents', 'marks', 'rail', 'text', 'topbar'])
  while ((await region()) !== 'documents') await page.keyboard.press('F6')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => reader.text()).not.toBe(text)
  await page.keyboard.press('Control+PageUp')
  await expect.poll(() => reader.text()).toBe(text)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByTestId('documents-list').getByRole('option').first()).toContainText('Done')
})
