/** Making decisions: from what a person picks to the record of it. */
import { invariant } from '../assert'
import type { ConflictItem } from './conflict'
import type { Choice, Decision } from './decision'
import { subjectOf } from './findDecisions'

/** The choice of a version as it is; `index` counts in `item.versions` and must be one of them. */
export function choiceOfVersion(item: ConflictItem, index: number): Choice {
  switch (item.type) {
    case 'span': {
      const { span } = versionAt(item.versions, index)
      return span === null ? { action: 'drop' } : { action: 'take', span }
    }
    case 'attribute':
    case 'figure':
      return { action: 'values', values: versionAt(item.versions, index).values }
    case 'note':
      return { action: 'note', note: versionAt(item.versions, index).note }
    case 'link':
      return { action: 'link', linked: versionAt(item.versions, index).linked }
  }
}

/** The choice of nothing: no annotation, no value, no note, no link. */
export function dropChoice(item: ConflictItem): Choice {
  switch (item.type) {
    case 'span':
      return { action: 'drop' }
    case 'attribute':
    case 'figure':
      return { action: 'values', values: Object.fromEntries(item.names.map((name) => [name, null])) }
    case 'note':
      return { action: 'note', note: '' }
    case 'link':
      return { action: 'link', linked: false }
  }
}

/**
 * The record of a decision on an item as it is now. With `previous`, the decision that was found for the item, it is the next
 * revision of that; else a new one with the given id. Without choice and comment nothing is left of a decision: then it is
 * deleted. `now` is ISO 8601 in UTC with milliseconds.
 */
export function makeDecision(
  item: ConflictItem,
  content: Pick<Decision, 'choice' | 'by' | 'from' | 'comment'>,
  context: {
    readonly id: string
    readonly adjudicatorId: string
    readonly now: string
    readonly previous: Decision | null
  },
): Decision {
  const { choice, by, from, comment } = content
  const { id, adjudicatorId, now, previous } = context
  return {
    // Members of other versions stay on the record.
    ...previous,
    ...{ id: previous?.id ?? id, documentId: item.documentId, adjudicatorId },
    ...{ subject: subjectOf(item), members: item.members, place: { start: item.start, end: item.end } },
    ...{ choice, from, by, comment },
    ...{ createdAt: previous?.createdAt ?? now, updatedAt: now, revision: (previous?.revision ?? 0) + 1 },
    deleted: choice === null && comment === '',
  }
}

/** The record of an item that nobody has decided: how a list of conflicts travels in a file. */
export function openDecision(item: ConflictItem, { id, now }: { readonly id: string; readonly now: string }): Decision {
  return {
    ...{ id, documentId: item.documentId, adjudicatorId: null },
    ...{ subject: subjectOf(item), members: item.members, choice: null, from: [], by: 'choice', comment: '' },
    ...{ createdAt: now, updatedAt: now, revision: 1, deleted: false },
  }
}

function versionAt<T>(versions: readonly T[], index: number): T {
  const version = versions[index]
  invariant(version !== undefined, `version ${index} of ${versions.length}`)
  return version
}
