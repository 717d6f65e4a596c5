/**
 * The one list of what the keyboard can do. Handlers, tooltips and the list of shortcuts all read it, so none can name a
 * key that another does not know. Keys are physical (`KeyboardEvent.code`): they are the same under any keyboard layout.
 */
export const commandGroups = [
  'tagging',
  'mark',
  'links',
  'walking',
  'document',
  'find',
  'review',
  'ledger',
  'view',
  'application',
] as const
export type CommandGroup = (typeof commandGroups)[number]

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
  /**
   * Where the keys are listened for: in the text alone, where items are decided one by one, in the table of the ledger, or
   * anywhere but in a field or a dialog.
   */
  readonly scope: 'text' | 'review' | 'ledger' | 'window'
}

const label = (n: number): KeyChord[] => [{ code: `Digit${n}` }, { code: `Numpad${n}` }]
const labelExactly = (n: number): KeyChord[] => [
  { code: `Digit${n}`, alt: true },
  { code: `Numpad${n}`, alt: true },
]

const version = (letter: string, n: number): KeyChord[] => [{ code: `Key${letter}` }, ...label(n)]

export const commands = [
  { id: 'tagClaim', group: 'tagging', scope: 'text', keys: label(1) },
  { id: 'tagSource', group: 'tagging', scope: 'text', keys: label(2) },
  { id: 'tagFigure', group: 'tagging', scope: 'text', keys: label(3) },
  { id: 'tagLabel4', group: 'tagging', scope: 'text', keys: label(4) },
  { id: 'tagLabel5', group: 'tagging', scope: 'text', keys: label(5) },
  { id: 'tagLabel6', group: 'tagging', scope: 'text', keys: label(6) },
  { id: 'tagLabel7', group: 'tagging', scope: 'text', keys: label(7) },
  { id: 'tagLabel8', group: 'tagging', scope: 'text', keys: label(8) },
  { id: 'tagLabel9', group: 'tagging', scope: 'text', keys: label(9) },
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
  { id: 'editAttributes', group: 'mark', scope: 'text', keys: [{ code: 'KeyE' }] },
  { id: 'editNote', group: 'mark', scope: 'text', keys: [{ code: 'KeyN' }] },
  {
    id: 'markMenu',
    group: 'mark',
    scope: 'text',
    keys: [{ code: 'F10', shift: true }, { code: 'ContextMenu' }],
  },

  { id: 'link', group: 'links', scope: 'text', keys: [{ code: 'KeyL' }] },
  // Before `cycleMarks`, with which they share a key: they answer only while a link is offered.
  { id: 'acceptLink', group: 'links', scope: 'text', keys: [{ code: 'Enter' }] },
  { id: 'dismissLink', group: 'links', scope: 'text', keys: [{ code: 'Backspace' }] },
  { id: 'nextWithoutSource', group: 'links', scope: 'text', keys: [{ code: 'KeyS' }] },
  { id: 'previousWithoutSource', group: 'links', scope: 'text', keys: [{ code: 'KeyS', shift: true }] },
  { id: 'nextUnlinked', group: 'links', scope: 'text', keys: [{ code: 'KeyU' }] },
  { id: 'previousUnlinked', group: 'links', scope: 'text', keys: [{ code: 'KeyU', shift: true }] },

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

  { id: 'documentNote', group: 'document', scope: 'window', keys: [{ code: 'KeyN', mod: true, shift: true }] },
  { id: 'goToLine', group: 'document', scope: 'window', keys: [{ code: 'KeyG', mod: true }] },

  { id: 'find', group: 'find', scope: 'window', keys: [{ code: 'KeyF', mod: true }] },
  { id: 'findNext', group: 'find', scope: 'window', keys: [{ code: 'F3' }] },
  { id: 'findPrevious', group: 'find', scope: 'window', keys: [{ code: 'F3', shift: true }] },
  { id: 'findInProject', group: 'find', scope: 'window', keys: [{ code: 'KeyF', mod: true, shift: true }] },
  { id: 'tagAllFound', group: 'find', scope: 'window', keys: [{ code: 'KeyT', mod: true, shift: true }] },

  { id: 'merge', group: 'review', scope: 'window', keys: [{ code: 'KeyM', mod: true }] },
  { id: 'corrections', group: 'review', scope: 'window', keys: [{ code: 'KeyR', mod: true, shift: true }] },
  { id: 'takeVersion1', group: 'review', scope: 'review', keys: version('A', 1) },
  { id: 'takeVersion2', group: 'review', scope: 'review', keys: version('B', 2) },
  { id: 'takeVersion3', group: 'review', scope: 'review', keys: version('C', 3) },
  { id: 'takeVersion4', group: 'review', scope: 'review', keys: version('D', 4) },
  { id: 'takeVersion5', group: 'review', scope: 'review', keys: label(5) },
  { id: 'takeVersion6', group: 'review', scope: 'review', keys: label(6) },
  { id: 'takeVersion7', group: 'review', scope: 'review', keys: label(7) },
  { id: 'takeVersion8', group: 'review', scope: 'review', keys: label(8) },
  { id: 'takeVersion9', group: 'review', scope: 'review', keys: label(9) },
  { id: 'takeVote', group: 'review', scope: 'review', keys: [{ code: 'KeyV' }] },
  { id: 'drawBoundaries', group: 'review', scope: 'review', keys: [{ code: 'KeyE' }] },
  { id: 'dropConflict', group: 'review', scope: 'review', keys: [{ code: 'Backspace' }, { code: 'Delete' }] },
  { id: 'skipConflict', group: 'review', scope: 'review', keys: [{ code: 'KeyS' }] },
  { id: 'commentConflict', group: 'review', scope: 'review', keys: [{ code: 'KeyN' }] },
  { id: 'reopenConflict', group: 'review', scope: 'review', keys: [{ code: 'KeyO' }] },
  { id: 'acceptCorrection', group: 'review', scope: 'review', keys: [{ code: 'Enter' }] },
  { id: 'rejectCorrection', group: 'review', scope: 'review', keys: [{ code: 'KeyX' }] },
  { id: 'nextItem', group: 'review', scope: 'review', keys: [{ code: 'KeyJ' }, { code: 'ArrowDown' }] },
  { id: 'previousItem', group: 'review', scope: 'review', keys: [{ code: 'KeyK' }, { code: 'ArrowUp' }] },

  { id: 'ledger', group: 'ledger', scope: 'window', keys: [{ code: 'KeyL', mod: true }] },
  { id: 'showInText', group: 'ledger', scope: 'ledger', keys: [{ code: 'Enter' }] },
  { id: 'reviewTrue', group: 'ledger', scope: 'ledger', keys: [{ code: 'KeyT' }, ...label(1)] },
  { id: 'reviewFalse', group: 'ledger', scope: 'ledger', keys: [{ code: 'KeyF' }, ...label(2)] },
  { id: 'reviewDisputed', group: 'ledger', scope: 'ledger', keys: [{ code: 'KeyD' }, ...label(3)] },
  { id: 'reviewOpen', group: 'ledger', scope: 'ledger', keys: [{ code: 'KeyO' }, ...label(4)] },
  { id: 'reviewComment', group: 'ledger', scope: 'ledger', keys: [{ code: 'KeyN' }] },
  {
    id: 'claimMenu',
    group: 'ledger',
    scope: 'ledger',
    keys: [{ code: 'F10', shift: true }, { code: 'ContextMenu' }],
  },
  { id: 'ledgerPanel', group: 'ledger', scope: 'window', keys: [{ code: 'F4' }] },
  { id: 'exportReview', group: 'ledger', scope: 'window', keys: [{ code: 'KeyE', mod: true, shift: true }] },
  { id: 'importReview', group: 'ledger', scope: 'window', keys: [] },

  { id: 'toggleDocuments', group: 'view', scope: 'window', keys: [{ code: 'KeyB', mod: true }] },
  { id: 'toggleMarks', group: 'view', scope: 'window', keys: [{ code: 'KeyB', mod: true, shift: true }] },
  { id: 'guidelines', group: 'view', scope: 'window', keys: [{ code: 'F1' }] },
  { id: 'focusMode', group: 'view', scope: 'window', keys: [{ code: 'F9' }] },
  { id: 'showInvisibles', group: 'view', scope: 'window', keys: [{ code: 'Digit8', mod: true, shift: true }] },
  { id: 'inspectSelection', group: 'view', scope: 'window', keys: [{ code: 'KeyI', mod: true }] },
  { id: 'largerText', group: 'view', scope: 'window', keys: [{ code: 'Equal', mod: true }] },
  { id: 'smallerText', group: 'view', scope: 'window', keys: [{ code: 'Minus', mod: true }] },
  { id: 'resetTextSize', group: 'view', scope: 'window', keys: [{ code: 'Digit0', mod: true }] },

  { id: 'openFiles', group: 'application', scope: 'window', keys: [{ code: 'KeyO', mod: true }] },
  { id: 'openFolder', group: 'application', scope: 'window', keys: [{ code: 'KeyO', mod: true, shift: true }] },
  { id: 'importDatasetFiles', group: 'application', scope: 'window', keys: [] },
  { id: 'importDatasetFolder', group: 'application', scope: 'window', keys: [] },
  { id: 'export', group: 'application', scope: 'window', keys: [{ code: 'KeyE', mod: true }] },
  { id: 'settings', group: 'application', scope: 'window', keys: [{ code: 'Comma', mod: true }] },
  { id: 'scheme', group: 'application', scope: 'window', keys: [] },
  { id: 'commandPalette', group: 'application', scope: 'window', keys: [{ code: 'KeyK', mod: true }] },
  { id: 'shortcuts', group: 'application', scope: 'window', keys: [{ code: 'Slash', shift: true }] },
  { id: 'nextRegion', group: 'application', scope: 'window', keys: [{ code: 'F6' }] },
  { id: 'previousRegion', group: 'application', scope: 'window', keys: [{ code: 'F6', shift: true }] },
] as const satisfies readonly Command[]

export type CommandId = (typeof commands)[number]['id']

/** A handler answers false when there was nothing to do, so that the key keeps its usual meaning. */
export type CommandHandler = () => boolean | undefined
export type CommandHandlers = Partial<Record<CommandId, CommandHandler>>
