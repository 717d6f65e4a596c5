/** Carrying the marks of a text over to a changed version of it, and what a merge is with what was carried. */
import { compareByPosition, layerOf } from '@core/annotation/layers'
import type { Annotation, Document, Relation } from '@core/annotation/model'
import type { ExchangeContent } from '@core/exchange/format'
import { carriedLayer, placeAnnotations, type Placement } from '@core/merge/carryOver'
import { isAdjudication, mergeStatusEntries, statusEntriesOf, withStatusEntries } from '@core/merge/participation'
import { mergeRecords } from '@core/merge/records'
import type { MergeCarryRow } from '@renderer/store/mergesRows'

/** Where every live mark of a document, of all annotators, would be in another text; in reading order. */
export function carryPreview(content: ExchangeContent, documentId: string, toDocumentId: string): readonly Placement[] {
  const [from, to] = [documentOf(content, documentId), documentOf(content, toDocumentId)]
  const layers = layersOn(content, documentId)
  const live = layers.flatMap((layer) => layer.annotations).filter((annotation) => !annotation.deleted)
  return placeAnnotations(live.sort(compareByPosition), from.text, to.text)
}

/** What carrying over makes: the layers of all annotators on the other text, and what has no place there. */
export function carryOf(
  content: ExchangeContent,
  { mergeId, documentId, toDocumentId, at }: Omit<MergeCarryRow, 'layers' | 'orphans'>,
): MergeCarryRow {
  const [from, to] = [documentOf(content, documentId), documentOf(content, toDocumentId)]
  const carried = layersOn(content, documentId).map(({ annotatorId, annotations, relations }) =>
    carriedLayer(
      layerOf(documentId, annotatorId, annotations, relations),
      from.text,
      { documentId: toDocumentId, text: to.text },
      at,
    ),
  )
  const layers = carried.map(({ layer: { annotatorId, annotations, relations } }) => ({
    annotatorId,
    annotations: [...annotations.values()],
    relations: [...relations.values()],
  }))
  return { mergeId, documentId, toDocumentId, at, layers, orphans: carried.flatMap(({ orphans }) => orphans) }
}

/**
 * The content with what was carried over: the new layers on the other text, and whoever finished the one has finished the
 * other. What an annotator carried is left out when none of their files is in the merge any more.
 */
export function withCarries(content: ExchangeContent, carries: readonly MergeCarryRow[]): ExchangeContent {
  return carries.reduce(withCarry, content)
}

/** Marks of the document that came or changed after it was carried over, and are not on the other text as they are now. */
export function notCarried(content: ExchangeContent, { documentId, layers, orphans }: MergeCarryRow): number {
  const revisions = new Map(orphans.map(({ annotation }) => [annotation.id, annotation.revision]))
  for (const annotation of layers.flatMap((layer) => layer.annotations)) {
    const { carriedFrom } = annotation as Annotation & { readonly carriedFrom?: { readonly annotationId: string } }
    if (carriedFrom !== undefined) revisions.set(carriedFrom.annotationId, annotation.revision)
  }
  const live = layersOn(content, documentId).flatMap((layer) => layer.annotations.filter((a) => !a.deleted))
  return live.filter(({ id, revision }) => revisions.get(id) !== revision).length
}

function withCarry(content: ExchangeContent, carry: MergeCarryRow): ExchangeContent {
  const entries = statusEntriesOf(content)
  const here = entries.get(carry.documentId)
  const there = entries.get(carry.toDocumentId)
  if (here === undefined || there === undefined) return content
  const readers = new Map([...here].filter(([annotatorId]) => !adjudicatorsOf(content).has(annotatorId)))
  const layers = carry.layers.filter(({ annotatorId }) => readers.has(annotatorId))
  return {
    ...content,
    documents: content.documents.map((document) =>
      document.id === carry.toDocumentId ? withStatusEntries(document, mergeStatusEntries(there, readers)) : document,
    ),
    annotations: united(
      content.annotations,
      layers.flatMap((layer) => layer.annotations),
    ),
    relations: united(
      content.relations,
      layers.flatMap((layer) => layer.relations),
    ),
  }
}

/** Both together; a file may have brought what another merge carried. */
function united<T extends Annotation | Relation>(present: readonly T[], carried: readonly T[]): readonly T[] {
  const fresh = new Map(carried.map((record) => [record.id, record]))
  const all = present.map((record) => {
    const other = fresh.get(record.id)
    fresh.delete(record.id)
    return other === undefined ? record : mergeRecords(record, other)
  })
  return [...all, ...fresh.values()]
}

interface RecordsOfPerson {
  readonly annotatorId: string
  readonly annotations: readonly Annotation[]
  readonly relations: readonly Relation[]
}

/** The layers on a document, deleted records too, but for gold; also of those who finished it without a mark. */
function layersOn(content: ExchangeContent, documentId: string): readonly RecordsOfPerson[] {
  const gold = adjudicatorsOf(content)
  const people = [...(statusEntriesOf(content).get(documentId)?.keys() ?? [])].filter((id) => !gold.has(id))
  const annotations = content.annotations.filter((annotation) => annotation.documentId === documentId)
  const relations = content.relations.filter((relation) => relation.documentId === documentId)
  return people.map((annotatorId) => ({
    annotatorId,
    annotations: annotations.filter((annotation) => annotation.annotatorId === annotatorId),
    relations: relations.filter((relation) => relation.annotatorId === annotatorId),
  }))
}

function adjudicatorsOf({ annotators }: ExchangeContent): ReadonlySet<string> {
  return new Set(annotators.filter(isAdjudication).map(({ id }) => id))
}

function documentOf({ documents }: ExchangeContent, id: string): Document {
  const document = documents.find((candidate) => candidate.id === id)
  if (document === undefined) throw new Error(`The merge has no document ${id}.`)
  return document
}
