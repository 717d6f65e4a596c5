/**
 * The part of the EditContext API (W3C, Chromium 121 and later) that the editor uses; TypeScript's DOM types lack it.
 * https://www.w3.org/TR/edit-context/
 */
declare class EditContext extends EventTarget {
  readonly text: string
  updateText(start: number, end: number, text: string): void
  updateControlBounds(bounds: DOMRect): void
  updateSelectionBounds(bounds: DOMRect): void
}

interface HTMLElement {
  editContext: EditContext | null
}
