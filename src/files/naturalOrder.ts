/**
 * Compares two names so that "2.txt" stands before "10.txt": runs of ASCII digits by their value, all else by code unit.
 * Unlike `localeCompare` it gives the same order on every machine. Negative, zero or positive, as `Array.sort` wants it.
 */
export function compareNaturally(a: string, b: string): number {
  const left = runs(a)
  const right = runs(b)
  for (const [index, l] of left.entries()) {
    const r = right[index]
    if (r === undefined) return 1
    const order = isNumber(l) && isNumber(r) ? compareNumbers(l, r) : compareUnits(l, r)
    if (order !== 0) return order
  }
  // Equal in value ("01", "1"): their units decide, so that only the same name compares equal.
  return left.length < right.length ? -1 : compareUnits(a, b)
}

function runs(name: string): readonly string[] {
  return name.match(/[0-9]+|[^0-9]+/g) ?? []
}

function isNumber(run: string): boolean {
  return /^[0-9]/.test(run)
}

/** By digits, not by `Number`: a run may be longer than a double is exact. */
function compareNumbers(a: string, b: string): number {
  const [left, right] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')]
  return left.length - right.length || compareUnits(left, right)
}

function compareUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
