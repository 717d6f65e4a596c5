/** What the benchmark of the queue times inside the app's page. Each function is sent there alone, so none may use another. */

/**
 * From now on, the milliseconds from each key (as the system saw it) to the painted frame with another conflict and all that is
 * said of it, gathered in `window.benchTimes` (see `watchedTimes`).
 */
export function watchDecisions(): void {
  const place = () => document.querySelector('[data-testid="conflict-place"]')?.textContent
  const times: number[] = []
  Object.assign(window, { benchTimes: times })
  window.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      const before = place()
      const look = () => {
        if (place() === before || document.querySelector('[data-testid="conflict-item"]') === null) {
          requestAnimationFrame(look)
        } else {
          const channel = new MessageChannel()
          channel.port1.onmessage = () => times.push(performance.now() - timeStamp)
          channel.port2.postMessage(null)
        }
      }
      requestAnimationFrame(look)
    },
    { capture: true },
  )
}

/** Waits until so many keys have led to another conflict. */
export function untilDecided(keys: number): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const times: unknown = Reflect.get(window, 'benchTimes')
      if (Array.isArray(times) && times.length >= keys) resolve()
      else requestAnimationFrame(look)
    }
    look()
  })
}
