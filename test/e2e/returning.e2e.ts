import { expect, test } from './fixtures/app'
import { readerOf, startWithSample } from './pages/firstRun'

test('the next start shows the same document at the same place with the same mark focused', async ({ launch }) => {
  const first = await launch({ lang: 'ar' })
  let reader = await startWithSample(first.page)
  await first.page.getByTestId('documents-list').getByRole('option').nth(2).click()
  await expect.poll(async () => (await reader.text()).startsWith('سكان قرية العين')).toBe(true)
  await reader.focus()
  await first.page.keyboard.press('Control+Home')
  const text = await reader.text()
  await reader.tag(0, text.indexOf(' '), 'source')
  const lastWord = text.trimEnd().lastIndexOf(' ') + 1
  await first.page.keyboard.press('Control+End')
  await reader.tag(lastWord, lastWord + 3, 'figure')
  await reader.waitUntilSaved()
  const scroll = () => reader.editor.evaluate((root) => root.parentElement?.scrollTop ?? -1)
  await expect.poll(scroll).toBeGreaterThan(100)
  const before = { caret: await reader.caret(), scroll: await scroll() }
  await first.quit()

  const second = await launch({ lang: 'ar' })
  reader = await readerOf(second.page)
  await expect.poll(() => reader.text()).toBe(text)
  await expect.poll(() => reader.caret()).toBe(before.caret)
  await expect.poll(async () => Math.abs((await scroll()) - before.scroll)).toBeLessThan(60)
  await expect(reader.marksList.locator('[aria-selected="true"]')).toHaveAttribute('data-label', 'figure')
  // The keyboard is in the text: the keys act on the focused mark at once.
  await expect(reader.editor).toBeFocused()
  await second.page.keyboard.press('Digit1')
  await expect(reader.marksList.locator('[aria-selected="true"]')).toHaveAttribute('data-label', 'claim')
})

test('undo reaches back over a change of document', async ({ launch }) => {
  const { page } = await launch({ lang: 'ar' })
  const reader = await startWithSample(page)
  const documents = page.getByTestId('documents-list').getByRole('option')
  await reader.focus()
  await page.keyboard.press('Control+Home')
  const text = await reader.text()
  await reader.tag(0, text.indexOf(' '), 'claim')
  await page.keyboard.press('Digit2')
  await reader.waitUntilSaved()

  await documents.nth(1).click()
  await expect.poll(() => reader.text()).not.toBe(text)
  expect(await reader.marks()).toEqual([])
  await page.keyboard.press('Control+KeyZ')
  expect(await reader.marks()).toEqual([])

  await documents.nth(0).click()
  await expect.poll(async () => (await reader.marks()).map((m) => m.label)).toEqual(['source'])
  await page.keyboard.press('Control+KeyZ')
  await expect.poll(async () => (await reader.marks()).map((m) => m.label)).toEqual(['claim'])
  await page.keyboard.press('Control+KeyZ')
  await expect.poll(() => reader.marks()).toEqual([])
})
