/**
 * Intervals by the percentile bootstrap (Efron & Tibshirani, "An Introduction to the Bootstrap", 1993, ch. 13): documents are
 * drawn again and again, with replacement, as many as there are; the middle 95 % of the numbers so obtained are the interval.
 * Documents, not spans or tokens, because what stands in one document is not independent.
 */
import { randomFrom } from './random'
import type { Interval } from './report'

/**
 * Of fewer documents with something to score there is no interval: from one, every draw is the same; from four there are
 * only 35 different ones, from five 126. Five still give a rough interval.
 */
export const leastDocuments = 5

/** For a number of documents: how often each is in each draw, one draw of all documents after the other. */
export interface Draws {
  readonly samples: number
  readonly documents: number
  readonly times: Uint16Array
}

/**
 * Returns a function that gives the draws of so many documents. They depend on the seed, the number of samples and the number
 * of documents alone, so that every pair and label of a study is drawn alike. The last are kept.
 */
export function drawing(seed: number, samples: number): (documents: number) => Draws {
  let last: Draws | null = null
  return (documents) => {
    if (last?.documents === documents) return last
    const times = new Uint16Array(samples * documents)
    const random = randomFrom(seed)
    for (let sample = 0; sample < samples; sample++) {
      for (let i = 0; i < documents; i++) {
        const at = sample * documents + Math.floor(random() * documents)
        times[at] = (times[at] ?? 0) + 1
      }
    }
    last = { samples, documents, times }
    return last
  }
}

/**
 * The 95 % intervals of F1, exact and relaxed as `spanScores` defines them, from what each document has: pairs of the same
 * span, pairs with other boundaries, spans of both annotators. Null where fewer than `leastDocuments` have a span. Draws
 * without any span have no F1 and are left out: at most one in 148 (e⁻⁵), as at least five documents have one.
 */
export function f1Intervals(
  same: Int32Array,
  boundary: Int32Array,
  spans: Int32Array,
  { samples, documents, times }: Draws,
): { exactF1: Interval | null; relaxedF1: Interval | null } {
  if (spans.filter((count) => count > 0).length < leastDocuments) return { exactF1: null, relaxedF1: null }
  const exact: number[] = []
  const relaxed: number[] = []
  for (let sample = 0; sample < samples; sample++) {
    const from = sample * documents
    let [allSame, allBoundary, allSpans] = [0, 0, 0]
    for (let document = 0; document < documents; document++) {
      const drawn = times[from + document] ?? 0
      allSame += drawn * (same[document] ?? 0)
      allBoundary += drawn * (boundary[document] ?? 0)
      allSpans += drawn * (spans[document] ?? 0)
    }
    if (allSpans === 0) continue
    exact.push((2 * allSame) / allSpans)
    relaxed.push((2 * allSame + allBoundary) / allSpans)
  }
  return { exactF1: middle(exact), relaxedF1: middle(relaxed) }
}

/**
 * The 2.5th and 97.5th percentiles, interpolated between neighbours (definition 7 of Hyndman & Fan, "Sample Quantiles in
 * Statistical Packages", 1996). Null for no numbers.
 */
export function middle(numbers: readonly number[]): Interval | null {
  if (numbers.length === 0) return null
  const sorted = Float64Array.from(numbers).sort()
  const quantile = (share: number) => {
    const at = share * (sorted.length - 1)
    const low = sorted[Math.floor(at)] ?? 0
    const high = sorted[Math.ceil(at)] ?? 0
    return low + (high - low) * (at - Math.floor(at))
  }
  return [quantile(0.025), quantile(0.975)]
}
