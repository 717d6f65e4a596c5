import { useEffect } from 'react'
import { providedHandlers } from './handlers'
import { runCommand } from './keymap'
import { commands, type CommandHandlers, type KeyChord } from './registry'

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
      if (runCommand(event, 'window', allowedFor(event.target))) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

function allowedFor(target: EventTarget | null): CommandHandlers {
  const handlers = providedHandlers()
  if (!isField(target)) return handlers
  return Object.fromEntries(Object.entries(handlers).filter(([id]) => inFields.has(id)))
}
