/** The columns of the ledger's table, in their order. */
export const columns = [
  'claim',
  'sources',
  'figures',
  'stance',
  'checkworthy',
  'document',
  'annotator',
  'note',
  'status',
] as const
export type LedgerColumn = (typeof columns)[number]

/** Pixels; the same as in `table.css`. */
export const lineHeight = 58
export const headHeight = 44
