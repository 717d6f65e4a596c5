export interface SearchTimes {
  /** Milliseconds from the input to the first hits in the page. */
  readonly first: number
  /** Milliseconds from the input to the end of the search. */
  readonly all: number
  /** What the panel says was found. */
  readonly hits: string
}

/** Puts words into the field of the project search, as if they were typed. Sent to the app's page alone. */
export async function timeSearch(words: string): Promise<SearchTimes> {
  const field = document.querySelector<HTMLInputElement>('[data-testid="project-words"]')
  if (field === null) throw new Error('The panel is not open.')
  const type = (value: string) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value)
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
  const until = (condition: () => boolean) =>
    new Promise<number>((resolve) => {
      const look = () => {
        if (condition()) resolve(performance.now())
        else requestAnimationFrame(look)
      }
      look()
    })
  const isShown = (selector: string) => document.querySelector(selector) !== null
  type('')
  await until(() => !isShown('[data-testid="project-hits"]'))
  const start = performance.now()
  type(words)
  const first = await until(() => isShown('[data-testid="project-hits"] [role="option"]'))
  const all = await until(() => isShown('[data-testid="project-tag-all"]:not([data-disabled])'))
  const hits = document.querySelector('[data-testid="project-outcome"] p')?.textContent ?? ''
  return { first: first - start, all: all - start, hits }
}
