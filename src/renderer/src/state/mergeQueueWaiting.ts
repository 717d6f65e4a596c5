/** What keys asked for before the item was read that they are about: done in their order, once it is. */

/** The item at hand: the id of its line, and whether it was read. */
export interface AtHand {
  readonly id: string | null
  readonly isRead: boolean
}

let waiting: (() => unknown)[] = []
/** The line that the first of them is about. */
let about: string | null = null
let acting = false

export function isWaiting(): boolean {
  return waiting.length > 0
}

/** Keeps what is asked about the line at hand, or about the one that it is after what waits already. */
export function wait(id: string | null, act: () => unknown): void {
  if (!isWaiting()) about = id
  waiting.push(act)
}

/** Does what waits for as long as the item at hand was read. If another one is at hand by something else, all is forgotten. */
export function actOn(atHand: () => AtHand): void {
  // What is done may bring up the next item, which comes here again.
  if (acting) return
  acting = true
  try {
    for (let now = atHand(); isWaiting(); now = atHand()) {
      if (now.id !== about) forgetWaiting()
      else if (!now.isRead) return
      else {
        waiting.shift()?.()
        about = atHand().id
      }
    }
  } finally {
    acting = false
  }
}

/** For when the item will not be read. */
export function forgetWaiting(): void {
  waiting = []
}
