import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/app'
import { giveName } from './pages/firstRun'
import { ImportingPage } from './pages/importing'

/** Titles that some spellings find and others of the same words must find too. */
const special = [
  'إضراب الأطبّاء في مستشفى الشفاء',
  'اضراب عمال الميناء',
  'وزارة الصحّة تردّ على الشكوى',
  'المستشفي المركزى يغلق أبوابه',
]

/** Writes texts, each in a file of its own whose name gives its place in the order of import. */
async function writeTexts(folder: string, titles: readonly string[]): Promise<void> {
  await mkdir(folder)
  await Promise.all(
    titles.map((title, i) =>
      writeFile(join(folder, `${String(i + 1).padStart(4, '0')}.txt`), `${title}\n\nنص الخبر رقم ${i + 1}.\n`),
    ),
  )
}

async function pick(page: Page, select: 'Sort by' | 'Show', option: string) {
  await page.getByRole('button', { name: select }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
  await expect(page.locator('.popover')).toHaveCount(0)
}

/** The numbers of the project's progress: done, in progress, not started; what nobody has is left out. */
const progress = (page: Page) =>
  page.getByTestId('progress').locator('.project-progress-numbers > span').allTextContents()

test('hundreds of documents are searched by folded titles, sorted and filtered', async ({ launch, userDataDir }) => {
  const folder = join(userDataDir, 'texts')
  await writeTexts(folder, [...Array.from({ length: 296 }, (_, i) => `خبر ${296 - i} عن الطقس`), ...special])
  const { page } = await launch({ lang: 'en', files: [folder] })
  await giveName(page)
  const importing = new ImportingPage(page)
  await importing.waitUntilDone()
  await importing.expectCount(300)
  // Of all these, only those in sight and some around them are in the page.
  expect(await importing.documents.getByRole('option').count()).toBeLessThan(60)

  const search = page.getByRole('searchbox', { name: 'Search titles' })
  const titles = () => importing.documents.locator('.document-title').allTextContents()
  await search.fill('اضراب')
  await expect.poll(titles).toEqual(special.slice(0, 2))
  await search.fill('المستشفى المركزي')
  await expect.poll(titles).toEqual(special.slice(3))
  await search.fill('الصحه ترد')
  await expect.poll(titles).toEqual(special.slice(2, 3))
  await search.fill('خبر ٢٩٦')
  await expect.poll(titles).toEqual(['خبر 296 عن الطقس'])
  await search.fill('لا شيء كهذا')
  await page.getByRole('button', { name: 'Show all' }).click()
  await importing.expectCount(300)

  // The list keeps the open document in sight, so its ends are gone to by keys.
  const at = importing.documents.locator('[data-cursor]')
  const ends = async () => {
    await importing.documents.focus()
    await page.keyboard.press('Home')
    const first = await at.locator('.document-title').textContent()
    await page.keyboard.press('End')
    return [first, await at.locator('.document-title').textContent()]
  }
  await search.fill('خبر')
  await importing.expectCount(296)
  expect(await ends()).toEqual(['خبر 296 عن الطقس', 'خبر 1 عن الطقس'])
  await pick(page, 'Sort by', 'Title')
  await expect.poll(ends).toEqual(['خبر 1 عن الطقس', 'خبر 296 عن الطقس'])

  await pick(page, 'Show', 'Done')
  await expect(page.getByText('No document matches.')).toBeVisible()
})

test('several documents are chosen by keys, change status in one go and back, and are removed after a question', async ({
  launch,
  userDataDir,
}) => {
  const folder = join(userDataDir, 'texts')
  await writeTexts(
    folder,
    Array.from({ length: 40 }, (_, i) => `خبر ${i + 1}`),
  )
  const { page } = await launch({ lang: 'en', files: [folder] })
  await giveName(page)
  const importing = new ImportingPage(page)
  await importing.waitUntilDone()
  await importing.expectCount(40)
  const { keyboard } = page
  const bar = page.getByTestId('selection-bar')

  await importing.documents.focus()
  await keyboard.press('Home')
  for (let i = 0; i < 4; i++) await keyboard.press('Shift+ArrowDown')
  await expect(bar).toContainText('5 documents selected')
  await expect(importing.documents.locator('[aria-selected="true"]')).toHaveCount(5)
  await keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'In progress' }).click()
  await expect(page.getByTestId('notice')).toContainText('5 documents are now “In progress”.')
  await expect.poll(() => progress(page)).toEqual(['In progress 5', 'Not started 35'])
  // The keyboard is back in the list.
  await expect(importing.documents).toBeFocused()
  await keyboard.press('Control+Enter')
  await expect.poll(() => progress(page)).toEqual(['Done 5', 'Not started 35'])
  await page.getByTestId('notice').last().getByTestId('notice-action').click()
  await expect.poll(() => progress(page)).toEqual(['In progress 5', 'Not started 35'])

  // A choice is narrowed by Space, taken as a whole by Ctrl+A, and let go by Escape.
  await importing.documents.focus()
  await keyboard.press('Home')
  await keyboard.press('Space')
  await expect(bar).toContainText('4 documents selected')
  await keyboard.press('Control+KeyA')
  await expect(bar).toContainText('40 documents selected')
  await keyboard.press('Escape')
  await expect(bar).toHaveCount(0)

  await keyboard.press('Home')
  await keyboard.press('Space')
  await keyboard.press('Shift+ArrowDown')
  await keyboard.press('Delete')
  const question = page.getByTestId('remove-documents')
  await expect(question).toContainText('Remove 2 documents from the project?')
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await importing.expectCount(40)
  await keyboard.press('Delete')
  await page.getByTestId('remove-now').click()
  await importing.expectCount(38)
  await expect(importing.documents.getByRole('option').first()).toContainText('خبر 3')
  await expect.poll(() => progress(page)).toEqual(['In progress 3', 'Not started 35'])
})
