/** The screens of an import from another tool, shown from the desk and left to it again. */
import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatasetImportPage } from './datasetImport'

const text = '🌊 قال مدير الميناء إن السيول أغرقت 1500 منزل.\n'

/** Shows the dialog for a brat folder, and for a file whose unit must be asked; imports nothing. Files go into `folder`. */
export async function visitDatasetImportScreens(
  { electron, page }: { readonly electron: ElectronApplication; readonly page: Page },
  folder: string,
  look: (name: string) => Promise<void>,
): Promise<void> {
  const corpus = join(folder, 'corpus')
  await mkdir(corpus)
  await writeFile(join(corpus, 'floods.txt'), text)
  await writeFile(
    join(corpus, 'floods.ann'),
    'T1\tPerson 6 18\tمدير الميناء\nT2\tClaim 22 44\tالسيول أغرقت 1500 منزل\nT3\tAmount 1 2\tألف\n',
  )
  const unknown = join(folder, 'export.jsonl')
  const entity = { id: 1, label: 'Person', start_offset: 6, end_offset: 18 }
  await writeFile(unknown, `${JSON.stringify({ text, entities: [entity], relations: [] })}\n`)

  const dataset = new DatasetImportPage(page, electron)
  const leave = async () => {
    await page.keyboard.press('Escape')
    await expect(dataset.dialog).toBeHidden()
  }
  await dataset.pick('folder', [corpus])
  await expect(dataset.acceptButton).toBeEnabled()
  await dataset.summary.locator('.problems summary').click()
  await look('dataset-import')
  await leave()
  await dataset.pick('files', [unknown])
  await expect(dataset.question).toBeVisible()
  await look('dataset-import-question')
  await leave()
}
