/** Bringing two schemes together when work done under one arrives in a project that has the other. */
import type { Scheme, SchemeAttribute, SchemeLabel } from '../annotation/scheme'

/**
 * `present` with what only `incoming` has: its labels, their attributes, and the values of a choice, each after those
 * that are there, and members that one left out, such as a colour or the words for a value. Whatever `present` says
 * itself stands. Answers `present` itself if nothing is new.
 */
export function mergeSchemes(present: Scheme, incoming: Scheme): Scheme {
  const labels = mergeByName(present.labels, incoming.labels, mergeLabels)
  return labels === present.labels ? present : { ...present, labels }
}

function mergeLabels(present: SchemeLabel, incoming: SchemeLabel): SchemeLabel {
  const attributes = mergeByName(present.attributes, incoming.attributes, mergeAttributes)
  const completed = complete(present, incoming)
  return attributes === present.attributes ? completed : { ...completed, attributes }
}

function mergeAttributes(present: SchemeAttribute, incoming: SchemeAttribute): SchemeAttribute {
  if (present.type !== incoming.type) return present
  const completed = complete(present, incoming)
  const { values = [], valueTitles } = completed
  const freshValues = (incoming.values ?? []).filter((value) => !values.includes(value))
  const titles = valueTitles && complete(valueTitles, incoming.valueTitles ?? {})
  if (freshValues.length === 0 && titles === valueTitles) return completed
  return { ...completed, values: [...values, ...freshValues], ...(titles && { valueTitles: titles }) }
}

/** `present` with the members that only `incoming` has; `present` itself if there are none. */
function complete<T extends object>(present: T, incoming: T): T {
  const missing = Object.entries(incoming).some(([key, value]) => value !== undefined && !Object.hasOwn(present, key))
  return missing ? { ...incoming, ...present } : present
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
