/** Bringing two schemes together when work done under one arrives in a project that has the other. */
import type { Scheme, SchemeAttribute, SchemeLabel } from '../annotation/scheme'

/**
 * `present` with what only `incoming` has: its labels, their attributes, and the values of a choice, each after those
 * that are there. Titles and types of `present` stand. Answers `present` itself if nothing is new.
 */
export function mergeSchemes(present: Scheme, incoming: Scheme): Scheme {
  const labels = mergeByName(present.labels, incoming.labels, mergeLabels)
  return labels === present.labels ? present : { ...present, labels }
}

function mergeLabels(present: SchemeLabel, incoming: SchemeLabel): SchemeLabel {
  const attributes = mergeByName(present.attributes, incoming.attributes, mergeAttributes)
  return attributes === present.attributes ? present : { ...present, attributes }
}

function mergeAttributes(present: SchemeAttribute, incoming: SchemeAttribute): SchemeAttribute {
  if (present.type !== 'choice' || incoming.type !== 'choice') return present
  const values = present.values ?? []
  const fresh = (incoming.values ?? []).filter((value) => !values.includes(value))
  return fresh.length === 0 ? present : { ...present, values: [...values, ...fresh] }
}

function mergeByName<T extends { readonly name: string }>(
  present: readonly T[],
  incoming: readonly T[],
  merge: (present: T, incoming: T) => T,
): readonly T[] {
  const incomingByName = new Map(incoming.map((item) => [item.name, item]))
  const merged = present.map((item) => {
    const other = incomingByName.get(item.name)
    incomingByName.delete(item.name)
    return other === undefined ? item : merge(item, other)
  })
  const same = incomingByName.size === 0 && merged.every((item, i) => item === present[i])
  return same ? present : [...merged, ...incomingByName.values()]
}
