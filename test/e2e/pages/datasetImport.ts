import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test'
import { stubOpenDialog } from '../fixtures/dialogs'
import { choose } from './choose'

/** The dialog in which a dataset of another tool is understood and imported, in an English interface. */
export class DatasetImportPage {
  readonly dialog: Locator
  readonly format: Locator
  readonly summary: Locator
  readonly question: Locator
  readonly contents: Locator
  readonly acceptButton: Locator

  constructor(
    private readonly page: Page,
    private readonly electron: ElectronApplication,
  ) {
    this.dialog = page.getByTestId('dataset-import-dialog')
    this.format = page.getByTestId('dataset-import-format')
    this.summary = page.getByTestId('dataset-import-summary')
    this.question = page.getByTestId('dataset-import-question')
    this.contents = page.getByTestId('dataset-import-contents')
    this.acceptButton = page.getByTestId('dataset-import-accept')
  }

  /** Picks files, or a folder, by the menu below the documents. */
  async pick(what: 'files' | 'folder', paths: readonly string[]): Promise<void> {
    await stubOpenDialog(this.electron, paths)
    await this.page.getByTestId('add-dataset').click()
    await this.page
      .getByRole('menuitem')
      .nth(what === 'files' ? 0 : 1)
      .click()
    await expect(this.dialog).toBeVisible()
  }

  /** Says which label the name in the file becomes, by the words of the choice. */
  async map(name: string, choice: string): Promise<void> {
    await this.dialog.getByTestId(`dataset-import-label-${name}`).getByRole('button').click()
    await this.page.getByRole('option', { name: choice, exact: true }).click()
    await expect(this.acceptButton).toBeEnabled()
  }

  /** Answers what the files count in. */
  async answer(unit: 'code_point' | 'utf16' | 'grapheme'): Promise<void> {
    await choose(this.question.locator(`input[value="${unit}"]`))
  }

  /** Imports, and answers what the report says of documents and marks that are new, and that were there. */
  async accept(): Promise<{ readonly documents: Counts; readonly annotations: Counts }> {
    await this.acceptButton.click()
    const report = this.page.getByTestId('exchange-report')
    await expect(report).toBeVisible()
    const rows = await report
      .locator('tbody tr')
      .evaluateAll((trs) => trs.map((tr) => Array.from(tr.querySelectorAll('td'), (td) => Number(td.textContent))))
    const row = (i: number): Counts => {
      const [added = NaN, , , unchanged = NaN] = rows[i] ?? []
      return { added, unchanged }
    }
    await this.page.keyboard.press('Escape')
    await expect(this.dialog).toBeHidden()
    return { documents: row(0), annotations: row(1) }
  }
}

interface Counts {
  readonly added: number
  readonly unchanged: number
}
