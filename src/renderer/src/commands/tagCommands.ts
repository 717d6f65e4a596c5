import type { CommandId } from './registry'

/** The commands of the keys 1 to 9, in the order of a scheme's labels. */
export const tagCommands: readonly CommandId[] = [
  'tagClaim',
  'tagSource',
  'tagFigure',
  'tagLabel4',
  'tagLabel5',
  'tagLabel6',
  'tagLabel7',
  'tagLabel8',
  'tagLabel9',
]
