/** Where annotations of a text belong in a changed version of it. Offsets are UTF-16 code units. */
import { layerOf, liveAnnotations } from '../annotation/layers'
import type { Annotation, Layer, Relation } from '../annotation/model'
import { derivedId } from '../derivedId'
import { isSpace } from '../text/characters'
import { contextOf } from '../text/context'
import { graphemeCeil, graphemeFloor, isGraphemeBoundary } from '../text/graphemes'
import { findQuote } from './quoteSearch'
import { alignTexts, type Span } from './textAlignment'
import { TextMap } from './textMap'

/** How a place was found. `edited`: the place is sure, but the words in it have changed. */
export type PlacementOutcome = 'same-words' | 'moved' | 'edited' | 'orphan'

export interface Placement {
  readonly annotation: Annotation
  readonly outcome: PlacementOutcome
  /** In the new text; null for an orphan. */
  readonly span: { readonly start: number; readonly end: number } | null
  /** The words at the new place, and up to 32 code units on either side; empty for an orphan. */
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
}

/** The share of an annotation's code units that must have stayed for other words to count as the same annotation. */
const MOST_OF_IT = 0.5

/**
 * Finds the place of each annotation in a changed text: first by position, where its two ends are in stretches that both
 * texts have, or at the edge of a changed one; else by its quote with what stood around it (`findQuote`). No place begins or
 * ends inside a grapheme.
 *
 * Found by position with other words in it, an annotation is `edited` if at least half of it is still there. What
 * cannot be placed is an orphan.
 * @param annotations live ones of the text `from`
 * @returns one placement for each, in the same order
 */
export function placeAnnotations(annotations: readonly Annotation[], from: string, to: string): readonly Placement[] {
  const map = new TextMap(from, to, alignTexts(from, to))
  return annotations.map((annotation) => {
    const mapped = map.spanOf(annotation)
    if (mapped !== null && hasWords(to, mapped, from.slice(annotation.start, annotation.end))) {
      return placed(annotation, 'same-words', mapped, to)
    }
    const edited = mapped !== null && map.shareKept(annotation) >= MOST_OF_IT ? wholeCharacters(to, mapped) : null
    if (edited !== null) return placed(annotation, 'edited', edited, to)
    const found = findQuote(to, contextOf(from, annotation.start, annotation.end), map.near(annotation.start))
    return found === null
      ? { annotation, outcome: 'orphan', span: null, quote: '', prefix: '', suffix: '' }
      : placed(annotation, 'moved', found, to)
  })
}

function hasWords(text: string, { start, end }: Span, words: string): boolean {
  return text.slice(start, end) === words && isGraphemeBoundary(text, start) && isGraphemeBoundary(text, end)
}

function placed(annotation: Annotation, outcome: PlacementOutcome, span: Span, to: string): Placement {
  return { annotation, outcome, span, ...contextOf(to, span.start, span.end) }
}

/** A span without the spaces at its ends, widened to whole graphemes; null if nothing else is in it. */
function wholeCharacters(text: string, span: Span): Span | null {
  let { start, end } = span
  while (start < end && isSpace(text.charCodeAt(start))) start++
  while (start < end && isSpace(text.charCodeAt(end - 1))) end--
  return start === end ? null : { start: graphemeFloor(text, start), end: graphemeCeil(text, end) }
}

/**
 * What an annotator's layer becomes on a changed text: every annotation that has a place there, and the relations whose ends
 * both have one. Ids are made from the old id and the new document, so carrying over again gives the same records; each says
 * in the member `carriedFrom` where it comes from. Deleted records are not carried.
 * @param fromText the text of the layer's document
 * @param now ISO 8601 in UTC
 * @returns the new layer, and what has no place in it, in reading order
 */
export function carriedLayer(
  layer: Layer,
  fromText: string,
  to: { readonly documentId: string; readonly text: string },
  now: string,
): { readonly layer: Layer; readonly orphans: readonly Placement[] } {
  const placements = placeAnnotations(liveAnnotations(layer), fromText, to.text)
  const annotations = placements.flatMap((placement) => carriedAnnotation(placement, to.documentId, now))
  const newIds = new Map(annotations.map(({ id, carriedFrom }) => [carriedFrom.annotationId, id]))
  const relations = [...layer.relations.values()].flatMap((relation) =>
    carriedRelation(relation, newIds, to.documentId, now),
  )
  return {
    layer: layerOf(to.documentId, layer.annotatorId, annotations, relations),
    orphans: placements.filter(({ span }) => span === null),
  }
}

interface CarriedAnnotation extends Annotation {
  readonly carriedFrom: { readonly documentId: string; readonly annotationId: string }
}

interface CarriedRelation extends Relation {
  readonly carriedFrom: { readonly documentId: string; readonly relationId: string }
}

function carriedAnnotation(placement: Placement, documentId: string, now: string): readonly CarriedAnnotation[] {
  const { annotation, span, quote, prefix, suffix } = placement
  if (span === null) return []
  const carriedFrom = { documentId: annotation.documentId, annotationId: annotation.id }
  const id = derivedId(annotation.id, documentId)
  return [{ ...annotation, carriedFrom, id, documentId, ...span, quote, prefix, suffix, updatedAt: now }]
}

/** `newIds`: the new id of each annotation that was placed, by its old one. */
function carriedRelation(
  relation: Relation,
  newIds: ReadonlyMap<string, string>,
  documentId: string,
  now: string,
): readonly CarriedRelation[] {
  const from = newIds.get(relation.from)
  const to = newIds.get(relation.to)
  if (relation.deleted || from === undefined || to === undefined) return []
  const carriedFrom = { documentId: relation.documentId, relationId: relation.id }
  return [{ ...relation, carriedFrom, id: derivedId(relation.id, documentId), documentId, from, to, updatedAt: now }]
}
