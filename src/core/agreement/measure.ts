/** The agreement study of a comparison: what the app's worker and the command line both call. */
import type { Comparison } from '../merge/comparison'
import { drawing } from './bootstrap'
import { measureLabel } from './labels'
import { measurePair } from './pairs'
import type { AgreementReport, PairAgreement } from './report'
import { studyOf } from './study'

interface MeasureOptions {
  /** Of the bootstrap: an integer; its lowest 32 bits count. */
  readonly seed: number
  /** How many times documents are drawn for an interval; 0 for no intervals. */
  readonly samples: number
  /** Called now and then with how much of the work is done; the unit is a document read, compared or measured once. */
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Measures the agreement of every pair of annotators and of all together, label by label. Only documents count that those
 * compared have finished; a finished document without annotations counts as read with nothing to mark.
 *
 * The same comparison, seed and number of samples give the same report. Pairs are in the order of annotator ids, in a pair
 * labels in the order of the scheme. Nothing in the report is NaN: a number that does not exist is null, with its reason.
 */
export function measureAgreement(comparison: Comparison, options: MeasureOptions): AgreementReport {
  const { seed, samples, onProgress } = options
  const annotators = comparison.annotators.length
  const size = Math.max(1, comparison.documents.length)
  const total = size * (1 + (annotators * (annotators - 1)) / 2 + comparison.labels.length)
  let done = 0
  const advance = (documents: number) => {
    done += documents
    onProgress?.(Math.min(done, total), total)
  }
  const study = studyOf(comparison, () => advance(1))
  const draw = samples > 0 ? drawing(seed, samples) : null
  const labels = study.labels.map((_, label) => {
    const measured = measureLabel(study, label, draw)
    advance(size)
    return measured
  })
  const pairs: PairAgreement[] = []
  for (let a = 0; a < annotators; a++) {
    for (let b = a + 1; b < annotators; b++) {
      pairs.push(...measurePair(study, a, b, draw))
      advance(size)
    }
  }
  return { documents: study.documents.length, pairs, labels, bootstrap: { samples, seed } }
}
