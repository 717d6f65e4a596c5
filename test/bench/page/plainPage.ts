/** What the editor is measured against: the same text and marks as plain `<p>` and `<mark>`, with no editor at all. */
import type { Annotation } from '@core/annotation/model'
import { AnnotationIndex } from '@core/annotation/annotationIndex'
import { segmentsOfLine } from '@core/annotation/segments'
import { LineTable } from '@core/text/lineTable'

const escapeHtml = (text: string) => text.replace(/[&<>]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'))

export class PlainPage {
  readonly #lines: LineTable
  readonly #elements: HTMLElement[]
  readonly #root: HTMLElement

  constructor(host: HTMLElement, text: string, marks: readonly Annotation[]) {
    this.#lines = new LineTable(text)
    const index = new AnnotationIndex(this.#lines)
    for (const mark of marks) index.add(mark)
    const scroller = document.createElement('div')
    scroller.className = 'reader-scroll'
    this.#root = document.createElement('div')
    this.#root.className = 'reader-text'
    const html: string[] = []
    for (let line = 0; line < this.#lines.count; line++) {
      const segments = segmentsOfLine(this.#lines.start(line), this.#lines.end(line), index.onLine(line))
      const inner = segments.map(({ start, end, ids }) => {
        const shown = escapeHtml(text.slice(start, end))
        return ids.length > 0 ? `<mark>${shown}</mark>` : shown
      })
      html.push(`<p class="reader-line">${inner.join('') || '<br>'}</p>`)
    }
    this.#root.innerHTML = html.join('')
    scroller.append(this.#root)
    host.append(scroller)
    this.#elements = Array.from(this.#root.children).filter((e) => e instanceof HTMLElement)
  }

  /** Wraps a span inside one text node of its line. */
  addMark({ start, end }: Annotation): void {
    const { node, offset } = this.#pointOf(start)
    const range = document.createRange()
    range.setStart(node, offset)
    range.setEnd(node, Math.min(node.textContent?.length ?? 0, offset + end - start))
    range.surroundContents(document.createElement('mark'))
  }

  /** Selects from one offset to another, UTF-16 units; a caret where they are the same. */
  select(anchor: number, focus: number): void {
    const from = this.#pointOf(anchor)
    const to = this.#pointOf(focus)
    document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
  }

  dispose(): void {
    this.#root.parentElement?.remove()
  }

  #pointOf(offset: number): { node: Node; offset: number } {
    const line = this.#lines.lineAt(offset)
    const element = this.#elements[line] ?? this.#root
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    let before = this.#lines.start(line)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const { length } = node.textContent ?? ''
      if (offset < before + length) return { node, offset: offset - before }
      before += length
    }
    return { node: element, offset: 0 }
  }
}
