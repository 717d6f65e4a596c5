import { useEffect, useRef } from 'react'
import { runCommand } from './keymap'
import type { CommandHandlers } from './registry'

/** Fields keep their own keys: undo in a field takes back what was typed there. */
function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select') !== null
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
      if (event.defaultPrevented || event.isComposing || isDialogOpen() || isField(event.target)) return
      if (runCommand(event, 'window', latest.current)) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
