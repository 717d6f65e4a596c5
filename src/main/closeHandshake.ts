/**
 * Closing the window: the interface is asked first, so that nothing unsaved goes with it. A page that does not even hear
 * the question is hung or gone, and the window closes all the same.
 */

export interface CloseHandshake {
  /** The person wants to close. Asks the interface; asking again while an answer is awaited is harmless. */
  request(): void
  /** The page got the question and will answer, perhaps after asking the person, who may take any time. */
  heard(): void
  /** The page agrees. Without a question asked it has no say. */
  confirm(): void
  /** The page went away (reload, crash) with the question open: nothing is left to wait for. */
  away(): void
}

/** `ask` sends the question, `close` closes for good; `patience` is in milliseconds. */
export function createCloseHandshake(ask: () => void, close: () => void, patience = 5000): CloseHandshake {
  let isOpen = false
  let timer: NodeJS.Timeout | undefined
  const finish = (): void => {
    if (!isOpen) return
    isOpen = false
    clearTimeout(timer)
    close()
  }
  return {
    request() {
      isOpen = true
      clearTimeout(timer)
      timer = setTimeout(finish, patience)
      ask()
    },
    heard() {
      clearTimeout(timer)
    },
    confirm: finish,
    away: finish,
  }
}
