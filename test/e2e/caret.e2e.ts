import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from './fixtures/app'
import { giveName, readerOf } from './pages/firstRun'
import type { ReaderPage } from './pages/reader'

const lines = [
  'قالت الوزارة إن 1500 جندي وصلوا.',
  'The ministry said nothing more.',
  '',
  'ونفى مُتحدّث 👨‍👩‍👧‍👦 ذلك تمامًا، بحسب الوكالة.',
  ...Array.from({ length: 200 }, (_, i) => `سطر رقم ${i + 5} من نص طويل يملأ الصفحة كلها ثم يزيد عليها قليلًا.`),
]
const text = lines.join('\n')

let reader: ReaderPage

test.beforeEach(async ({ launch }) => {
  const folder = await mkdtemp(join(tmpdir(), 'sanad-caret-'))
  await writeFile(join(folder, 'caret.txt'), text)
  const app = await launch({ lang: 'ar', files: [join(folder, 'caret.txt')] })
  await giveName(app.page)
  reader = await readerOf(app.page)
  await expect.poll(() => reader.text()).toBe(text)
  await reader.focus()
  await app.page.keyboard.press('Control+Home')
})

test('arrows are logical: along the direction of the line, over numbers too, a grapheme at a time', async () => {
  const { keyboard } = reader.page
  for (let i = 1; i <= 22; i++) {
    await keyboard.press('ArrowLeft')
    expect(await reader.caret()).toBe(i)
  }
  await keyboard.press('ArrowRight')
  expect(await reader.caret()).toBe(21)

  const latin = text.indexOf('The')
  await reader.walkTo(latin)
  await keyboard.press('ArrowRight')
  expect(await reader.caret()).toBe(latin + 1)
  await keyboard.press('ArrowLeft')
  expect(await reader.caret()).toBe(latin)

  const family = text.indexOf('👨')
  await reader.walkTo(family)
  await keyboard.press('ArrowLeft')
  expect(await reader.caret()).toBe(family + '👨‍👩‍👧‍👦'.length)
  const letter = text.indexOf('مُتحدّث')
  await reader.walkTo(letter)
  await keyboard.press('ArrowLeft')
  expect(await reader.caret()).toBe(letter + 'مُ'.length)
})

test('Ctrl moves by words, Shift selects, and a selection collapses to the side of the arrow', async () => {
  const { keyboard } = reader.page
  await keyboard.press('Control+Shift+ArrowLeft')
  expect(await reader.selection()).toEqual({ anchor: 0, focus: 'قالت'.length })
  await keyboard.press('Control+Shift+ArrowLeft')
  expect(await reader.selection()).toEqual({ anchor: 0, focus: 'قالت الوزارة'.length })
  await keyboard.press('Control+Shift+ArrowRight')
  expect(await reader.selection()).toEqual({ anchor: 0, focus: 'قالت '.length })
  await keyboard.press('ArrowLeft')
  expect(await reader.selection()).toEqual({ anchor: 5, focus: 5 })
  await keyboard.press('Shift+ArrowLeft')
  await keyboard.press('ArrowRight')
  expect(await reader.caret()).toBe(5)
  await expect(reader.page.getByTestId('position')).toContainText('6')
})

test('Home, End, the ends of the text, pages and everything', async () => {
  const { keyboard } = reader.page
  await keyboard.press('End')
  expect(await reader.caret()).toBe(lines[0]?.length)
  await keyboard.press('Home')
  expect(await reader.caret()).toBe(0)
  await keyboard.press('ArrowDown')
  expect(await reader.caret()).toBeGreaterThan(lines[0]?.length ?? 0)

  await keyboard.press('Control+End')
  expect(await reader.caret()).toBe(text.length)
  await expect(reader.editor.locator('.reader-line').last()).toBeInViewport()
  await keyboard.press('Control+Shift+Home')
  expect(await reader.selection()).toEqual({ anchor: text.length, focus: 0 })
  await expect(reader.editor.locator('.reader-line').first()).toBeInViewport()

  await keyboard.press('Control+Home')
  await keyboard.press('PageDown')
  const onePage = await reader.caret()
  expect(onePage).toBeGreaterThan(100)
  await keyboard.press('PageDown')
  expect(await reader.caret()).toBeGreaterThan(onePage)
  await keyboard.press('PageUp')
  await keyboard.press('PageUp')
  await keyboard.press('PageUp')
  expect(await reader.caret()).toBe(0)

  await keyboard.press('Control+KeyA')
  expect(await reader.selection()).toEqual({ anchor: 0, focus: text.length })
})

test('a double click selects a word, a triple click a line; released with Alt a drag keeps exact boundaries', async () => {
  const { page } = reader
  const place = (quote: string) =>
    reader.editor.evaluate((root, wanted) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1
        if (at < 0) continue
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + wanted.length)
        const { left, right, top, bottom } = range.getBoundingClientRect()
        return { left, right, x: (left + right) / 2, y: (top + bottom) / 2 }
      }
      throw new Error(`«${wanted}» is not on the page.`)
    }, quote)

  const word = await place('الوزارة')
  await page.mouse.dblclick(word.x, word.y)
  await page.keyboard.press('Digit2')
  await expect.poll(async () => (await reader.marks()).map((m) => text.slice(m.start, m.end))).toEqual(['الوزارة'])
  await page.keyboard.press('Delete')

  await page.mouse.click(word.x, word.y, { clickCount: 3 })
  await page.keyboard.press('Digit1')
  await expect.poll(async () => (await reader.marks()).map((m) => text.slice(m.start, m.end))).toEqual([lines[0]?.slice(0, -1)]) // prettier-ignore
  await page.keyboard.press('Delete')

  const part = await place('لوزار')
  const drag = async () => {
    await page.mouse.move(part.right - 0.5, part.y)
    await page.mouse.down()
    await page.mouse.move(part.left + 0.5, part.y, { steps: 5 })
  }
  await drag()
  await page.mouse.up()
  await page.keyboard.press('Digit2')
  await expect.poll(async () => (await reader.marks()).map((m) => text.slice(m.start, m.end))).toEqual(['الوزارة'])
  await page.keyboard.press('Delete')
  await drag()
  await page.keyboard.down('Alt')
  await page.mouse.up()
  await page.keyboard.up('Alt')
  await page.keyboard.press('Digit2')
  await expect.poll(async () => (await reader.marks()).map((m) => text.slice(m.start, m.end))).toEqual(['لوزار'])
})

test('a line of its own direction lays out in it, and the rest from right to left', async () => {
  const sides = await reader.editor.locator('.reader-line').evaluateAll((elements) =>
    elements.slice(0, 4).map((line) => {
      const range = document.createRange()
      range.selectNodeContents(line)
      const box = line.getBoundingClientRect()
      const content = range.getBoundingClientRect()
      return Math.abs(content.left - box.left) < 1 ? 'left' : Math.abs(content.right - box.right) < 1 ? 'right' : 'middle' // prettier-ignore
    }),
  )
  expect(sides[0]).toBe('right')
  expect(sides[1]).toBe('left')
  expect(sides[3]).toBe('right')
})
