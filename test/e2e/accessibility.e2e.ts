import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/app'
import { startWithSample } from './pages/firstRun'
import { visitDatasetImportScreens } from './pages/datasetImportScreens'
import { visitLedgerScreens } from './pages/ledgerScreens'
import { visitMergeScreens } from './pages/mergeScreens'
import { prepareDesk, visitScreens } from './pages/screens'

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

interface Violation {
  readonly id: string
  readonly impact: string | null
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

/** What axe finds on the screen as it is. Its wrapper for Playwright opens a second page, which Electron cannot do. */
async function seriousViolations(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(axePath, 'utf8'))
  const violations = await page.evaluate(async () => {
    // Colours on their way from one theme to the other are nobody's colours.
    await Promise.all(document.getAnimations().map((animation) => animation.finished))
    const { axe } = window as unknown as { axe: { run: (context: Document) => Promise<{ violations: Violation[] }> } }
    return (await axe.run(document)).violations
  })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`))
}

for (const lang of ['ar', 'en'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`axe finds nothing serious on any screen, ${lang}, ${theme}`, async ({ launch, userDataDir }) => {
      test.setTimeout(360_000)
      const { electron, page } = await launch({ lang })
      const check = async (screen: string) => expect.soft(await seriousViolations(page), screen).toEqual([])
      const paint = () => page.evaluate((t) => void (document.documentElement.dataset['theme'] = t), theme)
      await page.getByTestId('first-run-name').waitFor()
      await paint()
      await check('first run')

      const reader = await startWithSample(page)
      await paint()
      await check('workbench without marks')
      await prepareDesk(reader)
      await visitScreens(reader, check)
      await visitDatasetImportScreens({ electron, page }, userDataDir, check)
      await visitMergeScreens({ electron, page }, userDataDir, check)
      await visitLedgerScreens({ electron, page }, userDataDir, check)
    })
  }
}
