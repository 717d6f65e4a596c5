/** Deciding, and taking that back. Every step is in the database before it shows. */
import { makeDecision } from '@core/adjudication/choices'
import type { Decision } from '@core/adjudication/decision'
import type { SanadDatabase } from '@renderer/store/database'
import { writeDecision, writeStep } from '@renderer/store/mergesDecisions'
import type { MergeStepRow } from '@renderer/store/mergesRows'
import type { DecideRequest, QueueChange } from './mergeContract'
import { totalProgress, type MergeDocument } from './mergeDocument'
import type { MergeSession } from './mergeSession'

/** Decides an item. Deciding nothing about an item of which nothing was decided is no step. `now` is ISO 8601 in UTC. */
export async function decide(
  db: SanadDatabase,
  session: MergeSession,
  { documentId, key, choice, by, from, comment }: DecideRequest,
  now: string,
): Promise<QueueChange> {
  const settled = session.document(documentId).item(key)
  if (settled === undefined) throw new Error(`Document ${documentId} has no item ${key}.`)
  const { mergeId, adjudicatorId } = session.at
  const previous = settled.decision
  if (previous === null && choice === null && comment === '') return changeOf(session, documentId, key)

  const after = makeDecision(
    settled.item,
    { choice, by, from, comment },
    { id: crypto.randomUUID(), adjudicatorId, now, previous },
  )
  const done = session.history.filter((step) => !step.undone)
  const forgotten = session.history.filter((step) => step.undone)
  const number = (done.at(-1)?.number ?? 0) + 1
  const step = { mergeId, adjudicatorId, number, documentId, key, before: previous, after, undone: false }
  await writeDecision(db, step, forgotten)
  session.history = [...done, step]
  session.decide(after)
  return changeOf(session, documentId, key)
}

/**
 * Takes back the last step that is not taken back; null if there is none. A step in a document that is not compared any more
 * has nothing to be shown at: it waits until its document is back, and the others do not wait for it.
 */
export async function undo(db: SanadDatabase, session: MergeSession, now: string): Promise<QueueChange | null> {
  const step = lastDone(session)
  return step === undefined ? null : travel(db, session, { ...step, undone: true }, step.before, now)
}

/** Does the first step again that is taken back, by the same rule. */
export async function redo(db: SanadDatabase, session: MergeSession, now: string): Promise<QueueChange | null> {
  const step = firstUndone(session)
  return step === undefined ? null : travel(db, session, { ...step, undone: false }, step.after, now)
}

export function canUndo(session: MergeSession): boolean {
  return lastDone(session) !== undefined
}

export function canRedo(session: MergeSession): boolean {
  return firstUndone(session) !== undefined
}

function lastDone({ history, documents }: MergeSession): MergeStepRow | undefined {
  return history.findLast((step) => !step.undone && documents.has(step.documentId))
}

function firstUndone({ history, documents }: MergeSession): MergeStepRow | undefined {
  return history.find((step) => step.undone && documents.has(step.documentId))
}

/**
 * Gives a decision the content that it had before or after a step, as its next revision: a state that goes out in a file must
 * prevail over the one that went out before.
 */
async function travel(
  db: SanadDatabase,
  session: MergeSession,
  step: MergeStepRow,
  content: Decision | null,
  now: string,
): Promise<QueueChange> {
  const { documentId, key, after, number } = step
  const document = session.document(documentId)
  const present = session.decisions.get(after.id) ?? after
  const revised = { revision: present.revision + 1, updatedAt: now }
  const decision: Decision =
    content === null
      ? { ...present, ...revised, choice: null, from: [], by: 'choice', comment: '', deleted: true }
      : { ...content, ...revised }
  const shownBefore = keyOf(document, after.id)
  await writeStep(db, step, decision)
  session.history = session.history.map((other) => (other.number === number ? step : other))
  session.decide(decision)
  return changeOf(session, documentId, keyOf(document, after.id) ?? shownBefore ?? key)
}

/** The key of the item that a decision is about now. */
function keyOf(document: MergeDocument, decisionId: string): string | undefined {
  return document.settled.items.find(({ decision }) => decision?.id === decisionId)?.item.key
}

function changeOf(session: MergeSession, documentId: string, key: string): QueueChange {
  return {
    documentId,
    entries: session.document(documentId).entries,
    progress: totalProgress([...session.documents.values()].map((document) => document.progress)),
    ...{ canUndo: canUndo(session), canRedo: canRedo(session), key },
  }
}
