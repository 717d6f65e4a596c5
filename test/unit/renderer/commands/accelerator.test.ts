// @vitest-environment jsdom
import { acceleratorOf } from '@renderer/commands/accelerator'
import { commands, type KeyChord } from '@renderer/commands/registry'
import { expect, it } from 'vitest'

it.each([
  [{ code: 'KeyF', mod: true, shift: true }, 'CommandOrControl+Shift+F'],
  [{ code: 'BracketLeft', shift: true, alt: true }, 'Alt+Shift+['],
  [{ code: 'Digit1', alt: true }, 'Alt+1'],
  [{ code: 'PageDown', mod: true }, 'CommandOrControl+PageDown'],
  [{ code: 'Comma', mod: true }, 'CommandOrControl+,'],
  [{ code: 'F10', shift: true }, 'Shift+F10'],
])('writes %o as Electron does', (chord, accelerator) => {
  expect(acceleratorOf(chord, false)).toBe(accelerator)
})

it('has a name for the first key of every command', () => {
  for (const { id, keys } of commands) {
    const [first]: readonly KeyChord[] = keys
    if (first !== undefined) expect(acceleratorOf(first, false), id).not.toBeNull()
  }
})

it('shows on a Mac only keys that nobody types with', () => {
  expect(acceleratorOf({ code: 'KeyL' }, true)).toBeNull()
  expect(acceleratorOf({ code: 'KeyK', mod: true }, true)).toBe('CommandOrControl+K')
})

it('shows nothing for no key, and for one without a name', () => {
  expect(acceleratorOf(undefined, false)).toBeNull()
  expect(acceleratorOf({ code: 'ContextMenu' }, false)).toBeNull()
})
