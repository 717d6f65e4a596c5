/** The pairs of a report: its entries are one per pair and label. */
import type { AgreementReport, PairAgreement } from '@core/agreement/report'
import type { Pair } from '@renderer/state/agreement'

/** A pair over all labels together. */
export interface PairSummary extends Pair {
  /** Null when neither of the two marked anything. */
  readonly exactF1: number | null
}

/** Every pair of the report once. */
export function summariesOf({ pairs }: AgreementReport): PairSummary[] {
  const byPair = new Map(pairs.map(({ a, b }) => [`${a} ${b}`, { a, b }]))
  return [...byPair.values()].map(({ a, b }) => {
    return { a, b, exactF1: exactF1Of(pairs.filter((entry) => entry.a === a && entry.b === b)) }
  })
}

/** The entries of a pair, one per label, in the order of the report's labels. */
export function entriesOf({ pairs, labels }: AgreementReport, { a, b }: Pair): PairAgreement[] {
  const order = labels.map(({ label }) => label)
  return pairs
    .filter((entry) => entry.a === a && entry.b === b)
    .sort((one, other) => order.indexOf(one.label) - order.indexOf(other.label))
}

/** Exact F1 over labels: twice the spans that both have, by all spans of both. */
function exactF1Of(entries: readonly PairAgreement[]): number | null {
  const all = entries.reduce((sum, entry) => sum + spansOf(entry), 0)
  return all === 0 ? null : entries.reduce((sum, { counts }) => sum + 2 * counts.same, 0) / all
}

/** How many spans of the label the two annotators have together. */
export function spansOf({ spans }: PairAgreement): number {
  return spans.a + spans.b
}
