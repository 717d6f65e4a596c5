import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { choose } from './choose'

/** Exports the open project as an exchange file, by keyboard. The save dialog must be stubbed. */
export function exportExchange(page: Page): Promise<void> {
  return runExport(page, null)
}

export interface ExportedRecords {
  readonly documents: readonly { readonly id: string; readonly fileName: string; readonly text: string }[]
  readonly annotations: readonly {
    readonly id: string
    readonly documentId: string
    readonly label: string
    readonly start: number
    readonly end: number
    readonly quote: string
  }[]
  readonly relations: readonly {
    readonly id: string
    readonly type: string
    readonly from: string
    readonly to: string
  }[]
}

/** The live records of the open project, as its exchange file has them. The save dialog must be stubbed with `path`. */
export async function exportedRecords(page: Page, path: string): Promise<ExportedRecords> {
  await exportExchange(page)
  const file = JSON.parse(await readFile(path, 'utf8')) as ExportedRecords
  const live = <T>(records: readonly T[]) => records.filter((record) => !(record as { deleted?: boolean }).deleted)
  return {
    documents: file.documents.map(({ id, fileName, text }) => ({ id, fileName, text })),
    annotations: live(file.annotations).map(({ id, documentId, label, start, end, quote }) => ({
      id,
      documentId,
      label,
      start,
      end,
      quote,
    })),
    relations: live(file.relations).map(({ id, type, from, to }) => ({ id, type, from, to })),
  }
}

/** Exports the open project as training dataset. The save dialog must be stubbed. */
export function exportJsonl(page: Page): Promise<void> {
  return runExport(page, 'dataset')
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
