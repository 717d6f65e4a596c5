/** From key presses to commands and from commands to the keys shown beside them. */
import { type Command, type CommandId, commands, type KeyChord } from './registry'

export const isMac = navigator.platform.startsWith('Mac')

function matches(event: KeyboardEvent, chord: KeyChord): boolean {
  const mod = isMac ? event.metaKey : event.ctrlKey
  const other = isMac ? event.ctrlKey : event.metaKey
  return (
    event.code === chord.code &&
    mod === (chord.mod ?? false) &&
    event.shiftKey === (chord.shift ?? false) &&
    event.altKey === (chord.alt ?? false) &&
    !other
  )
}

/**
 * Has the command done that a key press stands for: `run` does it and answers whether there was anything to do, else the next
 * command of the same keys is tried. Returns whether the press was used up.
 */
export function runCommand(event: KeyboardEvent, scope: Command['scope'], run: (id: CommandId) => boolean): boolean {
  return commands.some(
    (command) => command.scope === scope && command.keys.some((chord) => matches(event, chord)) && run(command.id),
  )
}

/** The digit on a key (`KeyboardEvent.code`), of the row above the letters or of the number pad; null on any other key. */
export function digitOf(code: string): string | null {
  return /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1] ?? null
}

const keyNames: Readonly<Record<string, string>> = {
  BracketLeft: '[',
  BracketRight: ']',
  Comma: ',',
  Equal: '+',
  Minus: '−',
  Enter: '↵',
  Escape: 'Esc',
  Delete: 'Del',
  Backspace: '⌫',
  Slash: '?',
  ContextMenu: '☰',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
}

/** The keys of a command's first chord as they are printed on a keyboard: ['Ctrl', 'Shift', 'Z']. */
export function keysOf(id: CommandId): string[] {
  const chord: KeyChord | undefined = commands.find((c) => c.id === id)?.keys[0]
  return chord === undefined ? [] : chordNames(chord)
}

export function chordNames(chord: KeyChord): string[] {
  const names: string[] = []
  if (chord.mod) names.push(isMac ? '⌘' : 'Ctrl')
  if (chord.alt) names.push(isMac ? '⌥' : 'Alt')
  if (chord.shift) names.push(isMac ? '⇧' : 'Shift')
  names.push(keyNames[chord.code] ?? chord.code.replace(/^(Key|Digit|Numpad)/, ''))
  return names
}

/** For `aria-keyshortcuts`: "Control+Shift+Z". */
export function ariaKeys(id: CommandId): string {
  const aria: Readonly<Record<string, string>> = { Ctrl: 'Control', '⌘': 'Meta', '⌥': 'Alt', '⇧': 'Shift', '↵': 'Enter', Esc: 'Escape', Del: 'Delete' } // prettier-ignore
  return keysOf(id)
    .map((name) => aria[name] ?? name)
    .join('+')
}
