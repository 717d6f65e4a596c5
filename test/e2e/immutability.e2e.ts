import type { CDPSession } from '@playwright/test'
import { expect, test } from './fixtures/app'
import { startWithSample } from './pages/firstRun'
import type { ReaderPage } from './pages/reader'

/** Puts the caret into the middle of the first long line, so that anything inserted would show. */
async function caretInText(reader: ReaderPage): Promise<void> {
  await reader.focus()
  await reader.page.keyboard.press('Control+Home')
  await reader.page.keyboard.press('ArrowDown')
  await reader.page.keyboard.press('ArrowDown')
  await reader.page.keyboard.press('Control+ArrowLeft')
}

test.describe('the text is never altered', () => {
  let reader: ReaderPage
  let text: string
  let marks: Awaited<ReturnType<ReaderPage['marks']>>

  test.beforeEach(async ({ launch }) => {
    const app = await launch({ lang: 'ar' })
    reader = await startWithSample(app.page)
    await reader.focus()
    text = await reader.text()
    expect(text.length).toBeGreaterThan(400)
    const quote =
      text
        .split('\n')
        .find((line) => line.length > 80)
        ?.slice(0, 30) ?? ''
    const start = text.indexOf(quote)
    await reader.page.keyboard.press('Control+Home')
    await reader.tag(start, start + quote.length, 'claim')
    marks = await reader.marks()
    await caretInText(reader)
  })

  test.afterEach(async () => {
    expect(await reader.text()).toBe(text)
    expect(await reader.marks()).toEqual(marks)
    await reader.waitUntilSaved()
  })

  test('by typing in Latin and Arabic, Enter, Backspace and Delete', async () => {
    await reader.page.keyboard.type('hello xyz')
    await reader.page.keyboard.type('مرحبا بالعالم')
    await reader.page.keyboard.insertText('نص كامل')
    for (const key of ['Backspace', 'Control+Backspace', 'Control+Delete', 'Shift+Enter', 'Control+KeyB']) {
      await reader.page.keyboard.press(key)
    }
    await reader.page.keyboard.press('Shift+Control+ArrowLeft')
    await reader.page.keyboard.press('Backspace')
    await reader.page.keyboard.type('z')
  })

  test('by paste and cut, with text and with HTML; copying gives the original', async () => {
    const { page } = reader
    await reader.select(10, 40)
    await page.keyboard.press('Control+KeyC')
    const copied = await page.evaluate(() => {
      const data = new DataTransfer()
      const event = new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true })
      document.querySelector('[data-testid="editor"]')?.dispatchEvent(event)
      return data.getData('text/plain')
    })
    expect(copied).toBe(text.slice(10, 40))
    await page.keyboard.press('Control+KeyX')
    await page.keyboard.press('Control+KeyV')
    await page.keyboard.press('Control+Shift+KeyV')
    await page.evaluate(() => {
      for (const type of ['paste', 'cut'] as const) {
        const data = new DataTransfer()
        data.setData('text/plain', 'دخيل')
        data.setData('text/html', '<b>دخيل</b>')
        const event = new ClipboardEvent(type, { clipboardData: data, bubbles: true, cancelable: true })
        document.querySelector('[data-testid="editor"]')?.dispatchEvent(event)
      }
    })
  })

  test('by dragging text out of it and into it', async () => {
    const { page } = reader
    await reader.select(10, 40)
    const box = await reader.editor.locator('.reader-line').nth(2).boundingBox()
    expect(box).not.toBeNull()
    if (box === null) return
    await page.mouse.move(box.x + box.width - 60, box.y + 20)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width - 200, box.y + 60, { steps: 8 })
    await page.mouse.up()
    await page.evaluate(() => {
      const root = document.querySelector('[data-testid="editor"]')
      for (const type of ['dragstart', 'dragenter', 'dragover', 'drop'] as const) {
        const data = new DataTransfer()
        data.setData('text/plain', 'دخيل')
        root?.querySelector('.reader-line')?.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true })) // prettier-ignore
      }
    })
  })

  test('by undo, redo and execCommand', async () => {
    const { page } = reader
    await page.keyboard.press('Control+KeyZ')
    await expect.poll(() => reader.marks()).toEqual([])
    await page.keyboard.press('Control+KeyZ')
    await page.keyboard.press('Control+Shift+KeyZ')
    await expect.poll(async () => (await reader.marks()).length).toBe(1)
    const changed = await page.evaluate(() => {
      const commands = ['insertText', 'insertHTML', 'delete', 'forwardDelete', 'insertParagraph', 'undo', 'redo', 'bold', 'cut', 'paste', 'selectAll', 'delete'] // prettier-ignore
      // The obsolete call is what a page or an extension would use.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      return commands.map((command) => document.execCommand(command, false, 'دخيل'))
    })
    expect(changed).toHaveLength(12)
  })

  test('by an input method that commits or cancels a composition', async () => {
    const { page } = reader
    const devtools: CDPSession = await page.context().newCDPSession(page)
    await devtools.send('Input.imeSetComposition', { text: 'تج', selectionStart: 2, selectionEnd: 2 })
    await devtools.send('Input.imeSetComposition', { text: 'تجربة', selectionStart: 5, selectionEnd: 5 })
    expect(await reader.text()).toBe(text)
    await devtools.send('Input.insertText', { text: 'تجربة' })
    expect(await reader.text()).toBe(text)
    await devtools.send('Input.imeSetComposition', { text: 'ملغى', selectionStart: 0, selectionEnd: 4 })
    await devtools.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 })
    await page.keyboard.press('Escape')
  })
})
