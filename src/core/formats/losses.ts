/** What formats have no place for: counting it, and cutting items down in ways that several formats share. */
import { compareByPosition } from '../annotation/layers'
import type { DatasetItem, DatasetRelation, DatasetSpan } from '../datasets/item'
import type { Feature, Loss, LossKind } from './format'

/** Counts losses, one entry for each kind and label. */
export class LossCounter {
  readonly #losses = new Map<string, { what: LossKind; count: number; label?: string }>()

  add(what: LossKind, count = 1, label?: string): void {
    if (count === 0) return
    const key = `${what} ${label ?? ''}`
    const loss = this.#losses.get(key)
    if (loss === undefined) this.#losses.set(key, { what, count, ...(label === undefined ? {} : { label }) })
    else loss.count += count
  }

  addAll(losses: readonly Loss[]): void {
    for (const { what, count, label } of losses) this.add(what, count, label)
  }

  /** In the order in which they occurred first. */
  list(): Loss[] {
    return [...this.#losses.values()]
  }
}

/** Which spans may stand over the same text. */
export interface OverlapRules {
  /** Whether spans may lie inside others, the same place twice included. */
  readonly nested: boolean
  /** Whether spans may overlap without one holding the other. */
  readonly crossing: boolean
  /** Only spans of the same label are in each other's way: for formats with a file or a column for each. */
  readonly byLabel?: boolean
}

/**
 * Leaves out spans that are in the way of others. In reading order each stays that is not in the way of one that stayed: so
 * the outer stays and not the inner, and of two that cross the one that begins first. Offsets are UTF-16 code units.
 */
export function withoutOverlaps(
  spans: readonly DatasetSpan[],
  rules: OverlapRules,
  losses: LossCounter,
): readonly DatasetSpan[] {
  if (rules.nested && rules.crossing) return spans
  const left = new Set<DatasetSpan>()
  let open: DatasetSpan[] = []
  for (const span of spans.toSorted(compareByPosition)) {
    open = open.filter((before) => before.end > span.start)
    const others = rules.byLabel === true ? open.filter((before) => before.label === span.label) : open
    if (!rules.nested && others.some((outer) => span.end <= outer.end)) losses.add('nested-spans', 1, span.label)
    else if (!rules.crossing && others.some((before) => before.end < span.end))
      losses.add('crossing-spans', 1, span.label)
    else {
      open.push(span)
      left.add(span)
    }
  }
  return spans.filter((span) => left.has(span))
}

/** Leaves out relations with an end that is not among the spans. */
export function withoutDangling(
  relations: readonly DatasetRelation[],
  spans: readonly DatasetSpan[],
  losses: LossCounter,
): readonly DatasetRelation[] {
  const ids = new Set(spans.map(({ id }) => id))
  const kept = relations.filter(({ from, to }) => ids.has(from) && ids.has(to))
  losses.add('relations', relations.length - kept.length)
  return kept
}

/**
 * An item without what is not among the features that a format carries, each thing counted: attributes one by one, the
 * others by the span, relation or item that has them. What goes with a span that is left out is not counted again, except
 * its relations. How a document's file was encoded is no feature: only Sanad's own formats keep it.
 */
export function withFeatures(item: DatasetItem, carried: readonly Feature[], losses: LossCounter): DatasetItem {
  const has = (feature: Feature) => carried.includes(feature)
  const spans = withoutOverlaps(item.spans, { nested: has('nested'), crossing: has('crossing') }, losses)
  if (!has('relations')) losses.add('relations', item.relations.length)
  const relations = has('relations') ? withoutDangling(item.relations, spans, losses) : []
  const { split, annotator, ...rest } = item
  if (!has('annotators') && annotator !== null) losses.add('annotators')
  if (!has('splits') && split !== undefined) losses.add('splits')
  return {
    ...rest,
    document: documentWith(item.document, has, losses),
    annotator: has('annotators') ? annotator : null,
    spans: has('attributes') && has('notes') ? spans : spans.map((span) => spanWith(span, has, losses)),
    relations,
    ...(has('splits') && split !== undefined ? { split } : {}),
  }
}

type Has = (feature: Feature) => boolean

function documentWith(document: DatasetItem['document'], has: Has, losses: LossCounter): DatasetItem['document'] {
  const { id, title, fileName, text, status, note } = document
  const titled = title !== '' || fileName !== ''
  const noted = note !== undefined && note !== ''
  if (!has('titles') && titled) losses.add('titles')
  if (!has('statuses') && status !== undefined) losses.add('statuses')
  if (!has('document-notes') && noted) losses.add('document-notes')
  return {
    id,
    title: has('titles') ? title : '',
    fileName: has('titles') ? fileName : '',
    text,
    ...(has('statuses') && status !== undefined ? { status } : {}),
    ...(has('document-notes') && noted ? { note } : {}),
  }
}

function spanWith(span: DatasetSpan, has: Has, losses: LossCounter): DatasetSpan {
  if (!has('attributes')) losses.add('attributes', Object.keys(span.attributes).length, span.label)
  if (!has('notes') && span.note !== '') losses.add('notes', 1, span.label)
  return { ...span, attributes: has('attributes') ? span.attributes : {}, note: has('notes') ? span.note : '' }
}
