import { useEffect, useState } from 'react'

let mounted = 0
let returnTo: HTMLElement | null = null

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
        if (mounted === 0 && lost) returnTo?.focus({ preventScroll: true })
      })
    }
  }, [before])
}
