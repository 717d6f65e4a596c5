/**
 * The one list of what the keyboard can do. Handlers, tooltips and the list of shortcuts all read it, so none can name a
 * key that another does not know. Keys are physical (`KeyboardEvent.code`): they are the same under any keyboard layout.
 */
export type CommandGroup = 'tagging' | 'mark' | 'walking' | 'document' | 'application'

export interface KeyChord {
  /** `KeyboardEvent.code`. */
  readonly code: string
  /** Ctrl, or Command on a Mac. */
  readonly mod?: boolean
  readonly shift?: boolean
  readonly alt?: boolean
}

export interface Command {
  readonly id: string
  readonly group: CommandGroup
  readonly keys: readonly KeyChord[]
  /** Where the keys are listened for: in the text alone, or anywhere but in a field or a dialog. */
  readonly scope: 'text' | 'window'
}

const label = (n: 1 | 2 | 3): KeyChord[] => [{ code: `Digit${n}` }, { code: `Numpad${n}` }]
const labelExactly = (n: 1 | 2 | 3): KeyChord[] => [
  { code: `Digit${n}`, alt: true },
  { code: `Numpad${n}`, alt: true },
]

export const commands = [
  { id: 'tagClaim', group: 'tagging', scope: 'text', keys: label(1) },
  { id: 'tagSource', group: 'tagging', scope: 'text', keys: label(2) },
  { id: 'tagFigure', group: 'tagging', scope: 'text', keys: label(3) },
  { id: 'tagClaimExactly', group: 'tagging', scope: 'text', keys: labelExactly(1) },
  { id: 'tagSourceExactly', group: 'tagging', scope: 'text', keys: labelExactly(2) },
  { id: 'tagFigureExactly', group: 'tagging', scope: 'text', keys: labelExactly(3) },

  { id: 'startOutWord', group: 'mark', scope: 'text', keys: [{ code: 'BracketLeft' }] },
  { id: 'startInWord', group: 'mark', scope: 'text', keys: [{ code: 'BracketLeft', shift: true }] },
  { id: 'startOutGrapheme', group: 'mark', scope: 'text', keys: [{ code: 'BracketLeft', alt: true }] },
  { id: 'startInGrapheme', group: 'mark', scope: 'text', keys: [{ code: 'BracketLeft', shift: true, alt: true }] },
  { id: 'endOutWord', group: 'mark', scope: 'text', keys: [{ code: 'BracketRight' }] },
  { id: 'endInWord', group: 'mark', scope: 'text', keys: [{ code: 'BracketRight', shift: true }] },
  { id: 'endOutGrapheme', group: 'mark', scope: 'text', keys: [{ code: 'BracketRight', alt: true }] },
  { id: 'endInGrapheme', group: 'mark', scope: 'text', keys: [{ code: 'BracketRight', shift: true, alt: true }] },
  { id: 'toggleClitic', group: 'mark', scope: 'text', keys: [{ code: 'KeyC' }] },
  { id: 'deleteMark', group: 'mark', scope: 'text', keys: [{ code: 'Delete' }] },

  { id: 'nextMark', group: 'walking', scope: 'text', keys: [{ code: 'Tab' }] },
  { id: 'previousMark', group: 'walking', scope: 'text', keys: [{ code: 'Tab', shift: true }] },
  { id: 'cycleMarks', group: 'walking', scope: 'text', keys: [{ code: 'Enter' }, { code: 'Space' }] },
  { id: 'letGo', group: 'walking', scope: 'text', keys: [{ code: 'Escape' }] },

  { id: 'undo', group: 'document', scope: 'window', keys: [{ code: 'KeyZ', mod: true }] },
  {
    id: 'redo',
    group: 'document',
    scope: 'window',
    keys: [
      { code: 'KeyZ', mod: true, shift: true },
      { code: 'KeyY', mod: true },
    ],
  },
  { id: 'finishDocument', group: 'document', scope: 'window', keys: [{ code: 'Enter', mod: true }] },
  { id: 'nextDocument', group: 'document', scope: 'window', keys: [{ code: 'PageDown', mod: true }] },
  { id: 'previousDocument', group: 'document', scope: 'window', keys: [{ code: 'PageUp', mod: true }] },

  { id: 'openFiles', group: 'application', scope: 'window', keys: [{ code: 'KeyO', mod: true }] },
  { id: 'openFolder', group: 'application', scope: 'window', keys: [{ code: 'KeyO', mod: true, shift: true }] },
  { id: 'export', group: 'application', scope: 'window', keys: [{ code: 'KeyE', mod: true }] },
  { id: 'settings', group: 'application', scope: 'window', keys: [{ code: 'Comma', mod: true }] },
  { id: 'nextRegion', group: 'application', scope: 'window', keys: [{ code: 'F6' }] },
  { id: 'previousRegion', group: 'application', scope: 'window', keys: [{ code: 'F6', shift: true }] },
  { id: 'largerText', group: 'application', scope: 'window', keys: [{ code: 'Equal', mod: true }] },
  { id: 'smallerText', group: 'application', scope: 'window', keys: [{ code: 'Minus', mod: true }] },
] as const satisfies readonly Command[]

export type CommandId = (typeof commands)[number]['id']

/** A handler answers false when there was nothing to do, so that the key keeps its usual meaning. */
export type CommandHandler = () => boolean | undefined
export type CommandHandlers = Partial<Record<CommandId, CommandHandler>>
