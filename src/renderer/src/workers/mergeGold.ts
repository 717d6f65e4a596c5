/** The gold of the person at work: reconciled with what went out before, and as the content of a file. */
import { correctionsFor } from '@core/adjudication/corrections'
import { correctionsContent, type CorrectedDocument } from '@core/adjudication/correctionsFile'
import { goldAnnotator, goldLayer, type GoldAnnotator } from '@core/adjudication/goldLayer'
import type { SettledDocument } from '@core/adjudication/settled'
import { emptyLayer, layerOf } from '@core/annotation/layers'
import type { Annotator, Document, Layer } from '@core/annotation/model'
import { compareText } from '@core/exchange/canonicalJson'
import type { ExchangeContent } from '@core/exchange/format'
import { statusEntriesOf, statusesOf, withStatusEntries, type PersonalStatus } from '@core/merge/participation'
import { personOf } from '@core/merge/people'
import { mergeLayers } from '@core/merge/records'
import { groupBy } from '@renderer/store/groupBy'
import type { MergeGoldRow } from '@renderer/store/mergesRows'
import type { MergeDocument } from './mergeDocument'
import type { MergeSession } from './mergeSession'

/** The gold of one adjudicator on all documents of a merge. */
export interface Gold {
  readonly annotator: GoldAnnotator
  /** Those with a record, deleted ones too, by document. */
  readonly layers: ReadonlyMap<string, Layer>
  /** How far the gold of each document is; without those that can have none. */
  readonly statuses: ReadonlyMap<string, PersonalStatus>
}

/**
 * Reconciles the gold with `stored`, as it last went out, and with what the merge's files have of it, so that revisions go
 * on and what is in gold no more is a tombstone. `adjudicator` is the person at work; `now` is ISO 8601 in UTC.
 */
export function goldOf(
  session: MergeSession,
  adjudicator: Annotator,
  stored: readonly MergeGoldRow[],
  now: string,
): Gold {
  const annotator = goldAnnotator(adjudicator)
  const present = presentLayers(session.content, annotator.id, stored)
  const layers = new Map<string, Layer>()
  const statuses = new Map<string, PersonalStatus>()
  for (const { id, text } of session.content.documents) {
    const document = session.documents.get(id)
    const context = { documentId: id, annotatorId: annotator.id, text, now }
    const layer = goldLayer(present.get(id) ?? null, document?.settled ?? nothingSettled(id), context)
    if (layer.annotations.size + layer.relations.size > 0) layers.set(id, layer)
    if (document !== undefined && canHaveGold(session, document)) {
      const status = document.progress.open === 0 ? 'done' : 'in-progress'
      statuses.set(id, { status, at: lastChange(session, document, layer) })
    }
  }
  return { annotator, layers, statuses }
}

/** Everything: the files of the merge with their layers, this gold in place of what they had of it, and all decisions. */
export function mergedContent(session: MergeSession, { annotator, layers, statuses }: Gold): ExchangeContent {
  const { content } = session
  const entries = statusEntriesOf(content)
  const others = <T extends { readonly annotatorId: string }>(records: readonly T[]) =>
    records.filter((record) => record.annotatorId !== annotator.id)
  return {
    ...content,
    project: session.project,
    annotators: [...content.annotators.filter(({ id }) => id !== annotator.id), annotator],
    documents: content.documents.map((document) => {
      const status = statuses.get(document.id)
      const stated = new Map(entries.get(document.id))
      return status === undefined ? document : withStatusEntries(document, stated.set(annotator.id, status))
    }),
    annotations: [...others(content.annotations), ...[...layers.values()].flatMap((l) => [...l.annotations.values()])],
    relations: [...others(content.relations), ...[...layers.values()].flatMap((l) => [...l.relations.values()])],
    decisions: session.allDecisions(),
  }
}

/** Gold and its adjudicator's decisions alone, on the documents that can have gold. */
export function goldContent(session: MergeSession, { annotator, layers, statuses }: Gold): ExchangeContent {
  const { content } = session
  const documents = content.documents.flatMap((document): Document[] => {
    const status = statuses.get(document.id)
    if (status === undefined) return []
    // Whoever reads this file knows of one annotator: the statuses of the others are theirs to say.
    return [withStatusEntries({ ...document, status: status.status }, new Map([[annotator.id, status]]))]
  })
  const chosen = documents.flatMap(({ id }) => layers.get(id) ?? [])
  return {
    ...content,
    project: session.project,
    annotators: [annotator],
    documents,
    annotations: chosen.flatMap((layer) => [...layer.annotations.values()]),
    relations: chosen.flatMap((layer) => [...layer.relations.values()]),
    decisions: documents.flatMap(({ id }) => session.ownDecisions(id).map((decision) => ({ ...decision }))),
  }
}

/** What gold has otherwise than one analyst, as the content of a file for them, and how many corrections are in it. */
export function correctionsFile(
  session: MergeSession,
  { annotator, layers }: Gold,
  analystId: string,
): { readonly content: ExchangeContent; readonly corrections: number } {
  const person = personOf(session.content)
  const statuses = statusesOf(session.content)
  const corrected = [...session.documents.values()].flatMap(({ compared, settled }): CorrectedDocument[] => {
    const { id: documentId } = compared
    const layer = compared.layers.find(({ annotatorId }) => annotatorId === analystId)
    if (layer === undefined) return []
    const gold = layers.get(documentId) ?? emptyLayer(documentId, annotator.id)
    const writerId = latestWriter(statuses.get(documentId), (id) => person(id) === analystId) ?? analystId
    const corrections = correctionsFor(layer, settled, writerId)
    return [{ documentId, writerId, gold, decisions: session.ownDecisions(documentId), corrections }]
  })
  const content = correctionsContent({ ...session.content, project: session.project }, analystId, annotator, corrected)
  return { content, corrections: corrected.reduce((sum, { corrections }) => sum + corrections.length, 0) }
}

/** Of several ids of one person, the one under which they finished a document last; null if under none. */
function latestWriter(
  statuses: ReadonlyMap<string, PersonalStatus> | undefined,
  isTheirs: (annotatorId: string) => boolean,
): string | null {
  const done = [...(statuses ?? [])].filter(([id, { status }]) => status === 'done' && isTheirs(id))
  const [latest] = done.sort(([a, one], [b, other]) => compareText(other.at, one.at) || compareText(a, b))
  return latest?.[0] ?? null
}

/** The work of somebody who was alone on a document becomes gold only if the policy says so. */
function canHaveGold({ row }: MergeSession, { compared }: MergeDocument): boolean {
  return compared.layers.length > 1 || (compared.layers.length === 1 && row.policy.acceptSingle)
}

/** What stands of this gold: as it last went out, and as the files have it. */
function presentLayers(
  content: ExchangeContent,
  annotatorId: string,
  stored: readonly MergeGoldRow[],
): ReadonlyMap<string, Layer> {
  const layers = new Map<string, Layer>()
  const annotations = groupBy(
    content.annotations.filter((annotation) => annotation.annotatorId === annotatorId),
    ({ documentId }) => documentId,
  )
  const relations = groupBy(
    content.relations.filter((relation) => relation.annotatorId === annotatorId),
    ({ documentId }) => documentId,
  )
  for (const documentId of new Set([...annotations.keys(), ...relations.keys()])) {
    const [marked, linked] = [annotations.get(documentId) ?? [], relations.get(documentId) ?? []]
    layers.set(documentId, layerOf(documentId, annotatorId, marked, linked))
  }
  for (const row of stored) {
    if (row.annotatorId !== annotatorId) continue
    const layer = layerOf(row.documentId, annotatorId, row.annotations, row.relations)
    const other = layers.get(row.documentId)
    layers.set(row.documentId, other === undefined ? layer : mergeLayers(other, layer))
  }
  return layers
}

/** When the state of a document's gold came about: its latest change, or that of what it is made from. */
function lastChange(session: MergeSession, { compared }: MergeDocument, layer: Layer): string {
  const made = compared.layers.flatMap(({ annotations, relations }) => [...annotations, ...relations])
  const decided = session.ownDecisions(compared.id)
  const times = [...made, ...decided, ...layer.annotations.values(), ...layer.relations.values()].map(
    (r) => r.updatedAt,
  )
  return times.reduce((latest, at) => (at > latest ? at : latest), session.row.createdAt)
}

/** For a document that is not compared: nothing of it is in gold. */
function nothingSettled(documentId: string): SettledDocument {
  return { documentId, items: [], annotations: [], relations: [], orphans: [] }
}
