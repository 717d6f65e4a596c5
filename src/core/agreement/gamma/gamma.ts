/**
 * γ of Yann Mathet, Antoine Widlöcher & Jean-Philippe Métivier, "The Unified and Holistic Method Gamma (γ) for Inter-Annotator
 * Agreement Measure and Alignment", Computational Linguistics 41(3), 2015, pp. 437–479: units of all annotators are aligned as
 * well as can be, and the disorder of that alignment is compared with what chance would leave:
 *
 *   γ = 1 − observed disorder / expected disorder
 *
 * Dissimilarities are those of `evenDissimilarity`, the best alignment is exact (`bestDisorder`), and the expected disorder
 * is the mean over continua of chance (`chanceContinuum`).
 *
 * **Several documents**: each document has its own alignment, its own chance and so its own two disorders, o_d and e_d. With x̄_d
 * the mean number of units per annotator in document d,
 *
 *   γ = 1 − Σ x̄_d o_d / Σ x̄_d e_d
 *
 * Since o_d is a sum over unitary alignments divided by x̄_d, this is the sum over all unitary alignments of all documents
 * against the same by chance: a document counts by how much was marked in it, not by being a document. Documents without
 * a unit weigh nothing. The observed and the expected disorder of the result are these sums divided by Σ x̄_d.
 */
import { invariant } from '../../assert'
import type { ComparedDocument, Comparison } from '../../merge/comparison'
import { randomFrom } from '../random'
import type { GammaResult } from '../report'
import type { Unit } from '../unitizing/continuum'
import { bestDisorder } from './alignment'
import { chanceContinuum, chanceModel } from './chance'
import { evenDissimilarity } from './dissimilarity'

export interface GammaOptions {
  /** Null: all labels together, and a different label is a dissimilarity. */
  readonly label: string | null
  readonly seed: number
  /** How many continua of chance are made for each document, at least 1; 30 in the paper. */
  readonly samples: number
  /** Told after each alignment: of what was marked, and of each continuum of chance. */
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * γ over all documents that at least two annotators finished. Those too large to be aligned exactly (see `bestDisorder`), or of
 * which a continuum of chance is, are left out and named. The result depends on the comparison, the label, the seed and the
 * number of samples alone, and the chance of a document not on the other documents.
 */
export function gammaOf(comparison: Comparison, { label, seed, samples, onProgress }: GammaOptions): GammaResult {
  invariant(samples >= 1, 'chance needs a sample')
  const documents = comparison.documents.filter((document) => document.layers.length > 1)
  const leftOut: string[] = []
  let [observed, expected, weight] = [0, 0, 0]
  documents.forEach((document, index) => {
    const units = unitsOf(document, label)
    const aligned = (done: number) => onProgress?.(index * (samples + 1) + done, documents.length * (samples + 1))
    const disorders = disordersOf(units, randomFrom(seedOf(document.id, seed)), samples, aligned)
    aligned(samples + 1)
    if (disorders === null) {
      leftOut.push(document.id)
    } else {
      const mean = units.flat().length / units.length
      observed += mean * disorders.observed
      expected += mean * disorders.expected
      weight += mean
    }
  })
  const study = {
    label,
    sampler: 'statistical' as const,
    seed,
    samples,
    documents: documents.length - leftOut.length,
    leftOut,
  }
  const none = { gamma: null, observedDisorder: null, expectedDisorder: null }
  if (documents.length === 0) return { ...study, ...none, why: 'no-documents' }
  if (leftOut.length === documents.length) return { ...study, ...none, why: 'too-large' }
  if (weight === 0) return { ...study, ...none, why: 'nobody-marked' }
  const both = { observedDisorder: observed / weight, expectedDisorder: expected / weight }
  if (expected === 0) return { ...study, ...both, gamma: null, why: 'no-variation' }
  return { ...study, ...both, gamma: 1 - observed / expected, why: null }
}

/** Null where an alignment is too large. */
function disordersOf(
  units: readonly (readonly Unit[])[],
  random: () => number,
  samples: number,
  aligned: (done: number) => void,
): { readonly observed: number; readonly expected: number } | null {
  if (units.every((own) => own.length === 0)) return { observed: 0, expected: 0 }
  const observed = bestDisorder(units, evenDissimilarity)
  if (observed === null) return null
  const model = chanceModel(units)
  let sum = 0
  for (let sample = 0; sample < samples; sample++) {
    aligned(sample + 1)
    const disorder = bestDisorder(chanceContinuum(model, random), evenDissimilarity)
    if (disorder === null) return null
    sum += disorder
  }
  return { observed, expected: sum / samples }
}

/** The units of each annotator who finished the document. */
function unitsOf(document: ComparedDocument, label: string | null): Unit[][] {
  return document.layers.map((layer) =>
    layer.annotations
      .filter((annotation) => label === null || annotation.label === label)
      .map(({ start, end, label: category }) => ({ start, end, category })),
  )
}

/** A seed for each document, by the FNV-1a hash of its id (Fowler, Noll & Vo). */
function seedOf(documentId: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed
  for (let i = 0; i < documentId.length; i++) hash = Math.imul(hash ^ documentId.charCodeAt(i), 0x01000193)
  return hash
}
