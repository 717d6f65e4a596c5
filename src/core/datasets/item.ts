/**
 * What goes into a dataset format and comes out of one: documents, each as one annotator, or the adjudication, marked it.
 * All offsets are UTF-16 code units of the document's text, half-open, whatever a file counts in.
 */
import type { Degenerate, Interval } from '../agreement/report'
import type { Attributes, DocumentSource, DocumentStatus } from '../annotation/model'
import type { Scheme } from '../annotation/scheme'

export const splits = ['train', 'validation', 'test'] as const
export type Split = (typeof splits)[number]

export interface DatasetDocument {
  /** `sha256:…` of the text. From a reader: the id that the file gives it, of any form, or empty. */
  readonly id: string
  /** Empty if a file has none. */
  readonly title: string
  /** Empty if a file has none. */
  readonly fileName: string
  /** From a reader: as the file has it, with its newlines; `datasets/intake.ts` turns them into LF. */
  readonly text: string
  readonly status?: DocumentStatus
  readonly source?: DocumentSource
  readonly note?: string
}

export interface DatasetAnnotator {
  /** A UUID. From a reader: as the file has it, or empty. */
  readonly id: string
  readonly name: string
  /** Whose annotations are gold. */
  readonly role?: 'adjudication'
}

export interface DatasetSpan {
  /** Unique within its item. */
  readonly id: string
  readonly label: string
  readonly start: number
  readonly end: number
  readonly attributes: Attributes
  /** Empty if there is none. */
  readonly note: string
}

export interface DatasetRelation {
  readonly id: string
  /** Of Sanad's types when written; from a reader, as the file has it. */
  readonly type: string
  /** Span id. */
  readonly from: string
  /** Span id. */
  readonly to: string
}

export interface DatasetItem {
  readonly document: DatasetDocument
  /** Null: done, and nobody marked anything; or, from a reader, nobody is named. */
  readonly annotator: DatasetAnnotator | null
  /** In reading order (`compareByPosition`) when written. */
  readonly spans: readonly DatasetSpan[]
  readonly relations: readonly DatasetRelation[]
  /** Absent in a dataset that is not split. */
  readonly split?: Split
}

/** What holds for a dataset as a whole. Nothing in it says when it is written: the same content makes the same bytes. */
export interface DatasetHead {
  readonly project: { readonly id: string; readonly name: string }
  readonly scheme: Scheme
  /** Chapters for a card, in the order to show them. */
  readonly card?: DatasetCard
}

/** What the person can say about a dataset beyond what is counted. */
export interface DatasetCard {
  /** An identifier of the Hugging Face Hub's list (`cc-by-4.0`, `other` …); absent: unknown. */
  readonly licence?: string
  /** With `licence: 'other'`. */
  readonly licenceName?: string
  /** The project's guidelines, Markdown. */
  readonly guidelines?: string
  /** Agreement between the annotators, if it is known. */
  readonly agreement?: CardAgreement
  /** How documents were divided, and what leaks between the parts. Markdown, made by `datasets/splits.ts`. */
  readonly splitReport?: string
  /** How span boundaries inside a token were treated, with counts; Markdown sentences. */
  readonly notes?: readonly string[]
}

/** How far annotators agree on the documents of a dataset, before any adjudication. */
export interface CardAgreement {
  /** Documents of the dataset that at least two annotators finished: nothing else is measured. */
  readonly documents: number
  /** How many annotators finished one of these. */
  readonly annotators: number
  /** How the intervals were drawn. */
  readonly bootstrap: { readonly samples: number; readonly seed: number }
  /** In the order of the scheme. */
  readonly labels: readonly CardLabelAgreement[]
}

/** A number that does not exist is null, and `why` says the reason, by its name. */
export interface CardLabelAgreement {
  readonly label: string
  /** The mean of the exact F1 of pairs of annotators. */
  readonly f1: number | null
  /** How many pairs have an F1. */
  readonly pairs: number
  /** Krippendorff's α, nominal, over words. */
  readonly alpha: number | null
  /** Krippendorff's uα. */
  readonly uAlpha: number | null
  /** The 95 % interval of uα. */
  readonly interval: Interval | null
  readonly why: Readonly<Record<string, Degenerate>>
}
