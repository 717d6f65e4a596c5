/** Making the files that leave a merge: everything, gold alone, gold as a dataset, corrections for one annotator. */
import type { Annotator } from '@core/annotation/model'
import type { DatasetSource } from '@core/datasets/plan'
import { documentsOf, headOf, OmissionCounter } from '@core/datasets/project'
import { checkContent } from '@core/exchange/check'
import type { ExchangeContent } from '@core/exchange/format'
import type { RecordProblem } from '@core/exchange/problems'
import { writeExchange, type WriteOptions } from '@core/exchange/write'
import type { FilePart, InputFile } from '@core/formats/format'
import { err, ok, type Result } from '@core/result'
import { startingWith, type SanadDatabase } from '@renderer/store/database'
import { annotatorOfRow } from '@renderer/store/exchangeRows'
import { DatasetJob, previewDataset, type ExportPreview } from './datasetJob'
import type { ExportCounts, GoldDataset, MergeExport, MergeExportOutcome } from './mergeContract'
import { correctionsFile, goldContent, goldOf, mergedContent, type Gold } from './mergeGold'
import type { MergeSession } from './mergeSession'
import { inPieces } from './pieces'

export interface PreparedExport {
  /** The next piece of a file; null after the last. */
  next(): Promise<FilePart | null>
  /** What was written; if it is a dataset, its files are read back. */
  finish(files: readonly InputFile[]): Promise<MergeExportOutcome>
}

type Prepared = Result<PreparedExport, readonly RecordProblem[]>

/**
 * Makes a file ready and keeps the gold as it goes out, in one transaction: a file that cannot be written leaves the
 * kept gold as it was. Answers the bad records if there are any. The stamp's time is that of what changes in gold.
 */
export async function prepareExport(
  db: SanadDatabase,
  session: MergeSession,
  request: MergeExport,
  stamp: WriteOptions,
): Promise<Prepared> {
  const { mergeId } = session.at
  return db.transaction('rw', [db.mergeGold, db.annotators], async () => {
    const stored = await startingWith(db.mergeGold, [mergeId]).toArray()
    const gold = goldOf(session, await adjudicatorOf(db, session), stored, stamp.exportedAt)
    const prepared = await preparedFor(session, gold, request, stamp)
    if (!prepared.ok) return prepared
    await db.mergeGold.bulkPut(
      [...gold.layers.values()].map(({ documentId, annotatorId, annotations, relations }) => ({
        ...{ mergeId, documentId, annotatorId },
        ...{ annotations: [...annotations.values()], relations: [...relations.values()] },
      })),
    )
    return prepared
  })
}

async function preparedFor(
  session: MergeSession,
  gold: Gold,
  request: MergeExport,
  stamp: WriteOptions,
): Promise<Prepared> {
  switch (request.kind) {
    case 'merged':
      return exchangeFile(mergedContent(session, gold), 0, stamp)
    case 'gold':
      return exchangeFile(goldContent(session, gold), 0, stamp)
    case 'dataset':
      return datasetFiles(session, gold, request)
    case 'corrections': {
      const { content, corrections } = correctionsFile(session, gold, request.annotatorId)
      return exchangeFile(content, corrections, stamp)
    }
  }
}

function exchangeFile(content: ExchangeContent, corrections: number, stamp: WriteOptions): Prepared {
  const text = writeExchange(content, stamp)
  if (!text.ok) return text
  const pieces = inPieces(text.value)
  return ok({
    next() {
      const piece = pieces.next()
      return Promise.resolve(piece.done === true ? null : { path: '', data: piece.value })
    },
    finish: () => Promise.resolve({ counts: countsOf(content, corrections), difference: null }),
  })
}

async function datasetFiles(session: MergeSession, gold: Gold, request: GoldDataset): Promise<Prepared> {
  const problems = checkContent(goldContent(session, gold))
  if (problems.length > 0) return err(problems)
  const job = await DatasetJob.prepare(goldSource(session, gold, request), request.dataset)
  return ok({
    next: () => job.next(),
    async finish(files) {
      const difference = await job.check(files)
      return { counts: { ...job.written.counts, corrections: 0 }, difference }
    },
  })
}

/** Gold as a dataset is made of it. The annotators' own marks are at hand too: its card says how far they agree. */
function goldSource(session: MergeSession, gold: Gold, { selection, card }: GoldDataset): DatasetSource {
  const content = mergedContent(session, gold)
  const documents = [...documentsOf(content)]
  return {
    head: headOf(content, card),
    annotators: content.annotators,
    selection: { ...selection, layers: { annotatorId: gold.annotator.id }, documentIds: [...gold.statuses.keys()] },
    documents: () => documents,
  }
}

/** What a dataset of the gold would be. The gold that is kept stays as it is. Answers the bad records if there are any. */
export async function previewGold(
  db: SanadDatabase,
  session: MergeSession,
  request: GoldDataset,
): Promise<Result<ExportPreview, readonly RecordProblem[]>> {
  const stored = await startingWith(db.mergeGold, [session.at.mergeId]).toArray()
  // Any time will do: no dataset has those of records.
  const gold = goldOf(session, await adjudicatorOf(db, session), stored, session.row.createdAt)
  const content = goldContent(session, gold)
  const problems = checkContent(content)
  if (problems.length > 0) return err(problems)
  const omissions = new OmissionCounter(content)
  for (const marked of documentsOf(content)) omissions.see(marked)
  // The further members of these records are Sanad's own: who finished what, and where gold comes from.
  const lost = omissions.list().filter(({ what }) => what !== 'unknown-members')
  return ok(await previewDataset(goldSource(session, gold, request), request.dataset, lost))
}

function countsOf(content: ExchangeContent, corrections: number): ExportCounts {
  return {
    documents: content.documents.length,
    annotations: content.annotations.filter((annotation) => !annotation.deleted).length,
    relations: content.relations.filter((relation) => !relation.deleted).length,
    corrections,
  }
}

/** The person at work, as files name them. */
async function adjudicatorOf(db: SanadDatabase, { at, content }: MergeSession): Promise<Annotator> {
  const row = await db.annotators.get(at.adjudicatorId)
  if (row !== undefined) return annotatorOfRow(row)
  const known = content.annotators.find(({ id }) => id === at.adjudicatorId)
  if (known === undefined) throw new Error(`There is no annotator ${at.adjudicatorId}.`)
  return known
}
