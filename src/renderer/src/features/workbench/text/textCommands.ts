/** What the keys do while the caret is in the text: the registry's commands, bound to one reader and its session. */
import { labelsInOrder } from '@core/annotation/scheme'
import type { CommandHandlers } from '@renderer/commands/registry'
import { isCollapsed, spanOf } from '@renderer/editor/selection'
import { showDeskBar, type DeskBar } from '@renderer/state/deskBar'
import { offerLink } from '@renderer/state/linking'
import { toggleFocusMode, useNavigation } from '@renderer/state/navigation'
import { canUndoProjectStep } from '@renderer/state/projectUndo'
import {
  type BoundaryMove,
  cycleAt,
  deleteFocused,
  moveBoundary,
  relabelFocused,
  type Snapping,
  tagSpan,
  toggleClitic,
  walk,
} from '@renderer/state/tagging'
import { goTo, type TextCommandContext } from './commandContext'
import { linkCommands } from './linkCommands'

/** Marks the selection, or relabels the focused annotation when nothing is selected. */
export function tagSelection({ reader, session, say }: TextCommandContext, label: string, snapping: Snapping): void {
  const { selection } = reader
  const { focused } = session
  if (selection !== null && !isCollapsed(selection)) {
    const outcome = tagSpan(session, spanOf(selection), label, snapping)
    if (outcome.kind === 'nothing-selected') {
      say({ kind: 'nothing-selected' })
      return
    }
    const { annotation } = outcome
    reader.select({ anchor: annotation.end, focus: annotation.end })
    say({ kind: outcome.kind, label, quote: annotation.quote })
    if (outcome.kind === 'tagged') offerLink(session, annotation, focused)
    return
  }
  if (focused === null) {
    say({ kind: 'nothing-selected' })
    return
  }
  const ends = session.links.neighboursOf(focused.id)
  if (!relabelFocused(session, label)) return
  const kept = new Set(session.links.neighboursOf(focused.id))
  const droppedEnds = ends.filter((id) => !kept.has(id)).flatMap((id) => session.index.get(id)?.quote ?? [])
  say({ kind: 'relabelled', label, quote: focused.quote, droppedEnds })
}

/** Handlers for every command of the text scope, and for undo and redo. */
export function textCommands(context: TextCommandContext): CommandHandlers {
  const { reader, session, snapping, say } = context

  /** The label whose key is a digit; a scheme may have fewer. */
  const tag = (digit: number, how?: Snapping) => (): boolean => {
    const label = labelsInOrder(context.scheme)[digit - 1]
    if (label !== undefined) tagSelection(context, label, how ?? snapping())
    return label !== undefined
  }
  const edit = (bar: DeskBar) => (): true => {
    if (session.focused === null) say({ kind: 'nothing-focused' })
    else showDeskBar(bar)
    return true
  }
  const move = (boundary: BoundaryMove) => (): true => {
    if (session.focused === null) say({ kind: 'nothing-focused' })
    else if (moveBoundary(session, boundary)) sayFocused('moved')
    else say({ kind: 'no-further' })
    return true
  }
  const sayFocused = (kind: 'moved' | 'focused') => {
    const { focused } = session
    if (focused === null) return
    // The caret goes along, so that the annotation stays the one that the keys act on.
    goTo(reader, focused, 'nearest')
    say({ kind, label: focused.label, quote: focused.quote })
  }
  const walkTo = (direction: 'next' | 'previous') => (): boolean => {
    const caret = reader.selection?.focus ?? 0
    if (walk(session, caret, direction) === null) return false
    sayFocused('focused')
    return true
  }
  const travel = (done: boolean, kind: 'undone' | 'redone'): true => {
    const { focused } = session
    if (done && focused !== null) goTo(reader, focused, 'nearest')
    say({ kind: done ? kind : kind === 'undone' ? 'nothing-to-undo' : 'nothing-to-redo' })
    return true
  }

  return {
    ...linkCommands(context),
    tagClaim: tag(1),
    tagSource: tag(2),
    tagFigure: tag(3),
    tagLabel4: tag(4),
    tagLabel5: tag(5),
    tagLabel6: tag(6),
    tagLabel7: tag(7),
    tagLabel8: tag(8),
    tagLabel9: tag(9),
    tagClaimExactly: tag(1, 'exact'),
    tagSourceExactly: tag(2, 'exact'),
    tagFigureExactly: tag(3, 'exact'),
    editAttributes: edit('attributes'),
    editNote: edit('note'),
    startOutWord: move({ edge: 'start', direction: 'out', by: 'word' }),
    startInWord: move({ edge: 'start', direction: 'in', by: 'word' }),
    startOutGrapheme: move({ edge: 'start', direction: 'out', by: 'grapheme' }),
    startInGrapheme: move({ edge: 'start', direction: 'in', by: 'grapheme' }),
    endOutWord: move({ edge: 'end', direction: 'out', by: 'word' }),
    endInWord: move({ edge: 'end', direction: 'in', by: 'word' }),
    endOutGrapheme: move({ edge: 'end', direction: 'out', by: 'grapheme' }),
    endInGrapheme: move({ edge: 'end', direction: 'in', by: 'grapheme' }),
    toggleClitic: () => {
      if (session.focused === null) say({ kind: 'nothing-focused' })
      else if (toggleClitic(session)) sayFocused('moved')
      else say({ kind: 'no-clitic' })
      return true
    },
    deleteMark: () => {
      const { focused } = session
      if (focused === null) say({ kind: 'nothing-focused' })
      else if (deleteFocused(session)) say({ kind: 'deleted', label: focused.label, quote: focused.quote })
      return true
    },
    nextMark: walkTo('next'),
    previousMark: walkTo('previous'),
    cycleMarks: () => {
      const { selection } = reader
      if (selection === null || !isCollapsed(selection)) return false
      if (cycleAt(session, selection.focus) === null) return false
      const { focused } = session
      if (focused !== null) say({ kind: 'focused', label: focused.label, quote: focused.quote })
      return true
    },
    letGo: () => {
      const { selection } = reader
      if (session.focused !== null) session.setFocus(null)
      else if (selection !== null && !isCollapsed(selection)) {
        reader.select({ anchor: selection.focus, focus: selection.focus })
      } else if (useNavigation.getState().focusMode) toggleFocusMode()
      return true
    },
    // A step over many documents is taken back by the app, as long as it is the last thing that was done.
    undo: () => (canUndoProjectStep() ? false : travel(session.undo(), 'undone')),
    redo: () => travel(session.redo(), 'redone'),
  }
}
