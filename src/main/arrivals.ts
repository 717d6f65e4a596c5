/** Paths that come from outside at any time: the command line, a second start, the system's "open with". */

export interface Arrivals {
  /** Imports the paths, or keeps them until the interface is ready. */
  add(paths: readonly string[]): void
  /** The interface listens now. */
  ready(): void
  /** The interface went away (reload, crash): what arrives waits again. */
  away(): void
}

export function createArrivals(open: (paths: readonly string[]) => void): Arrivals {
  let isReady = false
  let waiting: readonly string[] = []
  const deliver = (): void => {
    if (!isReady || waiting.length === 0) return
    const paths = waiting
    waiting = []
    open(paths)
  }
  return {
    add(paths) {
      waiting = [...waiting, ...paths]
      deliver()
    },
    ready() {
      isReady = true
      deliver()
    },
    away() {
      isReady = false
    },
  }
}
