/** Where the keyboard goes in a list: the listbox pattern of the ARIA Authoring Practices. */

/**
 * The index that a key leads to from `current` (-1 for none) in a list of `count` items, `page` items a page; null for a
 * key that does not move, and in an empty list.
 */
export function nextCursor(key: string, current: number, count: number, page: number): number | null {
  if (count === 0) return null
  const last = count - 1
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, current + 1)
    case 'ArrowUp':
      return current < 0 ? last : Math.max(0, current - 1)
    case 'PageDown':
      return Math.min(last, Math.max(0, current) + page)
    case 'PageUp':
      return Math.max(0, current - page)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}

/**
 * The first item from `start` on, round the end, whose text begins with what was typed; null if none does. One letter typed
 * again and again walks through the items that begin with it. `fold` makes of what was typed what `textOf` has of a text,
 * such as lower case.
 */
export function typeaheadMatch(
  typed: string,
  count: number,
  start: number,
  textOf: (index: number) => string,
  fold: (typed: string) => string,
): number | null {
  const letters = Array.from(fold(typed))
  const repeated = letters.length > 1 && letters.every((letter) => letter === letters[0])
  const wanted = repeated ? (letters[0] ?? '') : letters.join('')
  const first = repeated ? start + 1 : Math.max(0, start)
  for (let step = 0; step < count; step++) {
    const index = (first + step) % count
    if (textOf(index).startsWith(wanted)) return index
  }
  return null
}
