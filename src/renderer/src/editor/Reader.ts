/**
 * The reading editor: an immutable document with a caret, its marks, and the events a workbench needs.
 * It knows spans; what a key or a click means is the caller's business. Offsets are UTF-16 units throughout.
 */
import { moveSelection, motionKeyOf } from './caretMotion'
import { DocumentView, type ViewModel } from './DocumentView'
import { guardText } from './guards'
import {
  clearHighlights,
  type HighlightKind,
  type LabelledSpan,
  type PaintName,
  showHighlight,
  type Span,
  SpanPainter,
} from './highlights'
import { InvisiblesLayer } from './InvisiblesLayer'
import { LinkLayer, type LinkPicture } from './LinkLayer'
import { measureOverview, type OverviewMap, type Sight } from './overview'
import { placeKeeper } from './placeKeeper'
import { offsetOfPoint } from './points'
import { onSchemeStyles } from './schemeStyles'
import { caretRect, revealOffset, scrollToTop, stopScrolling, topOffset } from './scrolling'
import { isCollapsed, keepingSelection, readSelection, spanOf, type TextSelection, writeSelection } from './selection'
import { SoftBreaks } from './softBreaks'
import { type ViewChange, ViewWatch } from './viewWatch'

export interface ReaderEvents {
  /** The selection changed, by whatever means; null when it left the text. */
  readonly onSelection: (selection: TextSelection | null) => void
  /** The ids of the annotations under the pointer; empty when there are none. */
  readonly onHover: (ids: readonly string[]) => void
  /** A click that selected nothing: the ids of the annotations under the pointer. */
  readonly onClick: (ids: readonly string[]) => void
  /** The pointer was released over a selection; `exact` when Alt was held, which asks for grapheme boundaries. */
  readonly onPointerSelection: (exact: boolean) => void
  /** A key that was pressed in the text. Answer true when it was used up. */
  readonly onKey: (event: KeyboardEvent) => boolean
  readonly onError: (error: Error) => void
}

export interface ReaderOptions {
  readonly label: string
  readonly isMac: boolean
}

export class Reader {
  readonly view: DocumentView
  readonly #root: HTMLElement
  readonly #scroller: HTMLElement
  readonly #links: LinkLayer
  readonly #watch: ViewWatch
  readonly #painter: SpanPainter
  readonly #invisibles: InvisiblesLayer
  readonly #keepPlace: () => void
  readonly #events: ReaderEvents
  readonly #isMac: boolean
  readonly #cleanUps: (() => void)[] = []
  #hovered = ''
  /** The last selection in the text: a field that takes the focus takes the page's selection too. */
  #caret: TextSelection = { anchor: 0, focus: 0 }

  /** Builds the editor inside `host`, an empty element of definite height. */
  constructor(host: HTMLElement, model: ViewModel, events: ReaderEvents, options: ReaderOptions) {
    this.#events = events
    this.#isMac = options.isMac
    this.#scroller = document.createElement('div')
    this.#scroller.className = 'reader-scroll'
    this.#root = document.createElement('div')
    this.#root.className = 'reader-text'
    this.#root.lang = 'ar'
    this.#root.dataset['testid'] = 'editor'
    this.#root.setAttribute('aria-label', options.label)
    this.#scroller.append(this.#root)
    host.append(this.#scroller)

    this.#cleanUps.push(guardText(this.#root, () => keepingSelection(this.view, () => this.view.rebuild())))
    this.view = new DocumentView(this.#root, model, events.onError)
    this.#cleanUps.push(onSchemeStyles(() => this.refreshLines(Array(model.lines.count).keys())))
    this.#links = new LinkLayer(this.view, this.#scroller)
    this.#watch = new ViewWatch(this.#root, this.#scroller)
    this.#painter = new SpanPainter(this.view, this.#scroller, this.#watch)
    this.#invisibles = new InvisiblesLayer(this.view, this.#scroller)
    this.#keepPlace = placeKeeper(this.view, this.#scroller)
    const softBreaks = new SoftBreaks(this.view, this.#scroller)
    this.#cleanUps.push(() => softBreaks.dispose())
    this.#listen()
  }

  /** The selection, or null when it is not in the text. */
  get selection(): TextSelection | null {
    return readSelection(this.view)
  }

  select(selection: TextSelection): void {
    this.#caret = selection
    writeSelection(this.view, selection)
  }

  /** The selection, or the last one if it has gone to a field or a dialog meanwhile. */
  get lastSelection(): TextSelection {
    return this.selection ?? this.#caret
  }

  /** Takes the focus, with the caret where it was last: the browser would put it at the start when it comes from a field. */
  focus(): void {
    const last = this.lastSelection
    this.#root.focus({ preventScroll: true })
    if (this.selection?.anchor !== last.anchor || this.selection.focus !== last.focus) this.select(last)
  }

  get hasFocus(): boolean {
    return document.activeElement === this.#root
  }

  setLabel(label: string): void {
    this.#root.setAttribute('aria-label', label)
  }

  /** Shows the annotations of these lines anew; caret and selection stay where they are in the text. */
  refreshLines(lines: Iterable<number>): void {
    keepingSelection(this.view, () => this.view.refreshLines(lines))
    this.#links.invalidate()
    this.#watch.invalidate()
  }

  highlight(kind: HighlightKind, span: LabelledSpan | null): void {
    showHighlight(this.view, kind, span)
  }

  /** Paints what a search found, in the order of the text, and the one of them that is current. */
  setHits(hits: readonly Span[], current: Span | null): void {
    this.#painter.paint('hit', hits)
    this.#painter.paint('hit-current', current === null ? [] : [current])
  }

  /** Paints spans, in the order of the text and none within another, as `::highlight(sanad-<name>)`; none clears it. */
  paintSpans(name: PaintName, spans: readonly Span[]): void {
    this.#painter.paint(name, spans)
  }

  /** Calls `listener`, at most once a frame, after the text was scrolled or laid out anew. Returns the way to stop. */
  onView(listener: (change: ViewChange) => void): () => void {
    return this.#watch.on(listener)
  }

  /** How much of the text is in sight, and where. */
  get sight(): Sight {
    const { scrollTop: top, clientHeight: height, scrollHeight: whole } = this.#scroller
    return { top, height, whole }
  }

  /** Where the lines lie in the whole of the text. It holds until `onView` tells of a new layout. */
  measureOverview(): OverviewMap {
    return measureOverview(this.view, this.#scroller)
  }

  /** Shows links as lines, and numbers on the ends that can be chosen. */
  showLinks(picture: LinkPicture): void {
    this.#links.show(picture)
  }

  /** Draws bidi controls, odd spaces and other characters that are not seen, or no longer. */
  showInvisibles(shown: boolean): void {
    this.#invisibles.setEnabled(shown)
  }

  /** To be called right before the text's size, width, leading or font changes: the topmost line stays the topmost. */
  keepPlace(): void {
    this.#keepPlace()
    this.#invalidateLayers()
  }

  reveal(offset: number, where: 'nearest' | 'center' = 'nearest'): void {
    revealOffset(this.view, this.#scroller, offset, where)
  }

  /** The first offset of the topmost line in sight. */
  get topOffset(): number {
    return topOffset(this.view, this.#scroller)
  }

  scrollToTop(offset: number): void {
    scrollToTop(this.view, this.#scroller, offset)
  }

  dispose(): void {
    for (const cleanUp of this.#cleanUps) cleanUp()
    stopScrolling(this.#scroller)
    clearHighlights()
    this.#painter.dispose()
    this.#watch.dispose()
    this.#links.dispose()
    this.#invisibles.dispose()
    this.view.dispose()
    this.#scroller.remove()
  }

  #on<K extends keyof HTMLElementEventMap>(
    target: HTMLElement,
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void,
  ): void {
    target.addEventListener(type, listener)
    this.#cleanUps.push(() => target.removeEventListener(type, listener))
  }

  /** Has what is drawn over the text measured anew, where no box changed its size to tell of it. */
  readonly #invalidateLayers = (): void => {
    this.#links.invalidate()
    this.#invisibles.invalidate()
    this.#watch.invalidate()
  }

  #listen(): void {
    document.fonts.addEventListener('loadingdone', this.#invalidateLayers)
    this.#cleanUps.push(() => document.fonts.removeEventListener('loadingdone', this.#invalidateLayers))

    const onSelectionChange = () => {
      const { selection } = this
      this.#caret = selection ?? this.#caret
      this.#events.onSelection(selection)
    }
    document.addEventListener('selectionchange', onSelectionChange)
    this.#cleanUps.push(() => document.removeEventListener('selectionchange', onSelectionChange))

    this.#on(this.#root, 'focus', () => {
      // Always: a browser may have put the caret at the start already. A pointer that brings the focus sets it after this.
      writeSelection(this.view, this.#caret)
    })
    this.#on(this.#root, 'keydown', (event) => this.#onKeyDown(event))
    this.#on(this.#root, 'copy', (event) => this.#onCopy(event))
    this.#on(this.#root, 'pointermove', (event) => this.#onHover(event.target))
    this.#on(this.#root, 'pointerleave', () => this.#onHover(null))
    this.#on(this.#root, 'pointerup', (event) => {
      const { selection } = this
      if (selection !== null && !isCollapsed(selection)) this.#events.onPointerSelection(event.altKey)
    })
    this.#on(this.#root, 'click', (event) => {
      const { selection } = this
      if (event.button === 0 && selection !== null && isCollapsed(selection)) this.#events.onClick(idsAt(event.target))
    })
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing) return
    if (this.#events.onKey(event)) {
      event.preventDefault()
      return
    }
    const selection = this.selection ?? { anchor: 0, focus: 0 }
    const moved = this.#move(event, selection)
    if (moved === null) return
    event.preventDefault()
    this.select(moved)
    this.reveal(moved.focus)
  }

  #move(event: KeyboardEvent, selection: TextSelection): TextSelection | null {
    const { lines } = this.view.model
    const command = this.#isMac ? event.metaKey : event.ctrlKey
    if (command && !event.shiftKey && !event.altKey && event.code === 'KeyA') {
      return { anchor: 0, focus: lines.text.length }
    }
    if (event.code === 'PageUp' || event.code === 'PageDown') return this.#page(event, selection)
    const key = motionKeyOf(event, this.#isMac)
    return key === null ? null : moveSelection(lines, selection, key)
  }

  /** A page up or down: the text scrolls by almost its height, and the caret keeps its place in the view. */
  #page(event: KeyboardEvent, selection: TextSelection): TextSelection | null {
    if (event.ctrlKey || event.altKey || event.metaKey) return null
    const rect = caretRect(this.view, selection.focus)
    const before = this.#scroller.scrollTop
    const step = this.#scroller.clientHeight * 0.85 * (event.code === 'PageUp' ? -1 : 1)
    this.#scroller.scrollTop = before + step
    const moved = this.#scroller.scrollTop - before
    const { lines } = this.view.model
    const focus =
      // Less than a line was left to scroll: the end is meant.
      Math.abs(moved) < Math.max(1, rect.height)
        ? step < 0
          ? 0
          : lines.text.length
        : (this.#offsetAt(rect.left, rect.top + rect.height / 2) ?? selection.focus)
    return event.shiftKey ? { anchor: selection.anchor, focus } : { anchor: focus, focus }
  }

  #offsetAt(x: number, y: number): number | null {
    const position = document.caretPositionFromPoint(x, y)
    return position === null ? null : offsetOfPoint(this.view, position.offsetNode, position.offset)
  }

  #onCopy(event: ClipboardEvent): void {
    const { selection } = this
    if (selection === null || isCollapsed(selection)) return
    const { start, end } = spanOf(selection)
    event.clipboardData?.setData('text/plain', this.view.model.lines.text.slice(start, end))
    event.preventDefault()
  }

  #onHover(target: EventTarget | null): void {
    const ids = idsAt(target)
    const joined = ids.join(' ')
    if (joined === this.#hovered) return
    this.#hovered = joined
    this.#events.onHover(ids)
  }
}

/** The ids of the annotations over the segment that an event hit. */
export function idsAt(target: EventTarget | null): string[] {
  const segment = target instanceof Element ? target.closest<HTMLElement>('[data-ids]') : null
  return segment?.dataset['ids']?.split(' ') ?? []
}
