import { useEffect } from 'react'
import { invokeCommand } from './handlers'
import { runCommand } from './keymap'
import { type CommandId, commands, type KeyChord } from './registry'

/** Commands whose keys mean something else in a field: undo there takes back what was typed. */
const notInFields: ReadonlySet<string> = new Set(['undo', 'redo', 'finishDocument'])

/** A chord that types something, so that a field needs it. */
function types({ code, mod, alt }: KeyChord): boolean {
  return !mod && !alt && !/^F\d+$/.test(code)
}

const inFields: ReadonlySet<string> = new Set(
  commands.filter(({ id, keys }) => !notInFields.has(id) && !keys.some(types)).map(({ id }) => id),
)

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select') !== null
}

/** While a modal dialog is open, the keys belong to it. */
export function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"], [role="alertdialog"], .overlay') !== null
}

/** Listens for the keys of the window scope and has whatever is provided for them done. Mounted once, by the app. */
export function useWindowKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isDialogOpen()) return
      const inField = isField(event.target)
      const run = (id: CommandId) => (!inField || inFields.has(id)) && invokeCommand(id)
      if (runCommand(event, 'window', run)) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
