/** Bringing a file, or the project's own marks, into a merge. */
import type { FileOutcome } from '@core/merge/contentMerger'
import { collectExchange } from '@renderer/store/collectExchange'
import type { SanadDatabase } from '@renderer/store/database'
import { addMergeFile, type FileNews, type NewMergeFile } from '@renderer/store/mergesFiles'
import type { MergeWorkProgress } from './mergeContract'
import { adjudicationsOf, type MergeSession } from './mergeSession'

export interface AddContext {
  readonly db: SanadDatabase
  /** ISO 8601 in UTC with milliseconds. */
  readonly now: string
  readonly report: (progress: MergeWorkProgress) => void
  /** Gives the file up, if it is not too late. */
  readonly signal: AbortSignal
}

/**
 * Adds a file in one transaction. Answers `current` if the session is what the database has then, `stale` if it has to be
 * loaded anew: records of a file that this one replaces are still in it. Rejects if nothing was added. `onAhead` is called when
 * the session has the file and the database has not yet: a session that then comes to nothing must be loaded anew.
 */
export async function addToMerge(
  session: MergeSession,
  file: NewMergeFile,
  { db, now, report, signal }: AddContext,
  onAhead: () => void,
): Promise<'current' | 'stale'> {
  const { mergeId, adjudicatorId } = session.at
  const decisions = adjudicationsOf(file.content).filter((decision) => decision.adjudicatorId === adjudicatorId)
  const replaced = file.source === 'project' ? session.files.find(({ view }) => view.source === 'project') : undefined
  const row = await addMergeFile(db, mergeId, file, {
    ...{ now, decisions, signal, replaces: replaced?.id ?? null },
    news: () => {
      onAhead()
      return newsOf(session.add(file.content))
    },
    onProgress: (done, total) => report({ work: 'adding', done, total }),
  })
  if (replaced !== undefined) return 'stale'
  session.take({ file: row, decisions })
  return 'current'
}

/** The marks of a project as they are now, as a file that is called like the project. */
export async function projectAsFile(projectId: string, { db, report, signal }: AddContext): Promise<NewMergeFile> {
  const content = await collectExchange(db, projectId, {}, (done, total) => {
    signal.throwIfAborted()
    report({ work: 'reading', done, total })
  })
  return { fileName: content.project.name, source: 'project', content, setAside: 0, problems: [] }
}

function newsOf({ annotators, documents, nothingNew }: FileOutcome): FileNews {
  return { people: annotators, documentsNew: documents.added, nothingNew }
}
