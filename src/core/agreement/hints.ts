/**
 * What an agreement report suggests that a team should talk about, as codes with the numbers they rest on; the words are the
 * interface's. The thresholds are rules of thumb for when a difference is worth a sentence, not tests of significance, except
 * where a source is named.
 */
import { leastDocuments } from './bootstrap'
import type { AgreementReport, PairAgreement } from './report'

export type Hint =
  /** Fewer documents were finished by two than an interval needs: numbers will still move a lot. */
  | { readonly kind: 'few-documents'; readonly documents: number; readonly least: number }
  | { readonly kind: 'nobody-marked'; readonly label: string }
  /** The annotators find the same things and cut them differently. `pair`: those who do so most, if there are several pairs. */
  | {
      readonly kind: 'boundaries'
      readonly label: string
      /** F1 over all pairs together. */
      readonly exact: number
      readonly relaxed: number
      readonly pair: { readonly a: string; readonly b: string } | null
    }
  /** `count` times two annotators gave the same place these two labels, of `of` spans of the rarer one. */
  | {
      readonly kind: 'labels-confused'
      readonly label: string
      readonly other: string
      readonly count: number
      readonly of: number
    }
  /** Spans per document of this annotator, and of the others on the same documents. */
  | {
      readonly kind: 'one-marks-more'
      readonly label: string
      /** An id. */
      readonly annotator: string
      readonly own: number
      readonly others: number
    }
  /** One attribute's values differ: the mean of the pairs' α, weighted by the spans compared. */
  | {
      readonly kind: 'values'
      readonly label: string
      readonly attribute: string
      readonly alpha: number
      readonly compared: number
    }
  | { readonly kind: 'figures'; readonly label: string; readonly compared: number; readonly equal: number }
  /** The ends are found by both, and linked differently. */
  | {
      readonly kind: 'links'
      readonly label: string
      readonly f1: number
      readonly both: number
      readonly onlyOne: number
    }
  /** uα is below what allows even tentative conclusions. */
  | { readonly kind: 'low-agreement'; readonly label: string; readonly uAlpha: number }

/** Krippendorff, "Content Analysis", 2nd ed. 2004, p. 241: below .667 not even tentative conclusions. */
const tentative = 0.667
/** Fewer than this many differences are accidents. */
const leastCases = 5
/** Of the spans that both found, the share with other boundaries from which on it is a habit. */
const boundaryShare = 0.25
/** Of the spans of the rarer label, the share that the other annotator labels differently. */
const confusedShare = 0.05
/** How many times as many as the others. */
const manyMore = 1.5
const mostFiguresEqual = 0.9

/** The hints of a report: about the whole first, then label by label in the order of the scheme. */
export function hintsFor(report: AgreementReport): readonly Hint[] {
  const hints: Hint[] = []
  if (report.documents < leastDocuments) {
    hints.push({ kind: 'few-documents', documents: report.documents, least: leastDocuments })
  }
  const labels = report.labels.map(({ label }) => label)
  for (const { label, annotations, documents, uAlpha } of report.labels) {
    if (documents > 0 && annotations === 0) hints.push({ kind: 'nobody-marked', label })
    const pairs = report.pairs.filter((pair) => pair.label === label)
    if (uAlpha !== null && uAlpha < tentative) hints.push({ kind: 'low-agreement', label, uAlpha })
    hints.push(...boundaryHints(label, pairs))
    const later = labels.slice(labels.indexOf(label) + 1)
    for (const other of later) hints.push(...confusionHints(report.pairs, label, other))
    hints.push(...moreHints(label, pairs), ...valueHints(label, pairs), ...linkHints(label, pairs))
  }
  return hints
}

function sum(pairs: readonly PairAgreement[], of: (pair: PairAgreement) => number): number {
  return pairs.reduce((total, pair) => total + of(pair), 0)
}

const spansOf = ({ spans }: PairAgreement) => spans.a + spans.b

/** Of the spans of a pair that both found, how many have other boundaries. */
function shareOfBoundaries({ counts }: PairAgreement): number {
  return counts.boundary === 0 ? 0 : counts.boundary / (counts.same + counts.boundary)
}

function boundaryHints(label: string, pairs: readonly PairAgreement[]): Hint[] {
  const same = sum(pairs, ({ counts }) => counts.same)
  const boundary = sum(pairs, ({ counts }) => counts.boundary)
  if (boundary < leastCases || boundary < boundaryShare * (same + boundary)) return []
  const spans = sum(pairs, spansOf)
  const worst = pairs.reduce((most, pair) => (shareOfBoundaries(pair) > shareOfBoundaries(most) ? pair : most))
  return [
    {
      kind: 'boundaries',
      label,
      exact: (2 * same) / spans,
      relaxed: (2 * same + boundary) / spans,
      pair: pairs.length > 1 ? { a: worst.a, b: worst.b } : null,
    },
  ]
}

function confusionHints(pairs: readonly PairAgreement[], label: string, other: string): Hint[] {
  const named = (name: string) => pairs.filter((pair) => pair.label === name)
  const count = sum(named(label), (pair) => pair.confusions.find((to) => to.label === other)?.count ?? 0)
  const of = Math.min(sum(named(label), spansOf), sum(named(other), spansOf))
  return count < leastCases || count < confusedShare * of ? [] : [{ kind: 'labels-confused', label, other, count, of }]
}

function moreHints(label: string, pairs: readonly PairAgreement[]): Hint[] {
  const annotators = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].sort()
  return annotators.flatMap((annotator): Hint[] => {
    const theirs = pairs.filter(({ a, b }) => a === annotator || b === annotator)
    const documents = sum(theirs, (pair) => pair.documents)
    const own = sum(theirs, ({ a, spans }) => (a === annotator ? spans.a : spans.b))
    const others = sum(theirs, ({ a, spans }) => (a === annotator ? spans.b : spans.a))
    // Each pair counts the annotator's spans once more.
    if (own - others < leastCases * theirs.length || own < manyMore * others) return []
    return [{ kind: 'one-marks-more', label, annotator, own: own / documents, others: others / documents }]
  })
}

function valueHints(label: string, pairs: readonly PairAgreement[]): Hint[] {
  const names = [...new Set(pairs.flatMap(({ attributes }) => attributes.map(({ name }) => name)))].sort()
  const values = names.flatMap((attribute): Hint[] => {
    let [compared, weighted] = [0, 0]
    for (const { name, alpha, compared: spans } of pairs.flatMap(({ attributes }) => attributes)) {
      if (name !== attribute || alpha === null) continue
      compared += spans
      weighted += alpha * spans
    }
    const alpha = weighted / compared
    return compared < leastCases || alpha >= tentative ? [] : [{ kind: 'values', label, attribute, alpha, compared }]
  })
  const compared = sum(pairs, ({ figures }) => figures?.compared ?? 0)
  const equal = sum(pairs, ({ figures }) => figures?.equal ?? 0)
  if (compared < leastCases || equal >= mostFiguresEqual * compared) return values
  return [...values, { kind: 'figures', label, compared, equal }]
}

function linkHints(label: string, pairs: readonly PairAgreement[]): Hint[] {
  const both = sum(pairs, ({ links }) => links.both)
  const onlyOne = sum(pairs, ({ links }) => links.onlyA + links.onlyB)
  const f1 = (2 * both) / (2 * both + onlyOne)
  return onlyOne < leastCases || f1 >= tentative ? [] : [{ kind: 'links', label, f1, both, onlyOne }]
}
