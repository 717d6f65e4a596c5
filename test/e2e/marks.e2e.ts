import { expect, test } from './fixtures/app'
import { startWithSample } from './pages/firstRun'
import { farthestMove, glyphsOf, glyphTolerance } from './pages/glyphs'
import type { ReaderPage } from './pages/reader'

let reader: ReaderPage
let text: string

test.beforeEach(async ({ launch }) => {
  const app = await launch({ lang: 'ar' })
  reader = await startWithSample(app.page)
  await reader.focus()
  await app.page.keyboard.press('Control+Home')
  text = await reader.text()
})

/** The span of the first run of `count` words on the first line of some length. */
function someWords(count: number, skip = 1): { start: number; end: number } {
  const line = text.split('\n').find((l) => l.split(' ').length > 14) ?? ''
  const words = line.split(' ')
  const start = text.indexOf(line) + words.slice(0, skip).join(' ').length + 1
  return { start, end: start + words.slice(skip, skip + count).join(' ').length }
}

test('a focused mark is relabelled, resized, walked to, let go and deleted by keys; undo takes all of it back', async () => {
  const { keyboard } = reader.page
  const span = someWords(3)
  await reader.tag(span.start, span.end, 'claim')
  const [tagged] = await reader.marks()
  expect(tagged?.label).toBe('claim')

  await keyboard.press('Digit2')
  await expect.poll(async () => (await reader.marks())[0]?.label).toBe('source')

  const before = (await reader.marks())[0]
  await keyboard.press('BracketRight')
  await expect.poll(async () => (await reader.marks())[0]?.end).toBeGreaterThan(before?.end ?? 0)
  await keyboard.press('Shift+BracketRight')
  await expect.poll(async () => (await reader.marks())[0]?.end).toBe(before?.end)
  await keyboard.press('Alt+Shift+BracketLeft')
  await expect.poll(async () => (await reader.marks())[0]?.start).toBe((before?.start ?? 0) + 1)
  await keyboard.press('Alt+BracketLeft')
  await expect.poll(async () => (await reader.marks())[0]?.start).toBe(before?.start)

  await keyboard.press('Escape')
  await keyboard.press('Control+Home')
  await keyboard.press('Delete')
  expect(await reader.marks()).toHaveLength(1)
  await keyboard.press('Tab')
  await keyboard.press('Delete')
  await expect.poll(() => reader.marks()).toEqual([])

  await keyboard.press('Control+KeyZ')
  await expect.poll(async () => (await reader.marks()).map((m) => [m.id, m.label])).toEqual([[tagged?.id, 'source']])
  // The four moves of the boundaries are one step, the relabelling another, the tagging the first.
  await keyboard.press('Control+KeyZ')
  await keyboard.press('Control+KeyZ')
  await expect.poll(async () => (await reader.marks())[0]?.label).toBe('claim')
  await keyboard.press('Control+KeyZ')
  await expect.poll(() => reader.marks()).toEqual([])
  for (let i = 0; i < 4; i++) await keyboard.press('Control+KeyY')
  await expect.poll(() => reader.marks()).toEqual([])
})

test('the same span takes two labels, and repeated activation cycles from the innermost outwards', async () => {
  const { keyboard } = reader.page
  const outer = someWords(6)
  const inner = someWords(2, 3)
  await reader.tag(outer.start, outer.end, 'claim')
  await reader.tag(inner.start, inner.end, 'figure')
  await reader.tag(inner.start, inner.end, 'source')
  // The same once more is no second annotation.
  await reader.select(inner.start, inner.end)
  await keyboard.press('Digit2')
  expect(await reader.marks()).toHaveLength(3)

  await keyboard.press('Escape')
  await reader.walkTo(inner.start + 1)
  const focused = () => reader.marksList.locator('[aria-selected="true"]').getAttribute('data-label')
  const seen: (string | null)[] = []
  for (let i = 0; i < 4; i++) {
    await keyboard.press('Enter')
    seen.push(await focused())
  }
  expect(seen.slice(0, 3).sort()).toEqual(['claim', 'figure', 'source'])
  expect(seen[2]).toBe('claim')
  expect(seen[3]).toBe(seen[0])
})

test('no glyph moves when marks appear, and a figure of digits and letters is outlined as one', async () => {
  const glyphs = (line: number) => glyphsOf(reader.editor.locator('.reader-line').nth(line))
  const figure = /\d+ [\p{L}\p{M}]+/u.exec(text)
  if (figure === null) throw new Error('The sample has no figure.')
  const lineNumber = text.slice(0, figure.index).split('\n').length - 1
  const lineStart = text.lastIndexOf('\n', figure.index) + 1
  const before = await glyphs(lineNumber)

  await reader.tag(figure.index, figure.index + figure[0].length, 'figure')
  await reader.tag(lineStart, figure.index + figure[0].length, 'claim')
  await reader.tag(lineStart, lineStart + text.slice(lineStart).indexOf(' '), 'source')
  const after = await glyphs(lineNumber)
  expect(farthestMove(before, after)).toBeLessThan(glyphTolerance)

  const id = (await reader.marks()).find((m) => m.label === 'figure')?.id ?? ''
  const boxes = await reader.editor.locator(`[data-ids~="${id}"]`).evaluateAll((elements) => elements.map((e) => e.getClientRects().length)) // prettier-ignore
  expect(boxes).toEqual([1])
})

test('ten overlapping marks are each in the list and in the text', async () => {
  for (let i = 0; i < 10; i++) {
    const span = someWords(10 - i, 1 + Math.floor(i / 2))
    await reader.tag(span.start, span.end, (['claim', 'source', 'figure'] as const)[i % 3] ?? 'claim')
  }
  expect(await reader.marks()).toHaveLength(10)
  const deepest = await reader.editor
    .locator('[data-ids]')
    .evaluateAll((elements) => Math.max(...elements.map((e) => e.getAttribute('data-ids')?.split(' ').length ?? 0)))
  expect(deepest).toBeGreaterThan(5)
})

test('text and list point at each other: hover, focus, and a click in either', async () => {
  const a = someWords(2)
  const b = someWords(2, 5)
  await reader.tag(a.start, a.end, 'claim')
  await reader.tag(b.start, b.end, 'source')
  const [first, second] = await reader.marks()
  const entry = (id: string | undefined) => reader.page.locator(`[data-annotation-id="${id ?? ''}"]`)
  const segment = (id: string | undefined) => reader.editor.locator(`[data-ids~="${id ?? ''}"]`).first()
  const highlighted = (name: string) => reader.page.evaluate((n) => CSS.highlights.has(n), name)

  await segment(first?.id).hover()
  await expect(entry(first?.id)).toHaveAttribute('data-hovered', 'true')
  await entry(second?.id).hover()
  await expect.poll(() => highlighted('sanad-hover-source')).toBe(true)

  await entry(first?.id).click()
  await expect(entry(first?.id)).toHaveAttribute('aria-selected', 'true')
  await expect.poll(() => highlighted('sanad-focus-claim')).toBe(true)
  await expect(reader.editor).toBeFocused()
  await segment(second?.id).click()
  await expect(entry(second?.id)).toHaveAttribute('aria-selected', 'true')
})

test('words snap, clitics are peeled, C takes them in, and Alt keeps exact boundaries', async () => {
  const { keyboard } = reader.page
  const start = text.indexOf('ونقلت')
  const word = { start, end: start + 'ونقلت'.length }
  await reader.select(word.start, word.end)
  await keyboard.press('Digit1')
  await expect
    .poll(async () => (await reader.marks()).map((m) => [m.start, m.end]))
    .toEqual([[word.start + 1, word.end]])
  await keyboard.press('KeyC')
  await expect.poll(async () => (await reader.marks()).map((m) => m.start)).toEqual([word.start])
  await keyboard.press('KeyC')
  await expect.poll(async () => (await reader.marks()).map((m) => m.start)).toEqual([word.start + 1])
  await keyboard.press('Delete')

  await reader.select(word.start + 2, word.end - 1)
  await keyboard.press('Alt+Digit2')
  await expect.poll(async () => (await reader.marks()).map((m) => [m.start, m.end])).toEqual([[word.start + 2, word.end - 1]]) // prettier-ignore
})
