/** The agreement of two annotators, for every label. */
import { f1Intervals, type Draws } from './bootstrap'
import { cohenKappa } from './coefficients/cohenKappa'
import { krippendorffAlphaNominal } from './coefficients/krippendorffAlpha'
import { emptyTally, tallyDocument, valuePairs, type LabelTally } from './pairTally'
import type { Degenerate, LinkAgreement, PairAgreement } from './report'
import { spanScores } from './scores'
import type { Study } from './study'

/**
 * Measures annotators `a` and `b` (places in the study) on the documents that both finished: one entry per label, in the
 * study's order. `draw` gives the bootstrap's draws for a number of documents; null for no intervals.
 */
export function measurePair(
  study: Study,
  a: number,
  b: number,
  draw: ((documents: number) => Draws) | null,
): PairAgreement[] {
  const common = study.documents.filter(({ layers }) => layers[a] !== undefined && layers[b] !== undefined)
  const tallies = study.labels.map((_, label) => emptyTally(study, label, common.length))
  common.forEach((document, n) => {
    const [ofA, ofB] = [document.layers[a], document.layers[b]]
    if (ofA !== undefined && ofB !== undefined) tallyDocument(tallies, n, document, ofA, ofB)
  })
  const skipped = (study.finished[a] ?? 0) + (study.finished[b] ?? 0) - 2 * common.length
  const draws = draw?.(common.length) ?? null
  return tallies.map((tally, label) => {
    const [idA, idB, name] = [study.annotators[a] ?? '', study.annotators[b] ?? '', study.labels[label] ?? '']
    return {
      ...{ a: idA, b: idB, label: name, documents: common.length, skipped },
      ...agreementOf(tally, study, label, common.length, draws),
    }
  })
}

type Measured = Omit<PairAgreement, 'a' | 'b' | 'label' | 'documents' | 'skipped'>

function agreementOf(tally: LabelTally, study: Study, label: number, documents: number, draws: Draws | null): Measured {
  const why: Record<string, Degenerate> = {}
  const nothing = documents === 0 ? 'no-documents' : tally.a + tally.b === 0 ? 'nobody-marked' : null
  const spansMissing = nothing ?? (tally.a === 0 || tally.b === 0 ? 'one-sided' : null)
  if (spansMissing !== null) why['exact'] = why['relaxed'] = spansMissing
  const interval =
    draws === null
      ? { exactF1: null, relaxedF1: null }
      : f1Intervals(tally.sameIn, tally.boundaryIn, tally.spansIn, draws)
  if (draws !== null && interval.exactF1 === null) why['interval'] = nothing ?? 'too-few-documents'
  const { both, onlyA, onlyB, neither } = tally.tokens
  const tokenKappa = cohenKappa([
    [both, onlyA],
    [onlyB, neither],
  ])
  if (tokenKappa === null) why['tokenKappa'] = nothing ?? 'no-variation'
  const links = linkAgreement(tally)
  if (links.f1 === null) why['links'] = nothing ?? (tally.links.all === 0 ? 'no-links' : 'nothing-matched')
  const names = study.attributes[label] ?? []
  const figures = tally.figures === null ? null : { compared: tally.figures.compared, equal: tally.figures.equal }
  if (figures?.compared === 0) why['figures'] = nothing ?? 'nothing-matched'
  return {
    spans: { a: tally.a, b: tally.b },
    counts: {
      same: tally.same,
      boundary: tally.boundary,
      label: tally.confused.reduce((sum, count) => sum + count, 0),
      onlyA: tally.onlyA,
      onlyB: tally.onlyB,
    },
    confusions: study.labels
      .map((other, i) => ({ label: other, count: tally.confused[i] ?? 0 }))
      .filter(({ count }) => count > 0),
    exact: spanScores(tally, 0),
    relaxed: spanScores(tally, 0.5),
    ...{ interval, tokenKappa, links, figures, why },
    attributes: attributeAgreement(tally, names, why),
  }
}

function linkAgreement({ links: { both, onlyA, onlyB, open, all } }: LabelTally): LinkAgreement {
  const compared = 2 * both + onlyA + onlyB
  return {
    f1: compared === 0 ? null : (2 * both) / compared,
    ...{ both, onlyA, onlyB },
    unmatchedEnds: all === 0 ? null : open / all,
  }
}

/** The attributes that at least one of the two set on a matched span. `compared`: spans on which both did. */
function attributeAgreement(
  tally: LabelTally,
  names: readonly string[],
  why: Record<string, Degenerate>,
): PairAgreement['attributes'] {
  return names.flatMap((name, attribute) => {
    const counts = tally.values[attribute]
    if (counts === undefined || counts.size === 0) return []
    const units: { readonly values: readonly number[]; readonly weight: number }[] = []
    let compared = 0
    for (const [key, weight] of counts) {
      const values = [Math.floor(key / valuePairs), key % valuePairs]
      if (values.includes(0)) continue
      units.push({ values, weight })
      compared += weight
    }
    const alpha = krippendorffAlphaNominal(units)
    if (alpha === null) why[`attributes.${name}`] = compared === 0 ? 'nothing-matched' : 'no-variation'
    return [{ name, alpha, compared }]
  })
}
