/** Keys as Electron writes them, for the application menu: https://www.electronjs.org/docs/latest/api/accelerator */
import type { KeyChord } from './registry'

const keyNames: Readonly<Record<string, string>> = {
  BracketLeft: '[',
  BracketRight: ']',
  Comma: ',',
  Equal: '=',
  Minus: '-',
  Slash: '/',
}

/** What a key code is called where it has a name of its own there; digits, letters, F keys and the named ones. */
const sameName = /^(?:F\d+|Enter|Escape|Delete|Backspace|Tab|Space|PageUp|PageDown|Home|End)$/

/**
 * The accelerator that shows a chord in a menu; null for a key that Electron has no name for. A Mac's menu may not show a
 * key without Command: it would take the key from whoever types.
 */
export function acceleratorOf(chord: KeyChord | undefined, isMac: boolean): string | null {
  if (chord === undefined || (isMac && chord.mod !== true)) return null
  const { code, mod, alt, shift } = chord
  const key = keyNames[code] ?? /^(?:Key|Digit)(.)$/.exec(code)?.[1] ?? (sameName.test(code) ? code : null)
  if (key === null) return null
  return [mod && 'CommandOrControl', alt && 'Alt', shift && 'Shift', key].filter(Boolean).join('+')
}
