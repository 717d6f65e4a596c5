/**
 * Finding the unit that a file counts in, by which all of its slices are what it says they are. A reader goes over the file
 * twice: first it adds every span to a tally, then it reads the spans in the unit that was chosen.
 */
import type { ReadUnit, UnitReason, UnitSample } from './format'
import { offsetReader, type Offsets } from './offsets'

/** What a file has as a span's text: the text itself, or what tells whether a slice is it, where the file writes it otherwise. */
export type Covered = string | ((slice: string) => boolean)

/** The end of a tally: with the file's path, it is an event of a reader. */
export type UnitChoice =
  | { readonly type: 'unit'; readonly unit: ReadUnit; readonly because: UnitReason }
  | { readonly type: 'unit-needed'; readonly units: readonly ReadUnit[]; readonly samples: readonly UnitSample[] }

export class UnitTally {
  readonly #units: readonly ReadUnit[]
  /** How many covered texts stand at their offsets, by unit. */
  readonly #matches: number[]
  #covered = 0
  /** Of the first span that means different places of its text in different units: what it would be in each. */
  #samples: readonly UnitSample[] | null = null
  #text = ''
  #readers: readonly ((span: Offsets) => Offsets | null)[] = []

  /** Takes the units that are possible, the format's own first. */
  constructor(units: readonly ReadUnit[]) {
    this.#units = units
    this.#matches = units.map(() => 0)
  }

  /** Adds a span, in the file's unit, of `text`; `covered` is null where the file does not have the span's text. */
  add(text: string, span: Offsets, covered: Covered | null): void {
    if (this.#readers.length === 0 || text !== this.#text) {
      this.#text = text
      this.#readers = this.#units.map((unit) => offsetReader(text, unit))
    }
    const places = this.#readers.map((read) => read(span))
    const [first] = places
    if (this.#samples === null && places.some((place) => place?.start !== first?.start || place?.end !== first?.end)) {
      this.#samples = this.#units.map((unit, at) => ({ unit, words: wordsAt(text, places[at] ?? null) }))
    }
    if (covered === null) return
    this.#covered++
    places.forEach((place, at) => {
      if (place !== null && isCovered(text, place, covered)) this.#matches[at] = (this.#matches[at] ?? 0) + 1
    })
  }

  /**
   * The unit: the one that is `given`; any, if all mean the same; else the one in which the most covered texts stand at their
   * offsets, the format's own before others. Those that do not are for the reader to set aside. If units differ and the file
   * has no covered texts, the unit must be asked.
   */
  choose(given?: ReadUnit): UnitChoice {
    if (given !== undefined) return { type: 'unit', unit: given, because: 'given' }
    const most = Math.max(...this.#matches)
    const best = this.#units[this.#matches.indexOf(most)]
    if (best === undefined || (this.#samples !== null && this.#covered === 0)) {
      return { type: 'unit-needed', units: this.#units, samples: this.#samples ?? [] }
    }
    return { type: 'unit', unit: best, because: this.#samples !== null && most > 0 ? 'matches' : 'no-difference' }
  }

  /** How many covered texts stand at their offsets, in the unit in which most do. */
  get matched(): number {
    return Math.max(0, ...this.#matches)
  }
}

/** Of a long span, as much as tells it from another, in UTF-16 code units. */
const sampleLength = 160

function wordsAt(text: string, place: Offsets | null): string | null {
  return place && text.slice(place.start, Math.min(place.end, place.start + sampleLength))
}

/** Whether a span of a text, in UTF-16 code units, is what a file has as its text. */
export function isCovered(text: string, { start, end }: Offsets, covered: Covered): boolean {
  const slice = text.slice(start, end)
  return typeof covered === 'string' ? slice === covered : covered(slice)
}
