/**
 * The exchange file (`.sanad.json`), version 1: what it is made of. Reading is in `read.ts`, writing in `write.ts`.
 *
 * Offsets are UTF-16 code units. A member that this version does not know stays on the object it was read with and is
 * written back: in the records by the loose schemas of the model, at the top of the file in `ExchangeContent.extra`.
 */
import { z } from 'zod'
import { uuidSchema, type Annotation, type Annotator, type Document, type Relation } from '../annotation/model'
import { schemeSchema, type Scheme } from '../annotation/scheme'

export const exchangeFormat = 'sanad-exchange'
export const exchangeVersion = 1

export interface ExchangeProject {
  readonly id: string
  readonly name: string
}

/** One adjudication. What it holds is defined by the version that first writes one; this one carries it unread. */
export type Decision = Readonly<Record<string, unknown>>

/** All that an exchange file says about a project. The order of the arrays has no meaning, but for the scheme's labels. */
export interface ExchangeContent {
  readonly project: ExchangeProject
  readonly scheme: Scheme
  readonly annotators: readonly Annotator[]
  readonly documents: readonly Document[]
  readonly annotations: readonly Annotation[]
  readonly relations: readonly Relation[]
  readonly decisions: readonly Decision[]
  /** Members at the top of the file that this version does not know. */
  readonly extra: Readonly<Record<string, unknown>>
}

/** The kinds of record, by the name of the array that holds them, in the order of the file and of reading. */
export const recordKinds = ['annotators', 'documents', 'annotations', 'relations', 'decisions'] as const
export type RecordKind = (typeof recordKinds)[number]

const projectSchema: z.ZodType<ExchangeProject> = z.looseObject({ id: uuidSchema, name: z.string().min(1) })

export const decisionSchema: z.ZodType<Decision> = z.record(z.string(), z.unknown())

/** Unlike `z.array(z.unknown())` it does not copy: there may be a million records. */
const recordsSchema = z.custom<readonly unknown[]>(Array.isArray, 'expected an array')

/** The file around its records; each record is checked by itself, so that a bad one stops no other. */
export const envelopeSchema = z.looseObject({
  project: projectSchema,
  scheme: schemeSchema,
  annotators: recordsSchema,
  documents: recordsSchema,
  annotations: recordsSchema,
  relations: recordsSchema,
  decisions: recordsSchema,
})

/** The members at the top of the file, in the order they are written; all others are `ExchangeContent.extra`. */
export const envelopeKeys = [
  'format',
  'version',
  'generator',
  'exportedAt',
  'project',
  'scheme',
  ...recordKinds,
] as const
