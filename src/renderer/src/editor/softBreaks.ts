/**
 * Keeps the cuts of very long lines out of sight. A piece of such a line is a block of its own, so its last visual line would
 * end short wherever the cut falls. The cut is therefore moved back to the start of that visual line: the browser, which
 * breaks lines one after the other, would have broken there in any case. Marks move no glyph, so the cuts hold until the
 * width or the font changes; then they are sought again, piece by piece, while the browser is idle.
 * Offsets are UTF-16 units of the document.
 */
import { directionOf } from '@core/text/direction'
import type { DocumentView } from './DocumentView'
import { isBidiBalanced, pieceCuts } from './longLines'
import { rangeOf } from './points'
import { caretRect, topOffset } from './scrolling'
import { keepingSelection } from './selection'

/** How far back from the end of a piece its last visual lines are looked for: about six of them. */
const reach = 500

/** What an idle moment must still have left for one more cut, in milliseconds. */
const enough = 4

export class SoftBreaks {
  readonly #view: DocumentView
  readonly #scroller: HTMLElement
  readonly #resizes = new ResizeObserver(() => this.#startIfNew())
  readonly #fontsLoaded = (): void => this.#start()
  #layout = ''
  #idle = 0

  /** Starts at once if the document has very long lines; else there is nothing to do, ever. */
  constructor(view: DocumentView, scroller: HTMLElement) {
    this.#view = view
    this.#scroller = scroller
    if (view.longLines.length === 0) return
    this.#resizes.observe(view.root)
    document.fonts.addEventListener('loadingdone', this.#fontsLoaded)
    this.#startIfNew()
  }

  dispose(): void {
    this.#resizes.disconnect()
    document.fonts.removeEventListener('loadingdone', this.#fontsLoaded)
    cancelIdleCallback(this.#idle)
  }

  /** The text also changes its height as pieces of it are shown for the first time; that breaks no line anew. */
  #startIfNew(): void {
    const { font, letterSpacing, wordSpacing } = getComputedStyle(this.#view.root)
    const layout = [this.#view.root.clientWidth, font, letterSpacing, wordSpacing].join(' ')
    if (layout === this.#layout) return
    this.#layout = layout
    this.#start()
  }

  #start(): void {
    cancelIdleCallback(this.#idle)
    const work = this.#settle()
    const step = (deadline: IdleDeadline) => {
      let done: boolean
      this.#keepingPlace(() => {
        do done = work.next().done === true
        while (!done && deadline.timeRemaining() > enough)
        if (!done) this.#idle = requestIdleCallback(step)
      })
    }
    this.#idle = requestIdleCallback(step)
  }

  /** Settles one cut after the other, in the order of the text: where a piece ends decides where the next one begins. */
  *#settle(): Generator<undefined> {
    const { lines } = this.#view.model
    for (const line of this.#view.longLines) {
      const first = pieceCuts(lines.text, lines.start(line), lines.end(line))
      for (const [i, cut] of first.entries()) {
        this.#settleCut(line, i + 1, cut)
        yield
      }
    }
  }

  /** From where the cut was made at first, so that cuts do not creep from one layout to the next. */
  #settleCut(line: number, piece: number, cut: number): void {
    const cuts = this.#view.cutsOf(line)
    const move = (to: number) => keepingSelection(this.#view, () => this.#view.moveCut(line, piece, to))
    if (cuts[piece - 1] !== cut) move(cut)
    const start = cuts[piece - 2] ?? this.#view.model.lines.start(line)
    const settled = this.#lastBreak(start, cut)
    if (settled !== null) move(settled)
  }

  /**
   * The start of the last visual line in the piece [start, end) that reads the same at the start of a block: one that begins
   * with a letter of the line's own direction, since digits and punctuation look to the letters before them (UAX #9). Null
   * when there is none in reach.
   */
  #lastBreak(start: number, end: number): number | null {
    const { lines } = this.#view.model
    const { text } = lines
    const direction = directionOf(lines.lineText(lines.lineAt(start)))
    const words = wordStarts(text, Math.max(start + 1, end - reach), end).reverse()
    for (const [i, word] of words.entries()) {
      const before = words[i + 1]
      const here = this.#boxOf(word)
      const above = before === undefined ? undefined : this.#boxOf(before)
      if (here === undefined || above === undefined) return null
      const startsLine = here.top + here.bottom - above.top - above.bottom > here.height
      if (startsLine && startsStrongly(text, word, direction) && isBidiBalanced(text, start, word)) return word
    }
    return null
  }

  #boxOf(offset: number): DOMRect | undefined {
    return rangeOf(this.#view, offset, offset + 1).getClientRects()[0]
  }

  /** What is being read stays where it is, whatever moves above it. */
  #keepingPlace(work: () => void): void {
    if (this.#scroller.scrollTop === 0) {
      work()
      return
    }
    const offset = topOffset(this.#view, this.#scroller)
    const before = caretRect(this.#view, offset).top
    work()
    this.#scroller.scrollTop += caretRect(this.#view, offset).top - before
  }
}

/** Where words start behind a space in [from, end) of a text. */
function wordStarts(text: string, from: number, end: number): number[] {
  const starts: number[] = []
  for (let space = text.indexOf(' ', from - 1); space >= 0 && space + 1 < end; space = text.indexOf(' ', space + 1))
    if (text.charAt(space + 1) !== ' ') starts.push(space + 1)
  return starts
}

const rightToLeftLetter = /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u
const letter = /^\p{L}/u

function startsStrongly(text: string, offset: number, direction: 'ltr' | 'rtl'): boolean {
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0)
  return letter.test(character) && rightToLeftLetter.test(character) === (direction === 'rtl')
}
