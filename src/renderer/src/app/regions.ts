/** Walking between the parts of the window by F6, as people know it from browsers and office programs. */

/** Where the focus goes in a region: its list or its text if it has one, else its first control. */
const targets = [
  '[role="listbox"]',
  '[role="textbox"]:not(input)',
  'button:not(:disabled), input:not(:disabled), select, textarea, a[href], [tabindex="0"]',
]

/** Focuses the next (1) or previous (-1) element with `data-region`, in the order of the page and round its end. */
export function stepRegion(step: 1 | -1): boolean {
  const regions = Array.from(document.querySelectorAll<HTMLElement>('[data-region]')).filter(
    (region) => region.getClientRects().length > 0 && targetOf(region) !== null,
  )
  // Of a region within another, the inner one comes later.
  const current = regions.findLastIndex((region) => region.contains(document.activeElement))
  const start = current < 0 && step < 0 ? 0 : current
  const region = regions[(start + step + regions.length) % Math.max(1, regions.length)]
  if (region === undefined) return false
  targetOf(region)?.focus()
  return true
}

function targetOf(region: HTMLElement): HTMLElement | null {
  for (const selector of targets) {
    const target = region.querySelector<HTMLElement>(selector)
    if (target !== null) return target
  }
  return null
}
