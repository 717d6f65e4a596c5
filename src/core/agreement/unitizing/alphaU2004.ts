/**
 * Krippendorff's earlier coefficient for unitizing, α_U: "On the Reliability of Unitizing Continuous Data", Sociological
 * Methodology 25, 1995, pp. 47–76, with the corrections of "Content Analysis", 2nd ed. 2004, section 11.6 (pp. 251–256). It
 * is here to compare with older studies; uα is what replaced it.
 *
 * Each category by itself is units v and gaps between them. For one segment of each of two annotators, of start b and
 * length l:
 *
 *   δ² = (b₁ − b₂)² + (b₁ + l₁ − b₂ − l₂)²   two units that overlap
 *      = l²                                  a unit that lies wholly in the other's gap
 *      = 0                                   otherwise
 *   D_o = Σ over ordered pairs of annotators and segments δ² / (m (m − 1) L²)
 *   D_e = (2 / L) Σ_units [ (N − 1)/3 (2 l³ − 3 l² + l) + l² Σ_{gaps of length g ≥ l} (g − l + 1) ]
 *         / (m L (m L − 1) − Σ_units l (l − 1))
 *   α_U = 1 − D_o / D_e
 *
 * with m annotators, a continuum of length L and N units of all annotators. α_U of several categories is
 * 1 − Σ_c D_o,c / Σ_c D_e,c.
 *
 * **Several documents** are one continuum of length L = Σ L_d. No unit crosses a border between documents, by chance neither,
 * so a gap ends at the border. Where annotators differ between documents, m L becomes T = Σ m_d L_d, the positions of all
 * annotators, and the pairs of a document are divided by its m_d − 1, so that D_o = Σ_d Σ δ² / (m_d − 1) / (T L); for the
 * same annotators throughout this is the formula above. A document of fewer than two annotators adds nothing.
 */
import { checkUnits, type Continuum, type Unit } from './continuum'

/** The units of a category and the gaps between them, which together cover the text: segment i is [edges[i], edges[i + 1]). */
interface Segments {
  readonly edges: Float64Array
  /** 1 for a unit, 0 for a gap. */
  readonly isUnit: Uint8Array
}

/**
 * α_U of one category over documents, or of all categories together where it is null. In the latter case units of
 * different categories may overlap; those of one category must not (a broken invariant otherwise). Positions are UTF-16 code
 * units. Returns null where chance cannot disagree: no unit, or only units of length 1 and no gap.
 */
export function alphaU2004(continua: readonly Continuum[], category: string | null): number | null {
  const compared = continua.filter((continuum) => continuum.units.length > 1)
  const positions = compared.reduce((sum, { units, length }) => sum + units.length * length, 0)
  let [observed, expected] = [0, 0]
  for (const each of category === null ? categoriesOf(compared) : [category]) {
    const documents = compared.map(({ units, length }) => units.map((own) => segmentsOf(own, each, length)))
    observed += observedDisagreement(documents)
    expected += expectedDisagreement(documents.flat(), positions)
  }
  // D_o = observed / (T L) and D_e = 2 expected / L.
  return expected === 0 ? null : 1 - observed / positions / (2 * expected)
}

/** Σ_d Σ δ² / (m_d − 1). */
function observedDisagreement(documents: readonly (readonly Segments[])[]): number {
  let sum = 0
  for (const annotators of documents) {
    let here = 0
    annotators.forEach((one, index) => {
      for (const other of annotators.slice(index + 1)) here += 2 * squaredDifferences(one, other)
    })
    sum += here / (annotators.length - 1)
  }
  return sum
}

/** Σ δ² over the segments of two annotators: those that overlap are met side by side, as both cover the text. */
function squaredDifferences(one: Segments, other: Segments): number {
  const [edges, isUnit, otherEdges, otherIsUnit] = [one.edges, one.isUnit, other.edges, other.isUnit]
  let sum = 0
  for (let i = 0, j = 0; i < isUnit.length && j < otherIsUnit.length;) {
    const start = edges[i] ?? 0
    const end = edges[i + 1] ?? 0
    const otherStart = otherEdges[j] ?? 0
    const otherEnd = otherEdges[j + 1] ?? 0
    if (isUnit[i] === 1) {
      if (otherIsUnit[j] === 1) sum += (start - otherStart) ** 2 + (end - otherEnd) ** 2
      else if (otherStart <= start && end <= otherEnd) sum += (end - start) ** 2
    } else if (otherIsUnit[j] === 1 && start <= otherStart && otherEnd <= end) {
      sum += (otherEnd - otherStart) ** 2
    }
    if (end <= otherEnd) i++
    if (otherEnd <= end) j++
  }
  return sum
}

/** L/2 D_e. Units and gaps are taken from the longest, so that the gaps with room for a unit are a growing prefix. */
function expectedDisagreement(annotators: readonly Segments[], positions: number): number {
  const [units, gaps] = [lengthsOf(annotators, 1), lengthsOf(annotators, 0)]
  let [sum, ownPairs, room, roomyGaps] = [0, 0, 0, 0]
  for (const length of units) {
    for (let gap = gaps[roomyGaps]; gap !== undefined && gap >= length; gap = gaps[++roomyGaps]) room += gap
    sum += ((units.length - 1) / 3) * (2 * length ** 3 - 3 * length ** 2 + length)
    sum += length ** 2 * (room - roomyGaps * (length - 1))
    ownPairs += length * (length - 1)
  }
  return sum === 0 ? 0 : sum / (positions * (positions - 1) - ownPairs)
}

/** The lengths of all units (1) or gaps (0), the longest first. */
function lengthsOf(annotators: readonly Segments[], kind: number): Float64Array {
  const lengths: number[] = []
  for (const { edges, isUnit } of annotators) {
    for (let i = 0; i < isUnit.length; i++) {
      if (isUnit[i] === kind) lengths.push((edges[i + 1] ?? 0) - (edges[i] ?? 0))
    }
  }
  return Float64Array.from(lengths).sort().reverse()
}

function segmentsOf(units: readonly Unit[], category: string, length: number): Segments {
  const own = units.filter((unit) => unit.category === category)
  checkUnits(own, length)
  const edges = [0]
  const isUnit: number[] = []
  let at = 0
  const reach = (end: number, kind: number) => {
    if (end === at) return
    edges.push(end)
    isUnit.push(kind)
    at = end
  }
  for (const { start, end } of own) {
    reach(start, 0)
    reach(end, 1)
  }
  reach(length, 0)
  return { edges: Float64Array.from(edges), isUnit: Uint8Array.from(isUnit) }
}

function categoriesOf(continua: readonly Continuum[]): string[] {
  return [...new Set(continua.flatMap(({ units }) => units.flat().map((unit) => unit.category)))]
}
