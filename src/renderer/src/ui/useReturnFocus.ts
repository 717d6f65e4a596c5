import { useEffect, useState } from 'react'

let mounted = 0
let returnTo: HTMLElement | null = null
let waiting: (() => void)[] = []

/** What has the focus, if it is a place to come back to: not the page itself, and not another dialog, which will be gone. */
function placeToReturnTo(): HTMLElement | null {
  const { activeElement } = document
  if (!(activeElement instanceof HTMLElement) || activeElement === document.body) return null
  return activeElement.closest('[role="dialog"], [role="alertdialog"]') === null ? activeElement : null
}

/**
 * Gives the focus back to where it was before the first of a series of dialogs opened. The focus scope of the dialogs does
 * it for those that a button opened, not for those that a key in the text opened.
 */
export function useReturnFocus(): void {
  const [before] = useState(placeToReturnTo)
  useEffect(() => {
    returnTo = before ?? returnTo
    mounted += 1
    return () => {
      mounted -= 1
      // Once the page is as it will be: until then the focus may still be in what is going away.
      requestAnimationFrame(() => {
        const lost = document.activeElement === null || document.activeElement === document.body
        if (mounted > 0) return
        if (lost) returnTo?.focus({ preventScroll: true })
        const due = waiting
        waiting = []
        for (const run of due) run()
      })
    }
  }, [before])
}

/** Does something as soon as no dialog is open any more and the focus is back where it was before them. */
export function afterDialogs(run: () => void): void {
  if (mounted === 0) run()
  else waiting.push(run)
}
