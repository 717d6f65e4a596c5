/** A merge at a glance: its files, its people, its texts, and how far the deciding is. */
import { compareText } from '@core/exchange/canonicalJson'
import type { ComparedDocument, Comparison } from '@core/merge/comparison'
import { isAdjudication } from '@core/merge/participation'
import { joiningOf, personOf } from '@core/merge/people'
import { differenceOf, type TextDifference } from '@core/merge/textDifference'
import { findTwins } from '@core/merge/twins'
import { groupBy } from '@renderer/store/groupBy'
import type { MergeCarryRow } from '@renderer/store/mergesRows'
import { notCarried } from './mergeCarries'
import type { MergeOverview, MergeWorkProgress, PersonView, VariantView } from './mergeContract'
import { canRedo, canUndo } from './mergeDecide'
import type { MergeSession } from './mergeSession'

/** A text of the merge, and another one that it looks like. */
interface Likeness {
  readonly documentId: string
  readonly likeId: string
}

export class MergeOverviews {
  // Both follow from the texts alone, and take the longest.
  #likenesses: { readonly of: string; readonly found: readonly Likeness[] } | null = null
  readonly #differences = new Map<string, TextDifference>()

  /** What there is to say of the merge now. */
  overviewOf(session: MergeSession, report: (progress: MergeWorkProgress) => void): MergeOverview {
    const { row, files, comparison } = session
    const progress = session.progress((done, total) => {
      report({ work: 'loading', done, total })
    })
    const finishedBy = comparison.documents.map(({ layers }) => layers.length)
    return {
      ...{ mergeId: row.id, name: row.name, files: files.map(({ view }) => view), people: peopleOf(session) },
      documents: {
        total: finishedBy.length,
        compared: finishedBy.filter((people) => people > 1).length,
        single: finishedBy.filter((people) => people === 1).length,
        unfinished: finishedBy.filter((people) => people === 0).length,
      },
      variants: this.#variantsOf(session),
      ...{ policy: row.policy, blind: row.blind, progress, canUndo: canUndo(session), canRedo: canRedo(session) },
    }
  }

  #variantsOf(session: MergeSession): readonly VariantView[] {
    const { everything, carries } = session
    const documents = new Map(everything.documents.map((document) => [document.id, document]))
    const likenesses = [
      ...carries.map(({ documentId, toDocumentId }) => ({ documentId, likeId: toDocumentId })),
      ...this.#likenessesOf(session),
    ]
    return likenesses.flatMap(({ documentId, likeId }) => {
      const document = documents.get(documentId)
      const like = documents.get(likeId)
      if (document === undefined || like === undefined) return []
      const carry = carries.find((each) => each.documentId === documentId)
      return [
        {
          ...{ documentId, title: document.title, annotatorIds: peopleOn(document) },
          like: { documentId: likeId, title: like.title, annotatorIds: peopleOn(like) },
          difference: this.#differenceOf(document, like),
          carried: carry === undefined ? null : carriedView(session, carry),
        },
      ]
    })
  }

  #differenceOf(document: ComparedDocument, like: ComparedDocument): TextDifference {
    const key = `${document.id} ${like.id}`
    const difference = this.#differences.get(key) ?? differenceOf(document.text, like.text)
    this.#differences.set(key, difference)
    return difference
  }

  /** Among the texts that were not carried over. What most people have is what others are like. */
  #likenessesOf({ comparison, content }: MergeSession): readonly Likeness[] {
    const people = new Map(comparison.documents.map((document) => [document.id, peopleOn(document).length]))
    const candidates = content.documents
      .filter(({ id }) => people.has(id))
      .sort((a, b) => (people.get(b.id) ?? 0) - (people.get(a.id) ?? 0) || compareText(a.id, b.id))
    const of = candidates.map(({ id }) => id).join()
    if (this.#likenesses?.of !== of) this.#likenesses = { of, found: findTwins(candidates) }
    return this.#likenesses.found
  }
}

function carriedView({ content }: MergeSession, carry: MergeCarryRow): VariantView['carried'] {
  return {
    at: carry.at,
    placed: carry.layers.reduce((sum, { annotations }) => sum + annotations.length, 0),
    orphans: carry.orphans,
    changedSince: notCarried(content, carry),
  }
}

function peopleOn({ layers, unfinished }: ComparedDocument): readonly string[] {
  return [...layers.map(({ annotatorId }) => annotatorId), ...unfinished].sort(compareText)
}

/** Everybody who has a document, by name. */
function peopleOf({ content, comparison }: MergeSession): readonly PersonView[] {
  const person = personOf(content)
  const others = groupBy(
    content.annotators.filter((annotator) => !isAdjudication(annotator) && person(annotator.id) !== annotator.id),
    ({ id }) => person(id),
  )
  return countPeople(comparison)
    .map(({ id, name, ...counts }) => ({
      ...{ id, name, ...counts },
      joined: (others.get(id) ?? []).map((annotator) => {
        return { id: annotator.id, name: annotator.name, at: joiningOf(annotator)?.at ?? '' }
      }),
    }))
    .sort((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id))
}

function countPeople({ annotators, documents }: Comparison): Omit<PersonView, 'joined'>[] {
  const people = new Map(
    annotators.map(({ id, name }) => [id, { id, name, annotations: 0, relations: 0, done: 0, unfinished: 0 }]),
  )
  for (const { layers, unfinished } of documents) {
    for (const { annotatorId, annotations, relations } of layers) {
      const counts = people.get(annotatorId)
      if (counts === undefined) continue
      counts.annotations += annotations.length
      counts.relations += relations.length
      counts.done += 1
    }
    for (const id of unfinished) {
      const counts = people.get(id)
      if (counts !== undefined) counts.unfinished += 1
    }
  }
  return [...people.values()]
}
