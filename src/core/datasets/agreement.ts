/**
 * How far annotators agree on the documents of a dataset, for its card. Documents are seen one at a time, and of each only
 * what the coefficients need is kept, so that a project need not be in memory as a whole.
 */
import type { Annotator } from '../annotation/model'
import type { Scheme } from '../annotation/scheme'
import { drawing } from '../agreement/bootstrap'
import { measureLabel } from '../agreement/labels'
import { measurePair } from '../agreement/pairs'
import type { PairAgreement } from '../agreement/report'
import { studyOf, type Study, type StudyDocument } from '../agreement/study'
import { compareText } from '../exchange/canonicalJson'
import { comparisonOf } from '../merge/compareContent'
import type { ComparedLayer } from '../merge/comparison'
import { isAdjudication } from '../merge/participation'
import { personOf } from '../merge/people'
import type { CardAgreement, CardLabelAgreement } from './item'
import type { MarkedDocument } from './select'

/** Of the intervals. The seed is the one that `sanad agreement` has unless it is told another, so the numbers are the same. */
const bootstrap = { samples: 1000, seed: 1 } as const

/** Measures agreement: `see` each document that is in the dataset, then `measure`. */
export class AgreementSurvey {
  readonly #scheme: Scheme
  readonly #annotators: readonly Annotator[]
  /** Those who read texts, each person once. */
  readonly #readers: readonly Annotator[]
  readonly #labels: readonly string[]
  readonly #documents: { readonly id: string; readonly study: StudyDocument }[] = []
  #study: Study | null = null
  #finished: readonly number[] = []

  /**
   * @param annotators everybody in the project
   * @param labels those that the dataset has; all of the scheme if absent
   */
  constructor(annotators: readonly Annotator[], scheme: Scheme, labels: readonly string[] | undefined) {
    const person = personOf({ annotators })
    this.#scheme = scheme
    this.#annotators = annotators
    this.#readers = annotators.filter(
      (annotator) => !isAdjudication(annotator) && person(annotator.id) === annotator.id,
    )
    const chosen = labels && new Set(labels)
    this.#labels = scheme.labels.map(({ name }) => name).filter((name) => chosen?.has(name) !== false)
  }

  /** Takes a document with all that anybody did on it, whosever layers the dataset has. */
  see({ document, annotations, relations }: MarkedDocument): void {
    const records = { annotators: this.#annotators, documents: [document], annotations, relations }
    const { documents } = comparisonOf({ scheme: this.#scheme, ...records })
    const compared = documents.map((one) => ({ ...one, layers: one.layers.map((layer) => this.#marksOf(layer)) }))
    const study = studyOf({ annotators: this.#readers, labels: this.#labels, documents: compared })
    this.#documents.push(...study.documents.map((one) => ({ id: document.id, study: one })))
    this.#finished = study.finished.map((count, i) => count + (this.#finished[i] ?? 0))
    this.#study = study
  }

  /** Null if no document was finished by two annotators: then nothing is known. */
  measure(): CardAgreement | null {
    if (this.#study === null || this.#documents.length === 0) return null
    // What is drawn for the intervals depends on the order, which is by id wherever agreement is measured.
    const documents = this.#documents.toSorted((a, b) => compareText(a.id, b.id)).map((one) => one.study)
    const study: Study = { ...this.#study, documents, finished: this.#finished }
    const pairs = pairsOf(study)
    const draw = drawing(bootstrap.seed, bootstrap.samples)
    const labels = study.labels.map((_, i) => measureLabel(study, i, draw))
    return {
      documents: study.documents.length,
      annotators: labels[0]?.annotators ?? 0,
      bootstrap,
      labels: labels.map(({ label, alpha, uAlpha, interval, why }): CardLabelAgreement => {
        const f1 = meanF1(pairs.filter((pair) => pair.label === label))
        const reasons = f1.mean === null ? { ...why, f1: 'nobody-marked' as const } : why
        return { ...{ label, alpha, uAlpha, interval: interval.uAlpha }, f1: f1.mean, pairs: f1.pairs, why: reasons }
      }),
    }
  }

  /** Without what is not measured here: other labels, relations, attributes. */
  #marksOf({ annotatorId, annotations }: ComparedLayer): ComparedLayer {
    const marks = annotations.filter(({ label }) => this.#labels.includes(label))
    return { annotatorId, annotations: marks.map((mark) => ({ ...mark, attributes: {} })), relations: [] }
  }
}

function pairsOf(study: Study): readonly PairAgreement[] {
  const pairs: PairAgreement[] = []
  for (let a = 0; a < study.annotators.length; a++) {
    for (let b = a + 1; b < study.annotators.length; b++) pairs.push(...measurePair(study, a, b, null))
  }
  return pairs
}

/** The mean of exact F1 over the pairs that have one: those of whom one at least marked something. */
function meanF1(pairs: readonly PairAgreement[]): { readonly mean: number | null; readonly pairs: number } {
  const scores = pairs.map(({ exact }) => exact.f1).filter((f1) => f1 !== null)
  const mean = scores.length === 0 ? null : scores.reduce((sum, f1) => sum + f1, 0) / scores.length
  return { mean, pairs: scores.length }
}
