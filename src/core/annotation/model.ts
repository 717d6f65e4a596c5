/**
 * The records of Sanad and the schemas that check them.
 *
 * Offsets are UTF-16 code units of a document's text, half-open, on grapheme boundaries. The schemas are loose: a member
 * that this version does not know stays on the object, so that copying with spread carries it and writing keeps it.
 * The types name the known members only.
 */
import { z } from 'zod'

/** `sha256:` and 64 lower-case hex digits, over the UTF-8 bytes of the text. */
export const documentIdPattern = /^sha256:[0-9a-f]{64}$/
export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
/** ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` writes it: sorts as text. */
export const timestampPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

export const documentIdSchema = z.string().regex(documentIdPattern)
export const uuidSchema = z.string().regex(uuidPattern)
const timestampSchema = z.string().regex(timestampPattern)

export const documentStatuses = ['not-started', 'in-progress', 'done'] as const
export type DocumentStatus = (typeof documentStatuses)[number]

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1256', 'iso-8859-6'] as const
export type Encoding = (typeof encodings)[number]

export const newlineKinds = ['lf', 'crlf', 'cr', 'mixed'] as const
/** The newlines that a file had before they became LF. A text without any counts as `lf`. */
export type NewlineKind = (typeof newlineKinds)[number]

export const origins = ['manual', 'suggestion', 'import', 'adjudication'] as const
export type Origin = (typeof origins)[number]

export const relationTypes = ['attributed_to', 'quantifies'] as const
export type RelationType = (typeof relationTypes)[number]

/** What a document's file was like, before decoding. `encoding` is open: other tools may write names of their own. */
export interface DocumentSource {
  readonly encoding: string
  readonly byteLength: number
  readonly newline: NewlineKind
  readonly bom: boolean
}

export interface Document {
  readonly id: string
  readonly title: string
  readonly fileName: string
  readonly text: string
  readonly status: DocumentStatus
  readonly source: DocumentSource
  readonly createdAt: string
  readonly updatedAt: string
  /** What somebody wrote about the document as a whole; absent when nobody did. */
  readonly note?: string
}

export type AttributeValue = string | number | boolean | null
export type Attributes = Readonly<Record<string, AttributeValue>>

export interface Annotation {
  readonly id: string
  readonly documentId: string
  readonly annotatorId: string
  readonly label: string
  readonly start: number
  readonly end: number
  /** The text between start and end; empty in a tombstone. */
  readonly quote: string
  /** Up to 32 code units of text before start; empty in a tombstone. */
  readonly prefix: string
  /** Up to 32 code units of text after end; empty in a tombstone. */
  readonly suffix: string
  readonly attributes: Attributes
  readonly note: string
  readonly origin: Origin
  readonly createdAt: string
  readonly updatedAt: string
  readonly revision: number
  readonly deleted: boolean
}

export interface Relation {
  readonly id: string
  readonly documentId: string
  readonly annotatorId: string
  readonly type: RelationType
  /** Annotation id. */
  readonly from: string
  /** Annotation id. */
  readonly to: string
  readonly createdAt: string
  readonly updatedAt: string
  readonly revision: number
  readonly deleted: boolean
}

export interface Annotator {
  readonly id: string
  readonly name: string
}

/**
 * Everything one annotator holds on one document, tombstones included: the unit that is stored, edited and merged.
 * The maps are keyed by record id and never changed in place.
 */
export interface Layer {
  readonly documentId: string
  readonly annotatorId: string
  readonly annotations: ReadonlyMap<string, Annotation>
  readonly relations: ReadonlyMap<string, Relation>
}

const offset = z.int().min(0)
const revision = z.int().min(1)

const documentSourceSchema: z.ZodType<DocumentSource> = z.looseObject({
  encoding: z.string(),
  byteLength: z.int().min(0),
  newline: z.enum(newlineKinds),
  bom: z.boolean(),
})

export const documentSchema: z.ZodType<Document> = z.looseObject({
  id: documentIdSchema,
  title: z.string(),
  fileName: z.string(),
  text: z.string(),
  status: z.enum(documentStatuses),
  source: documentSourceSchema,
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
  note: z.string().exactOptional(),
})

export const attributesSchema: z.ZodType<Attributes> = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
)

export const annotationSchema: z.ZodType<Annotation> = z.looseObject({
  id: uuidSchema,
  documentId: documentIdSchema,
  annotatorId: uuidSchema,
  label: z.string().min(1),
  start: offset,
  end: offset,
  quote: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  attributes: attributesSchema,
  note: z.string(),
  origin: z.enum(origins),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
  revision,
  deleted: z.boolean(),
})

export const relationSchema: z.ZodType<Relation> = z.looseObject({
  id: uuidSchema,
  documentId: documentIdSchema,
  annotatorId: uuidSchema,
  type: z.enum(relationTypes),
  from: uuidSchema,
  to: uuidSchema,
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
  revision,
  deleted: z.boolean(),
})

export const annotatorSchema: z.ZodType<Annotator> = z.looseObject({
  id: uuidSchema,
  name: z.string().min(1),
})
