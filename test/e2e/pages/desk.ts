/** Steps at the desk that several tests take: marking a quote, going to a section of the settings. */
import { expect, type Locator, type Page } from '@playwright/test'
import { labelKeys, type LabelName, type ReaderPage, type ShownMark } from './reader'

/** Goes to the start of the text with the keyboard in it. */
export async function goToStart(reader: ReaderPage): Promise<void> {
  await reader.focus()
  await reader.page.keyboard.press('Control+Home')
}

/**
 * Selects a quote that occurs once and presses the key of a label; a link that is offered on the way is turned down.
 * @param label a default label, or the key of another one, such as `Digit4`
 * @returns the mark, which is focused
 */
export async function markQuote(
  reader: ReaderPage,
  quote: string,
  label: LabelName | `Digit${number}`,
): Promise<ShownMark> {
  const { start, end } = await reader.selectQuote(quote)
  await reader.page.keyboard.press(label in labelKeys ? labelKeys[label as LabelName] : label)
  const find = async () => (await reader.marks()).find((mark) => mark.start === start && mark.end === end)
  await expect.poll(find).toBeDefined()
  if (await reader.page.getByTestId('link-offer').isVisible()) await reader.page.keyboard.press('Backspace')
  const mark = await find()
  if (mark === undefined) throw new Error(`«${quote}» is not marked.`)
  return mark
}

/** The entry of the focused mark in the list of marks. */
export function focusedCard(reader: ReaderPage): Locator {
  return reader.marksList.locator('[aria-selected="true"]')
}

/** Opens the settings at a section, by its place: 0 annotators, 1 appearance, 2 marking, 3 keys, 4 about. */
export async function openSettings(page: Page, section: number): Promise<Locator> {
  await page.keyboard.press('Control+Comma')
  const settings = page.getByTestId('settings')
  await settings.getByRole('tab').nth(section).click()
  return settings
}

/** Closes the dialog that is open. */
export async function leaveDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(page.locator('.overlay')).toHaveCount(0)
}
