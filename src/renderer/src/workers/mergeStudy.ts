/** The passages behind the numbers of an agreement, a page at a time: there may be tens of thousands behind one number. */
import { passagesOf } from '@core/agreement/passages'
import type { Annotation } from '@core/annotation/model'
import type { Passage } from '@core/agreement/report'
import type { Comparison } from '@core/merge/comparison'
import { passagesPerPage, type PassagePage, type PassageQuery, type PassageView } from './mergeContract'
import type { MergeSession } from './mergeSession'

/** Finds passages, and remembers those of the last query: its further pages follow. */
export class PassageFinder {
  #last: { readonly of: Comparison; readonly key: string; readonly found: readonly Passage[] } | null = null

  /**
   * Where two annotators have an outcome with a label: how many such passages there are, and those of one page, each with its
   * sentence and the conflict about it. Pages count from 0; one behind the last is empty.
   */
  page(session: MergeSession, query: PassageQuery, page: number): PassagePage {
    const found = this.#passages(session.comparison, query)
    return {
      total: found.length,
      passages: found
        .slice(page * passagesPerPage, (page + 1) * passagesPerPage)
        .map((passage) => viewOf(session, passage)),
    }
  }

  #passages(comparison: Comparison, { a, b, label, outcome }: PassageQuery): readonly Passage[] {
    const key = JSON.stringify([a, b, label, outcome])
    if (this.#last?.of !== comparison || this.#last.key !== key) {
      this.#last = { of: comparison, key, found: passagesOf(comparison, a, b, label, outcome) }
    }
    return this.#last.found
  }
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
