/** Gold of a document: what its settled items say, with where each part comes from. Offsets are UTF-16 code units. */
import type { Attributes } from '../annotation/model'
import { compareText } from '../exchange/canonicalJson'
import { attributeOf } from './align'
import type { LabelledSpan } from './conflict'
import type { GoldAnnotation, GoldRelation, SettledItem } from './settled'

/**
 * The annotations of gold in reading order. `spans` is what each unit is in gold, by key; null or undefined: nothing. Values
 * that are not settled are left out, so is null; the rest of the annotation stands. `times` is when each annotation changed last.
 */
export function goldAnnotations(
  items: readonly SettledItem[],
  spans: ReadonlyMap<string, LabelledSpan | null | undefined>,
  times: ReadonlyMap<string, string>,
): readonly GoldAnnotation[] {
  const byUnit = new Map<string, SettledItem[]>()
  for (const settled of items) {
    const others = byUnit.get(settled.item.unit)
    if (others === undefined) byUnit.set(settled.item.unit, [settled])
    else others.push(settled)
  }
  const annotations = [...byUnit].flatMap(([unit, [span, ...rest]]): GoldAnnotation[] => {
    const place = spans.get(unit)
    if (span === undefined || place === undefined || place === null || span.provenance === null) return []
    const { provenance } = span
    const { members } = span.item
    const values = rest.filter(({ item }) => 'label' in item && item.label === place.label)
    const note = rest.find(({ item }) => item.type === 'note')
    const decided = [span, ...values, ...(note === undefined ? [] : [note])].flatMap(({ status, decision }) =>
      status === 'decided' && decision !== null ? [decision.updatedAt] : [],
    )
    return [
      {
        unit,
        ...{ label: place.label, start: place.start, end: place.end },
        members,
        attributes: mergedValues(values),
        note: noteInForce(note, provenance.policy),
        provenance,
        changedAt: latest([...members.map(({ annotationId }) => times.get(annotationId) ?? ''), ...decided]),
      },
    ]
  })
  return annotations.sort((a, b) => a.start - b.start || b.end - a.end || compareText(a.unit, b.unit))
}

/** The relations of gold, in the order of items: those settled as linked whose ends are both in gold. */
export function goldRelations(
  items: readonly SettledItem[],
  annotations: readonly GoldAnnotation[],
): readonly GoldRelation[] {
  const inGold = new Set(annotations.map(({ unit }) => unit))
  return items.flatMap((settled): GoldRelation[] => {
    const { item, provenance } = settled
    if (item.type !== 'link' || linkInForce(settled) !== true || provenance === null) return []
    if (!inGold.has(item.unit) || !inGold.has(item.toUnit)) return []
    return [{ type: item.relation, from: item.unit, to: item.toUnit, provenance }]
  })
}

/** The values that an item settled puts into gold, null for none; null if it is no item of values, or not settled. */
export function valuesInForce({ item, status, chosen, decision }: SettledItem): Attributes | null {
  if (item.type !== 'attribute' && item.type !== 'figure') return null
  if (status === 'accepted') return chosen === null ? null : (item.versions[chosen]?.values ?? null)
  const choice = status === 'decided' ? decision?.choice : null
  return choice?.action === 'values' ? choice.values : null
}

/** Whether an item settled two units as linked or not; null if it is no link, or not settled. */
export function linkInForce({ item, status, chosen, decision }: SettledItem): boolean | null {
  if (item.type !== 'link') return null
  if (status === 'accepted') return chosen === null ? null : (item.versions[chosen]?.linked ?? null)
  const choice = status === 'decided' ? decision?.choice : null
  return choice?.action === 'link' ? choice.linked : null
}

function mergedValues(settled: readonly SettledItem[]): Attributes {
  const values = settled.flatMap((one) => {
    const inForce = valuesInForce(one) ?? {}
    return Object.keys(inForce).map((name) => [name, attributeOf(inForce, name)] as const)
  })
  return Object.fromEntries(values.filter(([, value]) => value !== null).sort(([a], [b]) => compareText(a, b)))
}

/** Notes are words between people: one comes into gold by a decision, or with the work of somebody who was alone. */
function noteInForce(note: SettledItem | undefined, policy: string | null): string {
  if (note?.item.type !== 'note') return ''
  const choice = note.status === 'decided' ? note.decision?.choice : null
  if (choice?.action === 'note') return choice.note
  return policy === 'single' && note.status === 'informational' ? (note.item.versions[0]?.note ?? '') : ''
}

/** The latest of times in ISO 8601 in UTC, which sort as text; empty if there are none. */
export function latest(times: readonly string[]): string {
  return times.reduce((last, time) => (time > last ? time : last), '')
}
