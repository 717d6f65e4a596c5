import { expect, type Locator, type Page } from '@playwright/test'

/** A mark as the text shows it: offsets in UTF-16 units of the document's text. */
export interface ShownMark {
  readonly id: string
  readonly label: string
  readonly start: number
  readonly end: number
}

/** The labels in the order of their keys. */
export const labelKeys = { claim: 'Digit1', source: 'Digit2', figure: 'Digit3' } as const
export type LabelName = keyof typeof labelKeys

/**
 * The reading editor as a person meets it: keys, pointer, and what is on the screen. It asks the page's DOM and never the
 * app's own state, so that a test sees what an analyst would.
 */
export class ReaderPage {
  readonly editor: Locator
  readonly saveState: Locator
  readonly marksList: Locator

  constructor(readonly page: Page) {
    this.editor = page.getByTestId('editor')
    this.saveState = page.getByTestId('save-state')
    this.marksList = page.getByTestId('marks-list')
  }

  /** The document's text, from the lines on the screen. */
  text(): Promise<string> {
    return this.editor.evaluate((root) =>
      Array.from(root.querySelectorAll('.reader-line'), (line) => line.textContent).join('\n'),
    )
  }

  /** Where the selection stands, as offsets in the text; null when it is not in the editor. */
  selection(): Promise<{ anchor: number; focus: number } | null> {
    return this.editor.evaluate((root) => {
      const selection = document.getSelection()
      const offsetOf = (node: Node | null, offset: number): number | null => {
        if (node === null || !root.contains(node)) return null
        let before = 0
        for (const line of root.querySelectorAll('.reader-line')) {
          if (!line.contains(node)) {
            before += line.textContent.length + 1
            continue
          }
          const range = document.createRange()
          range.setStart(line, 0)
          range.setEnd(node, offset)
          return before + range.toString().length
        }
        return null
      }
      if (selection === null) return null
      const anchor = offsetOf(selection.anchorNode, selection.anchorOffset)
      const focus = offsetOf(selection.focusNode, selection.focusOffset)
      return anchor === null || focus === null ? null : { anchor, focus }
    })
  }

  /** The direction of the line that the caret is in. */
  private caretLineDirection(): Promise<string> {
    return this.page.evaluate(() => {
      const node = document.getSelection()?.focusNode ?? null
      const line = (node instanceof Element ? node : node?.parentElement)?.closest<HTMLElement>('.reader-line')
      return line?.dir ?? 'rtl'
    })
  }

  async caret(): Promise<number> {
    return (await this.selection())?.focus ?? -1
  }

  /**
   * Walks the caret to an offset by key presses alone: words while it is far, letters when it is near. With `select` the
   * selection grows along (Shift). The arrow that points along the direction of the caret's line goes forward.
   */
  async walkTo(target: number, { select = false }: { readonly select?: boolean } = {}): Promise<void> {
    const shift = select ? 'Shift+' : ''
    const arrow = async (from: number) =>
      ((await this.caretLineDirection()) === 'rtl') === target > from ? 'ArrowLeft' : 'ArrowRight'
    let at = await this.caret()
    // Words first: each press is checked, and the walk ends before the word that would overshoot.
    while (Math.abs(target - at) > 12) {
      await this.page.keyboard.press(`${shift}Control+${await arrow(at)}`)
      const now = await this.caret()
      if (now === at) break
      at = now
    }
    for (let presses = 0; at !== target; presses++) {
      if (presses > 200) throw new Error(`The caret does not reach ${target}; it is at ${at}.`)
      await this.page.keyboard.press(`${shift}${await arrow(at)}`)
      at = await this.caret()
    }
  }

  /** Selects [start, end) by key presses. */
  async select(start: number, end: number): Promise<void> {
    await this.walkTo(start)
    await this.walkTo(end, { select: true })
    expect(await this.selection()).toEqual({ anchor: start, focus: end })
  }

  /** Selects a quote that occurs once in the text, and answers where it is. */
  async selectQuote(quote: string): Promise<{ start: number; end: number }> {
    const start = (await this.text()).indexOf(quote)
    if (start < 0) throw new Error(`The text has no «${quote}».`)
    await this.select(start, start + quote.length)
    return { start, end: start + quote.length }
  }

  /** Tags what is selected, by the label's key. */
  async tagSelection(label: LabelName): Promise<void> {
    await this.page.keyboard.press(labelKeys[label])
  }

  /** Selects and tags by key, and waits until the mark is saved. */
  async tag(start: number, end: number, label: LabelName): Promise<void> {
    const before = (await this.marks()).length
    await this.select(start, end)
    await this.tagSelection(label)
    await expect.poll(async () => (await this.marks()).length).toBe(before + 1)
  }

  /** Every mark in the text, in reading order, put together from its painted segments. */
  marks(): Promise<ShownMark[]> {
    return this.editor.evaluate((root) => {
      const marks = new Map<string, { label: string; start: number; end: number }>()
      let before = 0
      for (const line of root.querySelectorAll('.reader-line')) {
        // A very long line has its segments in pieces.
        for (const segment of line.querySelectorAll(':scope > :not(.reader-piece), :scope > .reader-piece > *')) {
          const { length } = segment.textContent
          const labels = segment.getAttribute('data-labels')?.split(' ') ?? []
          segment
            .getAttribute('data-ids')
            ?.split(' ')
            .forEach((id, i) => {
              const start = marks.get(id)?.start ?? before
              marks.set(id, { label: labels[i] ?? '', start, end: before + length })
            })
          before += length
        }
        before += 1
      }
      return Array.from(marks, ([id, mark]) => ({ id, ...mark })).sort(
        (a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1),
      )
    })
  }

  async waitUntilSaved(): Promise<void> {
    await expect(this.saveState).toHaveAttribute('data-state', 'saved')
  }

  /** Puts the keyboard into the text, as F6 or a click does. */
  async focus(): Promise<void> {
    await this.editor.focus()
  }
}
