/** What finding does to the reader and the focus: opening and closing the bar, going from hit to hit. */
import { flushSync } from 'react-dom'
import type { TFunction } from 'i18next'
import type { SearchOptions } from '@core/search/query'
import { spanOf } from '@renderer/editor/selection'
import { showDeskBar, useDeskBar } from '@renderer/state/deskBar'
import {
  currentHit,
  setFindWords,
  startFindFrom,
  stepToHit,
  toggleFindOption,
  useFindInDocument,
} from '@renderer/state/findInDocument'
import { announce } from '@renderer/ui/announcer'
import type { TextCommandContext } from '../text/commandContext'

/** A selection of more than so many UTF-16 units is not meant as the words to search for. */
const longestTaken = 100

export class FindActions {
  readonly #context: TextCommandContext
  readonly #t: TFunction
  #bar: HTMLElement | null = null
  #field: HTMLInputElement | null = null

  constructor(context: TextCommandContext, t: TFunction) {
    this.#context = context
    this.#t = t
  }

  /** Takes the element of the bar while it is shown; the same for the field in it. */
  takeBar(bar: HTMLElement | null): void {
    this.#bar = bar
  }

  takeField(field: HTMLInputElement | null): void {
    this.#field = field
  }

  /** Opens the bar and goes to its field; words that are selected in the text are what is searched for. */
  open(): void {
    const { reader, session } = this.#context
    const span = spanOf(reader.lastSelection)
    const words = session.text.slice(span.start, Math.min(span.end, span.start + longestTaken + 1))
    const isTaken = reader.hasFocus && words.trim() !== '' && words.length <= longestTaken && !words.includes('\n')
    if (isTaken) void setFindWords(words)
    startFindFrom(span.start)
    // The field has to be there to be focused. It does not focus itself: a bar that stays open while another document comes
    // leaves the focus to the text.
    flushSync(() => showDeskBar('find'))
    this.#field?.focus()
    this.#field?.select()
  }

  /** Closes the bar, and selects the hit in the text, so that the next key can mark it. */
  close(): void {
    const { reader } = this.#context
    const hit = this.#hit()
    showDeskBar(null)
    reader.focus()
    if (hit !== null) reader.select({ anchor: hit.start, focus: hit.end })
  }

  async setWords(words: string): Promise<void> {
    await setFindWords(words)
    this.#reveal()
  }

  async toggle(option: keyof SearchOptions): Promise<void> {
    await toggleFindOption(option)
    this.#reveal()
  }

  /** Goes to a hit: from the field to the one beside the current, from the text to the one beside the caret, selecting it. */
  async step(direction: 'next' | 'previous'): Promise<void> {
    const { reader, session } = this.#context
    if (useFindInDocument.getState().words.trim() === '') {
      this.open()
      return
    }
    const isInBar = this.#bar?.contains(document.activeElement) ?? false
    const found = await stepToHit(direction, isInBar ? null : spanOf(reader.lastSelection))
    if (useFindInDocument.getState().session !== session) return
    if (found === null) {
      if (useDeskBar.getState().bar !== 'find') announce(this.#t('find.bar.none'))
      return
    }
    const { hit, wrapped } = found
    if (wrapped) announce(this.#t(direction === 'next' ? 'find.bar.wrappedToStart' : 'find.bar.wrappedToEnd'))
    reader.reveal(hit.start, 'center')
    if (isInBar) return
    reader.focus()
    reader.select({ anchor: hit.start, focus: hit.end })
  }

  #reveal(): void {
    const hit = this.#hit()
    if (hit !== null) this.#context.reader.reveal(hit.start, 'center')
  }

  /** The current hit, if it is one in the text of this reader. */
  #hit() {
    return useFindInDocument.getState().session === this.#context.session ? currentHit() : null
  }
}
