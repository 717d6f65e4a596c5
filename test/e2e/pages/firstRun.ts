import { expect, type Page } from '@playwright/test'
import { ReaderPage } from './reader'

/** Answers the first run's question and opens the sample project; the first text is then open. */
export async function startWithSample(page: Page, name = 'هناء'): Promise<ReaderPage> {
  await page.getByTestId('first-run-name').fill(name)
  await page.getByTestId('sample-project').click()
  return readerOf(page)
}

/** Answers the first run's question alone. Files named on the command line arrive after it. */
export async function giveName(page: Page, name = 'هناء'): Promise<void> {
  await page.getByTestId('first-run-name').fill(name)
  await page.getByTestId('first-run-name').press('Enter')
}

/** The reader of the document that is open, or that is just being opened. */
export async function readerOf(page: Page): Promise<ReaderPage> {
  const reader = new ReaderPage(page)
  await expect(reader.editor).toBeVisible()
  return reader
}
