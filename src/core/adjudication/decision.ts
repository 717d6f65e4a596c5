/**
 * The decisions of an adjudication as records: who chose what about which item, and when. They travel in the exchange file's
 * `decisions` and merge like all records: by id and revision. Offsets are UTF-16 code units.
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
import type { Span } from '../text/snap'
import type { LabelledSpan, Member } from './conflict'

/** What was decided. Content is written out, so that it stands whatever becomes of the annotation it was taken from. */
export type Choice =
  /** A version of the span as an annotator has it, or as the adjudicator drew it. */
  | { readonly action: 'take'; readonly span: LabelledSpan }
  | { readonly action: 'draw'; readonly span: LabelledSpan }
  /** Nothing is here. */
  | { readonly action: 'drop' }
  | { readonly action: 'values'; readonly values: Attributes }
  | { readonly action: 'note'; readonly note: string }
  | { readonly action: 'link'; readonly linked: boolean }
  /** Left for later or for nobody; gold then has nothing of it. */
  | { readonly action: 'skip' }

/** What an item is about, so that the decision can be found again when layers were added. */
export type DecisionSubject =
  | { readonly type: 'span' }
  | { readonly type: 'attribute' | 'figure'; readonly label: string; readonly names: readonly string[] }
  | { readonly type: 'note' }
  | { readonly type: 'link'; readonly relation: RelationType; readonly to: readonly Member[] }

export interface Decision {
  readonly id: string
  readonly documentId: string
  /** Who decided. Null in a list of conflicts that nobody has looked at. */
  readonly adjudicatorId: string | null
  readonly subject: DecisionSubject
  /** The annotations of the item's unit when it was decided. */
  readonly members: readonly Member[]
  /** Where the item was then, for whoever looks at the decision when its annotations are gone. Older decisions do not say. */
  readonly place?: Span | undefined
  /** Null while it is open. */
  readonly choice: Choice | null
  /** Whose version was taken: annotator ids; empty for a version of the adjudicator's own. */
  readonly from: readonly string[]
  /** `vote`: the adjudicator took the majority's version as such. */
  readonly by: 'choice' | 'vote'
  readonly comment: string
  readonly createdAt: string
  readonly updatedAt: string
  readonly revision: number
  /** Taken back; choice null, comment empty. */
  readonly deleted: boolean
}

/** As those of records, which gold takes over: ISO 8601 in UTC with milliseconds. */
const timestamp = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
const offset = z.int().min(0)
const span = z.object({ label: z.string().min(1), start: offset, end: offset })
const member: z.ZodType<Member> = z.looseObject({
  annotationId: uuidSchema,
  annotatorId: uuidSchema,
  revision: z.int().min(1),
})

const choiceSchema: z.ZodType<Choice> = z.discriminatedUnion('action', [
  z.object({ action: z.literal('take'), span }),
  z.object({ action: z.literal('draw'), span }),
  z.object({ action: z.literal('drop') }),
  z.object({ action: z.literal('values'), values: attributesSchema }),
  z.object({ action: z.literal('note'), note: z.string() }),
  z.object({ action: z.literal('link'), linked: z.boolean() }),
  z.object({ action: z.literal('skip') }),
])

const subjectSchema: z.ZodType<DecisionSubject> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('span') }),
  z.object({ type: z.enum(['attribute', 'figure']), label: z.string(), names: z.array(z.string()) }),
  z.object({ type: z.literal('note') }),
  z.object({ type: z.literal('link'), relation: z.enum(relationTypes), to: z.array(member) }),
])

/** A decision of this version. Files may hold decisions of others, which are carried unread. */
export const adjudicationSchema: z.ZodType<Decision> = z.looseObject({
  id: uuidSchema,
  documentId: documentIdSchema,
  adjudicatorId: uuidSchema.nullable(),
  subject: subjectSchema,
  members: z.array(member),
  place: z.object({ start: offset, end: offset }).optional(),
  choice: choiceSchema.nullable(),
  from: z.array(uuidSchema),
  by: z.enum(['choice', 'vote']),
  comment: z.string(),
  createdAt: timestamp,
  updatedAt: timestamp,
  revision: z.int().min(1),
  deleted: z.boolean(),
})
