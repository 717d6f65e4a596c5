import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures/app'
import { stubSaveDialog } from './fixtures/dialogs'
import { readerOf, startWithSample } from './pages/firstRun'
import type { ReaderPage } from './pages/reader'

/** Ends of words in a text, to have something to tag: offsets of whole words in UTF-16 units. */
function wordsOf(text: string): { start: number; end: number }[] {
  return Array.from(text.matchAll(/[\p{L}\p{M}]{3,}/gu), ({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }))
}

test('every mark shown as saved survives ten power cuts during continuous tagging', async ({ launch }) => {
  test.setTimeout(300_000)
  const first = await launch({ lang: 'ar' })
  await (await startWithSample(first.page)).waitUntilSaved()
  await first.quit()

  const promised = new Set<string>()
  for (let cut = 0; cut < 10; cut++) {
    const app = await launch()
    const reader = await readerOf(app.page)
    await expect.poll(async () => (await reader.text()).length).toBeGreaterThan(400)
    const present = new Set((await reader.marks()).map((mark) => mark.id))
    for (const id of promised) expect(present, `mark ${id} was shown as saved before cut ${cut}`).toContain(id)

    // The page tags on and on by real key events, and notes in its own memory which marks it saw confirmed.
    const words = wordsOf(await reader.text())
    await reader.focus()
    const seen: string[] = []
    await app.page.exposeFunction('confirmed', (ids: string[]) => seen.splice(0, seen.length, ...ids))
    await app.page.evaluate(() => {
      const report = () => {
        const state = document.querySelector('[data-testid="save-state"]')?.getAttribute('data-state')
        if (state !== 'saved') return
        const ids = Array.from(document.querySelectorAll('[data-testid="editor"] [data-ids]'), (e) => e.getAttribute('data-ids')?.split(' ') ?? []) // prettier-ignore
        ;(window as unknown as { confirmed: (ids: string[]) => void }).confirmed([...new Set(ids.flat())])
      }
      const target = document.querySelector('[data-testid="save-state"]')
      if (target) new MutationObserver(report).observe(target, { attributes: true, attributeFilter: ['data-state'] })
    })
    const from = 3 + cut * 8
    await reader.walkTo(words[from]?.start ?? 0)
    let tagging = true
    const tag = async () => {
      for (let i = 0; i < 40 && tagging; i++) {
        await app.page.keyboard.press('Shift+Control+ArrowLeft')
        await app.page.keyboard.press(['Digit1', 'Digit2', 'Digit3'][i % 3] ?? 'Digit1')
        await app.page.keyboard.press('ArrowLeft')
      }
    }
    const running = tag().catch(() => undefined)
    await expect.poll(() => seen.length, { timeout: 30_000 }).toBeGreaterThan(present.size + 2 + (cut % 4))
    for (const id of seen) promised.add(id)
    await app.kill()
    tagging = false
    await running
  }

  const last = await launch()
  const reader = await readerOf(last.page)
  await expect.poll(async () => (await reader.marks()).length).toBeGreaterThan(0)
  const present = new Set((await reader.marks()).map((mark) => mark.id))
  expect([...promised].filter((id) => !present.has(id))).toEqual([])
  expect(promised.size).toBeGreaterThan(30)
})

/** Selects the third word of the sample and tags it. */
async function tagAWord(reader: ReaderPage): Promise<void> {
  await reader.focus()
  await reader.page.keyboard.press('Control+Home')
  const word = wordsOf(await reader.text())[2]
  if (word === undefined) throw new Error('The sample has no words.')
  await reader.select(word.start, word.end)
  await reader.page.keyboard.press('Digit1')
}

test('a full disk is said at once, the mark stays, a copy can be saved, and trying again makes it good', async ({
  launch,
  userDataDir,
}) => {
  const app = await launch({ lang: 'en' })
  const reader = await startWithSample(app.page)
  await reader.waitUntilSaved()
  // What the browser answers when the disk is full, at the lowest place that can be reached from here.
  await app.page.evaluate(() => {
    const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put') ?? {}
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The disk is full.', 'QuotaExceededError')
    }
    Object.assign(window, { mendTheDisk: () => Object.defineProperty(IDBObjectStore.prototype, 'put', put) })
  })
  await tagAWord(reader)
  await expect(reader.saveState).toHaveAttribute('data-state', 'failed')
  await expect(app.page.getByTestId('save-failure')).toContainText('full')
  expect(await reader.marks()).toHaveLength(1)

  const copy = join(userDataDir, 'copy.sanad.json')
  await stubSaveDialog(app.electron, copy)
  await app.page.getByTestId('save-copy').click()
  await expect.poll(() => annotationsIn(copy)).toBe(1)
  await app.page.getByTestId('retry-save').click()
  await expect(reader.saveState).toHaveAttribute('data-state', 'failed')

  await app.page.evaluate(() => (window as unknown as { mendTheDisk: () => unknown }).mendTheDisk() !== undefined)
  await app.page.getByTestId('retry-save').click()
  await reader.waitUntilSaved()
  await expect(app.page.getByTestId('save-failure')).toBeHidden()
  await app.quit()
  const again = await readerOf((await launch()).page)
  await expect.poll(async () => (await again.marks()).length).toBe(1)
})

test('a database taken over by a newer version is said at once, and the mark can be saved as a copy', async ({
  launch,
  userDataDir,
}) => {
  const app = await launch({ lang: 'en' })
  const reader = await startWithSample(app.page)
  await reader.waitUntilSaved()
  await app.page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('sanad', 9990)
        request.onsuccess = () => resolve()
        request.onerror = () => reject(new Error('The newer database did not open.'))
      }),
  )
  await tagAWord(reader)
  await expect(reader.saveState).toHaveAttribute('data-state', 'failed')
  expect(await reader.marks()).toHaveLength(1)
  const copy = join(userDataDir, 'copy.sanad.json')
  await stubSaveDialog(app.electron, copy)
  await app.page.getByTestId('save-copy').click()
  await expect.poll(() => annotationsIn(copy)).toBe(1)
})

/** How many annotations an exchange file holds; 0 while it is not there. */
async function annotationsIn(path: string): Promise<number> {
  const json = await readFile(path, 'utf8').catch(() => '{"annotations":[]}')
  return (JSON.parse(json) as { annotations: unknown[] }).annotations.length
}
