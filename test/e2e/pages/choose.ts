import { expect, type Locator } from '@playwright/test'

/**
 * Chooses one of a group of radio buttons, whose own input is hidden behind a drawing. What is chosen changes when the app
 * has taken it in, not in the moment of the click.
 */
export async function choose(option: Locator): Promise<void> {
  await option.click({ force: true })
  await expect(option).toBeChecked()
}

/** Checks a checkbox by the keyboard: its own input is hidden behind a drawing as well, and takes no click everywhere. */
export async function check(option: Locator): Promise<void> {
  await option.press('Space')
  await expect(option).toBeChecked()
}
