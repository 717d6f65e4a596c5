/**
 * Decisions about nothing that is there any more. Dismissing one deletes it, so that it does not hold again if its annotations
 * come back; what it was is kept with the merge, so that it can be brought back.
 */
import type { Decision } from '@core/adjudication/decision'
import { orphansOf, subjectsOf } from '@core/adjudication/orphans'
import type { SanadDatabase } from '@renderer/store/database'
import { writeDismissals } from '@renderer/store/mergesDecisions'
import type { OrphanView } from './mergeContract'
import type { MergeSession } from './mergeSession'

/** Those of the person at work: first what has no effect, then what they dismissed. */
export function orphanViews(session: MergeSession): readonly OrphanView[] {
  const { content, documents } = session
  const dismissed = dismissedBy(session)
  const subjects = subjectsOf(dismissed, content)
  return [
    ...orphansOf(ownDecisions(session), content, (documentId) => documents.get(documentId)).map(
      ({ decision, reason, about }) => ({ ...about, decision, reason }),
    ),
    ...dismissed.flatMap((decision, i) => {
      const about = subjects[i]
      return about === undefined ? [] : [{ ...about, decision, reason: null }]
    }),
  ]
}

/** Deletes decisions that are orphans; ids of others are passed over. `now` is ISO 8601 in UTC with milliseconds. */
export async function dismissDecisions(
  db: SanadDatabase,
  session: MergeSession,
  ids: readonly string[],
  now: string,
): Promise<void> {
  const wanted = new Set(ids)
  const { content, documents } = session
  const found = orphansOf(ownDecisions(session), content, (documentId) => documents.get(documentId))
    .map(({ decision }) => decision)
    .filter(({ id }) => wanted.has(id))
  const gone = found.map((decision): Decision => {
    return { ...nextState(decision, now), choice: null, from: [], by: 'choice', comment: '', deleted: true }
  })
  const others = (session.row.dismissed ?? []).filter(({ id }) => !wanted.has(id))
  session.takeDismissals(await writeDismissals(db, session.row.id, gone, [...others, ...found]), gone)
}

/** Has dismissed decisions as they were before. */
export async function bringDecisionsBack(
  db: SanadDatabase,
  session: MergeSession,
  ids: readonly string[],
  now: string,
): Promise<void> {
  const wanted = new Set(ids)
  const back = dismissedBy(session)
    .filter(({ id }) => wanted.has(id))
    .map((decision): Decision => {
      const present = session.decisions.get(decision.id) ?? decision
      return { ...decision, revision: nextState(present, now).revision, updatedAt: now }
    })
  const rest = (session.row.dismissed ?? []).filter(({ id }) => !wanted.has(id))
  session.takeDismissals(await writeDismissals(db, session.row.id, back, rest), back)
}

/** A state that went out in a file must not prevail over this one. */
function nextState(decision: Decision, now: string): Decision {
  return { ...decision, revision: decision.revision + 1, updatedAt: now }
}

function ownDecisions({ decisions, at }: MergeSession): readonly Decision[] {
  return [...decisions.values()].filter(({ adjudicatorId }) => adjudicatorId === at.adjudicatorId)
}

/** What the person at work dismissed, as it was; what has come back since by another way is no more dismissed. */
function dismissedBy({ row, decisions, at }: MergeSession): readonly Decision[] {
  return (row.dismissed ?? []).filter(({ id, adjudicatorId }) => {
    return adjudicatorId === at.adjudicatorId && decisions.get(id)?.deleted === true
  })
}
