/** The agreement of all annotators together on one label, by the coefficients that correct for chance. */
import { leastDocuments, middle, type Draws } from './bootstrap'
import { fleissKappa } from './coefficients/fleissKappa'
import { krippendorffAlphaNominal } from './coefficients/krippendorffAlpha'
import type { Degenerate, LabelAgreement } from './report'
import type { SpanLayer } from './spanLayer'
import type { Study, StudyDocument, StudyLayer } from './study'
import { bitWords } from './tokens'
import { alphaU2004 } from './unitizing/alphaU2004'
import { mergeOverlapping, type Continuum } from './unitizing/continuum'
import { addSums, barUAlpha, uAlpha, unitizingSums, type UnitizingSums } from './unitizing/uAlpha'

/**
 * Measures a label (its place in the study) over the documents that at least two finished. Fleiss' κ needs the same number
 * of annotators everywhere: it is over the documents that all of those took part in who take part at all. `draw` as for
 * `measurePair`.
 */
export function measureLabel(study: Study, label: number, draw: ((documents: number) => Draws) | null): LabelAgreement {
  const name = study.labels[label] ?? ''
  const annotators = study.annotators.filter((_, i) => study.documents.some(({ layers }) => layers[i] !== undefined))
  const tokens = ratedTokens(study, label)
  const fromAll = tokens.filter(({ raters }) => raters === annotators.length)
  const { continua, annotations, mergedUnits } = continuaOf(study, label, name)
  const sums = continua.map(unitizingSums)
  const all = addSums(sums)
  const numbers = {
    fleissKappa: fleissKappa(
      fromAll.map(({ raters, covering, weight }) => ({ counts: [covering, raters - covering], weight })),
    ),
    alpha: krippendorffAlphaNominal(
      tokens.map(({ raters, covering, weight }) => ({
        values: Array.from({ length: raters }, (_, i) => (i < covering ? 1 : 0)),
        weight,
      })),
    ),
    uAlpha: uAlpha(all),
    barUAlpha: barUAlpha(all),
    alphaU2004: alphaU2004(continua, name),
  }
  const nothing = study.documents.length === 0 ? 'no-documents' : annotations === 0 ? 'nobody-marked' : null
  const why: Record<string, Degenerate> = {}
  for (const [coefficient, value] of Object.entries(numbers)) {
    if (value === null) why[coefficient] = nothing ?? 'no-variation'
  }
  if (nothing === null && !study.documents.some((document) => finishers(document) === annotators.length)) {
    why['fleissKappa'] = 'not-all-finished'
  }
  const interval = draw === null ? null : uAlphaInterval(continua, sums, draw(continua.length))
  if (draw !== null && interval === null) why['interval'] = nothing ?? (numbers.uAlpha === null ? 'no-variation' : 'too-few-documents') // prettier-ignore
  return {
    ...{ label: name, annotators: annotators.length, documents: study.documents.length, annotations },
    ...numbers,
    ...{ mergedUnits, interval: { uAlpha: interval }, why },
  }
}

function finishers({ layers }: StudyDocument): number {
  return layers.reduce((count, layer) => (layer === undefined ? count : count + 1), 0)
}

/** Tokens that so many annotators read, of whom so many cover it with the label. */
interface RatedTokens {
  readonly raters: number
  readonly covering: number
  readonly weight: number
}

function ratedTokens({ annotators, documents }: Study, label: number): RatedTokens[] {
  const size = annotators.length + 1
  /** How many tokens, by `raters * size + covering`. */
  const counts = new Float64Array(size * size)
  for (const { tokens, layers } of documents) {
    const covering = new Uint16Array(tokens)
    let raters = 0
    for (const layer of layers) {
      if (layer === undefined) continue
      raters++
      addCovered(layer, label, covering)
    }
    for (const number of covering) counts[raters * size + number] = (counts[raters * size + number] ?? 0) + 1
  }
  return [...counts]
    .map((weight, i) => ({ raters: Math.floor(i / size), covering: i % size, weight }))
    .filter(({ weight }) => weight > 0)
}

/** Adds one to each token that the layer covers with the label. */
function addCovered({ covered }: StudyLayer, label: number, covering: Uint16Array): void {
  const words = bitWords(covering.length)
  for (let word = 0; word < words; word++) {
    let bits = covered[label * words + word] ?? 0
    while (bits !== 0) {
      const lowest = 31 - Math.clz32(bits & -bits)
      const token = word * 32 + lowest
      covering[token] = (covering[token] ?? 0) + 1
      bits &= bits - 1
    }
  }
}

/** The label's units in each document, with one list for each who finished it; overlapping ones of a list are merged. */
function continuaOf(study: Study, label: number, category: string) {
  let [annotations, mergedUnits] = [0, 0]
  const continua = study.documents.map(({ length, layers }): Continuum => {
    const units = layers.flatMap((layer) => {
      if (layer === undefined) return []
      const merging = mergeOverlapping(unitsOf(layer.spans, label, category))
      annotations += merging.units.length + merging.merged
      mergedUnits += merging.merged
      return [merging.units]
    })
    return { length, units }
  })
  return { continua, annotations, mergedUnits }
}

function unitsOf({ from, starts, ends }: SpanLayer, label: number, category: string) {
  const [first, end] = [from[label] ?? 0, from[label + 1] ?? 0]
  return Array.from({ length: end - first }, (_, i) => ({ start: starts[first + i] ?? 0, end: ends[first + i] ?? 0, category })) // prettier-ignore
}

/** The interval of uα over documents. Null where fewer than `leastDocuments` have a unit; draws without uα are left out. */
function uAlphaInterval(continua: readonly Continuum[], sums: readonly UnitizingSums[], draws: Draws) {
  const marked = continua.filter(({ units }) => units.some((own) => own.length > 0))
  if (marked.length < leastDocuments) return null
  const alphas: number[] = []
  for (let sample = 0; sample < draws.samples; sample++) {
    const from = sample * draws.documents
    const alpha = uAlpha(addSums(sums, draws.times.subarray(from, from + draws.documents)))
    if (alpha !== null) alphas.push(alpha)
  }
  return middle(alphas)
}
