/** The decisions of a merge and each adjudicator's history of them, which outlives a restart. */
import type { Decision } from '@core/adjudication/decision'
import { startingWith, type SanadDatabase } from './database'
import { requireMerge } from './merges'
import type { MergeRow, MergeStepRow } from './mergesRows'

/** Who decides, in which merge: a history belongs to both. */
export interface Adjudication {
  readonly mergeId: string
  readonly adjudicatorId: string
}

/** The present states of the decisions that were made in a merge, or taken over. */
export async function decisionsOf(db: SanadDatabase, mergeId: string): Promise<readonly Decision[]> {
  return (await startingWith(db.mergeDecisions, [mergeId]).toArray()).map((row) => row.decision)
}

/** An adjudicator's history, the oldest step first; those that are taken back are the last ones. */
export function historyOf(
  db: SanadDatabase,
  { mergeId, adjudicatorId }: Adjudication,
): Promise<readonly MergeStepRow[]> {
  return startingWith(db.mergeSteps, [mergeId, adjudicatorId]).toArray()
}

/** Writes a decision and the step that it is, in one transaction; steps that were taken back are forgotten. */
export async function writeDecision(
  db: SanadDatabase,
  step: MergeStepRow,
  forgotten: readonly MergeStepRow[],
): Promise<void> {
  const { mergeId, after } = step
  await db.transaction('rw', [db.mergeDecisions, db.mergeSteps], async () => {
    await db.mergeSteps.bulkDelete(forgotten.map(keyOf))
    await db.mergeSteps.put(step)
    await db.mergeDecisions.put({ mergeId, id: after.id, decision: after })
  })
}

/** Writes what taking a step back, or doing it again, makes of its decision, in one transaction. */
export async function writeStep(db: SanadDatabase, step: MergeStepRow, decision: Decision): Promise<void> {
  await db.transaction('rw', [db.mergeDecisions, db.mergeSteps], async () => {
    await db.mergeSteps.put(step)
    await db.mergeDecisions.put({ mergeId: step.mergeId, id: decision.id, decision })
  })
}

/**
 * Writes states of decisions and the list of those that are dismissed, in one transaction. Answers the merge as it is then;
 * rejects if it is not there.
 */
export async function writeDismissals(
  db: SanadDatabase,
  mergeId: string,
  decisions: readonly Decision[],
  dismissed: readonly Decision[],
): Promise<MergeRow> {
  return db.transaction('rw', [db.merges, db.mergeDecisions], async () => {
    const row: MergeRow = { ...(await requireMerge(db, mergeId)), dismissed }
    await db.mergeDecisions.bulkPut(decisions.map((decision) => ({ mergeId, id: decision.id, decision })))
    await db.merges.put(row)
    return row
  })
}

function keyOf({ mergeId, adjudicatorId, number }: MergeStepRow): [string, string, number] {
  return [mergeId, adjudicatorId, number]
}
