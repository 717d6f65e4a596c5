/** Gold in an exchange file: a layer of its own on every document that was compared, and what is still open as decisions. */
import { openDecision } from '../adjudication/choices'
import type { ConflictItem, Member } from '../adjudication/conflict'
import { adjudicationSchema, type Decision } from '../adjudication/decision'
import { subjectOf } from '../adjudication/findDecisions'
import { goldAnnotator, goldLayer } from '../adjudication/goldLayer'
import { settleDocument } from '../adjudication/settle'
import type { Policy, SettledItem } from '../adjudication/settled'
import { layerOf } from '../annotation/layers'
import type { Annotation, Annotator, Document, Layer, Relation } from '../annotation/model'
import { derivedId } from '../derivedId'
import { canonicalJson, compareText } from '../exchange/canonicalJson'
import type { ExchangeContent } from '../exchange/format'
import { comparisonOf } from './compareContent'
import { statusEntriesOf, withStatusEntries } from './participation'

/** The decisions of a content that this version can read, without deleted ones; others are carried unread. */
export function adjudicationsOf(content: ExchangeContent): readonly Decision[] {
  return content.decisions.flatMap((decision) => {
    const parsed = adjudicationSchema.safeParse(decision)
    return parsed.success && !parsed.data.deleted ? [parsed.data] : []
  })
}

/** Those who decided something, by id. */
export function adjudicatorsOf(decisions: readonly Decision[]): readonly string[] {
  return [...new Set(decisions.flatMap(({ adjudicatorId }) => adjudicatorId ?? []))].sort(compareText)
}

export interface GoldOptions {
  readonly policy: Policy
  /** Whose decisions count, and whose gold it is. */
  readonly adjudicator: Annotator
}

export interface GoldContent {
  readonly content: ExchangeContent
  /** Live ones in gold. */
  readonly annotations: number
  readonly relations: number
  /** Items that are left to decide. */
  readonly open: number
}

/**
 * The content with the gold of an adjudicator: what they decided and, beyond that, what the policy accepts. Gold is a layer on
 * every document that at least two people finished, continued where there was one; its status there (`statusBy`) is done, or
 * in progress while items are open. Those are listed in `decisions` with no choice and nobody who chose, in place of any such
 * list that was there. All times come from the records, so that the same content has the same gold.
 */
export function contentWithGold(content: ExchangeContent, { policy, adjudicator }: GoldOptions): GoldContent {
  const annotator = goldAnnotator(adjudicator)
  const decisions = adjudicationsOf(content).filter(({ adjudicatorId }) => adjudicatorId === adjudicator.id)
  const present = layersOf(content, annotator.id)
  const times = latestChanges(content, decisions, annotator.id)
  const gold = new Map<string, DocumentGold>()
  for (const document of comparisonOf(content).documents) {
    const before = present.get(document.id) ?? null
    if (document.layers.length < 2 && before === null) continue
    const settled = settleDocument(document, decisions, policy)
    const at = times.get(document.id) ?? ''
    const context = { documentId: document.id, annotatorId: annotator.id, text: document.text, now: at }
    const open = settled.items.filter(({ status }) => status === 'open')
    gold.set(document.id, { layer: goldLayer(before, settled, context), open, at })
  }
  const annotations = [...gold.values()].flatMap(({ layer }) => [...layer.annotations.values()])
  const relations = [...gold.values()].flatMap(({ layer }) => [...layer.relations.values()])
  const listed = [...gold].flatMap(([documentId, { open, at }]) => openDecisions(documentId, open, at))
  const isOther = ({ annotatorId }: Annotation | Relation) => annotatorId !== annotator.id
  const entries = statusEntriesOf(content)
  const documents = content.documents.map((document): Document => {
    const own = gold.get(document.id)
    const statuses = new Map(entries.get(document.id))
    if (own !== undefined)
      statuses.set(annotator.id, { status: own.open.length > 0 ? 'in-progress' : 'done', at: own.at })
    return withStatusEntries(document, statuses)
  })
  return {
    content: {
      ...content,
      annotators: [...content.annotators.filter(({ id }) => id !== annotator.id), annotator],
      documents,
      annotations: [...content.annotations.filter(isOther), ...annotations],
      relations: [...content.relations.filter(isOther), ...relations],
      decisions: [...content.decisions.filter((decision) => !isListedOnly(decision)), ...listed],
    },
    annotations: annotations.filter(({ deleted }) => !deleted).length,
    relations: relations.filter(({ deleted }) => !deleted).length,
    open: [...gold.values()].reduce((sum, { open }) => sum + open.length, 0),
  }
}

/** What gold is on one document. */
interface DocumentGold {
  readonly layer: Layer
  readonly open: readonly SettledItem[]
  /** When the last of what it is made of was changed. */
  readonly at: string
}

/** Open items on which nobody has said anything yet. */
function openDecisions(
  documentId: string,
  open: readonly SettledItem[],
  now: string,
): ExchangeContent['decisions'][number][] {
  return open
    .filter(({ decision }) => decision === null)
    .map(({ item }) => ({ ...openDecision(item, { id: openId(documentId, item), now }) }))
}

/** The same for the same item of the same annotations. */
function openId(documentId: string, item: ConflictItem): string {
  const ids = (members: readonly Member[]) => members.map(({ annotationId }) => annotationId).sort(compareText)
  const subject = canonicalJson(subjectOf(item.type === 'link' ? { ...item, toMembers: [] } : item))
  const ends = item.type === 'link' ? [...ids(item.members), 'to', ...ids(item.toMembers)] : ids(item.members)
  return derivedId('open', documentId, subject, ...ends)
}

/** A decision that only says that something is open. */
function isListedOnly(decision: ExchangeContent['decisions'][number]): boolean {
  const parsed = adjudicationSchema.safeParse(decision)
  if (!parsed.success) return false
  const { adjudicatorId, choice, comment } = parsed.data
  return adjudicatorId === null && choice === null && comment === ''
}

/** The layers of one annotator, by document id. */
function layersOf(content: ExchangeContent, annotatorId: string): ReadonlyMap<string, Layer> {
  const layers = new Map<string, { readonly annotations: Annotation[]; readonly relations: Relation[] }>()
  const recordsOf = (documentId: string) => {
    const records = layers.get(documentId) ?? { annotations: [], relations: [] }
    layers.set(documentId, records)
    return records
  }
  for (const record of content.annotations) {
    if (record.annotatorId === annotatorId) recordsOf(record.documentId).annotations.push(record)
  }
  for (const record of content.relations) {
    if (record.annotatorId === annotatorId) recordsOf(record.documentId).relations.push(record)
  }
  return new Map(
    [...layers].map(([id, { annotations, relations }]) => [id, layerOf(id, annotatorId, annotations, relations)]),
  )
}

/** When the last of what gold is made of was changed, by document id. */
function latestChanges(
  content: ExchangeContent,
  decisions: readonly Decision[],
  annotatorId: string,
): ReadonlyMap<string, string> {
  const times = new Map<string, string>()
  const see = ({ documentId, updatedAt }: Annotation | Relation | Decision) => {
    if (updatedAt > (times.get(documentId) ?? '')) times.set(documentId, updatedAt)
  }
  for (const annotation of content.annotations) if (annotation.annotatorId !== annotatorId) see(annotation)
  for (const relation of content.relations) if (relation.annotatorId !== annotatorId) see(relation)
  decisions.forEach(see)
  return times
}
