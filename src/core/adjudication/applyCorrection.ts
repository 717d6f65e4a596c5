/** Taking a correction over into the analyst's own layer. Offsets are UTF-16 code units. */
import {
  addAnnotation,
  addRelation,
  changeAnnotation,
  combineEdits,
  removeAnnotation,
  removeRelation,
  type Edit,
} from '../annotation/edits'
import type { Annotation, Attributes, Layer, Relation } from '../annotation/model'
import { checkSpan, relationEndsFit } from '../annotation/rules'
import { err, ok, type Result } from '../result'
import { attributeOf, sameValues } from './align'
import type { LabelledSpan } from './conflict'
import type { AnnotationState, Correction, CorrectionEnd, LinkCorrection } from './correction'

/**
 * `open`: it can be decided. `already-so`: the layer is like that already, by this correction or by the analyst's own work.
 * `outdated`: the annotation has become something else than both.
 */
export type CorrectionState = 'open' | 'already-so' | 'outdated'

export type CorrectionRefusal =
  /** The analyst's annotation changed meanwhile. */
  | 'outdated'
  /** An end of the link is not there (any more, or yet: another correction adds it), or not with the label it needs. */
  | 'end-missing'
  /** The new boundaries are not in the text, or inside a character. */
  | 'bad-span'

export interface CorrectionContext {
  /** The document's text. */
  readonly text: string
  /** Answers a UUID that nothing has. */
  readonly newId: () => string
}

/** How a correction stands to the analyst's layer of its document as that is now. */
export function correctionState(layer: Layer, correction: Correction): CorrectionState {
  switch (correction.kind) {
    case 'add':
      return annotationAt(layer, correction.after) === undefined ? 'open' : 'already-so'
    case 'remove': {
      const annotation = liveAnnotation(layer, correction.annotationId)
      if (annotation === undefined) return 'already-so'
      return sameState(annotation, correction.before) ? 'open' : 'outdated'
    }
    case 'move': {
      const { annotationId, before, after } = correction
      return stateOf(liveAnnotation(layer, annotationId), before, after, sameSpan)
    }
    case 'relabel': {
      const { annotationId, before, after } = correction
      return stateOf(liveAnnotation(layer, annotationId), before, after, sameState)
    }
    case 'attribute':
    case 'figure': {
      const { annotationId, span, before, after } = correction
      const annotation = liveAnnotation(layer, annotationId)
      if (annotation?.label !== span.label) return 'outdated'
      return stateOf(annotation, before, after, hasValues)
    }
    case 'link':
      return linksBetween(layer, correction).length > 0 ? 'already-so' : 'open'
    case 'unlink':
      return linksBetween(layer, correction).length > 0 ? 'open' : 'already-so'
  }
}

/**
 * The edit that takes a correction over into the analyst's layer of its document; an empty one if the layer is like that
 * already. Links of an annotation that its new label does not allow, or that is removed, go with the same edit. What is added
 * has the origin `adjudication`, for the analyst did not see it by themselves.
 */
export function applyCorrection(
  layer: Layer,
  correction: Correction,
  context: CorrectionContext,
): Result<Edit, CorrectionRefusal> {
  const state = correctionState(layer, correction)
  if (state === 'already-so') return ok([])
  if (state === 'outdated') return err('outdated')
  switch (correction.kind) {
    case 'add': {
      const { after } = correction
      if (!checkSpan(context.text, after.start, after.end).ok) return err('bad-span')
      return ok(addAnnotation(context.newId(), { ...after, note: '', origin: 'adjudication' }))
    }
    case 'remove':
      return ok(removeAnnotation(layer, correction.annotationId))
    case 'move':
    case 'relabel': {
      const { annotationId, after } = correction
      if (!checkSpan(context.text, after.start, after.end).ok) return err('bad-span')
      return ok(changeAnnotation(layer, annotationId, after))
    }
    case 'attribute':
    case 'figure': {
      const { annotationId, after } = correction
      const present = liveAnnotation(layer, annotationId)?.attributes ?? {}
      return ok(changeAnnotation(layer, annotationId, { attributes: withValues(present, after) }))
    }
    case 'link': {
      const from = endOf(layer, correction.from)
      const to = endOf(layer, correction.to)
      if (from === undefined || to === undefined) return err('end-missing')
      if (!relationEndsFit(correction.relation, from.label, to.label)) return err('end-missing')
      return ok(addRelation(context.newId(), { type: correction.relation, from: from.id, to: to.id }))
    }
    case 'unlink':
      return ok(combineEdits(...linksBetween(layer, correction).map(({ id }) => removeRelation(layer, id))))
  }
}

function stateOf<T>(
  annotation: Annotation | undefined,
  before: T,
  after: T,
  is: (annotation: Annotation, content: T) => boolean,
): CorrectionState {
  if (annotation === undefined) return 'outdated'
  return is(annotation, after) ? 'already-so' : is(annotation, before) ? 'open' : 'outdated'
}

function sameSpan(a: LabelledSpan, b: LabelledSpan): boolean {
  return a.label === b.label && a.start === b.start && a.end === b.end
}

function sameState(annotation: Annotation, state: AnnotationState): boolean {
  return sameSpan(annotation, state) && sameValues(annotation.attributes, state.attributes)
}

function hasValues({ attributes }: Annotation, values: Attributes): boolean {
  return Object.keys(values).every((name) => attributeOf(attributes, name) === attributeOf(values, name))
}

/** `attributes` with these values; null takes one away. */
function withValues(attributes: Attributes, values: Attributes): Attributes {
  const changed = new Map([...Object.entries(attributes), ...Object.entries(values)])
  for (const [name, value] of Object.entries(values)) if (value === null) changed.delete(name)
  return Object.fromEntries(changed)
}

function liveAnnotation(layer: Layer, id: string): Annotation | undefined {
  const annotation = layer.annotations.get(id)
  return annotation?.deleted === false ? annotation : undefined
}

/** The first live annotation with this label and span. */
function annotationAt(layer: Layer, span: LabelledSpan): Annotation | undefined {
  return [...layer.annotations.values()].find((annotation) => !annotation.deleted && sameSpan(annotation, span))
}

/** The analyst's annotation at the end of a link: the one they had, else one that is what gold has there. */
function endOf(layer: Layer, end: CorrectionEnd): Annotation | undefined {
  const own = end.annotationId === null ? undefined : liveAnnotation(layer, end.annotationId)
  return own ?? annotationAt(layer, end)
}

/** The live relations that the correction is about. */
function linksBetween(layer: Layer, { relation, from, to }: LinkCorrection): readonly Relation[] {
  const source = endOf(layer, from)?.id
  const target = endOf(layer, to)?.id
  return [...layer.relations.values()].filter((r) => {
    return !r.deleted && r.type === relation && r.from === source && r.to === target
  })
}
