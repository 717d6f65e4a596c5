/**
 * What adjudication changed against the work of one analyst, as records that they accept one by one. They travel in the
 * exchange file's further member `corrections`. Offsets are UTF-16 code units.
 */
import { z } from 'zod'
import {
  attributesSchema,
  documentIdSchema,
  relationTypes,
  uuidSchema,
  type Attributes,
  type RelationType,
} from '../annotation/model'
import type { LabelledSpan } from './conflict'

/** Who settled what a correction rests on. */
export interface CorrectionGrounds {
  readonly by: 'policy' | 'decision'
  /** `all`, `vote:2`, `single`; null for a decision. */
  readonly policy: string | null
  readonly decisionId: string | null
  /** Who decided; null for a policy. */
  readonly adjudicatorId: string | null
  /** ISO 8601 in UTC. */
  readonly at: string
  /** What the adjudicator wrote about it; may be empty. */
  readonly comment: string
}

/** An annotation as far as corrections are about it. */
export interface AnnotationState extends LabelledSpan {
  readonly attributes: Attributes
}

/** An end of a link: the analyst's annotation, if they had it, and what it is in gold. */
export interface CorrectionEnd extends LabelledSpan {
  readonly annotationId: string | null
}

interface CorrectionBase extends CorrectionGrounds {
  /** Follows from what the correction says: one that comes again with a later file has the same. */
  readonly id: string
  readonly documentId: string
  /** The analyst. */
  readonly annotatorId: string
}

export interface AddCorrection extends CorrectionBase {
  readonly kind: 'add'
  readonly before: null
  readonly after: AnnotationState
}

export interface RemoveCorrection extends CorrectionBase {
  readonly kind: 'remove'
  readonly annotationId: string
  readonly before: AnnotationState
  readonly after: null
}

/** Other boundaries under the same label. */
export interface MoveCorrection extends CorrectionBase {
  readonly kind: 'move'
  readonly annotationId: string
  readonly before: LabelledSpan
  readonly after: LabelledSpan
}

/** Another label, with its attributes in place of those of the old one; the boundaries may be others too. */
export interface RelabelCorrection extends CorrectionBase {
  readonly kind: 'relabel'
  readonly annotationId: string
  readonly before: AnnotationState
  readonly after: AnnotationState
}

/** Other values: of one attribute, or of what makes the value of a figure. */
export interface ValuesCorrection extends CorrectionBase {
  readonly kind: 'attribute' | 'figure'
  readonly annotationId: string
  /** The annotation as the analyst has it. */
  readonly span: LabelledSpan
  /** Both name the same attributes; null for no value. */
  readonly before: Attributes
  readonly after: Attributes
}

/** A link that the analyst lacks (`link`), or has and gold has not (`unlink`). */
export interface LinkCorrection extends CorrectionBase {
  readonly kind: 'link' | 'unlink'
  readonly relation: RelationType
  readonly from: CorrectionEnd
  readonly to: CorrectionEnd
}

export type Correction =
  AddCorrection | RemoveCorrection | MoveCorrection | RelabelCorrection | ValuesCorrection | LinkCorrection

const offset = z.int().min(0)
const span = { label: z.string().min(1), start: offset, end: offset }
const spanSchema = z.object(span)
const stateSchema = z.object({ ...span, attributes: attributesSchema })
const endSchema = z.object({ ...span, annotationId: uuidSchema.nullable() })
const base = {
  id: uuidSchema,
  documentId: documentIdSchema,
  annotatorId: uuidSchema,
  by: z.enum(['policy', 'decision']),
  policy: z.string().nullable(),
  decisionId: uuidSchema.nullable(),
  adjudicatorId: uuidSchema.nullable(),
  at: z.string(),
  comment: z.string(),
}
const own = { ...base, annotationId: uuidSchema }

export const correctionSchema: z.ZodType<Correction> = z.discriminatedUnion('kind', [
  z.looseObject({ ...base, kind: z.literal('add'), before: z.null(), after: stateSchema }),
  z.looseObject({ ...own, kind: z.literal('remove'), before: stateSchema, after: z.null() }),
  z.looseObject({ ...own, kind: z.literal('move'), before: spanSchema, after: spanSchema }),
  z.looseObject({ ...own, kind: z.literal('relabel'), before: stateSchema, after: stateSchema }),
  z.looseObject({
    ...{ ...own, kind: z.enum(['attribute', 'figure']), span: spanSchema },
    ...{ before: attributesSchema, after: attributesSchema },
  }),
  z.looseObject({
    ...{ ...base, kind: z.enum(['link', 'unlink']), relation: z.enum(relationTypes) },
    ...{ from: endSchema, to: endSchema },
  }),
])
