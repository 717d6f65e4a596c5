import { expect, type Locator, type Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import { appArguments } from '../../../scripts/lib/app.mjs'

/** How texts come in and what the app says of them. */
export class ImportingPage {
  readonly documents: Locator
  readonly status: Locator
  readonly encodings: Locator

  constructor(readonly page: Page) {
    this.documents = page.getByTestId('documents-list')
    this.status = page.getByTestId('import-status')
    this.encodings = page.getByTestId('encodings-dialog')
  }

  /** How many documents the list holds, seen or not. */
  async count(): Promise<number> {
    const size = await this.documents.getByRole('option').first().getAttribute('aria-setsize')
    return Number(size ?? 0)
  }

  async expectCount(count: number): Promise<void> {
    await expect(this.documents.getByRole('option').first()).toHaveAttribute('aria-setsize', String(count))
  }

  /** Opens a document by its place in the list. */
  async open(index: number): Promise<void> {
    await this.documents.getByRole('option').nth(index).click()
  }

  /** Opens a document by its title. */
  async openTitled(title: string | RegExp): Promise<void> {
    await this.documents.getByRole('option').filter({ hasText: title }).click()
  }

  /** Asks by the dialog, which must be stubbed. */
  async fromDialog(what: 'files' | 'folder'): Promise<void> {
    await this.page.getByTestId(`add-${what}`).click()
  }

  /**
   * Drops files and folders on the middle of the window. A `File` with a place on the disk cannot be made by script: it comes
   * from a file input, and the drop is dispatched with it, as the browser would.
   */
  async drop(paths: readonly string[]): Promise<void> {
    await this.page.evaluate(() => {
      document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'dropped', multiple: true, hidden: true })) // prettier-ignore
    })
    await this.page.locator('#dropped').setInputFiles([...paths])
    await this.page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('#dropped')
      const dataTransfer = new DataTransfer()
      for (const file of input?.files ?? []) dataTransfer.items.add(file)
      input?.remove()
      const target = document.elementFromPoint(innerWidth / 2, innerHeight / 2)
      for (const type of ['dragenter', 'dragover', 'drop']) {
        target?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, composed: true }))
      }
    })
  }

  /** Waits until the newest import has come to its end, however that is. */
  async waitUntilDone(phase: 'done' | 'cancelled' | 'waiting' = 'done'): Promise<void> {
    await expect(this.status.locator('.import-card').last()).toHaveAttribute('data-phase', phase, { timeout: 30_000 })
  }

  /** What the newest import's summary says: files set aside with the reason, and files whose text was here before. */
  async details(): Promise<{ setAside: Record<string, string>; alreadyHere: string[] }> {
    const summary = this.page.getByTestId('import-summary')
    // An import that brought nothing shows its summary by itself.
    if (!(await summary.isVisible())) await this.status.getByTestId('import-details').last().click()
    await expect(summary).toBeVisible()
    const rows = (list: string) => summary.getByTestId(list).locator('li')
    const setAside = await rows('import-set-aside').evaluateAll((items) =>
      Object.fromEntries(
        items.map((item) => [
          item.querySelector('bdi')?.textContent ?? '',
          item.querySelector('span')?.textContent ?? '',
        ]),
      ),
    )
    const alreadyHere = await rows('import-already-here').locator('bdi').allTextContents()
    await this.page.keyboard.press('Escape')
    await expect(summary).toBeHidden()
    return { setAside, alreadyHere }
  }

  /** Opens the question about encodings, unless it has opened by itself. */
  async askEncodings(): Promise<void> {
    await this.waitUntilDone('waiting')
    if (!(await this.encodings.isVisible())) await this.status.getByTestId('choose-encodings').click()
    await expect(this.encodings).toBeVisible()
  }

  /** The file's row in the question about encodings. */
  uncertain(fileName: string): Locator {
    return this.encodings
      .locator('.uncertain-files > li')
      .filter({ has: this.page.getByText(fileName, { exact: true }) })
  }

  /** Chooses an encoding for a file in the question, by its shown name. */
  async chooseEncoding(fileName: string, encoding: string | RegExp): Promise<void> {
    await this.uncertain(fileName).locator('.select-button').click()
    await this.page.getByRole('option', { name: encoding }).click()
  }
}

/**
 * Starts the app once more with the same data folder, as opening a file from the desktop does, and waits until that process
 * has gone: it hands its files to the first one.
 * @returns its exit code
 */
export function startAgain(userDataDir: string, files: readonly string[]): Promise<number | null> {
  const executable = process.env['SANAD_ELECTRON']
  if (executable === undefined) throw new Error('SANAD_ELECTRON is set by the global setup.')
  return new Promise((resolve, reject) => {
    const second = spawn(executable, appArguments([`--user-data-dir=${userDataDir}`, ...files]), { stdio: 'ignore' })
    const late = setTimeout(() => {
      second.kill('SIGKILL')
      reject(new Error('The second start did not end within 30 s.'))
    }, 30_000)
    second.on('error', reject)
    second.on('exit', (code) => {
      clearTimeout(late)
      resolve(code)
    })
  })
}
