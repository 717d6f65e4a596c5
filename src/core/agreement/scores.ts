/** Precision, recall and F1 over spans. */
import type { SpanScores } from './report'

/** What the scores of a pair and label are made of, summed over documents. */
interface SpanCounts {
  /** Spans of A and of B with the label. */
  readonly a: number
  readonly b: number
  /** Pairs of the same span. */
  readonly same: number
  /** Pairs of overlapping spans with other boundaries. */
  readonly boundary: number
}

/**
 * The scores with a credit of 1 for the same span and `partial` for overlapping ones of the same label:
 *
 *     precision = (same + partial · boundary) / spans of A
 *     recall    = (same + partial · boundary) / spans of B
 *     F1        = 2 · (same + partial · boundary) / (spans of A + spans of B)
 *
 * With `partial` 0 these are exact scores. With 0.5 they are those of MUC-5 (Chinchor & Sundheim, "MUC-5 Evaluation Metrics",
 * 1993: correct 1, partial ½) as SemEval-2013 used them for spans (task 9.1, Segura-Bedmar, Martínez & Herrero-Zazo 2013):
 * (COR + 0.5 · PAR) / ACT and / POS, where ACT = COR + INC + PAR + SPU are A's spans, POS = COR + INC + PAR + MIS those of B.
 * A span with another label (INC) earns nothing: there the task has a type of its own, here each label is scored by itself.
 *
 * Null for a ratio of nothing. F1 is 0, not null, if only one of the two marked anything: they agreed on nothing.
 */
export function spanScores({ a, b, same, boundary }: SpanCounts, partial: 0 | 0.5): SpanScores {
  const credit = same + partial * boundary
  return {
    precision: a === 0 ? null : credit / a,
    recall: b === 0 ? null : credit / b,
    f1: a + b === 0 ? null : (2 * credit) / (a + b),
  }
}
