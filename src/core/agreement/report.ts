/**
 * The results of an agreement study. The members named in `PairAgreement` and `LabelAgreement` are those that
 * `sanad agreement --json` prints. A number that cannot be computed is null, never 0, 1 or NaN; `why` says the reason.
 */

/** Why there is no number. Words for it are the interface's business. */
export type Degenerate =
  /** No document was finished by two annotators. */
  | 'no-documents'
  /** Nobody marked anything with this label. */
  | 'nobody-marked'
  /** Only one of the two marked anything with this label: precision or recall is a ratio of nothing (F1 is 0). */
  | 'one-sided'
  /** Every token (or the whole text) has the same value, so there is no variation to correct for. */
  | 'no-variation'
  /** There was nothing to compare: no pair of matched spans, or no value on any. */
  | 'nothing-matched'
  /** Too few documents for an interval. */
  | 'too-few-documents'
  /** No document is small enough for an exact alignment of all annotators (γ). */
  | 'too-large'
  /** No document was finished by all of the annotators, where a coefficient needs the same number of them everywhere. */
  | 'not-all-finished'
  /** Neither has a relation that leads from this label. */
  | 'no-links'

/**
 * Exact: a span counts that the other has with the same boundaries and label. Relaxed: besides, one with other boundaries
 * counts half. Definitions and sources are at `spanScores`.
 */
export interface SpanScores {
  /** The share of A's spans that B has. */
  readonly precision: number | null
  /** The share of B's spans that A has. */
  readonly recall: number | null
  readonly f1: number | null
}

export interface OutcomeCounts {
  /** Same span, same label. */
  readonly same: number
  /** Same label, overlapping spans with other boundaries. */
  readonly boundary: number
  /** The other one has another label here. Counted under A's label and under B's. */
  readonly label: number
  readonly onlyA: number
  readonly onlyB: number
}

export const pairOutcomes = ['same', 'boundary', 'label', 'onlyA', 'onlyB'] as const
export type PairOutcome = (typeof pairOutcomes)[number]

export interface LinkAgreement {
  /** Over relations of which both ends are matched between A and B; null when there are none. */
  readonly f1: number | null
  readonly both: number
  readonly onlyA: number
  readonly onlyB: number
  /** The share of all relations of A and B with an end that the other did not mark. */
  readonly unmatchedEnds: number | null
}

export interface PairAgreement {
  /** Annotator ids; A sorts before B. */
  readonly a: string
  readonly b: string
  readonly label: string
  /** How many documents both finished. */
  readonly documents: number
  /** How many documents only one of the two finished, which are not counted. */
  readonly skipped: number
  /** The spans of each with this label: what precision and recall are shares of. */
  readonly spans: { readonly a: number; readonly b: number }
  readonly counts: OutcomeCounts
  /** `counts.label` by the label that the other one has, in the order of the scheme; labels without any are absent. */
  readonly confusions: readonly { readonly label: string; readonly count: number }[]
  readonly exact: SpanScores
  readonly relaxed: SpanScores
  /** 95 % bootstrap intervals over documents. */
  readonly interval: { readonly exactF1: Interval | null; readonly relaxedF1: Interval | null }
  readonly tokenKappa: number | null
  /** Relations that lead from annotations of this label. */
  readonly links: LinkAgreement
  /** Krippendorff's α, nominal, per attribute over spans that match exactly or by their boundaries' overlap. */
  readonly attributes: readonly { readonly name: string; readonly alpha: number | null; readonly compared: number }[]
  /** Of matched figures of which at least one has a min, max or unit: how many have all three equal. Null for other labels. */
  readonly figures: { readonly compared: number; readonly equal: number } | null
  /**
   * Reasons for what is null above, by its name: `exact`, `relaxed`, `interval`, `tokenKappa`, `links`, `figures` (none was
   * compared), `attributes.NAME`.
   */
  readonly why: Readonly<Record<string, Degenerate>>
}

/** [low, high] */
export type Interval = readonly [number, number]

export interface LabelAgreement {
  readonly label: string
  /** How many annotators finished at least one document that another finished too. */
  readonly annotators: number
  readonly documents: number
  /** Live annotations of this label in those documents, over all annotators. */
  readonly annotations: number
  readonly fleissKappa: number | null
  readonly alpha: number | null
  readonly uAlpha: number | null
  readonly barUAlpha: number | null
  readonly alphaU2004: number | null
  /** By how many the units became fewer when overlapping ones of one annotator were merged for the unitizing coefficients. */
  readonly mergedUnits: number
  readonly interval: { readonly uAlpha: Interval | null }
  /** Likewise: `fleissKappa`, `alpha`, `uAlpha`, `barUAlpha`, `alphaU2004`, `interval`. */
  readonly why: Readonly<Record<string, Degenerate>>
}

export interface AgreementReport {
  /** Documents that at least two annotators finished. */
  readonly documents: number
  readonly pairs: readonly PairAgreement[]
  readonly labels: readonly LabelAgreement[]
  /** How the intervals were drawn. */
  readonly bootstrap: { readonly samples: number; readonly seed: number }
}

/** γ of one label (or of all labels together), with all that is needed to repeat it. */
export interface GammaResult {
  /** Null: all labels together. */
  readonly label: string | null
  readonly gamma: number | null
  readonly observedDisorder: number | null
  readonly expectedDisorder: number | null
  /** The name of the way in which chance continua were made. */
  readonly sampler: 'statistical'
  readonly seed: number
  readonly samples: number
  readonly documents: number
  /** Documents left out because they are too large for it, by id. */
  readonly leftOut: readonly string[]
  readonly why: Degenerate | null
}

/** Where two annotators have one of the outcomes. Offsets are UTF-16 code units of the document's text. */
export interface Passage {
  readonly documentId: string
  /** Annotation ids. */
  readonly a: string | null
  readonly b: string | null
  readonly start: number
  readonly end: number
}
