/** The person's selection as document offsets (UTF-16 units): anchor where it began, focus where the caret is. */
import type { DocumentView } from './DocumentView'
import { offsetOfPoint, pointOfOffset } from './points'

export interface TextSelection {
  readonly anchor: number
  readonly focus: number
}

/** The selection if both its ends are in the view; null otherwise. */
export function readSelection(view: DocumentView): TextSelection | null {
  const selection = document.getSelection()
  if (!selection?.anchorNode || !selection.focusNode) return null
  const anchor = offsetOfPoint(view, selection.anchorNode, selection.anchorOffset)
  const focus = offsetOfPoint(view, selection.focusNode, selection.focusOffset)
  return anchor === null || focus === null ? null : { anchor, focus }
}

/** Puts the DOM selection there. A caret looks forward; the later end of a range looks backward. */
export function writeSelection(view: DocumentView, { anchor, focus }: TextSelection): void {
  const from = pointOfOffset(view, anchor, anchor <= focus ? 'forward' : 'backward')
  const to = anchor === focus ? from : pointOfOffset(view, focus, anchor < focus ? 'backward' : 'forward')
  document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
}

/** Runs an update that may replace text nodes, and puts the selection back where it stood in the text. */
export function keepingSelection(view: DocumentView, update: () => void): void {
  const before = readSelection(view)
  update()
  if (before === null) return
  const after = readSelection(view)
  if (after?.anchor !== before.anchor || after.focus !== before.focus) writeSelection(view, before)
}

export function isCollapsed(selection: TextSelection): boolean {
  return selection.anchor === selection.focus
}

/** The selection as a span: start before end. */
export function spanOf({ anchor, focus }: TextSelection): { start: number; end: number } {
  return { start: Math.min(anchor, focus), end: Math.max(anchor, focus) }
}
