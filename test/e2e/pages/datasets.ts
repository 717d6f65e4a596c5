import { expect, type Page } from '@playwright/test'
import { check, choose } from './choose'

/** The dialog in which a dataset is chosen and written. The save dialog must be stubbed. */
export class DatasetPage {
  readonly dialog

  constructor(private readonly page: Page) {
    this.dialog = page.getByTestId('export-dialog')
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+KeyE')
    await choose(this.dialog.locator('input[value="dataset"]'))
  }

  /** Chooses the format of this title. */
  async format(title: string): Promise<void> {
    await this.dialog.getByTestId('export-format').getByRole('button').click()
    await this.page.getByRole('option', { name: title, exact: true }).click()
    await expect(this.dialog.getByTestId('export-preview')).toBeVisible()
  }

  /** Checks what has this name. */
  async check(name: string): Promise<void> {
    await check(this.dialog.getByRole('checkbox', { name }))
  }

  /** Writes the dataset; it is there when this resolves. */
  async write(): Promise<void> {
    await this.dialog.getByTestId('export-start').click()
    await expect(this.dialog.getByTestId('export-done')).toBeVisible({ timeout: 30_000 })
    await this.page.keyboard.press('Escape')
    await expect(this.dialog).toBeHidden()
  }
}
