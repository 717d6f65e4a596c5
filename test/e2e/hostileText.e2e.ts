import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type Launch } from './fixtures/app'
import { giveName, readerOf } from './pages/firstRun'
import { labelKeys, type ReaderPage } from './pages/reader'

/** Opens a text from a file; its lines are all on the screen as they are in it. */
async function openText(launch: Launch, userDataDir: string, text: string): Promise<ReaderPage> {
  const path = join(userDataDir, 'text.txt')
  await writeFile(path, text)
  const app = await launch({ lang: 'ar', files: [path] })
  await giveName(app.page)
  // The largest of these texts takes a slow machine seconds to lay out.
  await expect(app.page.getByTestId('editor')).toBeVisible({ timeout: 20_000 })
  const reader = await readerOf(app.page)
  await expect.poll(async () => (await reader.text()) === text, { timeout: 20_000 }).toBe(true)
  await reader.focus()
  await app.page.keyboard.press('Control+Home')
  return reader
}

test('HTML, script, entities and styles are letters like any other', async ({ launch, userDataDir }) => {
  const text = [
    'خبر عاجل: <script>window.struck = "script"</script> نهاية.',
    '<img src=x onerror="window.struck = \'image\'"> <svg onload=window.struck=1> <iframe src="javascript:parent.struck=1">',
    '&lt;b&gt; &amp;amp; &#1587; &nbsp; &zwnj; &quot; <!-- تعليق --> <![CDATA[x]]> </div></body></html>',
    '<style>* { display: none }</style> <a href="https://example.org">رابط</a> {{7*7}} ${7*7} %s %00 \\u0627 \\n',
    '\'"`><template><b>x</b></template> javascript:alert(1) data:text/html,<p>',
  ].join('\n')
  const reader = await openText(launch, userDataDir, text)
  const inside = await reader.editor.evaluate((root) => root.querySelectorAll('script, img, svg, iframe, a, b, style, template').length) // prettier-ignore
  expect(inside).toBe(0)
  // The title, too, is made of the text's first line.
  const { page } = reader
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<script>')
  await expect(page.getByTestId('documents-list').locator('.document-title')).toContainText('<script>')

  const start = text.indexOf('script')
  await reader.select(start, start + 'script'.length)
  await page.keyboard.press(labelKeys.claim)
  await expect.poll(async () => (await reader.marks()).map((m) => [m.start, m.end])).toEqual([[start, start + 'script'.length]]) // prettier-ignore
  await reader.waitUntilSaved()
  await expect(reader.marksList.getByText('script', { exact: true })).toBeVisible()
  expect(await page.evaluate(() => 'struck' in window)).toBe(false)
  expect(await reader.text()).toBe(text)
})

test('marks of direction stay in their lines, and never turn the interface', async ({ launch, userDataDir }) => {
  // Overrides, embeddings and isolates that are never closed, and closings that nothing opened.
  const text = [
    'قال \u202eالمتحدث إن 1500 جندي وصلوا',
    'سطر \u202d بعده \u2067 و\u2066 و\u2068 بلا إغلاق',
    '\u202c\u202c\u2069\u2069 إغلاق بلا فتح \u061c\u200e\u200f',
    'Latin line \u202eevil.txt',
    'السطر الأخير عادي.',
  ].join('\n')
  const reader = await openText(launch, userDataDir, text)
  const { page } = reader
  const word = text.indexOf('المتحدث')
  await reader.select(word, word + 'المتحدث'.length)
  await page.keyboard.press(labelKeys.source)
  await expect.poll(async () => (await reader.marks()).map((m) => [m.start, m.end])).toEqual([[word, word + 'المتحدث'.length]]) // prettier-ignore
  // What is written beside the quote in the list is not turned by what stands in it.
  const entry = reader.marksList.getByRole('option').first()
  expect(await entry.evaluate((e) => getComputedStyle(e).direction)).toBe('rtl')
  const quote = reader.marksList.getByText('المتحدث', { exact: true }).first()
  expect(await quote.evaluate((e) => getComputedStyle(e).unicodeBidi)).toMatch(/isolate|plaintext/)
  const directions = await reader.editor
    .locator('.reader-line')
    .evaluateAll((lines) => lines.map((line) => [getComputedStyle(line).direction, getComputedStyle(line).unicodeBidi]))
  expect(directions.map(([direction]) => direction)).toEqual(['rtl', 'rtl', 'rtl', 'ltr', 'rtl'])
  expect(new Set(directions.map(([, bidi]) => bidi))).toEqual(new Set(['isolate']))
  const last = text.lastIndexOf('عادي')
  await reader.walkTo(last)
  expect(await reader.text()).toBe(text)
  await reader.waitUntilSaved()
})

test('lone marks, joined emoji and flags are never cut', async ({ launch, userDataDir }) => {
  const family = '👨\u200d👩\u200d👧\u200d👦'
  const text = `\u064e\u0651 وحدها\nعائلة ${family} وعلم 🇪🇬🇸🇩 ثم ك\u0651\u064e\u0640\u0651تب\ne\u0301\u0301\u0301\u0301 \ufe0f \u200d \u0e33`
  const reader = await openText(launch, userDataDir, text)
  const { page } = reader
  const start = text.indexOf(family)
  await reader.walkTo(start)
  await page.keyboard.press('Shift+ArrowLeft')
  expect(await reader.selection()).toEqual({ anchor: start, focus: start + family.length })
  await page.keyboard.press(`Alt+${labelKeys.figure}`)
  await expect.poll(async () => (await reader.marks()).map((m) => [m.start, m.end])).toEqual([[start, start + family.length]]) // prettier-ignore
  const flag = text.indexOf('🇸🇩')
  await page.keyboard.press('Escape')
  await reader.walkTo(flag)
  await page.keyboard.press('Shift+ArrowLeft')
  expect(await reader.selection()).toEqual({ anchor: flag, focus: flag + '🇸🇩'.length })
  await reader.waitUntilSaved()
  expect(await reader.text()).toBe(text)
})

for (const [kind, sentence] of [
  ['letters and digits', 'وقالت الوزارة إن نحو 4000 شخص غادروا المدينة. '],
  // One run of one script, which the browser would shape as a whole, again for each visual line.
  ['letters alone', 'وقالت الوزارة إن نحو ألف شخص غادروا المدينة. '],
] as const) {
  test(`a megabyte of ${kind} in one line is shown, walked and tagged`, async ({ launch, userDataDir }) => {
    const text = sentence.repeat(Math.ceil(1_000_000 / Buffer.byteLength(sentence)))
    const reader = await openText(launch, userDataDir, text)
    await tagAtBothEnds(reader, text)
  })
}

test('ten thousand empty lines are lines', async ({ launch, userDataDir }) => {
  const text = `أول الكلام هنا${'\n'.repeat(10_000)}آخر الكلام هناك`
  const reader = await openText(launch, userDataDir, text)
  await expect(reader.editor.locator('.reader-line')).toHaveCount(10_001)
  await tagAtBothEnds(reader, text)
})

/** Tags the first word, and the last but for what is no letter, by key presses from either end of the text. */
async function tagAtBothEnds(reader: ReaderPage, text: string): Promise<void> {
  const { keyboard } = reader.page
  await keyboard.press('Control+Home')
  await keyboard.press('Shift+Control+ArrowLeft')
  await keyboard.press(`Alt+${labelKeys.claim}`)
  await expect.poll(async () => (await reader.marks()).map((m) => m.start)).toEqual([0])
  await keyboard.press('Escape')
  await keyboard.press('Control+End')
  await expect.poll(() => reader.caret()).toBe(text.length)
  await keyboard.press('Shift+Control+ArrowRight')
  await keyboard.press('Shift+Control+ArrowRight')
  await keyboard.press(labelKeys.source)
  await expect.poll(async () => (await reader.marks()).length).toBe(2)
  const last = (await reader.marks())[1]
  expect(last?.end).toBeGreaterThan(text.length - 3)
  await reader.waitUntilSaved()
  expect((await reader.text()) === text).toBe(true)
}
