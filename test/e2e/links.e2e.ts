import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/app'
import { stubSaveDialog } from './fixtures/dialogs'
import { exportedRecords, type ExportedRecords } from './pages/exporting'
import { startWithSample } from './pages/firstRun'
import type { ReaderPage, ShownMark } from './pages/reader'

const relationsOf = ({ relations }: ExportedRecords) => relations.map(({ type, from, to }) => ({ type, from, to }))

let page: Page
let reader: ReaderPage
let path: string

test.beforeEach(async ({ launch, userDataDir }) => {
  const app = await launch({ lang: 'en' })
  page = app.page
  reader = await startWithSample(page)
  path = join(userDataDir, 'links.sanad.json')
  await stubSaveDialog(app.electron, path)
  await reader.focus()
  await page.keyboard.press('Control+Home')
})

/** Spans of some words on the first line that has enough of them. */
async function words(from: number, count: number): Promise<{ start: number; end: number }> {
  const text = await reader.text()
  const line = text.split('\n').find((l) => l.split(' ').length > 16) ?? ''
  const all = line.split(' ')
  const start = text.indexOf(line) + all.slice(0, from).join(' ').length + (from > 0 ? 1 : 0)
  return { start, end: start + all.slice(from, from + count).join(' ').length }
}

async function tag(from: number, count: number, label: 'claim' | 'source' | 'figure'): Promise<ShownMark> {
  const before = new Set((await reader.marks()).map(({ id }) => id))
  const span = await words(from, count)
  await reader.tag(span.start, span.end, label)
  const fresh = (await reader.marks()).find(({ id }) => !before.has(id))
  if (fresh === undefined) throw new Error('Nothing was tagged.')
  return fresh
}

test('a source tagged beside the only claim of its sentence is offered as its link, taken by one key', async () => {
  const claim = await tag(6, 8, 'claim')
  const source = await tag(0, 2, 'source')
  const offer = page.getByTestId('link-offer')
  await expect(offer).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(offer).toBeHidden()
  await reader.waitUntilSaved()
  expect(relationsOf(await exportedRecords(page, path))).toEqual([
    { type: 'attributed_to', from: claim.id, to: source.id },
  ])

  await reader.focus()
  await page.keyboard.press('Control+KeyZ')
  await reader.waitUntilSaved()
  expect(relationsOf(await exportedRecords(page, path))).toEqual([])
})

test('an offer is dismissed by Backspace and does not come back by itself', async () => {
  await tag(6, 8, 'claim')
  await tag(0, 2, 'source')
  const offer = page.getByTestId('link-offer')
  await expect(offer).toBeVisible()
  await page.keyboard.press('Backspace')
  await expect(offer).toBeHidden()
  await reader.waitUntilSaved()
  expect((await exportedRecords(page, path)).relations).toEqual([])
})

test('L numbers the reachable ends; digits link and unlink, several of them; a click does too', async () => {
  const far = await tag(13, 2, 'source')
  const near = await tag(0, 2, 'source')
  const figure = await tag(5, 1, 'figure')
  const claim = await tag(4, 5, 'claim')

  await page.keyboard.press('KeyL')
  await expect(page.getByTestId('link-mode')).toBeVisible()
  const numbers = page.locator('.link-number')
  await expect(numbers).toHaveCount(3)
  const codeOf = async (mark: ShownMark) => (await page.locator(`.link-number[data-end="${mark.id}"]`).getAttribute('data-code')) ?? '' // prettier-ignore
  expect(await codeOf(figure)).toBe('1')
  await page.keyboard.press(`Digit${await codeOf(near)}`)
  await page.keyboard.press(`Digit${await codeOf(figure)}`)
  await expect(page.locator('.link-number[data-linked]')).toHaveCount(2)
  await reader.editor.locator(`[data-ids~="${far.id}"]`).click()
  await expect(page.locator('.link-number[data-linked]')).toHaveCount(3)
  await page.keyboard.press(`Digit${await codeOf(near)}`)
  await expect(page.locator('.link-number[data-linked]')).toHaveCount(2)
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('link-mode')).toBeHidden()
  await expect(page.locator('.link-line')).toHaveCount(2)
  await reader.waitUntilSaved()

  expect(relationsOf(await exportedRecords(page, path)).sort((a, b) => (a.type < b.type ? -1 : 1))).toEqual([
    { type: 'attributed_to', from: claim.id, to: far.id },
    { type: 'quantifies', from: figure.id, to: claim.id },
  ])
})

test('a source rests on a source, and its chain is on the card of the claim', async () => {
  const claim = await tag(6, 8, 'claim')
  const relay = await tag(0, 1, 'source')
  await page.keyboard.press('Enter')
  const first = await tag(2, 2, 'source')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('KeyL')
  const code = await page.locator(`.link-number[data-end="${relay.id}"]`).getAttribute('data-code')
  await page.keyboard.press(`Digit${code ?? ''}`)
  await page.keyboard.press('Escape')
  await reader.waitUntilSaved()
  expect(relationsOf(await exportedRecords(page, path)).sort((a, b) => (a.from === claim.id ? -1 : b.from === claim.id ? 1 : 0))).toEqual([
    { type: 'attributed_to', from: claim.id, to: relay.id },
    { type: 'attributed_to', from: first.id, to: relay.id },
  ]) // prettier-ignore
})

test('resizing keeps links, relabelling says which it drops, deleting takes them along in one undo step', async () => {
  const claim = await tag(6, 8, 'claim')
  const source = await tag(0, 2, 'source')
  await page.keyboard.press('Enter')
  const link = { type: 'attributed_to', from: claim.id, to: source.id }

  await page.keyboard.press('BracketRight')
  await page.keyboard.press('Shift+BracketRight')
  await page.keyboard.press('BracketRight')
  await expect.poll(async () => (await reader.marks()).find((m) => m.id === source.id)?.end).toBeGreaterThan(source.end)
  await reader.waitUntilSaved()
  expect(relationsOf(await exportedRecords(page, path))).toEqual([link])

  await reader.focus()
  await page.keyboard.press('Digit3')
  await expect(page.locator('.status-hint')).toContainText('1 link was removed')
  await page.keyboard.press('Control+KeyZ')
  await page.keyboard.press('Delete')
  await reader.waitUntilSaved()
  expect((await exportedRecords(page, path)).relations).toEqual([])
  await reader.focus()
  await page.keyboard.press('Control+KeyZ')
  await reader.waitUntilSaved()
  expect(relationsOf(await exportedRecords(page, path))).toEqual([link])
})

test('S walks the claims without a source, U what no claim uses', async () => {
  const first = await tag(6, 3, 'claim')
  const second = await tag(10, 3, 'claim')
  const source = await tag(0, 2, 'source')
  const focused = () => reader.marksList.locator('[aria-selected="true"]').getAttribute('data-annotation-id')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('KeyS')
  await expect.poll(focused).toBe(first.id)
  await page.keyboard.press('KeyS')
  await expect.poll(focused).toBe(second.id)
  await page.keyboard.press('Shift+KeyS')
  await expect.poll(focused).toBe(first.id)
  await page.keyboard.press('KeyU')
  await expect.poll(focused).toBe(source.id)
  await page.keyboard.press('KeyL')
  const code = await page.locator(`.link-number[data-end="${first.id}"]`).getAttribute('data-code')
  await page.keyboard.press(`Digit${code ?? ''}`)
  await page.keyboard.press('Escape')
  await page.keyboard.press('KeyS')
  await expect.poll(focused).toBe(second.id)
  await page.keyboard.press('KeyS')
  await expect.poll(focused).toBe(second.id)
})

/** A generator of whole numbers from a seed (mulberry32), so that a failing storm can be repeated. */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

test('a storm of 500 keys is undone to the start and redone to the end', async () => {
  test.setTimeout(240_000)
  const next = random(20261122)
  const { keyboard } = page
  const keys = [
    'ArrowLeft', 'ArrowLeft', 'ArrowDown', 'Control+ArrowLeft', 'Control+ArrowRight', 'Shift+Control+ArrowLeft', 'Shift+Control+ArrowLeft',
    'Shift+ArrowLeft', 'Digit1', 'Digit1', 'Digit2', 'Digit2', 'Digit3', 'Digit3', 'Alt+Digit1', 'BracketRight', 'Shift+BracketLeft', 'BracketLeft',
    'Shift+BracketRight', 'Alt+BracketRight', 'KeyC', 'Tab', 'Shift+Tab', 'Enter', 'KeyL', 'Digit1', 'Digit2', 'KeyL', 'Digit1', 'Escape',
    'Delete', 'Control+KeyZ', 'Control+KeyY', 'KeyS', 'KeyU', 'Enter',
  ] as const // prettier-ignore
  for (let i = 0; i < 500; i++) {
    // Tab leaves a text that has no marks; what is meant to storm is the text.
    await reader.focus()
    await keyboard.press(keys[next(keys.length)] ?? 'Tab')
  }
  await keyboard.press('Escape')
  const undo = page.getByRole('button', { name: 'Undo' })
  const redo = page.getByRole('button', { name: 'Redo' })
  const all = async (key: string, button: typeof undo) => {
    for (let i = 0; i < 600 && (await button.isEnabled()); i++) await keyboard.press(key)
    await expect(button).toBeDisabled()
    await reader.waitUntilSaved()
  }
  await all('Control+KeyY', redo)
  const end = await exportedRecords(page, path)
  expect(end.annotations.length).toBeGreaterThan(5)
  expect(end.relations.length).toBeGreaterThan(0)

  await reader.focus()
  await all('Control+KeyZ', undo)
  expect(await reader.marks()).toEqual([])
  const start = await exportedRecords(page, path)
  expect(start).toEqual({ documents: end.documents, annotations: [], relations: [] })

  await reader.focus()
  await all('Control+KeyY', redo)
  expect(await exportedRecords(page, path)).toEqual(end)
})
