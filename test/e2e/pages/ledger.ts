import { expect, type Locator, type Page } from '@playwright/test'

/** A row of the table as it stands on the screen. */
export interface ShownClaim {
  readonly claim: string
  readonly sources: string
  readonly figures: string
  readonly status: string
}

/** The ledger as a reviewer meets it. */
export class LedgerPage {
  readonly root: Locator
  readonly table: Locator
  readonly claim: Locator

  constructor(readonly page: Page) {
    this.root = page.getByTestId('ledger')
    this.table = page.getByTestId('ledger-table')
    this.claim = page.getByTestId('ledger-claim')
  }

  /** Goes to the ledger by its key. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Control+KeyL')
    await expect(this.root).toBeVisible()
  }

  /** Chooses whose claims are listed. */
  async showLayer(name: RegExp): Promise<void> {
    await this.page.getByTestId('ledger-layer').getByRole('button').click()
    await this.page.getByRole('option', { name }).click()
    await expect(this.table).toBeVisible()
  }

  /** Waits until so many claims are listed. */
  async waitForFound(count: number): Promise<void> {
    await expect(this.page.getByTestId('ledger-count')).toHaveAttribute('data-found', String(count))
  }

  /** The claims in sight, from the top. */
  async shown(): Promise<ShownClaim[]> {
    await expect(this.table.locator('[aria-busy]')).toHaveCount(0)
    return this.table.locator('[data-claim-id]').evaluateAll((lines) =>
      lines.map((line) => {
        const cell = (column: string) => line.querySelector(`[data-column="${column}"]`)?.textContent ?? ''
        const status = (line as HTMLElement).dataset['status'] ?? ''
        return { claim: cell('claim'), sources: cell('sources'), figures: cell('figures'), status }
      }),
    )
  }

  /** The line at the keyboard. */
  get current(): Locator {
    return this.table.locator('[data-index][data-cursor], [data-index][data-at-cursor]')
  }

  /** Puts the keyboard on a claim by a click. */
  async goTo(words: string): Promise<void> {
    await this.table.locator('[data-claim-id]', { hasText: words }).first().click()
    await expect(this.current).toContainText(words)
  }

  async search(words: string): Promise<void> {
    await this.root.getByRole('searchbox').first().fill(words)
  }

  /** Exports the review as a file. The save dialog must be stubbed. */
  async export(format: 'xlsx' | 'csv' | 'html' | 'pdf', language?: 'ar' | 'en'): Promise<void> {
    await this.page.getByTestId('export-review').click()
    const dialog = this.page.getByTestId('export-review-dialog')
    await dialog.locator(`input[value="${format}"]`).click({ force: true })
    if (language !== undefined) await dialog.locator(`input[value="${language}"]`).click({ force: true })
    await dialog.getByTestId('export-review-start').click()
    await expect(dialog.getByTestId('export-review-done')).toBeVisible()
    await this.page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }
}
