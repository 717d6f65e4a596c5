/** What the keys do while the caret is in the text: the registry's commands, bound to one reader and its session. */
import { defaultLabels } from '@core/annotation/scheme'
import type { Annotation } from '@core/annotation/model'
import type { CommandHandlers } from '@renderer/commands/registry'
import type { Reader } from '@renderer/editor/Reader'
import { isCollapsed, spanOf } from '@renderer/editor/selection'
import type { DocumentSession } from '@renderer/state/documentSession'
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

/** What happened, for the live region and the hint line. */
export type Happening =
  | {
      readonly kind: 'tagged' | 'relabelled' | 'already-there' | 'focused' | 'deleted' | 'moved'
      readonly label: string
      readonly quote: string
    }
  | {
      readonly kind:
        | 'nothing-selected'
        | 'nothing-focused'
        | 'no-further'
        | 'no-clitic'
        | 'undone'
        | 'redone'
        | 'nothing-to-undo'
        | 'nothing-to-redo'
    }

export interface TextCommandContext {
  readonly reader: Reader
  readonly session: DocumentSession
  /** How the next selection is to be snapped. */
  readonly snapping: () => Snapping
  readonly say: (happening: Happening) => void
}

/** Puts the caret at the end of an annotation and brings it into view, so that text and focus agree. */
export function goTo(reader: Reader, annotation: Annotation, where: 'nearest' | 'center' = 'center'): void {
  reader.select({ anchor: annotation.end, focus: annotation.end })
  reader.reveal(annotation.start, where)
}

/** Marks the selection, or relabels the focused annotation when nothing is selected. */
export function tagSelection({ reader, session, say }: TextCommandContext, label: string, snapping: Snapping): void {
  const { selection } = reader
  if (selection !== null && !isCollapsed(selection)) {
    const outcome = tagSpan(session, spanOf(selection), label, snapping)
    if (outcome.kind === 'nothing-selected') {
      say({ kind: 'nothing-selected' })
      return
    }
    const { annotation } = outcome
    reader.select({ anchor: annotation.end, focus: annotation.end })
    say({ kind: outcome.kind, label, quote: annotation.quote })
    return
  }
  const { focused } = session
  if (focused === null) say({ kind: 'nothing-selected' })
  else if (relabelFocused(session, label)) say({ kind: 'relabelled', label, quote: focused.quote })
}

/** Handlers for every command of the text scope, and for undo and redo. */
export function textCommands(context: TextCommandContext): CommandHandlers {
  const { reader, session, snapping, say } = context
  const [claim, source, figure] = defaultLabels

  const tag = (label: string, how?: Snapping) => (): true => {
    tagSelection(context, label, how ?? snapping())
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
    tagClaim: tag(claim),
    tagSource: tag(source),
    tagFigure: tag(figure),
    tagClaimExactly: tag(claim, 'exact'),
    tagSourceExactly: tag(source, 'exact'),
    tagFigureExactly: tag(figure, 'exact'),
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
      else if (selection !== null) reader.select({ anchor: selection.focus, focus: selection.focus })
      return true
    },
    undo: () => travel(session.undo(), 'undone'),
    redo: () => travel(session.redo(), 'redone'),
  }
}
