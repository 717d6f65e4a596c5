import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/app'
import { stubOpenDialog } from './fixtures/dialogs'
import { focusedCard, goToStart, markQuote } from './pages/desk'
import { startWithSample } from './pages/firstRun'
import { farthestMove, glyphsOf, glyphTolerance } from './pages/glyphs'

const placesScheme = resolve(import.meta.dirname, '../../resources/schemes/claims-and-places-v1.json')

async function openScheme(page: Page) {
  await page.getByTestId('project-menu').click()
  await page.getByRole('menuitem', { name: 'Annotation scheme' }).click()
  const dialog = page.getByTestId('scheme-dialog')
  await expect(dialog).toBeVisible()
  return dialog
}

async function loadScheme(page: Page) {
  const dialog = await openScheme(page)
  await page.getByTestId('load-scheme').click()
  await expect(page.getByTestId('scheme-proposal')).toContainText('place')
  await page.getByTestId('apply-scheme').click()
  await expect(dialog).toBeHidden()
}

test('a scheme from a file brings labels with keys, swatches and attributes, and moves no glyph', async ({
  launch,
}) => {
  const { page, electron } = await launch({ lang: 'en' })
  const reader = await startWithSample(page)
  await stubOpenDialog(electron, [placesScheme])
  await loadScheme(page)

  const tagBar = page.getByRole('toolbar', { name: 'Tag the selection' })
  await expect(tagBar.getByRole('button', { name: /Claim|Source|Figure|Place|Event/ })).toHaveCount(5)
  const place = tagBar.locator('[data-label="place"]')
  await expect(place).toHaveAttribute('aria-keyshortcuts', '4')
  await expect(place.locator('.label-swatch')).toHaveAttribute('data-channel', 'overline')
  await expect(place.locator('.label-swatch')).toHaveAttribute('data-colour', 'violet')

  await goToStart(reader)
  const quote = 'سد وادي الرمّانة انهار'
  const text = await reader.text()
  const line = reader.editor.locator('.reader-line').nth(text.slice(0, text.indexOf(quote)).split('\n').length - 1)
  const before = await glyphsOf(line)
  const mark = await markQuote(reader, quote, 'Digit4')
  expect(mark.label).toBe('place')
  await markQuote(reader, 'وادي الرمّانة انهار بعد', 'Digit5')
  await markQuote(reader, 'انهار بعد يومين', 'claim')
  expect(farthestMove(before, await glyphsOf(line))).toBeLessThan(glyphTolerance)
  const painted = await reader.editor
    .locator('[data-labels="place"]')
    .first()
    .evaluate((segment) => getComputedStyle(segment).backgroundImage)
  expect(painted).toContain('gradient')

  await page.keyboard.press('Escape')
  await reader.editor.locator('[data-labels="place"]').first().click()
  await page.keyboard.press('KeyE')
  await expect(page.getByTestId('attribute-bar')).toContainText('Kind of place')
  await page.keyboard.press('Digit3')
  await page.keyboard.press('Digit2')
  await expect(page.getByTestId('attribute-bar')).toBeHidden()
  await expect(focusedCard(reader).locator('.card-attributes')).toContainText('Town')
})

test('a broken scheme is refused with the place of each problem; one that lacks a label in use, in words', async ({
  launch,
  userDataDir,
}) => {
  const { page, electron } = await launch({ lang: 'en' })
  const reader = await startWithSample(page)
  const broken = join(userDataDir, 'broken.json')
  const label = (name: string, more: object = {}) => ({ name, title: { ar: 'وسم', en: name }, attributes: [], ...more })
  await writeFile(
    broken,
    JSON.stringify({
      id: 'broken',
      labels: [
        label('claim'),
        label('source'),
        label('place', { colour: 'mauve', attributes: [{ name: 'kind', type: 'choice', values: [] }] }),
      ],
    }),
  )
  await stubOpenDialog(electron, [broken])
  await openScheme(page)
  await page.getByTestId('load-scheme').click()
  const problems = page.getByTestId('scheme-problems').locator('li')
  await expect(problems).toHaveCount(3)
  expect(await problems.locator('code:first-child').allTextContents()).toEqual([
    'labels',
    'labels[2].colour',
    'labels[2].attributes[0].values',
  ])
  await expect(problems.first()).toContainText('This label must be there')
  await expect(problems.nth(1)).toContainText('This colour is not known')

  // Loaded again once it is mended, without leaving the dialog.
  await stubOpenDialog(electron, [placesScheme])
  await page.getByTestId('load-scheme').click()
  await page.getByTestId('apply-scheme').click()
  await expect(page.getByTestId('scheme-dialog')).toBeHidden()
  await goToStart(reader)
  await markQuote(reader, 'وادي الرمّانة انهار', 'Digit4')
  await reader.waitUntilSaved()

  await openScheme(page)
  await page.getByTestId('ready-made-schemes').click()
  await page.getByRole('menuitem', { name: 'Claims, sources and figures', exact: true }).click()
  const refusal = page.getByTestId('scheme-refusal')
  await expect(refusal).toContainText(/1 annotation has the label .?place/)
  await expect(page.getByTestId('apply-scheme')).toBeDisabled()
})
