/** The editor as the benchmarks drive it: the text with its marks, and nothing of the workbench around it. */
import { AnnotationIndex } from '@core/annotation/annotationIndex'
import type { Annotation } from '@core/annotation/model'
import { LineTable } from '@core/text/lineTable'
import { Reader } from '@renderer/editor/Reader'

export class EditorPage {
  readonly #lines: LineTable
  readonly #index: AnnotationIndex
  readonly #reader: Reader

  constructor(host: HTMLElement, text: string, marks: readonly Annotation[]) {
    this.#lines = new LineTable(text)
    this.#index = new AnnotationIndex(this.#lines)
    for (const mark of marks) this.#index.add(mark)
    const nothing = () => undefined
    const events = {
      onSelection: nothing,
      onHover: nothing,
      onClick: nothing,
      onPointerSelection: nothing,
      onKey: () => false,
      onError: (error: Error) => {
        throw error
      },
    }
    const model = { lines: this.#lines, index: this.#index }
    this.#reader = new Reader(host, model, events, { label: 'bench', isMac: false })
  }

  /** Adds a mark as a session does: into the index, its order included, and onto the screen. */
  addMark(mark: Annotation): void {
    this.#index.add(mark)
    this.#index.inOrder()
    this.#reader.refreshLines([this.#lines.lineAt(mark.start)])
  }

  /** Selects from one offset to another, UTF-16 units, and reads it back, as the workbench does at every move. */
  select(anchor: number, focus: number): void {
    this.#reader.select({ anchor, focus })
    if (this.#reader.selection?.focus !== focus) throw new Error(`The caret is not at ${focus}.`)
  }

  dispose(): void {
    this.#reader.dispose()
  }
}
