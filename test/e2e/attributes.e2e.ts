import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/app'
import { stubSaveDialog } from './fixtures/dialogs'
import { focusedCard, goToStart, markQuote } from './pages/desk'
import { exportExchange } from './pages/exporting'
import { readerOf, startWithSample } from './pages/firstRun'
import type { ReaderPage } from './pages/reader'

interface ExportedAnnotation {
  readonly quote: string
  readonly note: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly deleted: boolean
}

let page: Page
let reader: ReaderPage

/** Exports the project and answers its only live annotation. */
async function exportedAnnotation(path: string): Promise<ExportedAnnotation | undefined> {
  await exportExchange(page)
  const { annotations } = JSON.parse(await readFile(path, 'utf8')) as { annotations: ExportedAnnotation[] }
  return annotations.find(({ deleted }) => !deleted)
}

const claim = 'المياه غمرت ثلاث قرى خلال أقل من ساعة'
const bar = () => page.getByTestId('attribute-bar')

test('digits set what a claim does and whether it is worth checking; 0 clears, undo brings back, the file has it', async ({
  launch,
  userDataDir,
}) => {
  const app = await launch({ lang: 'en' })
  page = app.page
  const { keyboard } = page
  reader = await startWithSample(page)
  await goToStart(reader)
  await markQuote(reader, claim, 'claim')

  await keyboard.press('KeyE')
  await expect(bar()).toBeVisible()
  await keyboard.press('Digit2')
  await keyboard.press('Digit1')
  await expect(bar()).toBeHidden()
  await expect(reader.editor).toBeFocused()
  const card = focusedCard(reader).locator('.card-attributes')
  await expect(card).toContainText('Denies')
  await expect(card).toContainText('Yes')

  // What is pressed in a second is one step to undo; a note in between makes two.
  await keyboard.press('KeyN')
  await keyboard.insertText('x')
  await keyboard.press('Escape')
  await expect(reader.editor).toBeFocused()
  await keyboard.press('KeyE')
  await expect(bar()).toBeVisible()
  await keyboard.press('Digit0')
  await keyboard.press('Escape')
  await expect(bar()).toBeHidden()
  await expect(card).not.toContainText('Denies')
  await expect(card).toContainText('Yes')
  await keyboard.press('Control+KeyZ')
  await expect(card).toContainText('Denies')
  await reader.waitUntilSaved()

  const path = join(userDataDir, 'attributes.sanad.json')
  await stubSaveDialog(app.electron, path)
  const { quote, attributes } = (await exportedAnnotation(path)) ?? {}
  expect({ quote, attributes }).toEqual({ quote: claim, attributes: { stance: 'denies', checkworthy: 'yes' } })
})

test('the reading of a figure is taken by one key; bounds that cross are said and not saved', async ({
  launch,
  userDataDir,
}) => {
  const app = await launch({ lang: 'en' })
  page = app.page
  const { keyboard } = page
  reader = await startWithSample(page)
  await goToStart(reader)
  await markQuote(reader, 'نحو 1500 عائلة', 'figure')

  await keyboard.press('KeyE')
  await expect(page.getByTestId('take-reading')).toBeFocused()
  await expect(page.getByTestId('take-reading')).toContainText('≈ 1,500')
  await keyboard.press('Enter')
  await expect(bar()).toBeHidden()
  await expect(focusedCard(reader).locator('.card-figure')).toContainText(/≈ 1,500.*عائلة/)

  // Now a range whose upper bound is typed before it is right: the precision first, as two bounds contradict "about".
  const field = (name: string) => bar().locator(`[data-attribute="${name}"]`)
  await keyboard.press('KeyE')
  await expect(field('min')).toBeFocused()
  await keyboard.press('ArrowUp')
  await keyboard.press('ArrowUp')
  await keyboard.press('Digit5')
  await expect(bar()).toContainText('“Between” needs two different bounds.')
  await keyboard.press('ArrowUp')
  await keyboard.press('ArrowUp')
  await expect(field('max')).toBeFocused()
  await keyboard.insertText('٩٠٠')
  await keyboard.press('Enter')
  await expect(field('max')).toHaveAttribute('aria-invalid', 'true')
  await expect(bar()).toContainText('The upper bound is below the lower one.')
  await keyboard.press('Escape')
  await expect(bar()).toBeHidden()
  await expect(focusedCard(reader).locator('.card-figure')).toContainText('≈ 1,500')
  await reader.waitUntilSaved()

  const path = join(userDataDir, 'figure.sanad.json')
  await stubSaveDialog(app.electron, path)
  const saved = (await exportedAnnotation(path))?.attributes
  expect(saved).toEqual({ min: 1500, max: 1500, unit: 'عائلة', approx: 'about' })

  // What was typed waits in the bar: a right bound settles it.
  await reader.focus()
  await keyboard.press('KeyE')
  await field('max').fill('٢٬٠٠٠')
  await keyboard.press('Enter')
  await keyboard.press('Escape')
  await expect(focusedCard(reader).locator('.card-figure')).toContainText('1,500 – 2,000')
})

test('a note in two scripts is there in the other document’s wake, after a restart, and in the exchange file', async ({
  launch,
  userDataDir,
}) => {
  const note = 'يُراجَع مع الوزارة (call the ministry, ext. 42)\nثم يُغلق.'
  const app = await launch({ lang: 'ar' })
  page = app.page
  const { keyboard } = page
  reader = await startWithSample(page)
  await goToStart(reader)
  const { id } = await markQuote(reader, claim, 'claim')
  const text = await reader.text()

  await keyboard.press('KeyN')
  const field = page.getByTestId('note-bar').getByRole('textbox')
  await expect(field).toBeFocused()
  const [first = '', second = ''] = note.split('\n')
  await keyboard.insertText(first)
  await keyboard.press('Enter')
  await keyboard.insertText(second)
  // Leaving by the document is leaving too.
  await keyboard.press('Control+PageDown')
  await expect.poll(() => reader.text()).not.toBe(text)
  await keyboard.press('Control+PageUp')
  await expect.poll(() => reader.text()).toBe(text)
  const words = page.locator(`[data-annotation-id="${id}"] .card-note-words`)
  await expect(words).toHaveText(note)
  await reader.waitUntilSaved()
  await app.quit()

  const again = await launch({ lang: 'ar' })
  page = again.page
  reader = await readerOf(page)
  await expect(page.locator(`[data-annotation-id="${id}"] .card-note-words`)).toHaveText(note)
  const path = join(userDataDir, 'note.sanad.json')
  await stubSaveDialog(again.electron, path)
  expect((await exportedAnnotation(path))?.note).toBe(note)
})
