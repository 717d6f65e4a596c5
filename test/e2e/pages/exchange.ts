import { expect, type Locator, type Page } from '@playwright/test'
import { choose } from './choose'

/** What an import of an exchange file says it changed, by row of its table. */
export interface ExchangeReport {
  readonly documents: ReportRow
  readonly annotations: ReportRow
  readonly relations: ReportRow
}

interface ReportRow {
  readonly added: number
  readonly changed: number
  readonly deleted: number
  readonly unchanged: number
}

/** The dialog of an exchange file that is read: its summary, its refusal, what it changed. */
export class ExchangePage {
  readonly dialog: Locator
  readonly summary: Locator

  constructor(readonly page: Page) {
    this.dialog = page.getByTestId('exchange-dialog')
    this.summary = page.getByTestId('exchange-summary')
  }

  /** Opens a file by the menu of the projects. The open dialog must be stubbed. */
  async openByMenu(): Promise<void> {
    await this.page.getByTestId('project-menu').click()
    await this.page.getByRole('menuitem', { name: 'Open an exchange file' }).click()
    await expect(this.dialog).toBeVisible()
  }

  /** The paths of the records that are set aside, with the words beside each, as the summary lists them. */
  async problems(): Promise<Record<string, string>> {
    const list = this.summary.locator('.problems').first()
    await list.locator('summary').click()
    return list
      .locator('li')
      .evaluateAll((items) =>
        Object.fromEntries(
          items.map((item) => [
            item.querySelector('code')?.textContent ?? '',
            item.querySelector('span')?.textContent ?? '',
          ]),
        ),
      )
  }

  /** Imports what the summary shows, answers what the report says, and opens the project. */
  async accept(): Promise<ExchangeReport> {
    await expect(this.summary).toBeVisible()
    await this.page.getByTestId('exchange-accept').click()
    const report = this.page.getByTestId('exchange-report')
    await expect(report).toBeVisible()
    const rows = await report
      .locator('tbody tr')
      .evaluateAll((trs) => trs.map((tr) => Array.from(tr.querySelectorAll('td'), (td) => Number(td.textContent))))
    const row = (i: number): ReportRow => {
      const [added = NaN, changed = NaN, deleted = NaN, unchanged = NaN] = rows[i] ?? []
      return { added, changed, deleted, unchanged }
    }
    await this.page.getByTestId('exchange-open-project').click()
    await expect(this.dialog).toBeHidden()
    return { documents: row(0), annotations: row(1), relations: row(2) }
  }
}

/** Exports the open project as training dataset with offsets in UTF-16 code units. The save dialog must be stubbed. */
export async function exportJsonlInUtf16(page: Page): Promise<void> {
  await page.keyboard.press('Control+KeyE')
  const dialog = page.getByTestId('export-dialog')
  await choose(dialog.locator('input[value="dataset"]'))
  await choose(dialog.locator('input[value="utf16"]'))
  await dialog.getByTestId('export-start').click()
  await expect(dialog.getByTestId('export-done')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
}
