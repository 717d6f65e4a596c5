/**
 * The coefficients uα and |uα of Klaus Krippendorff, Yann Mathet, Stéphane Bouvry & Antoine Widlöcher, "On the reliability of
 * unitizing textual continua: Further developments", Quality & Quantity 50(6), 2016, pp. 2347–2364 (also Krippendorff,
 * "Content Analysis", 4th ed. 2019, section 12.6, equations 32–35).
 *
 * With m annotators, let ℓ_ck be the length over which one annotator has value c where another has value k, summed over
 * ordered pairs of annotators and divided by m − 1; a gap is a value too, φ. ℓ_c is the margin: the length of all segments
 * of value c of all annotators. ℓ = Σ ℓ_c = m × length. Chance joins each segment with all but itself:
 *
 *   ε_ck = ℓ (ℓ_c ℓ_k − [c = k] S_c) / (ℓ² − Σ_c S_c)
 *   S_c = Σ length² over units of value c;  S_φ = Σ length over gaps, since a gap has no structure: each position of it is
 *   by itself
 *   uα  = 1 − (ℓ − Σ_c ℓ_cc) / (ℓ − Σ_c ε_cc)              units and gaps, each with its value
 *   |uα = 1 − Σ_{k≠φ} ℓ_φk / Σ_{k≠φ} ε_φk                  units of any value against gaps
 *
 * Where there is one category only, the two are the same number.
 *
 * **Several documents** are one long continuum. No unit crosses a border between documents, and a gap that does counts the
 * same cut or whole (S_φ is linear), so the coefficients of the long continuum follow from sums over documents. Where other
 * annotators finished other documents, ℓ_ck is divided by the m − 1 of its document, as α does with missing values: each
 * position of each annotator who can be compared with another weighs 1, however many others there are. A document of fewer
 * than two annotators has nothing to compare and adds nothing, neither to what is observed nor to chance.
 */
import { checkUnits, type Continuum, type Unit } from './continuum'

/** What is needed of a continuum, in UTF-16 code units. That of several after each other is the sum of theirs. */
export interface UnitizingSums {
  /** ℓ */
  readonly total: number
  /** ℓ_φ */
  readonly gaps: number
  /** ℓ_c by category, without gaps. */
  readonly units: ReadonlyMap<string, number>
  /** Σ_c ℓ_cc, with gaps. */
  readonly same: number
  /** ℓ_φφ */
  readonly sameGaps: number
  /** Σ_c S_c, with gaps. The formulas need no more of S, nor of ε, than sums over all values. */
  readonly self: number
}

/**
 * The sums of one continuum, in time of order n log n for n units. Units of one annotator must not overlap: a broken
 * invariant otherwise.
 */
export function unitizingSums(continuum: Continuum): UnitizingSums {
  const annotators = continuum.units.length
  if (annotators < 2) return noSums
  const byCategory = new Map<string, Unit[]>()
  let squares = 0
  for (const units of continuum.units) {
    checkUnits(units, continuum.length)
    for (const unit of units) {
      const alike = byCategory.get(unit.category)
      if (alike === undefined) byCategory.set(unit.category, [unit])
      else alike.push(unit)
      squares += (unit.end - unit.start) ** 2
    }
  }
  const lengths = new Map<string, number>()
  let samePairs = 0
  let marked: Depth = { length: 0, pairs: 0 }
  for (const [category, units] of byCategory) {
    marked = depth(units)
    lengths.set(category, marked.length)
    samePairs += marked.pairs
  }
  if (byCategory.size > 1) marked = depth(continuum.units.flat())
  // Where n annotators have a unit, m − n have a gap, which are (m − n)(m − n − 1) ordered pairs.
  const total = annotators * continuum.length
  const gapPairs = (annotators - 1) * (total - 2 * marked.length) + marked.pairs
  return {
    total,
    gaps: total - marked.length,
    units: lengths,
    same: (samePairs + gapPairs) / (annotators - 1),
    sameGaps: gapPairs / (annotators - 1),
    self: squares + total - marked.length,
  }
}

/** The sums of continua after each other. `times` says how often each is taken, for a bootstrap; once where absent. */
export function addSums(all: readonly UnitizingSums[], times?: ArrayLike<number>): UnitizingSums {
  let [total, gaps, same, sameGaps, self] = [0, 0, 0, 0, 0]
  const units = new Map<string, number>()
  all.forEach((sums, index) => {
    const factor = times === undefined ? 1 : (times[index] ?? 0)
    if (factor === 0) return
    total += factor * sums.total
    gaps += factor * sums.gaps
    same += factor * sums.same
    sameGaps += factor * sums.sameGaps
    self += factor * sums.self
    for (const [category, length] of sums.units) units.set(category, (units.get(category) ?? 0) + factor * length)
  })
  return { total, gaps, units, same, sameGaps, self }
}

/** uα. Null where nothing can be compared, and where all annotators have one and the same value throughout. */
export function uAlpha({ total, gaps, units, same, self }: UnitizingSums): number | null {
  let chance = total * total - gaps * gaps
  for (const length of units.values()) chance -= length * length
  return chance === 0 ? null : 1 - (disagreement(total, same) * (total * total - self)) / (total * chance)
}

/** |uα. Null where nothing can be compared, where nobody marked anything and where there are no gaps. */
export function barUAlpha({ total, gaps, sameGaps, self }: UnitizingSums): number | null {
  const chance = gaps * (total - gaps)
  return chance === 0 ? null : 1 - (disagreement(gaps, sameGaps) * (total * total - self)) / (total * chance)
}

const noSums: UnitizingSums = { total: 0, gaps: 0, units: new Map(), same: 0, sameGaps: 0, self: 0 }

/** How much of a length is not shared. Thirds and the like, summed, may leave a trace of rounding below zero. */
function disagreement(length: number, same: number): number {
  return Math.max(0, length - same)
}

/** With n(x) units over position x: `length` is ∫ n and `pairs` is ∫ n (n − 1), the ordered pairs of units over each. */
interface Depth {
  readonly length: number
  readonly pairs: number
}

/** Starts and ends are swept in order; between two of them n is constant. */
function depth(units: readonly Unit[]): Depth {
  const starts = new Float64Array(units.length)
  const ends = new Float64Array(units.length)
  units.forEach((unit, index) => {
    starts[index] = unit.start
    ends[index] = unit.end
  })
  starts.sort()
  ends.sort()
  let [length, pairs, open, from, started] = [0, 0, 0, 0, 0]
  for (const end of ends) {
    for (let start = starts[started]; start !== undefined && start < end; start = starts[++started]) {
      length += open * (start - from)
      pairs += open * (open - 1) * (start - from)
      from = start
      open++
    }
    length += open * (end - from)
    pairs += open * (open - 1) * (end - from)
    from = end
    open--
  }
  return { length, pairs }
}
