/**
 * Changes to a layer as plain data. A change holds what a record was and what it becomes, so that its inverse is the same
 * data with the two exchanged, and an edit that no longer fits the layer is noticed instead of applied.
 * Offsets are UTF-16 units.
 */
import { err, ok, type Result } from '../result'
import { contextOf } from '../text/context'
import type { Annotation, Attributes, Layer, Origin, Relation, RelationType } from './model'
import { checkSpan, relationEndsFit, type SpanProblem } from './rules'

/** What a person decides about an annotation; the rest of the record follows from it, the text and the time. */
export interface AnnotationContent {
  readonly label: string
  readonly start: number
  readonly end: number
  readonly attributes: Attributes
  readonly note: string
  readonly origin: Origin
}

export interface RelationContent {
  readonly type: RelationType
  readonly from: string
  readonly to: string
}

/** One record before and after; null is "not there" (or a tombstone). */
export type Change =
  | { readonly kind: 'annotation'; readonly id: string; readonly before: AnnotationContent | null; readonly after: AnnotationContent | null } // prettier-ignore
  | { readonly kind: 'relation'; readonly id: string; readonly before: RelationContent | null; readonly after: RelationContent | null } // prettier-ignore

/** Changes that are done together or not at all, in order. */
export type Edit = readonly Change[]

export type EditProblem =
  /** The layer does not hold what the change says was before. */
  | { readonly kind: 'does-not-fit'; readonly id: string }
  | { readonly kind: 'bad-span'; readonly id: string; readonly problem: SpanProblem }
  /** A relation without its ends, or between labels that it cannot join. */
  | { readonly kind: 'bad-ends'; readonly id: string }

export interface EditContext {
  /** The document's text. */
  readonly text: string
  /** ISO 8601 in UTC with milliseconds. */
  readonly now: string
}

/** A layer with the edit done, or why it cannot be done; then nothing of it is. */
export function applyEdit(layer: Layer, edit: Edit, context: EditContext): Result<Layer, EditProblem> {
  const annotations = new Map(layer.annotations)
  const relations = new Map(layer.relations)
  for (const change of edit) {
    const { id } = change
    if (change.kind === 'annotation') {
      const record = annotations.get(id)
      if (!sameContent(annotationContent(record), change.before)) return err({ kind: 'does-not-fit', id })
      if (change.after !== null) {
        const span = checkSpan(context.text, change.after.start, change.after.end)
        if (!span.ok) return err({ kind: 'bad-span', id, problem: span.error })
      }
      const next = nextAnnotation(layer, id, record, change.after, context)
      if (next !== undefined) annotations.set(id, next)
    } else {
      const record = relations.get(id)
      if (!sameContent(relationContent(record), change.before)) return err({ kind: 'does-not-fit', id })
      const next = nextRelation(layer, id, record, change.after, context)
      if (next !== undefined) relations.set(id, next)
    }
  }
  const bad = [...relations.values()].find((r) => !r.deleted && !endsFit(annotations, r))
  if (bad !== undefined) return err({ kind: 'bad-ends', id: bad.id })
  return ok({ ...layer, annotations, relations })
}

/** The edit that takes an edit back. */
export function invertEdit(edit: Edit): Edit {
  return edit
    .toReversed()
    .map((change): Change =>
      change.kind === 'annotation'
        ? { ...change, before: change.after, after: change.before }
        : { ...change, before: change.after, after: change.before },
    )
}

/** Edits done one after the other, as one. */
export function combineEdits(...edits: readonly Edit[]): Edit {
  return edits.flat()
}

export function addAnnotation(id: string, content: AnnotationContent): Edit {
  return [{ kind: 'annotation', id, before: null, after: content }]
}

/** Removes a live annotation and the relations that lead from or to it. */
export function removeAnnotation(layer: Layer, id: string): Edit {
  const before = annotationContent(layer.annotations.get(id))
  const relations = liveRelationsOf(layer, id).flatMap((r) => removeRelation(layer, r.id))
  return before === null ? [] : [...relations, { kind: 'annotation', id, before, after: null }]
}

/** Changes some of a live annotation. Relations that the change makes invalid are removed with it, all others stay. */
export function changeAnnotation(layer: Layer, id: string, patch: Partial<AnnotationContent>): Edit {
  const before = annotationContent(layer.annotations.get(id))
  if (before === null) return []
  const after = { ...before, ...patch }
  const labelOf = (other: string) => (other === id ? after.label : (layer.annotations.get(other)?.label ?? ''))
  const broken = liveRelationsOf(layer, id).filter((r) => !relationEndsFit(r.type, labelOf(r.from), labelOf(r.to)))
  return [...broken.flatMap((r) => removeRelation(layer, r.id)), { kind: 'annotation', id, before, after }]
}

export function relabelAnnotation(layer: Layer, id: string, label: string): Edit {
  return changeAnnotation(layer, id, { label })
}

export function moveBoundaries(layer: Layer, id: string, span: { readonly start: number; readonly end: number }): Edit {
  return changeAnnotation(layer, id, { start: span.start, end: span.end })
}

export function addRelation(id: string, content: RelationContent): Edit {
  return [{ kind: 'relation', id, before: null, after: content }]
}

/** Removes a live relation. */
export function removeRelation(layer: Layer, id: string): Edit {
  const before = relationContent(layer.relations.get(id))
  return before === null ? [] : [{ kind: 'relation', id, before, after: null }]
}

function liveRelationsOf(layer: Layer, annotationId: string): Relation[] {
  return [...layer.relations.values()].filter((r) => !r.deleted && (r.from === annotationId || r.to === annotationId))
}

function annotationContent(record: Annotation | undefined): AnnotationContent | null {
  if (record === undefined || record.deleted) return null
  const { label, start, end, attributes, note, origin } = record
  return { label, start, end, attributes, note, origin }
}

function relationContent(record: Relation | undefined): RelationContent | null {
  if (record === undefined || record.deleted) return null
  const { type, from, to } = record
  return { type, from, to }
}

function sameContent(a: object | null, b: object | null): boolean {
  if (a === null || b === null) return a === b
  const before = Object.entries(a)
  const other = new Map<string, unknown>(Object.entries(b))
  return (
    before.length === other.size &&
    before.every(([key, value]: [string, unknown]) => {
      const twin = other.get(key)
      return isObject(value) && isObject(twin) ? sameContent(value, twin) : value === twin && other.has(key)
    })
  )
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** The record with this content; undefined when there is none and none is wanted. Members we do not know stay on it. */
function nextAnnotation(
  layer: Layer,
  id: string,
  record: Annotation | undefined,
  after: AnnotationContent | null,
  { text, now }: EditContext,
): Annotation | undefined {
  const revision = (record?.revision ?? 0) + 1
  if (after === null) {
    if (record === undefined) return undefined
    const emptied = { quote: '', prefix: '', suffix: '', attributes: {}, note: '' }
    return { ...record, ...emptied, updatedAt: now, revision, deleted: true }
  }
  const { documentId, annotatorId } = layer
  const fixed = { id, documentId, annotatorId, createdAt: record?.createdAt ?? now }
  return { ...record, ...fixed, ...after, ...contextOf(text, after.start, after.end), updatedAt: now, revision, deleted: false } // prettier-ignore
}

function nextRelation(
  layer: Layer,
  id: string,
  record: Relation | undefined,
  after: RelationContent | null,
  { now }: EditContext,
): Relation | undefined {
  const revision = (record?.revision ?? 0) + 1
  if (after === null) return record === undefined ? undefined : { ...record, updatedAt: now, revision, deleted: true }
  const { documentId, annotatorId } = layer
  const fixed = { id, documentId, annotatorId, createdAt: record?.createdAt ?? now }
  return { ...record, ...fixed, ...after, updatedAt: now, revision, deleted: false }
}

function endsFit(annotations: ReadonlyMap<string, Annotation>, { type, from, to }: Relation): boolean {
  const source = annotations.get(from)
  const target = annotations.get(to)
  if (source === undefined || target === undefined || source.deleted || target.deleted) return false
  return relationEndsFit(type, source.label, target.label)
}
