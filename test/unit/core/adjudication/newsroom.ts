/** Several annotators on one short text, written down by the words they marked. */
import { choiceOfVersion, dropChoice, makeDecision } from '@core/adjudication/choices'
import type { ConflictItem, ValueItem } from '@core/adjudication/conflict'
import type { Choice, Decision } from '@core/adjudication/decision'
import type { Policy, SettledDocument, SettledItem } from '@core/adjudication/settled'
import { compareByPosition, layerOf } from '@core/annotation/layers'
import type { Annotation, Layer, Relation, RelationType } from '@core/annotation/model'
import type { ComparedDocument, ComparedLayer } from '@core/merge/comparison'
import { contextOf } from '@core/text/context'
import { documentIdOf } from '@core/text/documentId'

export const text =
  'قالت وزارة الدفاع إن 1500 جندي وصلوا إلى الميناء أمس. ونفى مسؤول محلي ذلك، وأكدت الوكالة أن السفينة غادرت.'
export const documentId = documentIdOf(text)
export const time = '2026-03-01T08:00:00.000Z'
export const now = '2026-03-05T08:00:00.000Z'
export const agree: Policy = { accept: { kind: 'all' }, acceptSingle: false }
export const vote = (atLeast: number): Policy => ({ accept: { kind: 'vote', atLeast }, acceptSingle: false })

/** A UUID that is easy to recognise in a failure. */
export function uuid(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
}

export const [hana, sami, lina, omar, dina] = [uuid(1), uuid(2), uuid(3), uuid(4), uuid(5)] as const
export const adjudicatorId = uuid(99)

/** An annotation on the first occurrence of the words. Its id is that of its number. */
export function mark(n: number, words: string, label = 'claim', change: Partial<Annotation> = {}): Annotation {
  const start = text.indexOf(words)
  if (start < 0) throw new Error(`The text does not hold ${words}`)
  const end = start + words.length
  return {
    ...{ id: uuid(n), documentId, annotatorId: hana, label, start, end, ...contextOf(text, start, end) },
    ...{ attributes: {}, note: '', origin: 'manual', createdAt: time, updatedAt: time, revision: 1, deleted: false },
    ...change,
  }
}

export function link(n: number, type: RelationType, from: number, to: number): Relation {
  return {
    ...{ id: uuid(n), documentId, annotatorId: hana, type, from: uuid(from), to: uuid(to) },
    ...{ createdAt: time, updatedAt: time, revision: 1, deleted: false },
  }
}

export function layer(
  annotatorId: string,
  annotations: readonly Annotation[],
  relations: readonly Relation[] = [],
): ComparedLayer {
  return {
    annotatorId,
    annotations: annotations.map((a) => ({ ...a, annotatorId })).sort(compareByPosition),
    relations: relations.map((r) => ({ ...r, annotatorId })),
  }
}

export function documentOf(...layers: readonly ComparedLayer[]): ComparedDocument {
  return { id: documentId, title: 'الميناء', text, layers, unfinished: [] }
}

/** Annotators in the order of their ids, each with these annotations. */
export function marksOf(...work: readonly (readonly Annotation[])[]): ComparedDocument {
  return documentOf(...work.map((annotations, i) => layer(uuid(i + 1), annotations)))
}

/** The layer as its annotator keeps it. */
export function fullLayer({ annotatorId, annotations, relations }: ComparedLayer): Layer {
  return layerOf(documentId, annotatorId, annotations, relations)
}

/** A decision of the adjudicator on an item: on a version by its index, or on something else. */
export function decide(
  item: ConflictItem,
  choice: Choice | number | 'drop' | null,
  change: Partial<Decision> = {},
): Decision {
  const chosen = typeof choice === 'number' ? choiceOfVersion(item, choice) : choice === 'drop' ? dropChoice(item) : choice // prettier-ignore
  const content = { choice: chosen, by: 'choice' as const, from: [], comment: 'راجع الدليل' }
  const made = makeDecision(item, content, { id: uuid(1000 + item.start), adjudicatorId, now, previous: null })
  return { ...made, ...change }
}

type ItemOf<T extends ConflictItem['type']> = T extends ValueItem['type'] ? ValueItem : Extract<ConflictItem, { readonly type: T }> // prettier-ignore

/** The items of some type, in order. */
export function itemsOf<T extends ConflictItem['type']>(items: readonly ConflictItem[], type: T): ItemOf<T>[] {
  return items.filter((item): item is ConflictItem & ItemOf<T> => item.type === type)
}

/** The only item of a type; an error if there are none or several. */
export function onlyItem<T extends ConflictItem['type']>(items: readonly ConflictItem[], type: T): ItemOf<T> {
  const [item, ...others] = itemsOf(items, type)
  if (item === undefined || others.length > 0) throw new Error(`${others.length + (item ? 1 : 0)} items of ${type}`)
  return item
}

export function settledOf({ items }: SettledDocument, type: ConflictItem['type'], index = 0): SettledItem {
  const found = items.filter(({ item }) => item.type === type)[index]
  if (found === undefined) throw new Error(`No item ${index} of ${type}`)
  return found
}

/** The words of a span. */
export function wordsOf({ start, end }: { readonly start: number; readonly end: number }): string {
  return text.slice(start, end)
}
