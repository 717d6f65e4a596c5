/**
 * What is compared: the texts that several people worked on, and who marked what on them. Agreement, conflicts and gold
 * are all computed from this, in the app and on the command line.
 */
import type { Annotation, Annotator, Relation } from '../annotation/model'

/** One person's finished work on one document. */
export interface ComparedLayer {
  readonly annotatorId: string
  /** Live ones, in reading order (`compareByPosition`). */
  readonly annotations: readonly Annotation[]
  /** Live ones, by id. */
  readonly relations: readonly Relation[]
}

export interface ComparedDocument {
  readonly id: string
  readonly title: string
  /** Offsets are UTF-16 code units of this text. */
  readonly text: string
  /** Of everybody who marked the document as done, by annotator id; a layer without annotations is one of "nothing here". */
  readonly layers: readonly ComparedLayer[]
  /** Annotators who have the document but have not marked it as done: they take no part in it. By id. */
  readonly unfinished: readonly string[]
}

export interface Comparison {
  /** Everybody with a layer or an unfinished document, by id. A person with two ids is here once, under the id joined into. */
  readonly annotators: readonly Annotator[]
  /** The names of the labels, in the order of the scheme. */
  readonly labels: readonly string[]
  /** By id. Documents of fewer than two layers are there too. */
  readonly documents: readonly ComparedDocument[]
}
