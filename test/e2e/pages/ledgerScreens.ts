/** The screens of the ledger, each shown in turn. */
import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { join } from 'node:path'
import { stubOpenDialog, stubSaveDialog } from '../fixtures/dialogs'
import { writeFloodNews } from '../fixtures/floodNews'
import { ExchangePage } from './exchange'
import { LedgerPage } from './ledger'

/**
 * Opens a project about a flood, written into `folder`, and calls `look` on every screen of its ledger. The window is left in
 * that project, at the desk.
 */
export async function visitLedgerScreens(
  { electron, page }: { readonly electron: ElectronApplication; readonly page: Page },
  folder: string,
  look: (name: string) => Promise<void>,
): Promise<void> {
  const flood = join(folder, 'flood.sanad.json')
  await writeFloodNews(flood)
  await stubOpenDialog(electron, [flood])
  await page.getByTestId('project-menu').click()
  await page.getByRole('menuitem', { name: /exchange file|ملف تبادل/ }).click()
  await new ExchangePage(page).accept()

  const ledger = new LedgerPage(page)
  await ledger.open()
  await expect(page.getByTestId('ledger-empty')).toBeVisible()
  await look('ledger-empty')
  await ledger.showLayer(/Everybody|الجميع/)
  await ledger.table.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('KeyT')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('KeyD')
  await expect(page.getByTestId('figures-chart').locator('svg[role="img"]')).toBeVisible()
  await look('ledger-figures')
  await page.getByTestId('figures-chart-table').click()
  await look('ledger-figures-table')
  await page.getByTestId('ledger-tab-sources').click()
  await expect(page.getByTestId('sources-chart').locator('svg[role="img"]')).toBeVisible()
  await look('ledger-sources')
  await ledger.table.focus()
  await page.keyboard.press('Escape')
  await page.keyboard.press('KeyN')
  await expect(page.getByTestId('review-comment')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(ledger.table).toBeFocused()
  await expect(ledger.claim).toBeVisible()
  await look('ledger-claim')
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menu')).toBeVisible()
  await look('ledger-menu')
  await page.keyboard.press('Escape')

  await page.getByTestId('ledger-group').getByRole('button').click()
  await page.getByRole('option').nth(1).click()
  await expect(ledger.table.locator('[data-group]').first()).toBeVisible()
  await look('ledger-grouped')
  await page.getByTestId('ledger-source').click()
  await expect(page.getByTestId('facet-list')).toBeVisible()
  await look('ledger-source-choice')
  await page.keyboard.press('Escape')

  await page.getByTestId('export-review').click()
  await expect(page.getByTestId('export-review-dialog')).toBeVisible()
  await look('ledger-export')
  await page.keyboard.press('Escape')
  const review = join(folder, 'review.csv')
  await stubSaveDialog(electron, review)
  await ledger.export('csv')
  await stubOpenDialog(electron, [review])
  await page.getByTestId('import-review').click()
  await expect(page.getByTestId('import-review-take')).toBeVisible()
  await look('ledger-import')
  await page.keyboard.press('Escape')
  await expect(page.locator('.overlay')).toHaveCount(0)
  await page.keyboard.press('Control+KeyL')
  await expect(ledger.root).toBeHidden()
}
