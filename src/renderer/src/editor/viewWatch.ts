/** Tells, at most once a frame, that the text has moved under its view: it was scrolled, or it was laid out anew. */

export type ViewChange = 'scroll' | 'layout'

export class ViewWatch {
  readonly #scroller: HTMLElement
  readonly #resizes: ResizeObserver
  readonly #listeners = new Set<(change: ViewChange) => void>()
  #frame = 0
  #change: ViewChange = 'scroll'

  constructor(root: HTMLElement, scroller: HTMLElement) {
    this.#scroller = scroller
    scroller.addEventListener('scroll', this.#onScroll, { passive: true })
    this.#resizes = new ResizeObserver(this.invalidate)
    this.#resizes.observe(root)
    this.#resizes.observe(scroller)
  }

  /** Calls `listener` after each change. Returns the way to stop. */
  on(listener: (change: ViewChange) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Has everybody told with the next frame that the layout changed. */
  readonly invalidate = (): void => {
    this.#change = 'layout'
    this.#schedule()
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame)
    this.#scroller.removeEventListener('scroll', this.#onScroll)
    this.#resizes.disconnect()
    this.#listeners.clear()
  }

  readonly #onScroll = (): void => this.#schedule()

  #schedule(): void {
    if (this.#frame !== 0) return
    this.#frame = requestAnimationFrame(() => {
      const change = this.#change
      this.#frame = 0
      this.#change = 'scroll'
      for (const listener of this.#listeners) listener(change)
    })
  }
}
