/**
 * What a merge of layers can leave behind: one state deleted or relabelled an annotation, the other linked it. Each record
 * is right by the merge rules, yet the relation leads nowhere.
 */
import { relationEndsFit } from '../annotation/rules'
import type { Layer, Relation } from '../annotation/model'

/**
 * Deletes the live relations of a layer whose ends are not live annotations of fitting labels, as tombstones with
 * `revision + 1`. This is an edit of its own after a merge, not a part of it: deciding it inside would make the result
 * depend on the order of merging. Answers the same layer if there is nothing to settle; `now` is ISO 8601 in UTC.
 */
export function settleRelations(
  layer: Layer,
  now: string,
): { readonly layer: Layer; readonly deleted: readonly string[] } {
  const dangling = danglingRelations(layer)
  if (dangling.length === 0) return { layer, deleted: [] }
  const relations = new Map(layer.relations)
  for (const relation of dangling) {
    relations.set(relation.id, { ...relation, deleted: true, revision: relation.revision + 1, updatedAt: now })
  }
  return { layer: { ...layer, relations }, deleted: dangling.map((relation) => relation.id) }
}

/** The live relations of a layer whose ends are not live annotations of fitting labels. */
export function danglingRelations(layer: Layer): readonly Relation[] {
  const dangling: Relation[] = []
  for (const relation of layer.relations.values()) {
    if (!relation.deleted && !endsStand(layer, relation)) dangling.push(relation)
  }
  return dangling
}

function endsStand(layer: Layer, relation: Relation): boolean {
  const from = layer.annotations.get(relation.from)
  const to = layer.annotations.get(relation.to)
  if (from === undefined || to === undefined || from.deleted || to.deleted) return false
  return relationEndsFit(relation.type, from.label, to.label)
}
