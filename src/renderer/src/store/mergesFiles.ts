/** The files of a merge: adding one, all of it or nothing; removing one; reading them back. */
import type { Decision } from '@core/adjudication/decision'
import type { Document } from '@core/annotation/model'
import type { ExchangeContent } from '@core/exchange/format'
import type { RecordProblem } from '@core/exchange/problems'
import { mergeRecords } from '@core/merge/records'
import type { Table } from 'dexie'
import { documentsPerStep, type OnProgress } from './collectExchange'
import { startingWith, type SanadDatabase } from './database'
import { groupBy } from './groupBy'
import { requireMerge } from './merges'
import type { FileView, MergeCarryRow, MergeFileRow, MergePartRow } from './mergesRows'
import { addTexts, removeUnusedTexts } from './texts'

/** A file that was read and checked. */
export interface NewMergeFile {
  readonly fileName: string
  readonly source: FileView['source']
  /** Of good records only, as `readExchange` gives it. */
  readonly content: ExchangeContent
  readonly setAside: number
  readonly problems: readonly RecordProblem[]
}

/** What a file changes, compared with what the merge had before. */
export type FileNews = Pick<FileView, 'people' | 'documentsNew' | 'nothingNew'>

export interface AddOptions {
  /** ISO 8601 in UTC with milliseconds. */
  readonly now: string
  /** Decisions of the file that become the merge's own: those of the person at work. */
  readonly decisions: readonly Decision[]
  /** A file that this one takes the place of. */
  readonly replaces: string | null
  /** Called last, when nothing but the end of the transaction can fail. */
  readonly news: () => FileNews
  /** Counts documents. */
  readonly onProgress: OnProgress
  /** Asked between steps; aborting rolls everything back and rejects with the signal's reason. */
  readonly signal: AbortSignal
}

/** How many of the reasons for records set aside are kept with a file. */
const problemsKept = 200

/** Adds a file to a merge, in one transaction: all of it or nothing. Rejects if the merge is not there. */
export async function addMergeFile(
  db: SanadDatabase,
  mergeId: string,
  { fileName, source, content, setAside, problems }: NewMergeFile,
  options: AddOptions,
): Promise<MergeFileRow> {
  return db.transaction('rw', tablesOf(db, options.replaces !== null), async () => {
    await requireMerge(db, mergeId)
    const id = crypto.randomUUID()
    const order = 1 + Math.max(0, ...(await filesOf(db, mergeId)).map((file) => file.order))
    const { documents, project, scheme, annotators, decisions, extra } = content
    const parts = partsOf(mergeId, id, content)
    for (let at = 0; at < documents.length; at += documentsPerStep) {
      options.signal.throwIfAborted()
      options.onProgress(at, documents.length)
      await addTexts(db, documents.slice(at, at + documentsPerStep))
      await db.mergeParts.bulkPut(parts.slice(at, at + documentsPerStep))
    }
    await adoptDecisions(db, mergeId, options.decisions)
    if (options.replaces !== null) await deleteFile(db, mergeId, options.replaces)
    options.signal.throwIfAborted()
    options.onProgress(documents.length, documents.length)
    const view: FileView = {
      ...{ id, fileName, source, addedAt: options.now },
      ...options.news(),
      ...{ documents: documents.length, setAside, problems: problems.slice(0, problemsKept) },
    }
    const row: MergeFileRow = { id, mergeId, order, view, project, scheme, annotators, decisions, extra }
    await db.mergeFiles.put(row)
    return row
  })
}

/** Takes a file out of a merge, in one transaction; decisions made or taken over meanwhile stay. */
export async function removeMergeFile(db: SanadDatabase, mergeId: string, fileId: string): Promise<void> {
  await db.transaction('rw', tablesOf(db, true), () => deleteFile(db, mergeId, fileId))
}

/** The files of a merge in the order they were added. */
export async function filesOf(db: SanadDatabase, mergeId: string): Promise<MergeFileRow[]> {
  return db.mergeFiles.where('mergeId').equals(mergeId).sortBy('order')
}

/** What was carried over in a merge, in the order in which it was. */
export async function carriesOf(db: SanadDatabase, mergeId: string): Promise<MergeCarryRow[]> {
  return startingWith(db.mergeCarries, [mergeId]).sortBy('at')
}

/** Keeps what was carried over from a document, in place of what was before. Rejects if the merge is not there. */
export async function writeCarry(db: SanadDatabase, carry: MergeCarryRow): Promise<void> {
  await db.transaction('rw', [db.merges, db.mergeCarries], async () => {
    await requireMerge(db, carry.mergeId)
    await db.mergeCarries.put(carry)
  })
}

/** Forgets what was carried over from a document. */
export async function removeCarry(db: SanadDatabase, mergeId: string, documentId: string): Promise<void> {
  await db.mergeCarries.delete([mergeId, documentId])
}

/** What a file brought. `texts` holds the texts read so far, so that each is read, and kept, once. */
export async function contentOfFile(
  db: SanadDatabase,
  { id, mergeId, project, scheme, annotators, decisions, extra }: MergeFileRow,
  texts: Map<string, string>,
): Promise<ExchangeContent> {
  return db.transaction('r', [db.mergeParts, db.texts], async () => {
    const parts = await startingWith(db.mergeParts, [mergeId, id]).toArray()
    const missing = parts.map((part) => part.documentId).filter((documentId) => !texts.has(documentId))
    for (const row of await db.texts.bulkGet(missing)) if (row !== undefined) texts.set(row.id, row.text)
    const documents = parts.map(({ document }): Document => {
      const text = texts.get(document.id)
      if (text === undefined) throw new Error(`The text of ${document.id} is missing.`)
      return { ...document, text }
    })
    const annotations = parts.flatMap((part) => part.annotations)
    const relations = parts.flatMap((part) => part.relations)
    return { project, scheme, annotators, documents, annotations, relations, decisions, extra }
  })
}

/** What a transaction over files locks: the documents, which every mark on the desk needs too, only to delete texts. */
function tablesOf(db: SanadDatabase, deleting: boolean): Table[] {
  const tables: Table[] = [db.merges, db.mergeFiles, db.mergeParts, db.mergeDecisions, db.texts]
  return deleting ? [...tables, db.projects, db.documents] : tables
}

async function deleteFile(db: SanadDatabase, mergeId: string, fileId: string): Promise<void> {
  const keys = await startingWith(db.mergeParts, [mergeId, fileId]).primaryKeys()
  await startingWith(db.mergeParts, [mergeId, fileId]).delete()
  await db.mergeFiles.delete(fileId)
  await removeUnusedTexts(
    db,
    keys.map(([, , documentId]) => documentId),
  )
}

/** Writes decisions that came in a file, unless the merge has a later state of them. */
async function adoptDecisions(db: SanadDatabase, mergeId: string, decisions: readonly Decision[]): Promise<void> {
  const present = await db.mergeDecisions.bulkGet(decisions.map(({ id }): [string, string] => [mergeId, id]))
  const rows = decisions.map((decision, i) => {
    const here = present[i]?.decision
    return { mergeId, id: decision.id, decision: here === undefined ? decision : mergeRecords(here, decision) }
  })
  await db.mergeDecisions.bulkPut(rows)
}

function partsOf(mergeId: string, fileId: string, content: ExchangeContent): MergePartRow[] {
  const annotations = groupBy(content.annotations, ({ documentId }) => documentId)
  const relations = groupBy(content.relations, ({ documentId }) => documentId)
  return content.documents.map((document) => ({
    ...{ mergeId, fileId, documentId: document.id, document: { ...document, text: '' } },
    ...{ annotations: annotations.get(document.id) ?? [], relations: relations.get(document.id) ?? [] },
  }))
}
