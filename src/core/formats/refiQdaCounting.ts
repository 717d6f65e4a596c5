/**
 * What the positions of a REFI-QDA project count. The standard says code points, and nothing of line ends; tools write code
 * points or UTF-16 code units, with CRLF as two or as one. A selection's name usually is its text: by that it is found out.
 */
import { countBelow } from '../ordered'
import type { ReadOptions, ReadUnit, UnitReason } from './format'
import { offsetReader, type Offsets } from './offsets'

/** A selection as the file has it: its text's file, its positions, and its name, empty if it has none. */
export interface NamedPlace extends Offsets {
  readonly text: string
  readonly name: string
}

export interface Counting {
  readonly unit: ReadUnit
  /** Whether CR and LF behind it count as one. */
  readonly crlfIsOne: boolean
}

export type CountingChoice =
  | {
      readonly type: 'unit'
      readonly counting: Counting
      readonly because: UnitReason
      /** Whether the names are the texts of their selections, so that one that differs is wrong. */
      readonly named: boolean
    }
  | { readonly type: 'unit-needed'; readonly units: readonly ReadUnit[] }

const countings: readonly Counting[] = [
  { unit: 'code_point', crlfIsOne: false },
  { unit: 'code_point', crlfIsOne: true },
  { unit: 'utf16', crlfIsOne: false },
  { unit: 'utf16', crlfIsOne: true },
]

/** How tools count, by the `origin` of their projects: from their exports (formats.md of the design, section 10). */
const origins: readonly { readonly origin: RegExp; readonly counting: Counting }[] = [
  { origin: /nvivo/i, counting: { unit: 'utf16', crlfIsOne: false } },
  { origin: /atlas/i, counting: { unit: 'code_point', crlfIsOne: true } },
  { origin: /qualcoder|sanad/i, counting: { unit: 'code_point', crlfIsOne: false } },
]

/**
 * Finds out how a project counts: as the person says; in any way if all mean the same; as most names say; as its tool is known
 * to count; so that every selection begins and ends with a word, if that is so in one way only.
 */
export function chooseCounting(
  places: readonly NamedPlace[],
  origin: string,
  given: ReadOptions['unit'],
): CountingChoice {
  const usual = origins.find((known) => known.origin.test(origin))?.counting
  const possible = countings
    .filter(({ unit }) => given === undefined || unit === given)
    .toSorted((a, b) => Number(isSame(b, usual)) - Number(isSame(a, usual)))
  const tallies = possible.map((counting) => ({ counting, ...tallyOf(places, counting) }))
  const [first] = tallies
  if (first === undefined) return { type: 'unit-needed', units: ['code_point', 'utf16'] }
  const most = Math.max(...tallies.map(({ matches }) => matches))
  const best = tallies.find(({ matches }) => matches === most) ?? first
  const named = most > 0 && 2 * most >= places.filter(({ name }) => name !== '').length
  const answer = (counting: Counting, because: UnitReason) => ({ type: 'unit', counting, because, named }) as const
  if (given !== undefined) return answer(best.counting, 'given')
  if (tallies.every(({ key }) => key === first.key)) return answer(first.counting, 'no-difference')
  if (most > 0) return answer(best.counting, 'matches')
  // Names that are texts of nothing here say that something is wrong, unless all places are of whole words.
  const isUnnamed = places.every(({ name }) => name === '')
  if (usual !== undefined && (isUnnamed || first.words)) return answer(usual, 'stated')
  const whole = tallies.filter(({ words }) => words)
  const ways = new Set(whole.map(({ key }) => key))
  const [only] = whole
  if (only !== undefined && ways.size === 1) return answer(only.counting, 'matches')
  return { type: 'unit-needed', units: ['code_point', 'utf16'] }
}

function isSame(a: Counting, b: Counting | undefined): boolean {
  return a.unit === b?.unit && a.crlfIsOne === b.crlfIsOne
}

/** How many names stand at their places, whether all places are of whole words, and the places themselves as a key. */
function tallyOf(
  places: readonly NamedPlace[],
  counting: Counting,
): { readonly matches: number; readonly words: boolean; readonly key: string } {
  let matches = 0
  let words = true
  const read: string[] = []
  for (const [text, of] of byText(places)) {
    const toUtf16 = placeReader(text, counting)
    for (const place of of) {
      const found = toUtf16(place)
      read.push(found === null ? '-' : `${String(found.start)}-${String(found.end)}`)
      if (found === null) words = false
      else {
        if (place.name !== '' && isNameOf(place.name, text.slice(found.start, found.end))) matches++
        words &&= isWordEdge(text, found.start) && isWordEdge(text, found.end)
      }
    }
  }
  return { matches, words, key: read.join(' ') }
}

function byText(places: readonly NamedPlace[]): ReadonlyMap<string, readonly NamedPlace[]> {
  const groups = new Map<string, NamedPlace[]>()
  for (const place of places) {
    const group = groups.get(place.text)
    if (group === undefined) groups.set(place.text, [place])
    else group.push(place)
  }
  return groups
}

/** A function that answers where a place of a text is in UTF-16 code units; null if it is not in the text. */
export function placeReader(text: string, { unit, crlfIsOne }: Counting): (place: Offsets) => Offsets | null {
  if (!crlfIsOne || !text.includes('\r\n')) return offsetReader(text, unit)
  const read = offsetReader(text.replaceAll('\r\n', '\n'), unit)
  // Where the LF of each CRLF is in the shorter text.
  const ends = [...text.matchAll(/\r\n/g)].map(({ index }, before) => index - before)
  const longer = (offset: number) => offset + countBelow(ends, offset)
  return (place) => {
    const found = read(place)
    return found && { start: longer(found.start), end: longer(found.end) }
  }
}

/** Whether a selection's name is its text: as a whole or its beginning with dots, white space as XML leaves it. */
export function isNameOf(name: string, slice: string): boolean {
  const [said, is] = [plain(name), plain(slice)]
  const start = /^(.+?)(?:\.\.\.|…)$/su.exec(said)?.[1]
  return said === is || (start !== undefined && is.startsWith(start))
}

/** Without the characters that XML takes away. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[^\P{Cc}\s]|[\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .trim()
}

function isWordEdge(text: string, offset: number): boolean {
  const letter = /[\p{L}\p{M}\p{N}]/u
  return !(letter.test(text.charAt(offset - 1)) && letter.test(text.charAt(offset)))
}
