import { possibleCliticEnds } from '../text/clitics'
import type { LineTable } from '../text/lineTable'
import { wordAt } from '../text/words'
import type { Hit } from './query'

/**
 * Whether a hit begins or ends inside a word. One that leaves out letters before it that can be attached particles begins
 * with a word. Offsets are UTF-16 units.
 */
export function isInsideWord(lines: LineTable, { start, end }: Hit): boolean {
  const first = wordAt(lines, start, 'after')
  if (first !== null && first.start < start) {
    const word = lines.text.slice(first.start, first.end)
    if (!possibleCliticEnds(word).includes(start - first.start)) return true
  }
  const last = wordAt(lines, end, 'before')
  return last !== null && last.end > end
}
