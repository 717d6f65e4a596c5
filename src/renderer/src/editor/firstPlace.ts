/**
 * Binary search in an ordered list.
 * @param holds false for the first items, then true for all that follow
 * @returns the place of the first item for which it holds; the length of the list when there is none
 */
export function firstPlace<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = items[middle]
    if (item !== undefined && holds(item)) high = middle
    else low = middle + 1
  }
  return low
}
