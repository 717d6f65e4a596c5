/**
 * From the units of a document to what there is to agree on: an item for each span, value, note and link. Offsets are
 * UTF-16 code units.
 */
import type { AttributeValue, Attributes } from '../annotation/model'
import { compareText } from '../exchange/canonicalJson'
import type { ComparedDocument } from '../merge/comparison'
import { figureValueNames } from './conflict'
import type { ConflictItem, ConflictKind, LabelledSpan, NoteItem, SpanItem, SpanVersion, ValueItem } from './conflict' // prettier-ignore
import { linkItemsOf } from './linkItems'
import { membersOf, unitsOf, type Unit, type UnitMember } from './units'

/**
 * The items of a document in reading order: span, values, note of a unit, then the links that lead from it. Spans and links
 * on which all agree are among them, with no kinds; values and notes only if they differ. The order of the layers does not
 * matter. A document of fewer than two layers has agreed items only.
 */
export function alignDocument(document: ComparedDocument): readonly ConflictItem[] {
  return itemsOf(document).filter(({ type, kinds }) => kinds.length > 0 || type === 'span' || type === 'link')
}

/** As `alignDocument`, with values and notes on which all agree. A value that nobody stated and an empty note are no items. */
export function itemsOf(document: ComparedDocument): readonly ConflictItem[] {
  const units = unitsOf(document)
  const everybody = document.layers.map(({ annotatorId }) => annotatorId).sort(compareText)
  const links = linkItemsOf(document, units)
  return units.flatMap((unit): readonly ConflictItem[] => {
    const base = {
      documentId: document.id,
      unit: unit.key,
      ...{ start: unit.start, end: unit.end, members: membersOf(unit) },
    }
    const items = [spanItem(base, unit, everybody), ...valueItems(base, unit), ...noteItems(base, unit)]
    return [...items, ...(links.get(unit.key) ?? [])]
  })
}

/** The value of an attribute: null where it is absent, also if its name is that of a member that every object has. */
export function attributeOf(attributes: Attributes, name: string): AttributeValue {
  return Object.hasOwn(attributes, name) ? (attributes[name] ?? null) : null
}

/** Whether both state the same values; null and absent are the same. */
export function sameValues(a: Attributes, b: Attributes): boolean {
  return [...Object.keys(a), ...Object.keys(b)].every((name) => attributeOf(a, name) === attributeOf(b, name))
}

type ItemBase = Pick<ConflictItem, 'documentId' | 'unit' | 'start' | 'end' | 'members'>

function spanItem(base: ItemBase, unit: Unit, everybody: readonly string[]): SpanItem {
  const { members } = unit
  const versions: SpanVersion[] = versionsOf(
    members,
    ({ annotation: { label, start, end } }) => `${start} ${end} ${label}`,
    ({ annotation: { label, start, end } }, annotatorIds) => ({ span: { label, start, end }, annotatorIds }),
  )
  versions.sort((a, b) => compareSpans(a.span, b.span))
  const marked = new Set(members.map(({ annotatorId }) => annotatorId))
  const others = everybody.filter((id) => !marked.has(id))
  if (others.length > 0) versions.push({ span: null, annotatorIds: others })

  const spans = versions.flatMap(({ span }) => span ?? [])
  const kinds: ConflictKind[] = []
  if (differ(spans, ({ label }) => label)) kinds.push('label')
  if (differ(spans, ({ start, end }) => `${start}-${end}`)) kinds.push('boundary')
  if (others.length > 0) kinds.push('missing')
  return { ...base, type: 'span', key: `span/${unit.key}`, kinds, versions }
}

/** In reading order, then by label; nothing last. */
function compareSpans(a: LabelledSpan | null, b: LabelledSpan | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return a.start - b.start || b.end - a.end || compareText(a.label, b.label)
}

/** Per label of the unit: its figure value, then one item for each other attribute that a member with that label has. */
function valueItems(base: ItemBase, unit: Unit): ValueItem[] {
  const labels = [...new Set(unit.members.map(({ annotation }) => annotation.label))].sort(compareText)
  return labels.flatMap((label) => {
    const members = unit.members.filter(({ annotation }) => annotation.label === label)
    const stated = statedNames(members)
    const figure = label === 'figure' ? figureValueNames.filter((name) => stated.includes(name)) : []
    const others = stated.filter((name) => !(figure as readonly string[]).includes(name))
    return [
      ...(figure.length > 0 ? [valueItem(base, { type: 'figure', label, names: figure }, members)] : []),
      ...others.map((name) => valueItem(base, { type: 'attribute', label, names: [name] }, members)),
    ]
  })
}

function valueItem(
  base: ItemBase,
  subject: Pick<ValueItem, 'type' | 'label' | 'names'>,
  members: readonly UnitMember[],
): ValueItem {
  const { type, label, names } = subject
  const only = names.length === 1 ? names[0] : undefined
  const valueIn = ({ annotation }: UnitMember, name: string) => attributeOf(annotation.attributes, name)
  const versions = versionsOf(
    members,
    (member) =>
      only === undefined ? JSON.stringify(names.map((name) => valueIn(member, name))) : valueIn(member, only),
    (member, annotatorIds) => ({ values: Object.fromEntries(names.map((name) => [name, valueIn(member, name)])), annotatorIds }), // prettier-ignore
  )
  const key = [type, base.unit, label, ...(type === 'figure' ? [] : names)].join('/')
  return { ...base, ...subject, key, kinds: versions.length > 1 ? [type] : [], versions }
}

/** The attributes that have a value with one of the members, by name. */
function statedNames(members: readonly UnitMember[]): readonly string[] {
  const names = new Set<string>()
  for (const { annotation } of members) {
    for (const [name, value] of Object.entries(annotation.attributes)) if (value !== null) names.add(name)
  }
  return [...names].sort(compareText)
}

function noteItems(base: ItemBase, { key, members }: Unit): NoteItem[] {
  if (members.every(({ annotation }) => annotation.note === '')) return []
  const versions = versionsOf(
    members,
    ({ annotation }) => annotation.note,
    ({ annotation }, annotatorIds) => ({ note: annotation.note, annotatorIds }),
  )
  return [{ ...base, type: 'note', key: `note/${key}`, kinds: versions.length > 1 ? ['note'] : [], versions }]
}

/**
 * Who says the same, in the order of the first (by id) to say it. `keyOf` is what a member says as one value, `versionOf`
 * makes the version of the first to say it and of the list of all who do.
 */
function versionsOf<T>(
  members: readonly UnitMember[],
  keyOf: (member: UnitMember) => AttributeValue,
  versionOf: (member: UnitMember, annotatorIds: readonly string[]) => T,
): T[] {
  const versions = new Map<AttributeValue, { readonly version: T; readonly annotatorIds: string[] }>()
  for (const member of members) {
    const key = keyOf(member)
    const present = versions.get(key)
    if (present !== undefined) {
      present.annotatorIds.push(member.annotatorId)
      continue
    }
    const annotatorIds = [member.annotatorId]
    versions.set(key, { version: versionOf(member, annotatorIds), annotatorIds })
  }
  return [...versions.values()].map(({ version }) => version)
}

function differ(spans: readonly LabelledSpan[], aspect: (span: LabelledSpan) => string): boolean {
  return new Set(spans.map(aspect)).size > 1
}
