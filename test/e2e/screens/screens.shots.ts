/**
 * Pictures of every screen, Arabic and English, light and dark, in `docs/screens/`. `npm run screens` takes them; they are looked
 * at by people, and no test compares them.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { test } from '../fixtures/app'
import { visitDatasetImportScreens } from '../pages/datasetImportScreens'
import { startWithSample } from '../pages/firstRun'
import { visitLedgerScreens } from '../pages/ledgerScreens'
import { visitMergeScreens } from '../pages/mergeScreens'
import { prepareDesk, setContentSize, visitScreens } from '../pages/screens'

const folder = process.env['SANAD_SCREENS'] ?? resolve(import.meta.dirname, '../../../docs/screens')

/** `1280x800` unless the environment names another size. */
const [width = 1280, height = 800] = (process.env['SANAD_SCREEN_SIZE'] ?? '1280x800').split('x').map(Number)

for (const lang of ['ar', 'en'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`screens, ${lang}, ${theme}`, async ({ launch, userDataDir }) => {
      const { electron, page } = await launch({ lang })
      await setContentSize(electron, width, height)
      const devTools = await page.context().newCDPSession(page)
      const into = join(folder, `${lang}-${theme}`)
      await mkdir(into, { recursive: true })
      const paint = () => page.evaluate((t) => void (document.documentElement.dataset['theme'] = t), theme)
      const look = async (name: string) => {
        await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)))
        // WebP, which Playwright does not write itself: a hundred pictures are a third of their size as PNG.
        const { data } = await devTools.send('Page.captureScreenshot', { format: 'webp', quality: 82 })
        await writeFile(join(into, `${name}.webp`), Buffer.from(data, 'base64'))
      }
      await page.getByTestId('first-run-name').waitFor()
      await paint()
      await look('first-run')
      const reader = await startWithSample(page)
      await paint()
      await prepareDesk(reader)
      await visitScreens(reader, look)
      await visitDatasetImportScreens({ electron, page }, userDataDir, look)
      await visitMergeScreens({ electron, page }, userDataDir, look)
      await visitLedgerScreens({ electron, page }, userDataDir, look)
    })
  }
}
