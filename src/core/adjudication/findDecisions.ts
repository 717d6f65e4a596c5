/** Which decision is about which item. */
import { compareText } from '../exchange/canonicalJson'
import type { ConflictItem, Member } from './conflict'
import type { Decision, DecisionSubject } from './decision'

export interface FoundDecisions {
  /** By item key. */
  readonly byItem: ReadonlyMap<string, Decision>
  /** Those about no item, by id. */
  readonly orphans: readonly Decision[]
}

/** What a decision on an item says it is about. */
export function subjectOf(item: ConflictItem): DecisionSubject {
  switch (item.type) {
    case 'span':
    case 'note':
      return { type: item.type }
    case 'attribute':
    case 'figure':
      return { type: item.type, label: item.label, names: item.names }
    case 'link':
      return { type: 'link', relation: item.relation, to: item.toMembers }
  }
}

/**
 * Finds the items of decisions by the annotations that both are about, so that decisions outlive added layers. Each decision
 * has one item at most, and each item one decision: the pair with most annotations in common first, of equal ones the
 * decision that was changed last, then by decision id and item key. Deleted decisions and those that say nothing (no choice,
 * no comment) count for nothing. All decisions must be about the items' document.
 */
export function findDecisions(items: readonly ConflictItem[], decisions: readonly Decision[]): FoundDecisions {
  const saying = decisions.filter(saysSomething)
  if (saying.length === 0) return { byItem: new Map(), orphans: [] }
  const byAnnotation = new Map<string, ConflictItem[]>()
  for (const item of items) {
    for (const { annotationId } of item.members) {
      const others = byAnnotation.get(annotationId)
      if (others === undefined) byAnnotation.set(annotationId, [item])
      else others.push(item)
    }
  }
  const pairs = saying.flatMap((decision) => {
    const near = decision.members.flatMap(({ annotationId }) => byAnnotation.get(annotationId) ?? [])
    return [...new Set(near)]
      .map((item) => ({ decision, item, common: commonMembers(item, decision) }))
      .filter(({ common }) => common > 0)
  })
  pairs.sort(
    (a, b) =>
      b.common - a.common ||
      compareText(b.decision.updatedAt, a.decision.updatedAt) ||
      compareText(a.decision.id, b.decision.id) ||
      compareText(a.item.key, b.item.key),
  )
  const byItem = new Map<string, Decision>()
  const placed = new Set<Decision>()
  for (const { decision, item } of pairs) {
    if (placed.has(decision) || byItem.has(item.key)) continue
    byItem.set(item.key, decision)
    placed.add(decision)
  }
  const orphans = saying.filter((decision) => !placed.has(decision)).sort((a, b) => compareText(a.id, b.id))
  return { byItem, orphans }
}

/** Whether a decision stands, and holds a choice or a comment. */
export function saysSomething({ deleted, choice, comment }: Decision): boolean {
  return !deleted && (choice !== null || comment !== '')
}

/** Whether annotations were added to the item, taken from it or changed since it was decided. */
export function isOutdated(item: ConflictItem, { members, subject }: Decision): boolean {
  if (!sameMembers(item.members, members)) return true
  return item.type === 'link' && subject.type === 'link' && !sameMembers(item.toMembers, subject.to)
}

/** How many annotations both are about; 0 if they are about different things. For a link, both ends must have some. */
function commonMembers(item: ConflictItem, { subject, members }: Decision): number {
  switch (item.type) {
    case 'span':
    case 'note':
      return subject.type === item.type ? common(item.members, members) : 0
    case 'attribute':
      if (subject.type !== 'attribute' || subject.label !== item.label) return 0
      return subject.names[0] === item.names[0] ? common(item.members, members) : 0
    case 'figure':
      // Its names are those that somebody set, which may be more by now.
      return subject.type === 'figure' && subject.label === item.label ? common(item.members, members) : 0
    case 'link': {
      if (subject.type !== 'link' || subject.relation !== item.relation) return 0
      const from = common(item.members, members)
      const to = common(item.toMembers, subject.to)
      return from > 0 && to > 0 ? from + to : 0
    }
  }
}

function common(a: readonly Member[], b: readonly Member[]): number {
  const ids = new Set(a.map(({ annotationId }) => annotationId))
  return new Set(b.map(({ annotationId }) => annotationId).filter((id) => ids.has(id))).size
}

function sameMembers(a: readonly Member[], b: readonly Member[]): boolean {
  const revisions = new Map(a.map(({ annotationId, revision }) => [annotationId, revision]))
  return a.length === b.length && b.every(({ annotationId, revision }) => revisions.get(annotationId) === revision)
}
