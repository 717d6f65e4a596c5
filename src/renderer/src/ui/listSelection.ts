/** Choosing several items of a list, as file managers do it: a set of keys, and the place from which a range reaches. */

export interface ListSelection {
  readonly keys: ReadonlySet<string>
  /** The item from which Shift reaches; null before there was any. */
  readonly anchor: string | null
}

export const nothingSelected: ListSelection = { keys: new Set(), anchor: null }

/** The selection with one item in it that was not, or the reverse. */
export function toggled({ keys }: ListSelection, key: string): ListSelection {
  const changed = new Set(keys)
  if (!changed.delete(key)) changed.add(key)
  return { keys: changed, anchor: key }
}

/**
 * From the anchor to `target`, both among `keys` in the order of the list. `start` stands for an anchor that is not there
 * (any more).
 */
export function reaching(
  { anchor }: ListSelection,
  keys: readonly string[],
  indexOf: (key: string) => number,
  target: number,
  start: number,
): ListSelection {
  const anchored = anchor === null ? -1 : indexOf(anchor)
  const from = anchored >= 0 ? anchored : Math.max(0, start)
  const range = keys.slice(Math.min(from, target), Math.max(from, target) + 1)
  return { keys: new Set(range), anchor: keys[from] ?? null }
}
