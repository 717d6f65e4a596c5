/** Which units lead to which, and who says so. */
import type { Relation } from '../annotation/model'
import { relationEndsFit } from '../annotation/rules'
import { compareText } from '../exchange/canonicalJson'
import type { ComparedDocument } from '../merge/comparison'
import type { LinkItem, LinkVersion } from './conflict'
import { membersOf, type Unit } from './units'

/** Units that somebody linked, and who did. */
interface LinkedUnits {
  readonly type: Relation['type']
  readonly from: Unit
  readonly to: Unit
  readonly annotatorIds: Set<string>
}

/**
 * The links of a document by the key of the unit that they lead from, in reading order of the units that they lead to: one
 * item for each two units and type that somebody linked.
 *
 * Asked are those who have an annotation in both units, with labels between which such a relation can stand: whoever did not
 * mark an end, or sees something else in it, says nothing about the link. That is a disagreement about the span, and would be
 * decided twice if it counted here too.
 */
export function linkItemsOf(
  document: ComparedDocument,
  units: readonly Unit[],
): ReadonlyMap<string, readonly LinkItem[]> {
  if (document.layers.every(({ relations }) => relations.length === 0)) return new Map()
  const unitOf = new Map<string, Unit>()
  for (const unit of units) for (const { annotation } of unit.members) unitOf.set(annotation.id, unit)

  const linked = new Map<string, LinkedUnits>()
  for (const { annotatorId, relations } of document.layers) {
    for (const { type, from: fromId, to: toId } of relations) {
      const from = unitOf.get(fromId)
      const to = unitOf.get(toId)
      if (from === undefined || to === undefined || !mayLink(annotatorId, type, from, to)) continue
      const key = `${type}/${from.key}/${to.key}`
      const link = linked.get(key) ?? { type, from, to, annotatorIds: new Set() }
      link.annotatorIds.add(annotatorId)
      linked.set(key, link)
    }
  }

  const byUnit = new Map<string, LinkItem[]>()
  const inOrder = [...linked].sort(
    ([a, { to: toA }], [b, { to: toB }]) => toA.start - toB.start || toB.end - toA.end || compareText(a, b),
  )
  for (const [key, link] of inOrder) {
    const item = linkItem(document.id, `link/${key}`, link)
    const others = byUnit.get(item.unit)
    if (others === undefined) byUnit.set(item.unit, [item])
    else others.push(item)
  }
  return byUnit
}

function linkItem(documentId: string, key: string, { type, from, to, annotatorIds }: LinkedUnits): LinkItem {
  const asked = from.members.map(({ annotatorId }) => annotatorId).filter((id) => mayLink(id, type, from, to))
  const versions: LinkVersion[] = [true, false]
    .map((linked) => ({ linked, annotatorIds: asked.filter((id) => annotatorIds.has(id) === linked) }))
    .filter((version) => version.annotatorIds.length > 0)
  return {
    type: 'link',
    ...{ key, documentId, kinds: versions.length > 1 ? ['link'] : [], relation: type },
    ...{ unit: from.key, members: membersOf(from), toUnit: to.key, toMembers: membersOf(to) },
    ...{ start: Math.min(from.start, to.start), end: Math.max(from.end, to.end) },
    versions,
  }
}

/** Whether an annotator could link the two units: both are marked, with labels that suit the relation. */
function mayLink(annotatorId: string, type: Relation['type'], from: Unit, to: Unit): boolean {
  const source = labelIn(from, annotatorId)
  const target = labelIn(to, annotatorId)
  return source !== undefined && target !== undefined && relationEndsFit(type, source, target)
}

function labelIn({ members }: Unit, annotatorId: string): string | undefined {
  return members.find((member) => member.annotatorId === annotatorId)?.annotation.label
}
