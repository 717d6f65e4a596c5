import type { Page } from '@playwright/test'

/** What the keys used here type under the Arabic layout (Arabic 101). */
const arabic: Readonly<Record<string, string>> = {
  KeyL: 'م', KeyE: 'ث', KeyN: 'ى', KeyS: 'س', KeyU: 'ع', KeyC: 'ؤ', KeyZ: 'ئ', KeyY: 'غ', KeyF: 'ب', KeyK: 'ن',
  BracketLeft: 'ج', BracketRight: 'د', Slash: 'ظ',
  Digit0: '٠', Digit1: '١', Digit2: '٢', Digit3: '٣', Digit4: '٤', Digit5: '٥', Digit6: '٦', Digit7: '٧', Digit8: '٨', Digit9: '٩',
} // prettier-ignore

/** Virtual key codes, which the browser asks for with a key press; a layout does not change them. */
function virtualCode(code: string): number {
  const last = code.slice(-1)
  if (code.startsWith('Key') || code.startsWith('Digit')) return last.charCodeAt(0)
  return { BracketLeft: 219, BracketRight: 221, Slash: 191 }[code] ?? 0
}

/**
 * Presses keys as a keyboard under the Arabic layout does: the code of the key is that of its place, what it types is an
 * Arabic letter or digit. Playwright's own keyboard knows the American layout alone.
 */
export async function arabicKeyboard(page: Page): Promise<(code: string) => Promise<void>> {
  const session = await page.context().newCDPSession(page)
  return async (code) => {
    const text = arabic[code]
    if (text === undefined) {
      await page.keyboard.press(code)
      return
    }
    const event = { code, key: text, windowsVirtualKeyCode: virtualCode(code), nativeVirtualKeyCode: 0 }
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event, text, unmodifiedText: text })
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
  }
}
