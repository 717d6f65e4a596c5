import { expect, type Page } from '@playwright/test'
import { choose } from './choose'

/** Exports the open project as an exchange file, by keyboard. The save dialog must be stubbed. */
export function exportExchange(page: Page): Promise<void> {
  return runExport(page, null)
}

/** Exports the open project as training dataset. The save dialog must be stubbed. */
export function exportJsonl(page: Page): Promise<void> {
  return runExport(page, 'jsonl')
}

async function runExport(page: Page, kind: string | null): Promise<void> {
  await page.keyboard.press('Control+KeyE')
  const dialog = page.getByTestId('export-dialog')
  await expect(dialog).toBeVisible()
  if (kind !== null) await choose(dialog.locator(`input[value="${kind}"]`).first())
  await dialog.getByTestId('export-start').click()
  await expect(dialog.getByTestId('export-done')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
}
