/**
 * Moving the caret by keyboard. Arrows are logical, as in any right-to-left text field: the arrow that points along the
 * line's direction goes forward in the text, over numbers too. Vertical motion and the visual line's ends stay the browser's.
 */
import { directionOf } from '@core/text/direction'
import { nextGrapheme, previousGrapheme } from '@core/text/graphemes'
import type { LineTable } from '@core/text/lineTable'
import { nextWordEnd, previousWordStart } from '@core/text/words'
import { isCollapsed, spanOf, type TextSelection } from './selection'

/** The keys of one press, as far as motion cares. `word` is Ctrl, or Alt on a Mac. */
export interface MotionKey {
  readonly code: string
  readonly shift: boolean
  readonly word: boolean
}

export function motionKeyOf(event: KeyboardEvent, isMac: boolean): MotionKey | null {
  const word = isMac ? event.altKey : event.ctrlKey
  const other = isMac ? event.ctrlKey || event.metaKey : event.altKey || event.metaKey
  return other ? null : { code: event.code, shift: event.shiftKey, word }
}

/** Where a key takes the selection (offsets in UTF-16 units), or null when it is not one of ours. */
export function moveSelection(lines: LineTable, selection: TextSelection, key: MotionKey): TextSelection | null {
  const target = targetOf(lines, selection, key)
  if (target === null) return null
  return key.shift ? { anchor: selection.anchor, focus: target } : { anchor: target, focus: target }
}

function targetOf(lines: LineTable, selection: TextSelection, key: MotionKey): number | null {
  const { text } = lines
  if (key.word && key.code === 'Home') return 0
  if (key.word && key.code === 'End') return text.length
  if (key.code !== 'ArrowLeft' && key.code !== 'ArrowRight') return null

  const line = lines.lineAt(selection.focus)
  const forward = (directionOf(lines.lineText(line)) === 'rtl') === (key.code === 'ArrowLeft')
  if (key.word) return forward ? nextWordEnd(lines, selection.focus) : previousWordStart(lines, selection.focus)
  if (!key.shift && !isCollapsed(selection)) {
    const { start, end } = spanOf(selection)
    return forward ? end : start
  }
  return forward ? nextGrapheme(text, selection.focus) : previousGrapheme(text, selection.focus)
}
