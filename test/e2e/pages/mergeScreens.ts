/** The screens of a merge of three analysts, each shown in turn from the desk. */
import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { join } from 'node:path'
import { readExchange, type Work, Words, writeWork } from '../fixtures/analysts'
import { stubOpenDialog, stubSaveDialog } from '../fixtures/dialogs'
import { exportExchange } from './exporting'
import { MergePage } from './merge'

/** Boundaries, a missing mark, a label, values and a link on which three people differ. */
function works(text: string): readonly Work[] {
  const words = new Words(text, 12)
  const claim = words.at(0, 3, 9)
  const shorter = words.at(0, 3, 8)
  const source = words.at(0, 0, 2)
  const other = words.at(1, 0, 3)
  const figure = words.at(1, 5, 7)
  return [
    {
      marks: [
        { label: 'source', ...source, attributes: { type: 'agency' } },
        { label: 'claim', ...claim, note: 'يراجع' },
        { label: 'figure', ...figure, attributes: { min: 3, max: 3 } },
        { label: 'claim', ...other },
      ],
      links: [[1, 0]],
    },
    {
      marks: [
        { label: 'source', ...source, attributes: { type: 'media' } },
        { label: 'claim', ...shorter },
        { label: 'figure', ...figure, attributes: { min: 3, max: null } },
        { label: 'source', ...other },
      ],
      links: [],
    },
    {
      marks: [
        { label: 'source', ...source, attributes: { type: 'agency' } },
        { label: 'claim', ...shorter },
      ],
      links: [[1, 0]],
    },
  ]
}

/**
 * Has three files of one text of the open project made in `folder`, adds them to a merge and calls `look` on every screen of it.
 * The window is left at the desk.
 */
export async function visitMergeScreens(
  { electron, page }: { readonly electron: ElectronApplication; readonly page: Page },
  folder: string,
  look: (name: string) => Promise<void>,
): Promise<void> {
  const base = join(folder, 'base.sanad.json')
  await stubSaveDialog(electron, base)
  await exportExchange(page)
  const exported = await readExchange(base)
  const merge = new MergePage(page)
  await merge.open()
  await expect(page.getByTestId('merge-empty')).toBeVisible()
  await look('merge-empty')

  const names = ['هناء', 'سامر', 'ليلى']
  for (const [i, work] of works(exported.documents[0]?.text ?? '').entries()) {
    const path = join(folder, `analyst-${i + 1}.sanad.json`)
    await writeWork(path, exported, { id: crypto.randomUUID(), name: names[i] ?? '' }, work)
    await stubOpenDialog(electron, [path])
    await merge.addFile(`analyst-${i + 1}.sanad.json`)
  }
  await look('merge-files')
  await page.getByTestId('merge-join').first().click()
  await expect(page.getByTestId('join-dialog')).toBeVisible()
  await look('merge-join')
  await page.keyboard.press('Escape')

  await merge.showAgreement()
  await expect(page.getByTestId('agreement-matrix')).toBeVisible()
  await look('merge-agreement')
  await page.getByTestId('agreement-pair').getByRole('button').first().click()
  await expect(page.getByTestId('passages-list')).toBeVisible()
  await look('merge-passages')
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('passages-list')).toBeHidden()

  await merge.showConflicts()
  const draw = merge.root.locator('button[aria-keyshortcuts="E"]')
  const drawing = page.getByTestId('conflict-drawing')
  let drawn = false
  for (let shown = 1, before: string | null = null; before !== (await merge.place()); shown++) {
    before = await merge.place()
    await look(`merge-conflict-${shown}`)
    if (!drawn && (await draw.isVisible())) {
      await page.keyboard.press('KeyE')
      await expect(drawing).toBeVisible()
      await look('merge-drawing')
      await page.keyboard.press('Escape')
      await expect(drawing).toBeHidden()
      drawn = true
    }
    await page.keyboard.press('KeyJ')
  }

  // The figure that two of the three marked is decided; then both their files go.
  await merge.list.locator('[data-kind="missing"]').click()
  await page.keyboard.press('Backspace')
  await merge.waitUntilSaved()
  const gold = await merge.askForGold('dataset')
  await expect(gold.getByTestId('export-preview')).toBeVisible()
  await look('merge-gold-dataset')
  await page.keyboard.press('Escape')
  await expect(gold).toBeHidden()
  await merge.showFiles()
  for (const name of ['analyst-1.sanad.json', 'analyst-2.sanad.json']) await merge.removeFile(name)
  await merge.hideNames()
  await expect(page.getByTestId('merge-orphan')).toHaveCount(1)
  await look('merge-orphans')

  await page.getByTestId('export-gold').click()
  await expect(page.getByTestId('gold-dialog')).toBeVisible()
  await look('merge-gold')
  await page.keyboard.press('Escape')
  await expect(page.locator('.overlay')).toHaveCount(0)
  await page.keyboard.press('Control+KeyM')
  await expect(merge.root).toBeHidden()
}
