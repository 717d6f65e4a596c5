/** Merging some documents of an exchange file, and the layers on them, into the rows of a project. */
import { emptyLayer, layerOf } from '@core/annotation/layers'
import type { Annotation, Document, Layer, Relation } from '@core/annotation/model'
import type { ExchangeContent } from '@core/exchange/format'
import { mergeDocuments, mergeLayers } from '@core/merge/records'
import { settleRelations } from '@core/merge/settle'
import { replaceCounts } from './counts'
import type { SanadDatabase } from './database'
import { documentsById, nextOrder } from './documentRows'
import { documentOfRow, rowOfDocument } from './exchangeRows'
import { layerOfRow, rowOfLayer } from './layers'
import type { DocumentRow, LayerRow } from './rows'
import { addTexts } from './texts'

export interface RecordCounts {
  readonly added: number
  readonly changed: number
  readonly deleted: number
  /** The same here, older than what is here, or a deletion of what never was here. */
  readonly unchanged: number
}

type Counting = { -readonly [K in keyof RecordCounts]: number }

/** What became of the records so far. */
export interface Tally {
  documentsAdded: number
  readonly annotations: Counting
  readonly relations: Counting
}

export interface MergeStep {
  readonly projectId: string
  /** The time of what the merge itself changes: ISO 8601 in UTC with milliseconds. */
  readonly now: string
  readonly documents: readonly Document[]
  /** The layers of the file, by document id. */
  readonly layers: ReadonlyMap<string, readonly Layer[]>
}

/** The layers of the file, by document id. */
export function layersByDocument(content: ExchangeContent): ReadonlyMap<string, readonly Layer[]> {
  const groups = new Map<string, Map<string, { annotations: Annotation[]; relations: Relation[] }>>()
  const groupOf = ({ documentId, annotatorId }: Annotation | Relation) => {
    const ofDocument = groups.get(documentId) ?? new Map<string, { annotations: Annotation[]; relations: Relation[] }>()
    groups.set(documentId, ofDocument)
    const group = ofDocument.get(annotatorId) ?? { annotations: [], relations: [] }
    ofDocument.set(annotatorId, group)
    return group
  }
  for (const annotation of content.annotations) groupOf(annotation).annotations.push(annotation)
  for (const relation of content.relations) groupOf(relation).relations.push(relation)
  const layers = new Map<string, readonly Layer[]>()
  for (const [documentId, ofDocument] of groups) {
    const list = [...ofDocument].map(([annotatorId, g]) => layerOf(documentId, annotatorId, g.annotations, g.relations))
    layers.set(documentId, list)
  }
  return layers
}

/** Merges the step's documents and the layers on them, and adds to the tally. Runs inside the caller's transaction. */
export async function mergeStep(db: SanadDatabase, step: MergeStep, tally: Tally): Promise<void> {
  const { projectId, documents } = step
  const ids = documents.map((document) => document.id)
  const presentDocuments = await documentsById(db, projectId, ids)
  const presentLayers = await readLayers(
    db,
    projectId,
    documents.flatMap((d) => step.layers.get(d.id) ?? []),
  )
  const documentRows: DocumentRow[] = []
  const layerRows: LayerRow[] = []
  let order = await nextOrder(db, projectId)
  const added: Document[] = []
  for (const document of documents) {
    const present = presentDocuments.get(document.id)
    if (present === undefined) added.push(document)
    const row = present === undefined ? rowOfDocument(projectId, document, order++) : mergeIntoRow(present, document)
    let { counts } = row
    for (const incoming of step.layers.get(document.id) ?? []) {
      const before = presentLayers.get(layerKey(incoming))
      const merged = mergeIntoLayer(before, incoming, step.now, tally)
      if (merged === null) continue
      const layerRow = rowOfLayer(projectId, merged)
      counts = replaceCounts(counts, before?.counts ?? {}, layerRow.counts)
      layerRows.push(layerRow)
    }
    if (row !== present || counts !== row.counts) documentRows.push({ ...row, counts })
  }
  tally.documentsAdded += added.length
  await addTexts(db, added)
  await db.documents.bulkPut(documentRows)
  await db.layers.bulkPut(layerRows)
}

function layerKey({ documentId, annotatorId }: Layer | LayerRow): string {
  return `${documentId} ${annotatorId}`
}

/** What is here of the layers, by `layerKey`. */
async function readLayers(
  db: SanadDatabase,
  projectId: string,
  layers: readonly Layer[],
): Promise<ReadonlyMap<string, LayerRow>> {
  const keys = layers.map((l): [string, string, string] => [projectId, l.documentId, l.annotatorId])
  const rows = await db.layers.bulkGet(keys)
  return new Map(rows.filter((row) => row !== undefined).map((row) => [layerKey(row), row]))
}

/** The row with the document's later state, counts and order as they were; the row itself if that is the later one. */
function mergeIntoRow(row: DocumentRow, incoming: Document): DocumentRow {
  const present = documentOfRow(row, incoming.text)
  const merged = mergeDocuments(present, incoming)
  return merged === present ? row : { ...rowOfDocument(row.projectId, merged, row.order), counts: row.counts }
}

/** Both together; null if that is what the row holds. */
function mergeIntoLayer(row: LayerRow | undefined, incoming: Layer, now: string, tally: Tally): Layer | null {
  const present = row === undefined ? emptyLayer(incoming.documentId, incoming.annotatorId) : layerOfRow(row)
  // One state may have deleted what the other linked; such a link could be neither shown nor exported.
  const { layer: merged } = settleRelations(mergeLayers(present, incoming), now)
  countOutcomes(tally.annotations, present.annotations, incoming.annotations, merged.annotations)
  countOutcomes(tally.relations, present.relations, incoming.relations, merged.relations)
  const same = isSame(present.annotations, merged.annotations) && isSame(present.relations, merged.relations)
  return same ? null : merged
}

/** Merging hands on the record that stands as it is, never a copy, and drops none. */
function isSame<T>(present: ReadonlyMap<string, T>, merged: ReadonlyMap<string, T>): boolean {
  return [...merged].every(([id, record]) => present.get(id) === record)
}

/** Counts every record that came or changed. */
function countOutcomes<T extends { readonly deleted: boolean }>(
  counts: Counting,
  present: ReadonlyMap<string, T>,
  incoming: ReadonlyMap<string, T>,
  merged: ReadonlyMap<string, T>,
): void {
  for (const [id, after] of merged) {
    const before = present.get(id)
    if (before !== after || incoming.has(id)) counts[outcomeOf(before, after)]++
  }
}

function outcomeOf<T extends { readonly deleted: boolean }>(before: T | undefined, after: T): keyof RecordCounts {
  if (before === after) return 'unchanged'
  if (after.deleted) return before === undefined || before.deleted ? 'unchanged' : 'deleted'
  return before === undefined ? 'added' : 'changed'
}
