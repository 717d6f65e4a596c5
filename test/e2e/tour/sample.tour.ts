/**
 * The guided tour: the real app, driven through the sample project as an analyst would. It leaves numbered screenshots and
 * the two exported files in `demo-output/`, after reading every span of them back. `npm run demo` runs it.
 */
import type { ElectronApplication, Page } from '@playwright/test'
import { mkdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from '../fixtures/app'
import { stubSaveDialog } from '../fixtures/dialogs'
import { choose } from '../pages/choose'
import { exportExchange, exportJsonl } from '../pages/exporting'
import { startWithSample } from '../pages/firstRun'
import { labelKeys, type LabelName, type ReaderPage } from '../pages/reader'

const output = resolve(import.meta.dirname, '../../../demo-output')

type Quotes = readonly (readonly [label: LabelName, quote: string])[]

/** What there is to mark in the news agency's text, in reading order. */
const agency: Quotes = [
  ['source', 'وكالة أنباء الساحل'],
  ['claim', 'جزءًا من سد وادي الرمّانة انهار بعد يومين من الأمطار الغزيرة'],
  ['claim', 'مقتل 12 شخصًا على الأقل وفقدان 40 آخرين في القرى الواقعة أسفل المجرى'],
  ['figure', '12 شخصًا على الأقل'],
  ['figure', '40 آخرين'],
  ['source', 'مسؤول في إدارة الدفاع المدني'],
  ['claim', 'المياه غمرت ثلاث قرى خلال أقل من ساعة'],
  ['figure', 'ثلاث قرى'],
  ['source', 'محافظ الإقليم سالم الحدّاد'],
  ['claim', 'السلطات أجلت نحو 1500 عائلة إلى مدارس ومراكز إيواء مؤقتة'],
  ['figure', 'نحو 1500 عائلة'],
  ['source', 'هيئة الأرصاد'],
  ['claim', 'كمية الأمطار بلغت 180 مليمترًا في 48 ساعة'],
  ['figure', '180 مليمترًا'],
]

/** The ministry contradicts it. */
const ministry: Quotes = [
  ['claim', 'عدد القتلى لم يتجاوز سبعة أشخاص'],
  ['figure', 'سبعة أشخاص'],
  ['source', 'المتحدث باسم الوزارة عادل منصور'],
  ['claim', 'عدد العائلات التي نُقلت إلى مراكز الإيواء هو 620 عائلة فقط'],
  ['figure', '620 عائلة'],
]

test('a tour of the sample project', async ({ launch }) => {
  await mkdir(output, { recursive: true })
  const { electron, page } = await launch({ lang: 'ar' })
  await setContentSize(electron, page, 1440, 900)
  const shoot = (name: string) => page.screenshot({ path: join(output, `${name}.png`) })

  await expect(page.getByTestId('first-run-name')).toBeVisible()
  await shoot('01-first-run')
  const reader = await startWithSample(page)
  await reader.focus()
  await shoot('02-sample-project')

  await page.keyboard.press('Control+Home')
  await reader.selectQuote('انهيار جزئي في سد وادي الرمّانة')
  await shoot('03-selection')
  await markAll(reader, agency)
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Tab')
  await expect(reader.marksList.locator('[aria-selected="true"]')).toBeVisible()
  await shoot('04-workbench')
  // Done, and on to the next document.
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => reader.text()).toContain('عادل منصور')
  await page.keyboard.press('Control+Home')
  await markAll(reader, ministry)
  await shoot('05-second-document')

  await page.keyboard.press('Control+KeyE')
  await expect(page.getByTestId('export-preview')).toBeVisible()
  await shoot('06-export')
  await page.keyboard.press('Escape')
  const exchangePath = join(output, 'sample.sanad.json')
  await stubSaveDialog(electron, exchangePath)
  await exportExchange(page)
  const datasetPath = join(output, 'sample.jsonl')
  await stubSaveDialog(electron, datasetPath)
  await exportJsonl(page)
  const marked = [...agency, ...ministry].map(([, quote]) => quote).sort()
  expect((await quotesOfExchange(exchangePath)).sort()).toEqual(marked)
  expect((await quotesOfDataset(datasetPath)).sort()).toEqual(marked)

  await openSettings(page, 'shortcuts')
  await shoot('07-shortcuts')
  await openSettings(page, 'appearance')
  const settings = page.getByTestId('settings')
  await choose(settings.locator('input[value="en"]'))
  await choose(settings.locator('input[value="dark"]'))
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr')
  await shoot('08-settings-english-dark')
  await page.keyboard.press('Escape')
  await expect(settings).toBeHidden()
  await shoot('09-workbench-english-dark')
})

/** Gives the page a size in CSS pixels; the window of an Electron has no emulated viewport. */
async function setContentSize(electron: ElectronApplication, page: Page, width: number, height: number): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  )
  await page.waitForFunction((size) => innerWidth === size.width && innerHeight === size.height, { width, height })
}

/** Selects each quote by keyboard, presses the key of its label, and waits until all are saved. */
async function markAll(reader: ReaderPage, quotes: Quotes): Promise<void> {
  for (const [label, quote] of quotes) {
    const span = await reader.selectQuote(quote)
    await reader.page.keyboard.press(labelKeys[label])
    await expect.poll(() => reader.marks()).toContainEqual(expect.objectContaining({ label, ...span }))
  }
  await reader.waitUntilSaved()
}

async function openSettings(page: Page, section: string): Promise<void> {
  const settings = page.getByTestId('settings')
  if (!(await settings.isVisible())) await page.keyboard.press('Control+Comma')
  await settings.locator(`[role="tab"][data-key="${section}"]`).click()
}

/** The marked words of an exchange file, each read again from its document's text (offsets in UTF-16 units). */
async function quotesOfExchange(path: string): Promise<string[]> {
  const file = JSON.parse(await readFile(path, 'utf8')) as {
    readonly documents: readonly { readonly id: string; readonly text: string }[]
    readonly annotations: readonly { readonly documentId: string; readonly start: number; readonly end: number; readonly quote: string }[] // prettier-ignore
  }
  return file.annotations.map(({ documentId, start, end, quote }) => {
    expect(file.documents.find(({ id }) => id === documentId)?.text.slice(start, end)).toBe(quote)
    return quote
  })
}

/** The same of a training dataset, whose offsets are code points. */
async function quotesOfDataset(path: string): Promise<string[]> {
  const lines = (await readFile(path, 'utf8')).trim().split('\n')
  return lines.flatMap((line) => {
    const record = JSON.parse(line) as {
      readonly text: string
      readonly spans: readonly { readonly start: number; readonly end: number; readonly text: string }[]
    }
    const codePoints = Array.from(record.text)
    return record.spans.map((span) => {
      expect(codePoints.slice(span.start, span.end).join('')).toBe(span.text)
      return span.text
    })
  })
}
