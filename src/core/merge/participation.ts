/**
 * Who has finished which document. One person's file says it by the document's `status`; a file of several people needs one
 * for each: there a document has the further member `statusBy`, `{ [annotatorId]: { status, at } }`, where `at` is the
 * document's `updatedAt` in that person's file. A document that somebody finished without a mark says "nothing is here";
 * one that was skipped says nothing.
 */
import { documentStatuses, type Annotator, type Document, type DocumentStatus } from '../annotation/model'
import { canonicalJson, compareText } from '../exchange/canonicalJson'
import type { ExchangeContent } from '../exchange/format'
import { withoutMember } from '../exchange/members'

export interface PersonalStatus {
  readonly status: DocumentStatus
  /** ISO 8601 in UTC, which sorts as text. */
  readonly at: string
}

/** What `statusBy` holds, by annotator id. An entry of a form that this version does not know is carried unread. */
export type StatusEntries = ReadonlyMap<string, unknown>

/** All documents of a content, or some of them with their records; in any case all of its annotators. */
type RecordsOfDocuments = Pick<ExchangeContent, 'annotators' | 'documents' | 'annotations' | 'relations'>

/** Whether an annotator stands for an adjudication: its layers are gold, not somebody's reading of the text. */
export function isAdjudication(annotator: Annotator): boolean {
  return 'role' in annotator && annotator.role === 'adjudication'
}

/**
 * The status of each document for each annotator who has it, by document id and annotator id: what `statusBy` says. Whom it
 * does not name: in a file of exactly one annotator (gold does not count) that one has the status of every document without
 * `statusBy`; and whoever has a record on a document, deleted ones too, has the document's own status.
 */
export function statusesOf(content: RecordsOfDocuments): ReadonlyMap<string, ReadonlyMap<string, PersonalStatus>> {
  const statuses = new Map<string, ReadonlyMap<string, PersonalStatus>>()
  for (const [documentId, entries] of statusEntriesOf(content)) {
    const readable = new Map<string, PersonalStatus>()
    for (const [annotatorId, entry] of entries) if (isPersonalStatus(entry)) readable.set(annotatorId, entry)
    statuses.set(documentId, readable)
  }
  return statuses
}

/** As `statusesOf`, with entries that cannot be read. */
export function statusEntriesOf(content: RecordsOfDocuments): ReadonlyMap<string, StatusEntries> {
  const people = content.annotators.filter((annotator) => !isAdjudication(annotator))
  const [only] = people.length === 1 ? people : []
  const active = annotatorsByDocument(content)
  return new Map(
    content.documents.map((document) => {
      const { id, status, updatedAt: at } = document
      const stated = statedEntries(document)
      const entries = new Map(stated ?? (only === undefined ? [] : [[only.id, { status, at }]]))
      for (const annotatorId of active.get(id) ?? []) {
        if (!entries.has(annotatorId)) entries.set(annotatorId, { status, at })
      }
      return [id, entries]
    }),
  )
}

/**
 * The entries of both; of two for one annotator the later, then the further status, then the greater canonical JSON. Answers
 * `a` itself if `b` has nothing to add.
 */
export function mergeStatusEntries(a: StatusEntries, b: StatusEntries): StatusEntries {
  const news = [...b].filter(
    ([annotatorId, entry]) => !a.has(annotatorId) || compareEntries(a.get(annotatorId), entry) < 0,
  )
  return news.length === 0 ? a : new Map([...a, ...news])
}

/** The document with these entries as its `statusBy`, sorted by annotator id, in place of what it had. */
export function withStatusEntries(document: Document, entries: StatusEntries): Document {
  const sorted = [...entries].sort(([a], [b]) => compareText(a, b))
  return { ...document, statusBy: Object.fromEntries(sorted) } as Document
}

/** The document without `statusBy`. */
export function withoutStatusEntries(document: Document): Document {
  return Object.hasOwn(document, 'statusBy') ? withoutMember(document, 'statusBy') : document
}

/** Orders statuses by how far the work is: not started, in progress, done. */
function compareStatuses(a: DocumentStatus, b: DocumentStatus): number {
  return documentStatuses.indexOf(a) - documentStatuses.indexOf(b)
}

/** What the document's own `statusBy` says; null if it has none. */
function statedEntries(document: Document): readonly (readonly [string, unknown])[] | null {
  const stated = 'statusBy' in document ? document.statusBy : null
  return isObject(stated) ? Object.entries(stated) : null
}

function annotatorsByDocument({
  annotations,
  relations,
}: RecordsOfDocuments): ReadonlyMap<string, ReadonlySet<string>> {
  const active = new Map<string, Set<string>>()
  for (const records of [annotations, relations]) {
    for (const { documentId, annotatorId } of records) {
      const ofDocument = active.get(documentId)
      if (ofDocument === undefined) active.set(documentId, new Set([annotatorId]))
      else ofDocument.add(annotatorId)
    }
  }
  return active
}

function compareEntries(a: unknown, b: unknown): number {
  const [first, second] = [isPersonalStatus(a) ? a : null, isPersonalStatus(b) ? b : null]
  if (first === null || second === null) {
    return Number(first !== null) - Number(second !== null) || compareText(canonicalJson(a), canonicalJson(b))
  }
  return (
    compareText(first.at, second.at) ||
    compareStatuses(first.status, second.status) ||
    compareText(canonicalJson(a), canonicalJson(b))
  )
}

function isPersonalStatus(entry: unknown): entry is PersonalStatus {
  return (
    isObject(entry) &&
    'at' in entry &&
    typeof entry.at === 'string' &&
    'status' in entry &&
    (documentStatuses as readonly unknown[]).includes(entry.status)
  )
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
