/** Quotation marks and brackets that open and close. Each is one UTF-16 unit; offsets are UTF-16 units. */

const openers = '«“„‘‹([{﴾'
/** By place: what closes the opener at the same place. `“` opens too. */
const closers = '»”“’›)]}﴿'
/** Marks that open and close alike. */
const straight = '"\''
const marks = /[«“„‘‹([{﴾»”’›)\]}﴿"']/gu

/** Whether a character can open a quotation or bracket. */
export function canOpen(char: string): boolean {
  return char !== '' && (openers + straight).includes(char)
}

/** Whether a character can close a quotation or bracket. */
export function canClose(char: string): boolean {
  return char !== '' && (closers + straight).includes(char)
}

/**
 * Which marks of [start, end) belong together, offset to offset, both ways. A closing mark belongs to the last one of its kind
 * that is open; marks of different kinds may cross. One that is not opened or not closed within the span is absent.
 */
export function pairsIn(text: string, start: number, end: number): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  const open = new Map<string, number[]>()
  for (const match of text.slice(start, end).matchAll(marks)) {
    const [mark] = match
    const at = start + match.index
    const opener = straight.includes(mark) ? mark : openers.charAt(closers.indexOf(mark))
    const partner = open.get(opener)?.pop()
    if (partner !== undefined) {
      pairs.set(partner, at).set(at, partner)
    } else if (canOpen(mark)) {
      const pending = open.get(mark)
      if (pending === undefined) open.set(mark, [at])
      else pending.push(at)
    }
  }
  return pairs
}
