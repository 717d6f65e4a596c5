import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures/app'
import { choose } from './pages/choose'
import { goToStart, leaveDialog, openSettings } from './pages/desk'
import { giveName, readerOf, startWithSample } from './pages/firstRun'
import { farthestMove, glyphsOf } from './pages/glyphs'
import type { ReaderPage } from './pages/reader'

/** Starts with one text of one's own and opens it. */
async function openText(page: Page): Promise<ReaderPage> {
  await giveName(page)
  await page.getByTestId('documents-list').getByRole('option').first().click()
  return readerOf(page)
}

/** The look of the text: what the settings are for. */
function lookOf(editor: Locator) {
  return editor.evaluate((element) => {
    const { fontSize, lineHeight, fontFamily, maxWidth } = getComputedStyle(element)
    return { fontSize, lineHeight, fontFamily: fontFamily.split(',')[0]?.replaceAll('"', ''), maxWidth }
  })
}

/** The number of the topmost line in sight, from 0. */
function topmostLine(editor: Locator): Promise<number> {
  return editor.evaluate((element) => {
    const top = element.closest('.reader-scroll')?.getBoundingClientRect().top ?? 0
    const lines = Array.from(element.querySelectorAll('.reader-line'))
    // A line of which no more than a hair's breadth is left is not in sight.
    return lines.findIndex((line) => line.getBoundingClientRect().bottom > top + 2)
  })
}

test('size, width, leading, font and digits hold at once and after a restart; the topmost line keeps its place', async ({
  launch,
  userDataDir,
}) => {
  const sentence =
    'قال المتحدث إن فرق الإنقاذ وصلت إلى القرى المتضررة قبل الفجر وأجلت السكان إلى مراكز إيواء مؤقتة في المدينة.'
  const file = join(userDataDir, 'long.txt')
  await writeFile(file, Array.from({ length: 120 }, (_, i) => `${i + 1}. ${sentence} ${sentence}`).join('\n'))
  const first = await launch({ lang: 'ar', files: [file] })
  const reader = await openText(first.page)
  await goToStart(reader)
  await first.page.keyboard.press('Control+KeyG')
  await first.page.getByTestId('line-number').fill('٦٠')
  await first.page.keyboard.press('Enter')
  await expect(first.page.getByTestId('position')).toContainText('60')
  await expect.poll(() => topmostLine(reader.editor)).toBeGreaterThan(40)
  const top = await topmostLine(reader.editor)
  const before = await lookOf(reader.editor)

  const settings = await openSettings(first.page, 1)
  const sliders = settings.getByRole('slider')
  for (const i of [0, 1, 2]) {
    for (let presses = 0; presses < 4; presses++) await sliders.nth(i).press('ArrowUp')
  }
  await choose(settings.locator('input[value="amiri"]'))
  await choose(settings.locator('input[value="arab"]'))
  await leaveDialog(first.page)
  const number = Number.parseFloat
  await expect.poll(async () => number((await lookOf(reader.editor)).fontSize)).toBe(number(before.fontSize) + 4)
  const after = await lookOf(reader.editor)
  expect(number(after.lineHeight) / number(after.fontSize)).toBeCloseTo(
    number(before.lineHeight) / number(before.fontSize) + 0.2,
  )
  expect(number(after.maxWidth)).toBe(number(before.maxWidth) + 8 * 16)
  expect(after.fontFamily).toBe('Amiri')
  await expect(first.page.getByTestId('position')).toContainText('٦٠')
  await expect.poll(() => topmostLine(reader.editor)).toBe(top)
  await first.quit()

  const { page } = await launch({ lang: 'ar' })
  const again = await readerOf(page)
  await expect.poll(() => lookOf(again.editor)).toEqual(after)
  await expect.poll(() => topmostLine(again.editor)).toBe(top)
  await expect(page.getByTestId('progress')).toContainText('١')
})

const nbsp = '\u00a0'
const rlm = '\u200f'
const zwnj = '\u200c'

test('invisible characters are drawn over the text and move no glyph', async ({ launch, userDataDir }) => {
  const file = join(userDataDir, 'invisible.txt')
  await writeFile(
    file,
    `العنوان\nقال${nbsp}المتحدث${rlm} (2024)${rlm} إن الـــسد\tانهار، ومی${zwnj}شود كذلك.\nسطر آخر بلا شيء.`,
  )
  const { page } = await launch({ lang: 'en', files: [file] })
  const reader = await openText(page)
  await goToStart(reader)
  const line = reader.editor.locator('.reader-line').nth(1)
  const before = await glyphsOf(line)
  await expect(page.locator('.invisible')).toHaveCount(0)

  await page.keyboard.press('Control+Shift+Digit8')
  await expect.poll(async () => (await kinds(page)).sort()).toEqual([
    'mark', 'mark', 'mark', 'space', 'tab', 'tatweel', 'tatweel', 'tatweel',
  ]) // prettier-ignore
  const names = await page
    .locator('.invisible[data-names]')
    .evaluateAll((all) => all.map((e) => e.dataset['names']).join(' '))
  expect(names).toContain('NBSP')
  expect(names).toContain('RLM')
  expect(names).toContain('ZWNJ')
  expect(farthestMove(before, await glyphsOf(line))).toBe(0)

  await page.keyboard.press('Control+Shift+Digit8')
  await expect(page.locator('.invisible')).toHaveCount(0)
  expect(farthestMove(before, await glyphsOf(line))).toBe(0)
})

function kinds(page: Page): Promise<(string | undefined)[]> {
  return page.locator('.invisible').evaluateAll((all) => all.map((element) => element.dataset['kind']))
}

test('the inspector lists the selection in logical order with both offsets', async ({ launch, userDataDir }) => {
  const text = 'عاجل 😀\nقال: 😀 مَرْحَبًا 12 بكم'
  const file = join(userDataDir, 'inspected.txt')
  await writeFile(file, text)
  const { page } = await launch({ lang: 'en', files: [file] })
  const reader = await openText(page)
  await goToStart(reader)
  const quote = '😀 مَرْحَبًا 12'
  const start = text.indexOf(quote)
  await reader.select(start, start + quote.length)
  await page.keyboard.press('Control+KeyI')
  const characters = page.locator('.inspector-character')
  const expected = Array.from(quote, (character, i) => {
    const utf16 = start + Array.from(quote).slice(0, i).join('').length
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return {
      code: `U+${code}`,
      utf16: `UTF-16: ${utf16}`,
      codePoint: `code point: ${Array.from(text.slice(0, utf16)).length}`,
    }
  })
  await expect(characters).toHaveCount(expected.length)
  const shown = await characters.evaluateAll((all) =>
    all.map((element) => {
      const [utf16, codePoint] = Array.from(element.querySelectorAll('.inspector-offset'), (e) => e.textContent)
      return { code: element.dataset['code'], utf16, codePoint, left: element.getBoundingClientRect().left }
    }),
  )
  expect(shown.map(({ code, utf16, codePoint }) => ({ code, utf16, codePoint }))).toEqual(expected)
  // In logical order on the screen too: from left to right, whatever the script.
  expect(shown.map(({ left }) => left)).toEqual(shown.map(({ left }) => left).sort((a, b) => a - b))

  await page.keyboard.press('Control+KeyI')
  await expect(characters).toHaveCount(0)
})

test('go to line takes Arabic digits and says when there is no such line; focus mode leaves the text alone', async ({
  launch,
}) => {
  const { page } = await launch({ lang: 'en' })
  const reader = await startWithSample(page)
  await goToStart(reader)
  await page.keyboard.press('Control+KeyG')
  const field = page.getByTestId('line-number')
  await expect(field).toBeFocused()
  await field.fill('٩٩٩')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('go-to-line')).toContainText('The text has no such line')
  await field.fill('٥')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('position')).toHaveText('Line 5, character 1')
  await expect(reader.editor).toBeFocused()

  const around = ['documents', 'marks', 'rail', 'topbar'].map((region) => page.locator(`[data-region="${region}"]`))
  for (const way of ['F9', 'Escape']) {
    await page.keyboard.press('F9')
    for (const region of around) await expect(region).toBeHidden()
    await expect(reader.editor).toBeVisible()
    await reader.focus()
    await page.keyboard.press(way)
    for (const region of around) await expect(region).toBeVisible()
  }
})

test('the note on a document is kept by Escape, shown in the list, and there after a restart', async ({ launch }) => {
  const note = 'صياغة ضعيفة: يُعاد إلى التحرير (see dam-2).'
  const first = await launch({ lang: 'en' })
  const reader = await startWithSample(first.page)
  const text = await reader.text()
  await reader.focus()
  await first.page.keyboard.press('Control+Shift+KeyN')
  await first.page.getByTestId('document-note').getByRole('textbox').fill(note)
  await leaveDialog(first.page)
  const entries = first.page.getByTestId('documents-list').getByRole('option')
  await expect(entries.first()).toContainText('has a note')
  await first.page.keyboard.press('Control+PageDown')
  await expect.poll(() => reader.text()).not.toBe(text)
  await first.page.keyboard.press('Control+Shift+KeyN')
  await expect(first.page.getByTestId('document-note').getByRole('textbox')).toHaveValue('')
  await leaveDialog(first.page)
  await first.page.keyboard.press('Control+PageUp')
  await expect.poll(() => reader.text()).toBe(text)
  await first.quit()

  const { page } = await launch({ lang: 'en' })
  await (await readerOf(page)).focus()
  await page.keyboard.press('Control+Shift+KeyN')
  await expect(page.getByTestId('document-note').getByRole('textbox')).toHaveValue(note)
})
