import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { commands } from '../../src/renderer/src/commands/registry'
import { expect, test } from './fixtures/app'
import { clickAppMenu, readAppMenu } from './pages/appMenu'
import { choose } from './pages/choose'
import { goToStart, leaveDialog, markQuote, openSettings } from './pages/desk'
import { giveName, startWithSample } from './pages/firstRun'

const quote = 'المياه غمرت ثلاث قرى'

async function openPalette(page: Page, query: string) {
  await page.keyboard.press('Control+KeyK')
  const palette = page.getByTestId('command-palette')
  await palette.getByRole('combobox').fill(query)
  return { palette, options: palette.getByRole('option') }
}

test('the palette finds Arabic names without hamza and harakat, and does them where the focus was', async ({
  launch,
}) => {
  const { page } = await launch({ lang: 'ar' })
  const reader = await startWithSample(page)
  await goToStart(reader)
  const { start, end } = await reader.selectQuote(quote)

  const { palette, options } = await openPalette(page, 'بانه ادعا')
  await expect(options.first()).toContainText('وسم بأنه ادعاء')
  await expect(options.first().locator('kbd')).toHaveText('1')
  await page.keyboard.press('Enter')
  await expect(palette).toBeHidden()
  await expect
    .poll(async () => (await reader.marks()).map((m) => [m.label, m.start, m.end]))
    .toEqual([['claim', start, end]])
  await expect(reader.editor).toBeFocused()

  // By a word inside the name, in the other language too, and the last one that was used stands first.
  await openPalette(page, 'المحدد محرفا')
  await expect(options.first()).toContainText('فحص المحدَّد محرفًا محرفًا')
  await page.getByRole('combobox').fill('delete the')
  await expect(options.first()).toContainText('حذف الوسم')
  await page.keyboard.press('Enter')
  await expect.poll(() => reader.marks()).toEqual([])
  await openPalette(page, '')
  await expect(options.first()).toContainText('حذف الوسم')
  await page.getByRole('combobox').fill('ظظظ')
  await expect(options).toHaveCount(0)
  await expect(palette.getByRole('status')).toBeVisible()
})

test('what cannot be done now is shown as such and is not done', async ({ launch }) => {
  const { page } = await launch({ lang: 'en' })
  await giveName(page)
  await expect(page.getByTestId('add-files').first()).toBeVisible()
  const { palette, options } = await openPalette(page, 'Tag as claim')
  await expect(options.first()).toHaveAttribute('aria-disabled', 'true')
  await expect(options.first()).toContainText('not now')
  await page.keyboard.press('Enter')
  await expect(palette).toBeVisible()
  await page.getByRole('combobox').fill('Settings')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('settings')).toBeVisible()
})

test('the keyboard map has every command with its keys, and is searched by name and by key', async ({ launch }) => {
  const { page } = await launch({ lang: 'en' })
  await startWithSample(page)
  await page.keyboard.press('Shift+Slash')
  const map = page.getByTestId('keyboard-map')
  await expect(map).toBeVisible()
  const shown = await map.locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) => ({
      title: row.querySelector('th')?.textContent ?? '',
      keys: Array.from(row.querySelectorAll('.keys'), (keys) => Array.from(keys.children, (key) => key.textContent)),
    })),
  )
  const catalogue = resolve(import.meta.dirname, '../../resources/locales/en/commands.json')
  const titles = JSON.parse(await readFile(catalogue, 'utf8')) as Record<string, string>
  // The labels beyond the third belong to schemes that have them; the number pad repeats the row of digits.
  const expected = commands
    .filter(({ id }) => !/^tagLabel\d$/.test(id))
    .map(({ id, keys }) => ({
      title: titles[id] ?? id,
      chords: keys.filter(({ code }) => !code.startsWith('Numpad')).length,
    }))
  const byTitle = (a: { title: string }, b: { title: string }) => (a.title < b.title ? -1 : 1)
  expect(shown.map(({ title, keys }) => ({ title, chords: keys.length })).sort(byTitle)).toEqual(expected.sort(byTitle))
  const keysOf = (id: string) => shown.find(({ title }) => title === titles[id])?.keys
  expect(keysOf('redo')).toEqual([
    ['Ctrl', 'Shift', 'Z'],
    ['Ctrl', 'Y'],
  ])
  expect(keysOf('markMenu')).toEqual([['Shift', 'F10'], ['☰']])

  const search = map.getByRole('searchbox')
  await search.fill('inspect')
  await expect(map.locator('tbody tr')).toHaveCount(1)
  await search.fill('ctrl+shift+z')
  await expect(map.locator('tbody tr')).toContainText(['Redo'])
})

test('the application menu speaks the interface’s language, follows what can be done, and does what is clicked', async ({
  launch,
}) => {
  const { page, electron } = await launch({ lang: 'ar' })
  const reader = await startWithSample(page)
  const entries = async (menu: string) => (await readAppMenu(electron)).find(({ title }) => title === menu)?.entries
  await expect.poll(async () => (await readAppMenu(electron)).map(({ title }) => title)).toEqual([
    'سند', 'تحرير', 'وسم', 'الوسم المختار', 'روابط', 'انتقال', 'مستند', 'بحث', 'الدمج', 'السجل', 'عرض', 'نافذة',
  ]) // prettier-ignore
  await expect.poll(() => entries('وسم')).toContainEqual({ title: 'وسم بأنه ادعاء', enabled: true })

  await goToStart(reader)
  await reader.selectQuote(quote)
  await clickAppMenu(electron, 'وسم', 'وسم بأنه ادعاء')
  await expect.poll(async () => (await reader.marks()).map(({ label }) => label)).toEqual(['claim'])

  const settings = await openSettings(page, 1)
  await choose(settings.locator('input[value="en"]'))
  await leaveDialog(page)
  await expect.poll(async () => (await readAppMenu(electron)).map(({ title }) => title)).toEqual([
    'Sanad', 'Edit', 'Tag', 'Mark', 'Links', 'Go', 'Document', 'Find', 'Merge', 'Ledger', 'View', 'Window',
  ]) // prettier-ignore
  await clickAppMenu(electron, 'Sanad', 'Keyboard map')
  await expect(page.getByTestId('keyboard-map')).toBeVisible()
  // A dialog comes first, for the menu as for the keys.
  await clickAppMenu(electron, 'Mark', 'Delete the mark')
  await leaveDialog(page)
  expect(await reader.marks()).toHaveLength(1)
})

test('the menu of a mark opens by pointer and by Shift+F10, relabels and deletes', async ({ launch }) => {
  const { page } = await launch({ lang: 'en' })
  const reader = await startWithSample(page)
  await goToStart(reader)
  const mark = await markQuote(reader, quote, 'claim')
  const other = await markQuote(reader, 'مسؤول في إدارة الدفاع المدني', 'source')
  const menu = page.getByRole('menu')

  await reader.editor.locator(`[data-ids~="${mark.id}"]`).first().click({ button: 'right' })
  await expect(menu).toHaveAttribute('aria-label', /Claim:/)
  await expect(menu.getByRole('menuitemradio', { name: 'Claim' })).toBeChecked()
  await menu.getByRole('menuitemradio', { name: 'Figure' }).click()
  await expect(menu).toBeHidden()
  const labels = async () => Object.fromEntries((await reader.marks()).map(({ id, label }) => [id, label]))
  await expect.poll(labels).toEqual({ [mark.id]: 'figure', [other.id]: 'source' })
  await expect(reader.editor).toBeFocused()

  await page.keyboard.press('Shift+F10')
  await expect(menu).toHaveAttribute('aria-label', /Figure:/)
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
  await page.keyboard.press('Shift+F10')
  await expect(menu).toBeVisible()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect.poll(labels).toEqual({ [other.id]: 'source' })
  await expect(reader.editor).toBeFocused()

  // The key means the same in the list of marks.
  await reader.marksList.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+F10')
  await expect(menu).toHaveAttribute('aria-label', /Source:/)
})
