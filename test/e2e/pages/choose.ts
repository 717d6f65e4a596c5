import { expect, type Locator } from '@playwright/test'

/**
 * Chooses one of a group of radio buttons, whose own input is hidden behind a drawing. What is chosen changes when the app
 * has taken it in, not in the moment of the click.
 */
export async function choose(option: Locator): Promise<void> {
  await option.click({ force: true })
  await expect(option).toBeChecked()
}
