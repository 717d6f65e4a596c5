/**
 * Continua as chance could have made them, after the StatisticalContinuumSampler of pygamma-agreement 0.5 (Hadrien Titeux &
 * Rachid Riad, "pygamma-agreement: Gamma γ measure for inter/intra-annotator agreement in Python", Journal of Open Source
 * Software 6(62), 2021). Unlike the shuffling of Mathet et al. 2015, section 5.2, it needs no more than a few units.
 *
 * Taken from the real annotators, with population standard deviations:
 * - the number of units of an annotator, counting those who marked nothing;
 * - the gap from the end of a unit to the start of the annotator's next by start, negative where they overlap; the start of
 *   each annotator's first unit, if it is above 0; and one gap of 0;
 * - the length of a unit;
 * - the share of each category among all units.
 *
 * Drawn for each annotator: the number of units, normal, cut to a whole number, without its sign, at least 1 as long as
 * nobody has any; then, one after the other, a normal gap from the end of the unit before (at first from 0), a normal length
 * without its sign (again if it is 0), and a category. Positions are not whole numbers, may be negative and may go beyond
 * the text.
 */
import type { Unit } from '../unitizing/continuum'

/** Mean and standard deviation. */
interface Normal {
  readonly mean: number
  readonly deviation: number
}

export interface ChanceModel {
  readonly annotators: number
  readonly counts: Normal
  readonly gaps: Normal
  readonly lengths: Normal
  /** Category and how many units have it. */
  readonly categories: readonly (readonly [string, number])[]
}

/** Takes the units of each annotator in any order; at least one must have one. Positions in UTF-16 code units. */
export function chanceModel(annotators: readonly (readonly Unit[])[]): ChanceModel {
  const gaps = [0]
  const categories = new Map<string, number>()
  for (const own of annotators) {
    const sorted = [...own].sort((a, b) => a.start - b.start || a.end - b.end)
    let end: number | null = null
    for (const unit of sorted) {
      if (end !== null) gaps.push(unit.start - end)
      else if (unit.start > 0) gaps.push(unit.start)
      end = unit.end
      categories.set(unit.category, (categories.get(unit.category) ?? 0) + 1)
    }
  }
  return {
    annotators: annotators.length,
    counts: normal(annotators.map((own) => own.length)),
    gaps: normal(gaps),
    lengths: normal(annotators.flat().map((unit) => unit.end - unit.start)),
    categories: [...categories],
  }
}

/** One continuum of chance: the units of each annotator. `random` gives numbers of [0, 1). */
export function chanceContinuum(model: ChanceModel, random: () => number): Unit[][] {
  let any = false
  return Array.from({ length: model.annotators }, () => {
    const count = Math.abs(Math.trunc(draw(model.counts, random)))
    const own: Unit[] = []
    let end = 0
    for (let i = 0; i < (any ? count : Math.max(1, count)); i++) {
      const start = end + draw(model.gaps, random)
      let length = 0
      // Not 0 either where it would be lost in the rounding of the end.
      while (start + length === start) length = Math.abs(draw(model.lengths, random))
      end = start + length
      own.push({ start, end, category: drawCategory(model.categories, random) })
    }
    any ||= own.length > 0
    return own
  })
}

function normal(numbers: readonly number[]): Normal {
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length
  const variance = numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0) / numbers.length
  return { mean, deviation: Math.sqrt(variance) }
}

/** By the transformation of Box & Muller, "A Note on the Generation of Random Normal Deviates" (1958). */
function draw({ mean, deviation }: Normal, random: () => number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()))
  return mean + deviation * radius * Math.cos(2 * Math.PI * random())
}

function drawCategory(categories: readonly (readonly [string, number])[], random: () => number): string {
  const total = categories.reduce((sum, [, count]) => sum + count, 0)
  let at = random() * total
  let category = ''
  for (const [name, count] of categories) {
    category = name
    if (at < count) break
    at -= count
  }
  return category
}
