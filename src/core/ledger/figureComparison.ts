/** Figures about the same thing beside each other, across sources, and where they contradict each other. */
import { compareText } from '../exchange/canonicalJson'
import { thingReader, type CountedThing } from './countedThing'
import type { LedgerFigure, LedgerRow } from './ledger'
import { sourceNamesOf } from './summary'

export interface FigureEntry {
  /** The first row that the figure belongs to. */
  readonly row: LedgerRow
  readonly figure: LedgerFigure
  /** Null: open on that side. At least one is a number. */
  readonly min: number | null
  readonly max: number | null
  /** As written, of the sources that the figure's claims rest on directly; empty where the document says it itself. */
  readonly sourceNames: readonly string[]
  /** A figure of another source does not meet it. */
  readonly contradicted: boolean
}

/** Two figures of one group whose ranges do not meet: `lower.max < higher.min`. */
export interface FigureContradiction {
  readonly lower: FigureEntry
  readonly higher: FigureEntry
}

export interface FigureGroup {
  /** Folded unit and head noun: the same for the same figures. */
  readonly key: string
  readonly unit: string
  /** The head noun of the counted thing; empty where the figures name none, and then nothing in the group contradicts. */
  readonly noun: string
  /** In the order of the rows. At least two. */
  readonly entries: readonly FigureEntry[]
  /** Each contradicted entry with that entry of another source that lies farthest from it; no pair twice. */
  readonly contradictions: readonly FigureContradiction[]
}

/**
 * The figures that can be compared, in groups of one unit and one head noun, larger groups first.
 *
 * The range of a figure is what the annotator gave: `at-least` has no upper end and `at-most` no lower one, whatever else
 * is there; of `exact` and `about` a bound that is missing is the other one, so that "about" is taken as it is given and not
 * widened; else a missing bound is an open end. A figure without any bound, or with bounds that cross, is not compared.
 *
 * Two figures contradict each other when their ranges do not meet and no source stands behind both; a claim without a source
 * counts as its document's own word. Time grows with n log n, but for groups where many sets of sources share a source.
 */
export function comparableFigures(rows: readonly LedgerRow[]): readonly FigureGroup[] {
  const groups = new Map<string, Gathering>()
  for (const candidate of candidatesOf(rows)) {
    const { key } = candidate.thing
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { thing: candidate.thing, candidates: [candidate] })
    else group.candidates.push(candidate)
  }
  return [...groups.values()]
    .filter(({ candidates }) => candidates.length > 1)
    .map(groupOf)
    .sort((a, b) => b.entries.length - a.entries.length || compareText(a.key, b.key))
}

/** The ids of the claims with a figure that is contradicted. */
export function contradictedClaims(rows: readonly LedgerRow[], groups: readonly FigureGroup[]): ReadonlySet<string> {
  const figures = new Set<string>()
  for (const { entries } of groups) {
    for (const { figure, contradicted } of entries) if (contradicted) figures.add(figure.annotationId)
  }
  const claims = rows.filter((row) => row.figures.some(({ annotationId }) => figures.has(annotationId)))
  return new Set(claims.map(({ claim }) => claim.annotationId))
}

interface Candidate {
  readonly row: LedgerRow
  readonly figure: LedgerFigure
  readonly thing: CountedThing
  readonly range: Range
  /** By folded name; those of the row as long as it is the figure's only one. */
  sources: ReadonlyMap<string, string>
}

/** Ends may be infinite. */
interface Range {
  readonly low: number
  readonly high: number
}

interface Gathering {
  /** Of the first figure. */
  readonly thing: CountedThing
  readonly candidates: Candidate[]
}

const noSources: ReadonlyMap<string, string> = new Map()

/** Each figure once, with the sources of all its claims. */
function candidatesOf(rows: readonly LedgerRow[]): Iterable<Candidate> {
  const thingOf = thingReader()
  const byFigure = new Map<string, Candidate>()
  for (const row of rows) {
    for (const figure of row.figures) {
      const known = byFigure.get(figure.annotationId)
      if (known !== undefined) {
        if (row.sources.length > 0) known.sources = new Map([...known.sources, ...sourceNamesOf(row)])
        continue
      }
      const range = rangeOf(figure)
      const thing = range === null ? null : thingOf(figure)
      if (range === null || thing === null) continue
      const sources = row.sources.length === 0 ? noSources : sourceNamesOf(row)
      byFigure.set(figure.annotationId, { row, figure, thing, range, sources })
    }
  }
  return byFigure.values()
}

function rangeOf({ min, max, approx }: LedgerFigure): Range | null {
  const low = min ?? max
  const high = max ?? min
  if (low === null || high === null || low > high) return null
  switch (approx) {
    case 'at-least':
      return { low, high: Infinity }
    case 'at-most':
      return { low: -Infinity, high }
    case 'exact':
    case 'about':
      return { low, high }
    default:
      return { low: min ?? -Infinity, high: max ?? Infinity }
  }
}

function groupOf({ thing: { key, unit, noun }, candidates }: Gathering): FigureGroup {
  const opposites = noun === '' ? new Map<Candidate, Opposite>() : oppositesOf(candidates)
  const entries = new Map(candidates.map((candidate) => [candidate, entryOf(candidate, opposites.has(candidate))]))
  const contradictions: FigureContradiction[] = []
  const told = new Set<Candidate>()
  for (const [candidate, { lower, higher }] of opposites) {
    // Two that are each other's farthest are a pair, which the first of them has told.
    const isTold = (other: Candidate, back: keyof Opposite) =>
      told.has(other) && opposites.get(other)?.[back] === candidate
    const entry = entries.get(candidate)
    const low = lower === undefined || isTold(lower, 'higher') ? undefined : entries.get(lower)
    const high = higher === undefined || isTold(higher, 'lower') ? undefined : entries.get(higher)
    if (entry !== undefined && low !== undefined) contradictions.push({ lower: low, higher: entry })
    if (entry !== undefined && high !== undefined) contradictions.push({ lower: entry, higher: high })
    told.add(candidate)
  }
  return { key, unit, noun, entries: [...entries.values()], contradictions }
}

function entryOf({ row, figure, range, sources }: Candidate, contradicted: boolean): FigureEntry {
  const end = (value: number) => (Number.isFinite(value) ? value : null)
  return { row, figure, min: end(range.low), max: end(range.high), sourceNames: [...sources.values()], contradicted }
}

/** The farthest candidates of other sources that lie wholly below and wholly above one. */
interface Opposite {
  readonly lower: Candidate | undefined
  readonly higher: Candidate | undefined
}

/** What one set of sources says at its extremes. */
interface Voice {
  readonly sources: ReadonlySet<string>
  lowest: Candidate
  highest: Candidate
}

/** Those that are contradicted, with what contradicts them. */
function oppositesOf(candidates: readonly Candidate[]): ReadonlyMap<Candidate, Opposite> {
  const voices = new Map<string, Voice>()
  const voiceOf = new Map<Candidate, Voice>()
  for (const candidate of candidates) {
    const sources = voiceNames(candidate)
    const key = sources.join('\n')
    let voice = voices.get(key)
    if (voice === undefined) {
      voices.set(key, (voice = { sources: new Set(sources), lowest: candidate, highest: candidate }))
    }
    voiceOf.set(candidate, voice)
    if (candidate.range.high < voice.lowest.range.high) voice.lowest = candidate
    if (candidate.range.low > voice.highest.range.low) voice.highest = candidate
  }
  const fromBelow = [...voices.values()].sort((a, b) => a.lowest.range.high - b.lowest.range.high)
  const fromAbove = [...voices.values()].sort((a, b) => b.highest.range.low - a.highest.range.low)
  const opposites = new Map<Candidate, Opposite>()
  for (const [candidate, { sources }] of voiceOf) {
    const { low, high } = candidate.range
    const lower = firstApart(fromBelow, sources, ({ lowest }) => lowest.range.high < low)?.lowest
    const higher = firstApart(fromAbove, sources, ({ highest }) => highest.range.low > high)?.highest
    if (lower !== undefined || higher !== undefined) opposites.set(candidate, { lower, higher })
  }
  return opposites
}

/** Folded names, sorted; of a claim without a source, its document as one. */
function voiceNames({ row, sources }: Candidate): readonly string[] {
  return sources.size === 0 ? [`document ${row.documentId}`] : [...sources.keys()].sort(compareText)
}

/** The first voice that shares no source with these, among those at the start of the list for which `reaches` holds. */
function firstApart(
  voices: readonly Voice[],
  sources: ReadonlySet<string>,
  reaches: (voice: Voice) => boolean,
): Voice | undefined {
  for (const voice of voices) {
    if (!reaches(voice)) return undefined
    if (!meets(voice.sources, sources)) return voice
  }
  return undefined
}

function meets(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const name of a) if (b.has(name)) return true
  return false
}
