/** What the benchmark of the ledger times inside the app's page. Each function is sent there alone, so none may use another. */

/** How long tasks of the window's thread took from now on, above the 50 ms from which the browser reports one; see `longTasks`. */
export function watchLongTasks(): void {
  const tasks: number[] = []
  Object.assign(window, { longTasks: tasks })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration)
  }).observe({ entryTypes: ['longtask'] })
}

/** What `watchLongTasks` saw. */
export function longTasks(): number[] {
  return (window as unknown as { longTasks: number[] }).longTasks
}

/** Scrolls by so many screens a frame; the milliseconds that each frame took, and how many had lines not yet filled. */
export function scrollLedger({
  frames,
  screens,
}: {
  frames: number
  screens: number
}): Promise<{ times: number[]; unfilled: number }> {
  const table = document.querySelector('[data-testid="ledger-table"]')
  if (table === null) throw new Error('There is no table.')
  table.scrollTop = 0
  return new Promise((resolve) => {
    const times: number[] = []
    let unfilled = 0
    let last = performance.now()
    const step = (now: number) => {
      times.push(now - last)
      last = now
      if (table.querySelector('[aria-busy="true"]') !== null) unfilled++
      table.scrollTop += table.clientHeight * screens
      if (times.length > frames) resolve({ times: times.slice(1), unfilled })
      else requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
  })
}

/** Puts words into the field of the ledger's search, as if they were typed; the milliseconds until the table shows what is found. */
export async function timeLedgerSearch(words: string): Promise<{ ms: number; found: number }> {
  const field = document.querySelector<HTMLInputElement>('.ledger-tools input')
  const version = () => document.querySelector('[data-testid="ledger-table"]')?.getAttribute('data-version')
  if (field === null) throw new Error('There is no search.')
  const before = version()
  const start = performance.now()
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, words)
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  await new Promise<void>((resolve) => {
    const look = () => {
      const busy = document.querySelector('[data-testid="ledger-table"] [aria-busy="true"]') !== null
      if (version() === before || busy) requestAnimationFrame(look)
      else resolve()
    }
    look()
  })
  const ms = performance.now() - start
  return { ms, found: Number(document.querySelector('[data-testid="ledger-count"]')?.getAttribute('data-found')) }
}
