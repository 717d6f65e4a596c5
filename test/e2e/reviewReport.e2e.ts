/** The HTML report in a Chromium: what it shows is looked at by the browser, and printed. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, expect, test, type Page } from '@playwright/test'
import { createServer } from 'vite'
import type * as reports from './fixtures/reviewReports'

/** Made by the core as Vite reads it: Playwright itself takes no JSON for a module. */
async function reportHtml(language: 'ar' | 'en'): Promise<string> {
  const server = await createServer({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@core': resolve('src/core') } },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    appType: 'custom',
  })
  try {
    const made = (await server.ssrLoadModule('/test/e2e/fixtures/reviewReports.ts')) as typeof reports
    return made.reportHtml(language)
  } finally {
    await server.close()
  }
}

async function inChromium(language: 'ar' | 'en', look: (page: Page, pdf: () => Promise<Buffer>) => Promise<void>) {
  const folder = await mkdtemp(join(tmpdir(), 'sanad-report-'))
  const file = join(folder, 'report.html')
  await writeFile(file, await reportHtml(language))
  const executablePath = process.env['SANAD_ELECTRON']
  if (executablePath === undefined) throw new Error('SANAD_ELECTRON is set by the global setup.')
  const electron = await _electron.launch({
    executablePath,
    args: [
      resolve('test/e2e/fixtures/reportHost'),
      ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${join(folder, 'data')}`,
    ],
    env: { ...process.env, SANAD_REPORT: file },
  })
  try {
    const page = await electron.firstWindow()
    await page.waitForLoadState('load')
    const pdf = async () =>
      Buffer.from(
        await electron.evaluate(async ({ BrowserWindow }) => {
          const [window] = BrowserWindow.getAllWindows()
          const bytes = await window?.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true })
          return bytes?.toString('base64') ?? ''
        }),
        'base64',
      )
    await look(page, pdf)
  } finally {
    await electron.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Where each letter of the marked texts stands, in px. */
const places = (page: Page) =>
  page.locator('.line').evaluateAll((lines) =>
    lines.map((line) => {
      const found: number[][] = []
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT, (node) =>
        node.parentElement?.closest('.notes') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
      )
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        for (let at = 0; at < (node.textContent?.length ?? 0); at++) {
          const range = document.createRange()
          range.setStart(node, at)
          range.setEnd(node, at + 1)
          const { x, y, width } = range.getBoundingClientRect()
          found.push([x, y, width])
        }
      }
      return found
    }),
  )

for (const language of ['ar', 'en'] as const) {
  test(`marks and numbers move no letter (${language})`, async () => {
    await inChromium(language, async (page) => {
      const marked = await places(page)
      await page.locator('.line').evaluateAll((lines) => {
        for (const line of lines) {
          for (const notes of line.querySelectorAll('.notes')) notes.remove()
          // As if nobody had marked it: one text node, one run of glyphs.
          const words = line.textContent
          line.textContent = words
        }
      })
      expect(marked.flat().length).toBeGreaterThan(200)
      const plain = await places(page)
      expect(marked.map((line) => line.length)).toEqual(plain.map((line) => line.length))
      // Layout counts in 64ths of a pixel, and rounds once for each part of a line.
      const moved = marked.flat(2).map((value, at) => Math.abs(value - (plain.flat(2)[at] ?? 0)))
      expect(Math.max(...moved)).toBeLessThan(0.5)
    })
  })
}

test('prints on A4, each part on a page of its own, and runs nothing', async () => {
  await inChromium('ar', async (page, pdf) => {
    expect(await page.evaluate(() => 'ran' in window)).toBe(false)
    expect(await page.locator('figure img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(400)
    // Above the words, and over none of them.
    const [note, line] = [page.locator('.notes').first(), page.locator('.line').first()]
    expect((await note.boundingBox())?.y).toBeLessThan(((await line.boundingBox())?.y ?? 0) + 8)
    const file = (await pdf()).toString('latin1')
    expect(file.startsWith('%PDF-')).toBe(true)
    // 210 × 297 mm in points.
    expect(file).toMatch(/\/MediaBox\s*\[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]/)
    // Title, summary, charts, texts, contradictions, and the ledger on several.
    expect(file.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(7)
  })
})
