/** Making the files that leave a merge: everything, gold alone, gold as a dataset, corrections for one analyst. */
import type { Annotator } from '@core/annotation/model'
import type { Difference } from '@core/datasets/check'
import { documentsOf } from '@core/datasets/project'
import { itemSelector } from '@core/datasets/select'
import { checkContent } from '@core/exchange/check'
import type { ExchangeContent } from '@core/exchange/format'
import type { RecordProblem } from '@core/exchange/problems'
import { writeExchange, type WriteOptions } from '@core/exchange/write'
import type { FilePart, InputFile } from '@core/formats/format'
import { err, ok, type Result } from '@core/result'
import { startingWith, type SanadDatabase } from '@renderer/store/database'
import { annotatorOfRow } from '@renderer/store/exchangeRows'
import { DatasetJob } from './datasetJob'
import type { ExportCounts, MergeExport } from './mergeContract'
import { correctionsFile, goldContent, goldOf, mergedContent, type Gold } from './mergeGold'
import type { MergeSession } from './mergeSession'
import { inPieces } from './pieces'

export interface PreparedExport {
  readonly counts: ExportCounts
  /** The next piece of the file; null after the last. */
  next(): Promise<FilePart | null>
  /** Reads the file back, if it is a dataset; answers the first thing in it that is not as it should be, null if all is. */
  check(files: readonly InputFile[]): Promise<Difference | null>
}

/**
 * Makes a file ready and keeps the gold as it goes out, in one transaction: a file that cannot be written leaves the
 * kept gold as it was. Answers the bad records if there are any. The stamp's time is that of what changes in gold.
 */
export async function prepareExport(
  db: SanadDatabase,
  session: MergeSession,
  request: MergeExport,
  stamp: WriteOptions,
): Promise<Result<PreparedExport, readonly RecordProblem[]>> {
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
): Promise<Result<PreparedExport, readonly RecordProblem[]>> {
  switch (request.kind) {
    case 'merged':
      return exchangeFile(mergedContent(session, gold), 0, stamp)
    case 'gold':
      return exchangeFile(goldContent(session, gold), 0, stamp)
    case 'jsonl':
      return dataset(goldContent(session, gold))
    case 'corrections': {
      const { content, corrections } = correctionsFile(session, gold, request.annotatorId)
      return exchangeFile(content, corrections, stamp)
    }
  }
}

function exchangeFile(
  content: ExchangeContent,
  corrections: number,
  stamp: WriteOptions,
): Result<PreparedExport, readonly RecordProblem[]> {
  const text = writeExchange(content, stamp)
  if (!text.ok) return text
  const pieces = inPieces(text.value)
  return ok({
    counts: countsOf(content, corrections),
    next() {
      const piece = pieces.next()
      return Promise.resolve(piece.done === true ? null : { path: '', data: piece.value })
    },
    check: () => Promise.resolve(null),
  })
}

async function dataset(content: ExchangeContent): Promise<Result<PreparedExport, readonly RecordProblem[]>> {
  const problems = checkContent(content)
  if (problems.length > 0) return err(problems)
  const { id, name } = content.project
  const select = itemSelector(content.annotators, { layers: 'all', onlyDone: false })
  const source = {
    head: { project: { id, name }, scheme: content.scheme },
    *items() {
      for (const marked of documentsOf(content)) yield* select(marked)
    },
  }
  const job = await DatasetJob.prepare(source, {
    format: 'jsonl',
    options: { unit: 'code_point', tokens: 'split', text: true },
  })
  return ok({ counts: countsOf(content, 0), next: () => job.next(), check: (files) => job.check(files) })
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
