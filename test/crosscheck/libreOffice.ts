import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Whether LibreOffice is here to be asked. */
export function hasLibreOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/**
 * Has LibreOffice open a workbook and write each of its sheets as CSV: UTF-8, commas, cells as they are and not as they are
 * shown, texts in quotes. Answers the text of each sheet by its name.
 */
export function sheetsByLibreOffice(workbook: Uint8Array): ReadonlyMap<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'sanad-libreoffice-'))
  try {
    writeFileSync(join(folder, 'review.xlsx'), workbook)
    // "Filter Options for the CSV Filter" of its help; the last one is for all sheets.
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1'
    execFileSync('soffice', [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      ...['--headless', '--convert-to', filter, '--outdir', folder, join(folder, 'review.xlsx')],
    ], { stdio: 'ignore' }) // prettier-ignore
    return new Map(
      readdirSync(folder)
        .filter((name) => name.endsWith('.csv'))
        .map((name) => [name.slice('review-'.length, -'.csv'.length), readFileSync(join(folder, name), 'utf8')]),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
