import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { openXlsx, saveXlsx } from 'hucre/xlsx'
import { expect, test, type Launch } from './fixtures/app'
import { stubOpenDialog, stubSaveDialog } from './fixtures/dialogs'
import { floodClaims, writeFloodNews } from './fixtures/floodNews'
import { ExchangePage } from './pages/exchange'
import { exportExchange } from './pages/exporting'
import { giveName, readerOf, startWithSample } from './pages/firstRun'
import { LedgerPage } from './pages/ledger'

/** Starts with the flood's project, and the claims of both of its annotators listed. */
async function startFlood(launch: Launch, folder: string) {
  const path = join(folder, 'flood.sanad.json')
  await writeFloodNews(path)
  const app = await launch({ lang: 'en', files: [path] })
  await giveName(app.page, 'مراجعة')
  await new ExchangePage(app.page).accept()
  const ledger = new LedgerPage(app.page)
  await ledger.open()
  await expect(app.page.getByTestId('ledger-empty')).toBeVisible()
  await ledger.showLayer(/Everybody/)
  await ledger.waitForFound(2 * floodClaims)
  await ledger.table.focus()
  return { ...app, ledger }
}

const saved = (page: Page) => expect(page.getByTestId('notice').last()).toBeVisible()

test('all claims stand in one table with their chains of sources and their figures, and gold by itself', async ({
  launch,
  userDataDir,
}) => {
  const { page, ledger } = await startFlood(launch, userDataDir)
  const rows = await ledger.shown()
  const fled = rows.find(({ claim }) => claim.startsWith('نحو 4000'))
  expect(fled?.sources.replace(/\s+/g, ' ')).toContain('وكالة أنباء الساحل')
  expect(fled?.sources).toContain('محافظ الإقليم')
  expect(fled?.figures).toContain('4,000')

  await ledger.showLayer(/Gold/)
  await ledger.waitForFound(floodClaims)
  await expect(ledger.table.getByText('Gold, ⁨ليلى⁩').first()).toBeVisible()

  // Blind to spelling: hamza, harakat and ta marbuta.
  await ledger.search('ادارة الدفاع')
  await ledger.waitForFound(1)
  await ledger.search('')
  await ledger.waitForFound(floodClaims)
  await page.getByTestId('ledger-contradicted').click()
  await expect(page.getByTestId('ledger-count')).not.toHaveAttribute('data-found', String(floodClaims))
})

test('by keys alone: statuses of one and of several claims, a comment, undo, and after a restart', async ({
  launch,
  userDataDir,
}) => {
  const app = await startFlood(launch, userDataDir)
  const { page, ledger } = app
  const statuses = async () => (await ledger.shown()).slice(0, 4).map(({ status }) => status)
  await page.keyboard.press('Home')
  await page.keyboard.press('KeyT')
  await expect.poll(statuses).toEqual(['checked-true', 'open', 'open', 'open'])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByTestId('ledger-selected')).toHaveAttribute('data-count', '3')
  await page.keyboard.press('KeyD')
  await expect.poll(statuses).toEqual(['checked-true', 'disputed', 'disputed', 'disputed'])
  await page.keyboard.press('Control+KeyZ')
  await expect.poll(statuses).toEqual(['checked-true', 'open', 'open', 'open'])
  await page.keyboard.press('Control+Shift+KeyZ')
  await expect.poll(statuses).toEqual(['checked-true', 'disputed', 'disputed', 'disputed'])

  await page.keyboard.press('Escape')
  await page.keyboard.press('Home')
  await page.keyboard.press('KeyN')
  await expect(page.getByTestId('review-comment')).toBeFocused()
  await page.keyboard.insertText('نشرة الأرصاد رقم 12')
  await page.keyboard.press('Enter')
  await expect(ledger.table).toBeFocused()
  await expect(page.getByTestId('review-comment')).toHaveValue('نشرة الأرصاد رقم 12')
  await app.quit()

  const again = await launch({ lang: 'en' })
  const later = new LedgerPage(again.page)
  // The list stands when the project is there; before that there is nothing that a key could open.
  await expect(again.page.getByRole('option', { name: /Flood report/ })).toBeVisible()
  await later.open()
  await later.showLayer(/Everybody/)
  await later.waitForFound(2 * floodClaims)
  expect((await later.shown()).slice(0, 4).map(({ status }) => status)).toEqual([
    'checked-true',
    'disputed',
    'disputed',
    'disputed',
  ])
  await again.page.getByTestId('ledger-status').getByRole('button').click()
  await again.page.getByRole('option', { name: 'Disputed' }).click()
  await later.waitForFound(3)
})

test('Enter opens a claim in its text, and the ledger is where it was when one comes back', async ({
  launch,
  userDataDir,
}) => {
  const { page, ledger } = await startFlood(launch, userDataDir)
  await ledger.goTo('السيول أغرقت')
  await page.keyboard.press('Enter')
  const reader = await readerOf(page)
  const claim = 'السيول أغرقت 1500 منزل في وادي الرمانة'
  const start = (await reader.text()).indexOf(claim)
  await expect.poll(() => reader.selection()).toEqual({ anchor: start, focus: start + claim.length })
  await ledger.open()
  await expect(ledger.current).toContainText('السيول أغرقت')
  await expect(ledger.table).toBeFocused()
})

test('the ledger follows the marks: a claim that is marked on the desk is there, focused again by Enter', async ({
  launch,
}) => {
  const { page } = await launch({ lang: 'en' })
  const reader = await startWithSample(page)
  const ledger = new LedgerPage(page)
  await ledger.open()
  await expect(page.getByTestId('ledger-empty')).toBeVisible()
  await page.keyboard.press('Control+KeyL')
  const again = await readerOf(page)
  await again.focus()
  await again.selectQuote('المياه غمرت ثلاث قرى خلال أقل من ساعة')
  await again.tagSelection('claim')
  await again.waitUntilSaved()
  await ledger.open()
  await ledger.waitForFound(1)
  await ledger.goTo('المياه غمرت')
  await page.keyboard.press('Enter')
  await expect(reader.marksList.locator('[aria-selected="true"]')).toHaveAttribute('data-label', 'claim')
})

test('figures stand beside each other with what contradicts them; charts are saved as SVG and PNG', async ({
  launch,
  userDataDir,
}) => {
  const { electron, page } = await startFlood(launch, userDataDir)
  await page.getByTestId('ledger-tab-figures').click()
  const chart = page.getByTestId('figures-chart')
  await expect(chart.locator('svg[role="img"]')).toBeVisible()
  await expect(page.getByTestId('figures-contradictions')).not.toHaveAttribute('data-count', '0')
  await page.getByTestId('figures-chart-table').click()
  await expect(chart.getByRole('row')).not.toHaveCount(1)
  await page.getByTestId('figures-chart-table').click()

  for (const kind of ['SVG', 'PNG'] as const) {
    const path = join(userDataDir, `chart.${kind.toLowerCase()}`)
    await stubSaveDialog(electron, path)
    await page.getByTestId('figures-chart-save').click()
    await page.getByRole('menuitem', { name: kind }).click()
    await expect.poll(() => stat(path).then(({ size }) => size, () => 0)).toBeGreaterThan(5000) // prettier-ignore
    await saved(page)
  }
  const svg = await readFile(join(userDataDir, 'chart.svg'), 'utf8')
  expect(svg).toContain('@font-face')
  expect(svg).not.toContain('var(--')
  const png = await readFile(join(userDataDir, 'chart.png'))
  expect([...png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
  // Two pixels for each of the drawing's own.
  const width = Number(/width="(\d+)"/.exec(svg)?.[1])
  expect(png.readUInt32BE(16)).toBe(2 * width)
})

test('the review goes out in every format, and a filled-in one comes back row by row, to be undone', async ({
  launch,
  userDataDir,
}) => {
  test.setTimeout(120_000)
  const { electron, page, ledger } = await startFlood(launch, userDataDir)
  const file = (name: string) => join(userDataDir, name)
  for (const format of ['xlsx', 'html', 'pdf', 'csv'] as const) {
    await stubSaveDialog(electron, file(`review.${format}`))
    await ledger.export(format, format === 'html' ? 'ar' : 'en')
  }
  expect((await readFile(file('review.xlsx'))).subarray(0, 2).toString()).toBe('PK')
  expect((await readFile(file('review.pdf'))).subarray(0, 5).toString()).toBe('%PDF-')
  const html = await readFile(file('review.html'), 'utf8')
  expect(html).toContain('<html lang="ar" dir="rtl">')
  expect(html).toContain('data:image/svg+xml')
  expect(html).not.toContain('<script')

  const csv = await readFile(file('review.csv'), 'utf8')
  const [head = '', ...lines] = csv.split('\r\n')
  // The first row is found true; the second has a status that is none.
  const words = ['Checked: true', 'Perhaps']
  const filled = lines.map((line, i) => line.replace(/,"?Open"?,/, (open) => `,${words[i] ?? open.slice(1, -1)},`))
  await writeFile(file('filled.csv'), [head, ...filled].join('\r\n'))
  await stubOpenDialog(electron, [file('filled.csv')])
  await page.getByTestId('import-review').click()
  const dialog = page.getByTestId('import-review-dialog')
  await expect(dialog.locator('[data-outcome="changed"][data-count]')).toHaveAttribute('data-count', '1')
  await expect(dialog.locator('[data-outcome="unknown-status"][data-count]')).toHaveAttribute('data-count', '1')
  await page.getByTestId('import-review-take').click()
  await expect(dialog).toBeHidden()
  await expect.poll(async () => (await ledger.shown())[0]?.status).toBe('checked-true')
  await page.getByTestId('notice-action').click()
  await expect.poll(async () => (await ledger.shown())[0]?.status).toBe('open')
})

test('an exported workbook that was filled in comes back row by row, whatever order its rows are in', async ({
  launch,
  userDataDir,
}) => {
  const { electron, page, ledger } = await startFlood(launch, userDataDir)
  const path = join(userDataDir, 'review.xlsx')
  await stubSaveDialog(electron, path)
  await ledger.export('xlsx', 'ar')

  const workbook = await openXlsx(await readFile(path))
  const rows = workbook.sheets[0]?.rows ?? []
  const [head = [], ...claims] = rows
  const at = (title: string) => {
    const column = head.indexOf(title)
    if (column < 0) throw new Error(`The workbook has no column ${title}.`)
    return column
  }
  const fill = (row: number, status: string, comment: string) => {
    const cells = claims[row] ?? []
    cells[at('نتيجة المراجعة')] = status
    cells[at('تعليق المراجع')] = comment
  }
  fill(0, 'ثبتت صحته', 'طابقت النشرة 🌧️ رقم ١٢')
  fill(1, 'محل خلاف', '=SUM(1;2) ليست صيغة')
  fill(2, 'ربما', '')
  const unknown = claims[3] ?? []
  unknown[at('معرّف الادعاء')] = '00000000-0000-4000-8000-00000000ffff'
  const last = claims.pop()
  if (last !== undefined) rows.splice(1, rows.length - 1, last, ...claims)
  await writeFile(path, await saveXlsx(workbook))

  await stubOpenDialog(electron, [path])
  await page.getByTestId('import-review').click()
  const dialog = page.getByTestId('import-review-dialog')
  const count = (outcome: string) => dialog.locator(`[data-outcome="${outcome}"][data-count]`)
  await expect(count('changed')).toHaveAttribute('data-count', '2')
  await expect(count('unknown-status')).toHaveAttribute('data-count', '1')
  await expect(count('unknown-claim')).toHaveAttribute('data-count', '1')
  await expect(count('same')).toHaveAttribute('data-count', String(2 * floodClaims - 4))
  await page.getByTestId('import-review-take').click()
  await expect(dialog).toBeHidden()
  await expect.poll(async () => (await ledger.shown()).slice(0, 4).map(({ status }) => status)).toEqual(['checked-true', 'disputed', 'open', 'open']) // prettier-ignore
  await page.getByTestId('ledger-tab-claim').click()
  for (const [row, comment] of [
    ['0', 'طابقت النشرة 🌧️ رقم ١٢'],
    ['1', '=SUM(1;2) ليست صيغة'],
  ] as const) {
    await ledger.table.locator(`[data-index="${row}"]`).click()
    await expect(page.getByTestId('review-comment')).toHaveValue(comment)
  }
})

test('reviews travel in the exchange file', async ({ launch, userDataDir }) => {
  const { electron, page, ledger } = await startFlood(launch, userDataDir)
  await page.keyboard.press('Home')
  await page.keyboard.press('KeyF')
  await expect.poll(async () => (await ledger.shown())[0]?.status).toBe('checked-false')
  const path = join(userDataDir, 'out.sanad.json')
  await stubSaveDialog(electron, path)
  await exportExchange(page)
  const written = JSON.parse(await readFile(path, 'utf8')) as { reviews: { status: string }[] }
  expect(written.reviews.map(({ status }) => status)).toEqual(['checked-false'])

  const other = await launch({ lang: 'en', userDataDir: join(userDataDir, 'other'), files: [path] })
  await giveName(other.page, 'زميلة')
  await new ExchangePage(other.page).accept()
  const theirs = new LedgerPage(other.page)
  await theirs.open()
  await theirs.showLayer(/Everybody/)
  await theirs.waitForFound(2 * floodClaims)
  expect((await theirs.shown())[0]?.status).toBe('checked-false')
})
