import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import { alias } from '../vite.config'

/** Fills the open project of a running app with so many documents of about 3 kB, with so many marks each; see `fill.ts`. */
export async function fillProject(page: Page, documents: number, marksEach: number, linked = false): Promise<void> {
  const result = await build({
    configFile: false,
    resolve: { alias },
    logLevel: 'warn',
    build: {
      write: false,
      target: 'chrome130',
      lib: { entry: join(import.meta.dirname, 'fill.ts'), formats: ['iife'], name: 'sanadBench', fileName: 'fill' },
    },
  })
  const code = [result].flat().flatMap((bundle) => ('output' in bundle ? bundle.output[0].code : []))[0] ?? ''
  await page.evaluate(`${code}\n;sanadBench.fill(${documents}, ${marksEach}, ${linked})`)
}
