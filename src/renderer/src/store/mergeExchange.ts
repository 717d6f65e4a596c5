/** Brings the content of an exchange file into the database: everything in one transaction, or nothing. */
import type { Document } from '@core/annotation/model'
import { canonicalJson } from '@core/exchange/canonicalJson'
import type { ExchangeContent } from '@core/exchange/format'
import { reviewsOf, withReviews } from '@core/ledger/review'
import { mergeSchemes } from '@core/merge/schemes'
import { documentsPerStep, type OnProgress } from './collectExchange'
import type { SanadDatabase } from './database'
import { projectExtra, projectGuidelines, rowOfAnnotator } from './exchangeRows'
import { layersByDocument, mergeStep, type RecordCounts, type Tally } from './mergeStep'
import { takeReviews } from './reviews'
import type { DecisionRow } from './rows'

export interface MergeReport {
  readonly projectId: string
  readonly projectCreated: boolean
  readonly documents: { readonly added: number; readonly alreadyHere: number }
  readonly annotations: RecordCounts
  readonly relations: RecordCounts
}

export interface MergeOptions {
  /** The project to merge into; null for the file's own, which is created if it is not here. */
  readonly targetProject: string | null
  /** The time of creation of what the merge creates: ISO 8601 in UTC with milliseconds. */
  readonly now: string
  readonly onProgress?: OnProgress
  /** Asked between steps; aborting rolls everything back and rejects with the signal's reason. */
  readonly signal?: AbortSignal
}

/**
 * Merges records by the rules of the exchange format (`@core/merge/records`), layer by layer, so that the same file may
 * come any number of times. The content must have passed `readExchange`. Rejects, with nothing written, if the target
 * project is not there, the signal aborts, or the database fails.
 */
export async function mergeExchange(
  db: SanadDatabase,
  content: ExchangeContent,
  options: MergeOptions,
): Promise<MergeReport> {
  const tables = [db.projects, db.documents, db.texts, db.layers, db.annotators, db.decisions, db.reviews]
  return db.transaction('rw', tables, async () => {
    const { projectId, projectCreated } = await mergeProject(db, content, options)
    await mergeAnnotators(db, content, options.now)
    await mergeDecisions(db, projectId, content)
    await takeReviews(db, projectId, reviewsOf(content).reviews.values())
    const layers = layersByDocument(content)
    const documents = [...content.documents].sort(byImport)
    const tally: Tally = { documentsAdded: 0, annotations: newCounts(), relations: newCounts() }
    for (let at = 0; at < documents.length; at += documentsPerStep) {
      options.signal?.throwIfAborted()
      options.onProgress?.(at, documents.length)
      const step = { projectId, now: options.now, documents: documents.slice(at, at + documentsPerStep), layers }
      await mergeStep(db, step, tally)
    }
    options.signal?.throwIfAborted()
    options.onProgress?.(documents.length, documents.length)
    return {
      projectId,
      projectCreated,
      documents: { added: tally.documentsAdded, alreadyHere: documents.length - tally.documentsAdded },
      annotations: tally.annotations,
      relations: tally.relations,
    }
  })
}

function newCounts(): Tally['annotations'] {
  return { added: 0, changed: 0, deleted: 0, unchanged: 0 }
}

/** A file lists documents by id; people expect those that came first at the top, and files of one folder by name. */
function byImport(a: Document, b: Document): number {
  const text = (d: Document) => [d.createdAt, d.fileName, d.id].join('\0')
  return text(a) < text(b) ? -1 : 1
}

async function mergeProject(
  db: SanadDatabase,
  content: ExchangeContent,
  { targetProject, now }: MergeOptions,
): Promise<{ readonly projectId: string; readonly projectCreated: boolean }> {
  const { project, scheme } = content
  // Reviews have a table of their own.
  const { extra } = withReviews(content, [])
  const projectId = targetProject ?? project.id
  const present = await db.projects.get(projectId)
  if (present === undefined && targetProject !== null) throw new Error(`There is no project ${targetProject}.`)
  const base = present ?? { id: projectId, name: project.name, scheme, createdAt: now }
  // Guidelines and members that nobody knows yet are kept from both; where both have one, what is here stands.
  const merged = {
    ...projectGuidelines(project),
    ...base,
    scheme: mergeSchemes(base.scheme, scheme),
    extra: { ...projectExtra(project), ...base.extra },
    fileExtra: { ...extra, ...base.fileExtra },
  }
  await db.projects.put(merged)
  return { projectId, projectCreated: present === undefined }
}

/** People of this laptop keep the name they gave themselves; that of others follows the files they send. */
async function mergeAnnotators(db: SanadDatabase, { annotators }: ExchangeContent, now: string): Promise<void> {
  const present = await db.annotators.bulkGet(annotators.map((a) => a.id))
  const rows = annotators.map((annotator, i) => {
    const row = present[i]
    const incoming = rowOfAnnotator(annotator, row?.createdAt ?? now)
    return row?.local === true ? { ...incoming, ...row } : incoming
  })
  await db.annotators.bulkPut(rows)
}

/** Decisions are carried unread; the same one, member by member, is kept once. */
async function mergeDecisions(db: SanadDatabase, projectId: string, { decisions }: ExchangeContent): Promise<void> {
  const rows = decisions.map((decision): DecisionRow => {
    return { id: `${projectId} ${canonicalJson(decision)}`, projectId, decision }
  })
  await db.decisions.bulkPut(rows)
}
