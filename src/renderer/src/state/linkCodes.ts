/** Digits that choose among numbered things: no code is the beginning of another, so that no Enter need follow. */

/** Codes for `count` things, the shortest first: 1 to 9 as long as they suffice, at most 90 of two digits beyond that. */
export function codesFor(count: number): string[] {
  const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9']
  if (count <= digits.length) return digits.slice(0, Math.max(0, count))
  // Each digit that is given up as a code of its own begins ten codes of two.
  const openers = Math.min(digits.length, Math.ceil((count - digits.length) / 9))
  const singles = digits.slice(0, digits.length - openers)
  const doubles = digits.slice(digits.length - openers).flatMap((first) => Array.from('0123456789', (second) => first + second)) // prettier-ignore
  return [...singles, ...doubles].slice(0, count)
}
