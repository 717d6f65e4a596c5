/**
 * From the records of a project to the items of a dataset, one document at a time, so that a project need never be in memory
 * as a whole. All offsets are UTF-16 code units.
 */
import { compareByPosition } from '../annotation/layers'
import {
  documentStatuses,
  type Annotation,
  type Annotator,
  type Document,
  type DocumentStatus,
  type Relation,
} from '../annotation/model'
import { invariant } from '../assert'
import { compareText } from '../exchange/canonicalJson'
import { isAdjudication, statusesOf } from '../merge/participation'
import { personOf } from '../merge/people'
import type { DatasetAnnotator, DatasetDocument, DatasetItem, DatasetRelation, DatasetSpan } from './item'

/** Whose layers: everybody's, the adjudications', or one annotator's, by id. */
export type LayerChoice = 'all' | 'gold' | { readonly annotatorId: string }

/** What of a project goes into a dataset. */
export interface Selection {
  readonly layers: LayerChoice
  /** Only what its annotator has finished. */
  readonly onlyDone: boolean
  /** Names of labels; all if absent. Relations stay where both their ends do. */
  readonly labels?: readonly string[]
  /** All if absent. */
  readonly documentIds?: readonly string[]
}

/** A document and all that anybody did on it, tombstones included. */
export interface MarkedDocument {
  readonly document: Document
  readonly annotations: readonly Annotation[]
  readonly relations: readonly Relation[]
}

/** The order of documents in a dataset: by file name, then by id. */
export function compareDocuments(a: Pick<Document, 'fileName' | 'id'>, b: Pick<Document, 'fileName' | 'id'>): number {
  return compareText(a.fileName, b.fileName) || compareText(a.id, b.id)
}

/**
 * A function that answers the items of one document after the other, each in the order of annotator ids. There is an item
 *
 * - for each chosen annotator with a mark, whichever labels are chosen: that nothing of a label was marked is an example too;
 * - for each who finished the document without a mark, if somebody else marked it or one layer was chosen by name;
 * - without an annotator, for a document that is done and in which nobody marked anything.
 *
 * People who were joined (`merge/people.ts`) are one. Somebody's status is their own where the document has it (`statusBy`).
 * @param annotators everybody in the project
 */
export function itemSelector(
  annotators: readonly Annotator[],
  selection: Selection,
): (marked: MarkedDocument) => DatasetItem[] {
  const person = personOf({ annotators })
  const people = new Map(annotators.map((annotator) => [annotator.id, annotator]))
  const chosen = choiceOf(selection.layers, person)
  const labels = selection.labels && new Set(selection.labels)
  const documentIds = selection.documentIds && new Set(selection.documentIds)
  return (marked) => {
    const { document } = marked
    if (documentIds?.has(document.id) === false) return []
    const layers = layersOf(marked, annotators, person)
    const all = [...layers.values()]
    if (selection.layers === 'all' && all.every(({ annotations }) => annotations.length === 0)) {
      const done = document.status === 'done' || all.some(({ status }) => status === 'done')
      return done ? [itemOf(document, null, nobody, labels)] : []
    }
    return [...layers]
      .sort(([a], [b]) => compareText(a, b))
      .flatMap(([id, layer]) => {
        const annotator = people.get(id)
        if (annotator === undefined || !chosen(annotator)) return []
        const done = layer.status === 'done'
        if (!done && (selection.onlyDone || layer.annotations.length === 0)) return []
        return [itemOf(document, annotator, layer, labels)]
      })
  }
}

/** What one person did on a document: live records only. */
interface Layer {
  readonly annotations: Annotation[]
  readonly relations: Relation[]
  /** How far they are with the document: the furthest of their ids. */
  status: DocumentStatus
}

const nobody: Layer = { annotations: [], relations: [], status: 'done' }

function choiceOf(layers: LayerChoice, person: (id: string) => string): (annotator: Annotator) => boolean {
  if (layers === 'all') return () => true
  if (layers === 'gold') return isAdjudication
  const chosen = person(layers.annotatorId)
  return ({ id }) => id === chosen
}

/** The layers of a document, by person: of all who have a record on it, or a status of their own. */
function layersOf(
  { document, annotations, relations }: MarkedDocument,
  annotators: readonly Annotator[],
  person: (id: string) => string,
): ReadonlyMap<string, Layer> {
  const layers = new Map<string, Layer>()
  const layerOf = (annotatorId: string): Layer => {
    const id = person(annotatorId)
    let layer = layers.get(id)
    if (layer === undefined) layers.set(id, (layer = { annotations: [], relations: [], status: 'not-started' }))
    return layer
  }
  for (const annotation of annotations) if (!annotation.deleted) layerOf(annotation.annotatorId).annotations.push(annotation) // prettier-ignore
  for (const relation of relations) if (!relation.deleted) layerOf(relation.annotatorId).relations.push(relation)
  const statuses = statusesOf({ annotators, documents: [document], annotations, relations }).get(document.id) ?? []
  for (const [annotatorId, { status }] of statuses) {
    const layer = layerOf(annotatorId)
    if (documentStatuses.indexOf(status) > documentStatuses.indexOf(layer.status)) layer.status = status
  }
  return layers
}

function itemOf(
  document: Document,
  annotator: Annotator | null,
  layer: Layer,
  labels: ReadonlySet<string> | undefined,
): DatasetItem {
  const spans: DatasetSpan[] = []
  for (const { id, label, start, end, quote, attributes, note } of layer.annotations.sort(compareByPosition)) {
    invariant(document.text.slice(start, end) === quote, `the text at ${start}-${end} of ${document.id} is the quote`)
    if (labels === undefined || labels.has(label)) spans.push({ id, label, start, end, attributes, note })
  }
  return {
    document: documentOf(document, layer.status),
    annotator: annotator && annotatorOf(annotator),
    spans,
    relations: relationsBetween(spans, layer.relations),
  }
}

function documentOf({ id, title, fileName, text, source, note }: Document, status: DocumentStatus): DatasetDocument {
  const known = { id, title, fileName, text, status, source }
  return note === undefined || note === '' ? known : { ...known, note }
}

function annotatorOf(annotator: Annotator): DatasetAnnotator {
  const { id, name } = annotator
  return isAdjudication(annotator) ? { id, name, role: 'adjudication' } : { id, name }
}

/** Those whose ends are both there, in the order of the spans they come from. */
function relationsBetween(spans: readonly DatasetSpan[], relations: readonly Relation[]): DatasetRelation[] {
  if (relations.length === 0) return []
  const places = new Map(spans.map(({ id }, place) => [id, place]))
  return relations
    .flatMap(({ id, type, from, to }) => {
      const place = places.get(from)
      return place === undefined || !places.has(to) ? [] : [{ place, relation: { id, type, from, to } }]
    })
    .sort((a, b) => a.place - b.place || compareText(a.relation.id, b.relation.id))
    .map(({ relation }) => relation)
}
