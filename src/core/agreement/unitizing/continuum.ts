/**
 * Unitizing in Krippendorff's sense: several annotators divide the same continuum, here a text, into units of a category
 * and the gaps between them. Positions are UTF-16 code units of the text; units are half-open.
 */
import { invariant } from '../../assert'

export interface Unit {
  readonly start: number
  readonly end: number
  readonly category: string
}

export interface Continuum {
  /** UTF-16 code units. */
  readonly length: number
  /**
   * One list per annotator who finished the text, also of one who marked nothing. Sorted by start, without empty units.
   * Units of one list do not overlap; `alphaU2004`, which looks at one category at a time, allows it between categories.
   */
  readonly units: readonly (readonly Unit[])[]
}

/**
 * Makes units of one annotator fit for a continuum: those of the same category that overlap become one from the first start
 * to the last end. Units that only touch stay two. Takes units in any order and returns them sorted by start, with `merged`,
 * the number of units that went into another (units before less units after).
 */
export function mergeOverlapping(units: readonly Unit[]): { readonly units: Unit[]; readonly merged: number } {
  const last = new Map<string, number>()
  const kept: Unit[] = []
  for (const unit of [...units].sort(byPosition)) {
    const at = last.get(unit.category)
    const before = at === undefined ? undefined : kept[at]
    if (at === undefined || before === undefined || before.end <= unit.start) {
      last.set(unit.category, kept.length)
      kept.push(unit)
    } else if (before.end < unit.end) {
      kept[at] = { ...before, end: unit.end }
    }
  }
  return { units: kept, merged: units.length - kept.length }
}

/** Throws unless the units of one annotator are sorted, not empty, within the continuum and do not overlap. */
export function checkUnits(units: readonly Unit[], length: number): void {
  let end = 0
  for (const unit of units) {
    invariant(unit.start >= end, 'units of one annotator are sorted and do not overlap')
    invariant(unit.end > unit.start, 'a unit is not empty')
    end = unit.end
  }
  invariant(end <= length, 'units lie within the continuum')
}

function byPosition(a: Unit, b: Unit): number {
  return a.start - b.start || a.end - b.end
}
