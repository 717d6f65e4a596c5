import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/app'
import { stubOpenDialog } from './fixtures/dialogs'
import { choose } from './pages/choose'
import { goToStart, leaveDialog, openSettings } from './pages/desk'
import { readerOf, startWithSample } from './pages/firstRun'

const pane = (page: Page) => page.locator('[data-region="guidelines"]')
const firstHeading = (page: Page) => pane(page).locator('.guide').getByRole('heading').first()

async function chooseInMenu(page: Page, entry: string) {
  await pane(page).getByRole('button', { name: 'More about the guidelines' }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

/** Whatever in the pane could lead anywhere or run. */
const doors = (page: Page) => pane(page).locator('[href], [src], [srcset], [onclick], [onerror], iframe, script, form')

test('F1 shows the guide in the language of the interface, beside the text', async ({ launch }) => {
  const { page } = await launch({ lang: 'ar' })
  const reader = await startWithSample(page)
  await goToStart(reader)
  await page.keyboard.press('F1')
  await expect(firstHeading(page)).toHaveText('دليل الوسم')
  await expect(reader.editor).toBeVisible()
  await expect(doors(page)).toHaveCount(0)

  const settings = await openSettings(page, 1)
  await choose(settings.locator('input[value="en"]'))
  await leaveDialog(page)
  await expect(firstHeading(page)).toHaveText('Annotation guidelines')

  // A chapter of the contents is gone to, with the focus.
  const chapter = pane(page).getByRole('navigation').getByRole('button').last()
  const title = await chapter.innerText()
  await chapter.click()
  await expect(pane(page).locator('.guide :focus')).toHaveText(title)
  await reader.focus()
  await page.keyboard.press('F1')
  await expect(pane(page)).toHaveCount(0)
})

test('a project’s own guidelines come from a file, lead nowhere, survive a restart and give way to the guide', async ({
  launch,
  userDataDir,
}) => {
  const file = join(userDataDir, 'house-rules.md')
  await writeFile(
    file,
    '# قواعد قسم التحقق\n\n- [الموقع](https://example.com/a) و<https://example.com/b>\n- ![صورة](https://example.com/c.png)\n\n<a href="https://example.com/d" onclick="alert(1)">خام</a> <script>alert(2)</script>\n\n[x](javascript:alert(3))\n',
  )
  const first = await launch({ lang: 'en' })
  const reader = await startWithSample(first.page)
  await goToStart(reader)
  await first.page.keyboard.press('F1')
  await stubOpenDialog(first.electron, [file])
  await chooseInMenu(first.page, 'Load own guidelines')
  await expect(firstHeading(first.page)).toHaveText('قواعد قسم التحقق')
  await expect(first.page.getByTestId('notice')).toContainText('house-rules.md')
  await expect(doors(first.page)).toHaveCount(0)
  await pane(first.page).getByText('الموقع').click()
  await expect(reader.editor).toBeVisible()
  expect(first.electron.windows()).toHaveLength(1)
  await first.quit()

  const { page } = await launch({ lang: 'en' })
  await (await readerOf(page)).focus()
  await page.keyboard.press('F1')
  await expect(firstHeading(page)).toHaveText('قواعد قسم التحقق')
  await expect(pane(page)).toContainText('of this project')
  await chooseInMenu(page, 'Back to the default guide')
  await expect(firstHeading(page)).toHaveText('Annotation guidelines')
})
