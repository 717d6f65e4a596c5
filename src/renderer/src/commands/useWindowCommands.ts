import { useEffect, useRef } from 'react'
import { runCommand } from './keymap'
import type { CommandHandlers, CommandId } from './registry'

/** Commands whose keys mean something else in a field: undo there takes back what was typed. */
const notInFields: readonly CommandId[] = ['undo', 'redo', 'finishDocument']

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select') !== null
}

function without(handlers: CommandHandlers, ids: readonly CommandId[]): CommandHandlers {
  return Object.fromEntries(Object.entries(handlers).filter(([id]) => !(ids as readonly string[]).includes(id)))
}

/** While a dialog is open, the keys belong to it. */
function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null
}

/** Listens for the commands of the window scope as long as the component is mounted. */
export function useWindowCommands(handlers: CommandHandlers): void {
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isDialogOpen()) return
      const allowed = isField(event.target) ? without(latest.current, notInFields) : latest.current
      if (runCommand(event, 'window', allowed)) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
