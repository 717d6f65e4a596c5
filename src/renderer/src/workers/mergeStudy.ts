/** Agreement between the people of a merge, and the passages behind its numbers. */
import { passagesOf } from '@core/agreement/passages'
import type { Annotation } from '@core/annotation/model'
import type { PairOutcome, Passage } from '@core/agreement/report'
import type { PassageView } from './mergeContract'
import type { MergeSession } from './mergeSession'

/** Where two annotators have an outcome with a label, each with its sentence and the conflict about it. */
export function passageViews(
  session: MergeSession,
  a: string,
  b: string,
  label: string,
  outcome: PairOutcome,
): readonly PassageView[] {
  return passagesOf(session.comparison, a, b, label, outcome).map((passage) => viewOf(session, passage))
}

function viewOf(session: MergeSession, passage: Passage): PassageView {
  const document = session.document(passage.documentId)
  const [a, b] = [passage.a, passage.b].map((id) => (id === null ? undefined : document.annotation(id)))
  const conflicts = [passage.a, passage.b].map((id) => (id === null ? null : document.conflictOf(id)))
  return {
    ...passage,
    documentTitle: document.compared.title,
    sentence: document.passage(passage.start, passage.end),
    ...{ spanA: spanOf(a), spanB: spanOf(b), conflictKey: conflicts.find((key) => key !== null) ?? null },
  }
}

function spanOf(annotation: Annotation | undefined): PassageView['spanA'] {
  if (annotation === undefined) return null
  const { label, start, end } = annotation
  return { label, start, end }
}
