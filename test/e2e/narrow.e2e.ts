import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures/app'
import { goToStart, leaveDialog, markQuote, openSettings } from './pages/desk'
import { startWithSample } from './pages/firstRun'
import type { ReaderPage } from './pages/reader'
import { setContentSize } from './pages/screens'

/** 1280x800 enlarged to 200 %, in CSS pixels. */
const narrow = { width: 640, height: 400 }

let page: Page
let reader: ReaderPage

for (const lang of ['ar', 'en'] as const) {
  test.describe(`at 640x400, ${lang}`, () => {
    test.beforeEach(async ({ launch }) => {
      const app = await launch({ lang })
      page = app.page
      reader = await startWithSample(page)
      await setContentSize(app.electron, narrow.width, narrow.height)
      await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([narrow.width, narrow.height])
    })

    test('the text is worked on; panels lie over it, one at a time; nothing is cut off at the sides', async () => {
      const documents = page.locator('[data-region="documents"]')
      const marks = page.locator('[data-region="marks"]')
      await expect(documents).toHaveCount(0)
      await expect(marks).toHaveCount(0)
      await goToStart(reader)
      const { height, width } = (await page.locator('.reader-scroll').boundingBox()) ?? { height: 0, width: 0 }
      expect(height).toBeGreaterThan(180)
      expect(width).toBeGreaterThan(500)
      await markQuote(reader, 'جزءًا من سد وادي الرمّانة', 'claim')
      await expect.poll(() => outside(page.locator('body'))).toEqual([])

      await page.keyboard.press('Control+KeyB')
      await expect(documents).toBeVisible()
      expect(await outside(documents)).toEqual([])
      await page.keyboard.press('Control+Shift+KeyB')
      await expect(marks).toBeVisible()
      await expect(documents).toHaveCount(0)
      expect(await outside(marks)).toEqual([])
      await page.keyboard.press('F1')
      await expect(page.locator('[data-region="guidelines"]')).toBeVisible()
      await expect(marks).toHaveCount(0)
      expect(await outside(page.locator('[data-region="guidelines"]'))).toEqual([])
      await page.keyboard.press('F1')
      await expect(page.locator('[data-region="guidelines"]')).toHaveCount(0)

      await reader.focus()
      await page.keyboard.press('KeyE')
      await expect(page.getByTestId('attribute-bar')).toBeVisible()
      expect(await outside(page.getByTestId('attribute-bar'))).toEqual([])
      await page.keyboard.press('Escape')

      // A document that is opened takes the list away: the text is what was asked for.
      await page.keyboard.press('Control+KeyB')
      const text = await reader.text()
      await documents.getByRole('option').nth(1).click()
      await expect(documents).toHaveCount(0)
      await expect.poll(() => reader.text()).not.toBe(text)
    })

    test('dialogs fit the window and scroll to their last control', async () => {
      const settings = await openSettings(page, 1)
      await fits(settings)
      const last = settings.getByRole('button').last()
      await last.scrollIntoViewIfNeeded()
      await expect(last).toBeInViewport()
      await leaveDialog(page)
      await reader.focus()

      for (const [key, testId] of [
        ['Control+KeyE', 'export-dialog'],
        ['Shift+Slash', 'keyboard-map'],
        ['Control+KeyK', 'command-palette'],
        ['Control+Shift+KeyN', 'document-note'],
      ] as const) {
        await page.keyboard.press(key)
        await fits(page.getByTestId(testId))
        await leaveDialog(page)
        await reader.focus()
      }
    })
  })
}

/** A dialog lies within the window, with its title and buttons in sight, and nothing of it beyond its sides. */
async function fits(dialog: Locator) {
  await expect(dialog).toBeVisible()
  const box = await dialog.boundingBox()
  expect(box?.y).toBeGreaterThanOrEqual(0)
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(narrow.height)
  await expect(dialog.locator('.dialog-head')).toBeInViewport({ ratio: 1 })
  for (const button of await dialog.locator('.dialog-foot button').all())
    await expect(button).toBeInViewport({ ratio: 1 })
  expect(await outside(dialog)).toEqual([])
}

/** What scrolls by itself, and what is hidden from sight on purpose, may reach beyond the window. */
const exempt = '.hidden-visually, [data-testid="hidden-select-container"], .reader-overlay, .inspector-clusters'

/** The elements within another that reach beyond the sides of the window, by class. */
function outside(within: Locator): Promise<string[]> {
  return within.evaluate(
    (root, exemptOnes) =>
      Array.from(root.querySelectorAll('*'))
        .filter((element) => {
          const { left, right, width } = element.getBoundingClientRect()
          return width > 1 && (left < -1 || right > innerWidth + 1) && element.closest(exemptOnes) === null
        })
        .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`),
    exempt,
  )
}
