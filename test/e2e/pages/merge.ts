import { expect, type Locator, type Page } from '@playwright/test'
import { choose } from './choose'

/** A version of the conflict at hand, as it stands on the screen. */
export interface ShownVersion {
  /** Its name, which is its key. */
  readonly name: string
  readonly words: string
  /** The marked words. */
  readonly marked: string
}

/** The merge as a team lead meets it: files, agreement, conflicts, gold. */
export class MergePage {
  readonly root: Locator
  readonly list: Locator
  readonly item: Locator
  readonly left: Locator

  constructor(readonly page: Page) {
    this.root = page.getByTestId('merge')
    this.list = page.getByTestId('conflicts-list')
    this.item = page.getByTestId('conflict-item')
    this.left = page.getByTestId('conflicts-left')
  }

  /** Goes to the merge by its key. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Control+KeyM')
    await expect(this.root).toBeVisible()
  }

  /** Adds an exchange file by the button. The open dialog must be stubbed with it. */
  async addFile(fileName: string): Promise<void> {
    await this.page.getByTestId('merge-add-file').first().click()
    await expect(this.page.locator(`[data-testid="merge-file"][data-file-name="${fileName}"]`)).toBeVisible()
  }

  /** Takes a file out of the merge. */
  async removeFile(fileName: string): Promise<void> {
    const card = this.page.locator(`[data-testid="merge-file"][data-file-name="${fileName}"]`)
    await card.getByTestId('merge-remove-file').click()
    await this.page.getByTestId('merge-remove-now').click()
    await expect(card).toHaveCount(0)
  }

  /** Says that an annotator is the person who has the same name. */
  async join(annotatorId: string): Promise<void> {
    const card = this.page.locator(`[data-testid="merge-person"][data-annotator-id="${annotatorId}"]`)
    await card.getByTestId('merge-join').click()
    await this.page.getByTestId('merge-join-now').click()
    await expect(card).toHaveCount(0)
  }

  /** Hides who is who, in the settings below the people. */
  async hideNames(): Promise<void> {
    const box = this.page.getByTestId('merge-settings').getByRole('checkbox').last()
    await box.press('Space')
    await expect(box).toBeChecked()
    await expect(this.page.getByTestId('merge-blind')).toBeVisible()
  }

  async showFiles(): Promise<void> {
    await this.page.getByTestId('merge-tab-files').click()
    await expect(this.page.getByTestId('merge-files')).toBeVisible()
  }

  async showAgreement(): Promise<void> {
    await this.page.getByTestId('merge-tab-agreement').click()
    await expect(this.page.getByTestId('agreement')).toBeVisible()
  }

  /** Exact F1 over all labels of a pair, as the matrix shows it. */
  pairF1(a: string, b: string): Locator {
    return this.page.locator(`[data-pair="${[a, b].sort().join(' ')}"]`)
  }

  /** The numbers in the row of a label, of the pair that is shown: the five counts, then exact and relaxed F1. */
  async pairRow(label: string): Promise<string[]> {
    const cells = this.page.getByTestId('agreement-pair').locator(`[data-agreement-label="${label}"] td`)
    return cells.evaluateAll((tds) =>
      tds.map((td) => (td.querySelector('.score-value, .count, .count-plain') ?? td).textContent),
    )
  }

  /** Goes to the conflicts. The keys then decide. */
  async showConflicts(): Promise<void> {
    await this.page.getByTestId('merge-tab-conflicts').click()
    await expect(this.list).toBeFocused()
  }

  /** Presses a key that decides, and waits until another conflict is at hand, or none. */
  async decide(key: string): Promise<void> {
    const before = await this.place()
    await this.page.keyboard.press(key)
    await expect.poll(() => this.place()).not.toBe(before)
  }

  /** "Conflict 3 of 17". */
  async place(): Promise<string | null> {
    return this.page.getByTestId('conflict-place').textContent()
  }

  /** What the conflict at hand is about. */
  title(): Promise<string | null> {
    return this.item.getByRole('heading').first().textContent()
  }

  versions(): Promise<ShownVersion[]> {
    return this.page.getByTestId('version').evaluateAll((items) =>
      items.map((item) => ({
        name: (item as HTMLElement).dataset['version'] ?? '',
        words: item.textContent,
        marked: Array.from(item.querySelectorAll('.mark'), (mark) => mark.textContent).join(''),
      })),
    )
  }

  /** The key of the version with these words. */
  async keyOf(words: string | RegExp): Promise<string> {
    const versions = await this.versions()
    const found = versions.filter((version) => (typeof words === 'string' ? version.words.includes(words) : words.test(version.words))) // prettier-ignore
    const [version] = found
    if (version === undefined || found.length > 1) throw new Error(`${found.length} versions have ${words.toString()}.`)
    return `Key${version.name}`
  }

  /** Which of these words can be read anywhere in the window, also by a screen reader or in a tooltip. */
  async readable(words: readonly string[]): Promise<string[]> {
    const texts = await this.page.evaluate(() => {
      const attributes = ['aria-label', 'aria-description', 'title', 'placeholder', 'alt', 'value']
      const said = Array.from(document.querySelectorAll('*'), (element) =>
        attributes.map((name) => element.getAttribute(name) ?? '').join(' '),
      )
      return [document.title, document.body.textContent, ...said].join(' ')
    })
    return words.filter((word) => texts.includes(word))
  }

  /** The state of each listed conflict. */
  statuses(): Promise<string[]> {
    return this.list.getByRole('option').evaluateAll((options) => options.map((o) => (o as HTMLElement).dataset['status'] ?? '')) // prettier-ignore
  }

  async waitUntilSaved(): Promise<void> {
    await expect(this.page.getByTestId('conflict-save-state')).toHaveAttribute('data-state', 'saved')
  }

  /** Exports from the header. The save dialog must be stubbed. `person` names for whom corrections are. */
  async export(kind: 'merged' | 'gold' | 'corrections', person?: string): Promise<void> {
    const dialog = await this.askForGold(kind)
    if (person !== undefined) {
      await dialog.getByTestId('gold-person').getByRole('button').click()
      await this.page.getByRole('option', { name: person, exact: true }).click()
    }
    await this.write(dialog)
  }

  /** Exports the gold as a dataset in the format of this title. Answers what the dialog said beforehand that it will hold. */
  async exportDataset(title: string): Promise<string | null> {
    const dialog = await this.askForGold('dataset')
    await dialog.getByTestId('export-format').getByRole('button').click()
    await this.page.getByRole('option', { name: title, exact: true }).click()
    await expect(dialog.getByTestId('export-preview')).toBeVisible()
    const counts = await dialog.getByTestId('export-counts').getByRole('paragraph').textContent()
    await this.write(dialog)
    return counts
  }

  /** Opens the dialog of the gold with what is to be written chosen: the radio's value. */
  async askForGold(kind: string): Promise<Locator> {
    await this.page.getByTestId('export-gold').click()
    const dialog = this.page.getByTestId('gold-dialog')
    await choose(dialog.locator(`input[value="${kind}"]`).first())
    return dialog
  }

  private async write(dialog: Locator): Promise<void> {
    await dialog.getByTestId('gold-start').click()
    await expect(dialog.getByTestId('gold-done')).toBeVisible({ timeout: 30_000 })
    await this.page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }
}
