/** Making the files that leave a merge: everything, gold alone, gold as a dataset, corrections for one analyst. */
import type { Annotator } from '@core/annotation/model'
import type { ExchangeContent } from '@core/exchange/format'
import type { RecordProblem } from '@core/exchange/problems'
import { writeExchange, type WriteOptions } from '@core/exchange/write'
import { jsonl } from '@core/formats/jsonl'
import { ok, type Result } from '@core/result'
import { startingWith, type SanadDatabase } from '@renderer/store/database'
import { annotatorOfRow } from '@renderer/store/exchangeRows'
import type { ExportCounts, MergeExport } from './mergeContract'
import { correctionsFile, goldContent, goldOf, mergedContent, type Gold } from './mergeGold'
import type { MergeSession } from './mergeSession'

export interface PreparedExport {
  readonly counts: ExportCounts
  /** The file's text, in parts. */
  readonly text: Iterable<string>
}

/**
 * Makes a file's text ready and keeps the gold as it goes out, in one transaction: a file that cannot be written leaves the
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
    const prepared = textOf(session, gold, request, stamp)
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

function textOf(
  session: MergeSession,
  gold: Gold,
  request: MergeExport,
  stamp: WriteOptions,
): Result<PreparedExport, readonly RecordProblem[]> {
  switch (request.kind) {
    case 'merged':
      return exchangeText(mergedContent(session, gold), 0, stamp)
    case 'gold':
      return exchangeText(goldContent(session, gold), 0, stamp)
    case 'jsonl': {
      const content = goldContent(session, gold)
      const text = jsonl.write(content, { offsetUnit: 'code_point' })
      return text.ok ? ok({ counts: countsOf(content, 0), text: text.value }) : text
    }
    case 'corrections': {
      const { content, corrections } = correctionsFile(session, gold, request.annotatorId)
      return exchangeText(content, corrections, stamp)
    }
  }
}

function exchangeText(
  content: ExchangeContent,
  corrections: number,
  stamp: WriteOptions,
): Result<PreparedExport, readonly RecordProblem[]> {
  const text = writeExchange(content, stamp)
  return text.ok ? ok({ counts: countsOf(content, corrections), text: text.value }) : text
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
