/** Finding a command by a few letters of its name, in either language. */
import { foldName } from '@core/text/folding'

/** Something that can be chosen in the palette, and the names it is found by. */
export interface Searchable {
  readonly id: string
  /** In every language of the interface, that of the screen first. */
  readonly titles: readonly string[]
}

/**
 * The entries that a query finds, best first: names that begin with it, names with a word that begins with each of its words, names
 * that contain them, and names that have its letters in this order. Equals, and all entries where the query is empty,
 * stand as they came, but those in `recent` before the others, the latest first.
 */
export function findCommands<T extends Searchable>(
  entries: readonly T[],
  query: string,
  recent: readonly string[],
): readonly T[] {
  const wanted = foldName(query)
  const age = new Map(recent.map((id, index) => [id, index]))
  const ageOf = ({ id }: T) => age.get(id) ?? recent.length
  return entries
    .map((entry) => ({ entry, rank: Math.min(...entry.titles.map((title) => rankOf(foldName(title), wanted))) }))
    .filter(({ rank }) => rank < notFound)
    .sort((a, b) => a.rank - b.rank || ageOf(a.entry) - ageOf(b.entry))
    .map(({ entry }) => entry)
}

const notFound = 4

/** How well a folded title answers a folded query: 0 best, `notFound` not at all. */
function rankOf(title: string, wanted: string): number {
  if (title.startsWith(wanted)) return 0
  const words = wanted.split(/\s+/)
  const starts = title.split(/[\s:،,()]+/).flatMap((word) => [word, word.replace(/^ال/, '')])
  if (words.every((word) => starts.some((start) => start.startsWith(word)))) return 1
  if (words.every((word) => title.includes(word))) return 2
  return hasInOrder(title, wanted.replaceAll(/\s+/g, '')) ? 3 : notFound
}

/** Whether all letters stand in the title in this order, whatever is between them. */
function hasInOrder(title: string, letters: string): boolean {
  let at = 0
  for (const letter of letters) {
    at = title.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}
