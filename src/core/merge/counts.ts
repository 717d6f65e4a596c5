/** What a merge did to records, counted. */

/** Of records of one kind. */
export interface RecordCounts {
  readonly added: number
  readonly changed: number
  readonly deleted: number
  /** The same as before, older than what was there, or a deletion of what never was there. */
  readonly unchanged: number
}

export type Counting = { -readonly [K in keyof RecordCounts]: number }

export function newCounts(): Counting {
  return { added: 0, changed: 0, deleted: 0, unchanged: 0 }
}

/**
 * What became of a record by a merge. Merging hands on one of the two states itself, so it is unchanged if it is the same
 * object as before.
 */
export function outcomeOf<T extends { readonly deleted: boolean }>(
  before: T | undefined,
  after: T,
): keyof RecordCounts {
  if (before === after) return 'unchanged'
  if (after.deleted) return before === undefined || before.deleted ? 'unchanged' : 'deleted'
  return before === undefined ? 'added' : 'changed'
}
