/**
 * Gold as a layer like any other, of an annotator who stands for the adjudication. Its records carry where they come from
 * as the further member `provenance`. Offsets are UTF-16 code units.
 */
import { emptyLayer, liveAnnotations } from '../annotation/layers'
import type { Annotation, Annotator, Layer, Relation } from '../annotation/model'
import { relationEndsFit } from '../annotation/rules'
import { invariant } from '../assert'
import { derivedId } from '../derivedId'
import { canonicalJson, compareText } from '../exchange/canonicalJson'
import { contextOf } from '../text/context'
import type { LabelledSpan } from './conflict'
import { provenanceOf } from './provenance'
import type { GoldAnnotation, GoldRelation, SettledDocument } from './settled'

/** An annotator who stands for what an adjudicator decided. */
export interface GoldAnnotator extends Annotator {
  readonly role: 'adjudication'
  readonly adjudicatorId: string
}

/** The id under which the gold of an adjudicator is kept: a UUID that follows from theirs. */
export function goldAnnotatorId(adjudicatorId: string): string {
  return derivedId('gold', adjudicatorId)
}

/** The annotator who stands for the gold of an adjudicator, with their name. */
export function goldAnnotator({ id, name }: Annotator): GoldAnnotator {
  return { id: goldAnnotatorId(id), name, role: 'adjudication', adjudicatorId: id }
}

export interface GoldLayerContext {
  readonly documentId: string
  /** Of the gold: `goldAnnotatorId`. */
  readonly annotatorId: string
  /** The document's text. */
  readonly text: string
  /** ISO 8601 in UTC with milliseconds: the time of whatever changes in `present`. */
  readonly now: string
}

/**
 * The layer of a document's gold. What stands in `present`, the layer as it was, and says the same keeps its record as it is;
 * what says something else gets the next revision; what is in gold no more becomes a tombstone. An annotation is found again
 * by the annotations that it was made of (most in common first), then by its label and span; a relation by its type and ends.
 * New records have ids that follow from what they are made of, and its latest time, so that gold made anew from the same work
 * is the same bytes. Answers live relations only between live annotations that fit.
 */
export function goldLayer(present: Layer | null, settled: SettledDocument, context: GoldLayerContext): Layer {
  const { documentId, annotatorId } = context
  const before = present ?? emptyLayer(documentId, annotatorId)
  const idOf = identify(before, settled.annotations)
  const annotations = new Map<string, Annotation>()
  const byUnit = new Map<string, Annotation>()
  for (const gold of settled.annotations) {
    const id = idOf(gold)
    const annotation = annotationRecord(before.annotations.get(id), id, gold, context)
    annotations.set(id, annotation)
    byUnit.set(gold.unit, annotation)
  }
  const relations = new Map<string, Relation>()
  for (const gold of settled.relations) {
    const from = byUnit.get(gold.from)
    const to = byUnit.get(gold.to)
    if (from === undefined || to === undefined || !relationEndsFit(gold.type, from.label, to.label)) continue
    const id = derivedId(annotatorId, gold.type, from.id, to.id)
    relations.set(id, relationRecord(before.relations.get(id), { ...gold, id, from: from.id, to: to.id }, context))
  }
  const emptied = { quote: '', prefix: '', suffix: '', attributes: {}, note: '' }
  return {
    documentId,
    annotatorId,
    annotations: withTombstones(annotations, before.annotations, (record) => ({
      ...deleted(record, context),
      ...emptied,
    })),
    relations: withTombstones(relations, before.relations, (record) => deleted(record, context)),
  }
}

/** The ids of gold annotations: of the record that each was before, or a new one that no other has. */
function identify(before: Layer, gold: readonly GoldAnnotation[]): (annotation: GoldAnnotation) => string {
  const ids = new Map<GoldAnnotation, string>()
  const taken = new Set<string>()
  const take = (annotation: GoldAnnotation, id: string) => {
    if (ids.has(annotation) || taken.has(id)) return
    ids.set(annotation, id)
    taken.add(id)
  }
  const live = liveAnnotations(before)
  for (const { annotation, record } of commonSources(live, gold)) take(annotation, record.id)

  const bySpan = new Map<string, Annotation[]>()
  for (const record of live) bySpan.set(spanKey(record), [...(bySpan.get(spanKey(record)) ?? []), record])
  for (const annotation of gold) for (const record of bySpan.get(spanKey(annotation)) ?? []) take(annotation, record.id)

  for (const annotation of gold) {
    const parts = [before.annotatorId, ...annotation.provenance.annotations]
    // The id that follows from the same annotations may belong to a record that is something else by now.
    for (let n = 0; !ids.has(annotation); n++) take(annotation, derivedId(...parts, ...(n === 0 ? [] : [String(n)])))
  }
  return (annotation) => {
    const id = ids.get(annotation)
    invariant(id !== undefined, 'every gold annotation has an id')
    return id
  }
}

/** Records and gold made of some of the same annotations, those with most in common first. */
function commonSources(
  live: readonly Annotation[],
  gold: readonly GoldAnnotation[],
): readonly { readonly annotation: GoldAnnotation; readonly record: Annotation }[] {
  const bySource = new Map<string, GoldAnnotation[]>()
  for (const annotation of gold) {
    for (const source of annotation.provenance.annotations) {
      bySource.set(source, [...(bySource.get(source) ?? []), annotation])
    }
  }
  const pairs = live.flatMap((record) => {
    const common = new Map<GoldAnnotation, number>()
    for (const annotation of (provenanceOf(record)?.annotations ?? []).flatMap((id) => bySource.get(id) ?? [])) {
      common.set(annotation, (common.get(annotation) ?? 0) + 1)
    }
    return [...common].map(([annotation, count]) => ({ annotation, record, count }))
  })
  return pairs.sort(
    (a, b) => b.count - a.count || compareText(a.record.id, b.record.id) || compareText(a.annotation.unit, b.annotation.unit), // prettier-ignore
  )
}

function spanKey({ label, start, end }: LabelledSpan): string {
  return `${start} ${end} ${label}`
}

function annotationRecord(
  record: Annotation | undefined,
  id: string,
  gold: GoldAnnotation,
  { documentId, annotatorId, text, now }: GoldLayerContext,
): Annotation {
  const { label, start, end, attributes, note, provenance, changedAt } = gold
  const content = {
    ...{ id, documentId, annotatorId, label, start, end, ...contextOf(text, start, end) },
    ...{ attributes, note, origin: 'adjudication' as const, deleted: false, provenance },
  }
  return { ...record, ...content, ...historyOf(record, content, { at: changedAt, now }) }
}

function relationRecord(
  record: Relation | undefined,
  gold: GoldRelation & { readonly id: string },
  { documentId, annotatorId, now }: GoldLayerContext,
): Relation {
  const { id, type, from, to, provenance } = gold
  const content = { id, documentId, annotatorId, type, from, to, deleted: false, provenance }
  return { ...record, ...content, ...historyOf(record, content, { at: provenance.at, now }) }
}

/** That of the record if it says all of `content`, else of its next revision; a first one is as old as what it is made of. */
function historyOf(
  record: Annotation | Relation | undefined,
  content: object,
  { at, now }: { readonly at: string; readonly now: string },
): Pick<Annotation, 'createdAt' | 'updatedAt' | 'revision'> {
  if (record === undefined) return { createdAt: at, updatedAt: at, revision: 1 }
  const { createdAt, updatedAt, revision } = record
  const same = canonicalJson({ ...record, ...content }) === canonicalJson(record)
  return same ? { createdAt, updatedAt, revision } : { createdAt, updatedAt: now, revision: revision + 1 }
}

function deleted<T extends Annotation | Relation>(record: T, { now }: GoldLayerContext): T {
  return { ...record, updatedAt: now, revision: record.revision + 1, deleted: true }
}

/** The records of a layer, those of before that are in it no more as tombstones. */
function withTombstones<T extends Annotation | Relation>(
  records: ReadonlyMap<string, T>,
  before: ReadonlyMap<string, T>,
  bury: (record: T) => T,
): ReadonlyMap<string, T> {
  const all = new Map(records)
  for (const [id, record] of before) if (!all.has(id)) all.set(id, record.deleted ? record : bury(record))
  return all
}
