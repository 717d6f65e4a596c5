/**
 * Merging two states of the same thing (exchange-format, "Merging two states of the same thing"). Every function here
 * takes the greater of two in one total order, so merging is commutative, associative and idempotent: any order, any
 * number of times, the same result.
 */
import type { Document, Layer } from '../annotation/model'
import { invariant } from '../assert'
import { canonicalJson, compareText } from '../exchange/canonicalJson'

/** What can be told which state of it is the later one. */
export interface Revised {
  readonly id: string
  readonly revision: number
  /** ISO 8601 in UTC, which sorts as text. */
  readonly updatedAt: string
}

/**
 * The state of one record that stands: the higher `revision`; then the later `updatedAt`; then the one whose canonical
 * JSON sorts higher. Both must have the same id. Answers one of its arguments, never a mixture.
 */
export function mergeRecords<T extends Revised>(a: T, b: T): T {
  invariant(a.id === b.id, `records ${a.id} and ${b.id} are not the same`)
  const order = a.revision - b.revision || compareText(a.updatedAt, b.updatedAt) || compareCanonical(a, b)
  return order < 0 ? b : a
}

/** The union of two states of the same layer by record id. Both must be of the same document and annotator. */
export function mergeLayers(a: Layer, b: Layer): Layer {
  invariant(
    a.documentId === b.documentId && a.annotatorId === b.annotatorId,
    'layers of the same document and annotator',
  )
  return {
    documentId: a.documentId,
    annotatorId: a.annotatorId,
    annotations: mergeMaps(a.annotations, b.annotations),
    relations: mergeMaps(a.relations, b.relations),
  }
}

/**
 * The state of one document that stands: the later `updatedAt`; then the one whose canonical JSON sorts higher. It is
 * taken whole, so that title and status stay those of one moment. The same id means the same text, which is therefore
 * not compared.
 */
export function mergeDocuments(a: Document, b: Document): Document {
  invariant(a.id === b.id, `documents ${a.id} and ${b.id} are not the same`)
  const order = compareText(a.updatedAt, b.updatedAt) || compareCanonical({ ...a, text: '' }, { ...b, text: '' })
  return order < 0 ? b : a
}

function mergeMaps<T extends Revised>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  const merged = new Map(a)
  for (const [id, record] of b) {
    const present = merged.get(id)
    merged.set(id, present === undefined ? record : mergeRecords(present, record))
  }
  return merged
}

function compareCanonical(a: unknown, b: unknown): number {
  return compareText(canonicalJson(a), canonicalJson(b))
}
