/**
 * Recognises records that are plainly good, several times as fast as their schemas. The schemas stay the authority: a record
 * that is not recognised here goes to its schema, and what is recognised passes it (a property test says so).
 */
import {
  documentIdPattern,
  origins,
  relationTypes,
  timestampPattern,
  uuidPattern,
  type Annotation,
  type Relation,
} from '../annotation/model'

/** Recognises records one after the other. Values that come again and again are looked at once. */
export class PlainRecords {
  readonly #documentId = remembering(documentIdPattern)
  readonly #annotatorId = remembering(uuidPattern)
  readonly #time = remembering(timestampPattern)

  isAnnotation(value: unknown): value is Annotation {
    if (!isObject(value)) return false
    const a = value as Members<Annotation>
    return (
      this.#isRecord(a) &&
      typeof a.label === 'string' &&
      a.label !== '' &&
      isCount(a.start, 0) &&
      isCount(a.end, 0) &&
      typeof a.quote === 'string' &&
      typeof a.prefix === 'string' &&
      typeof a.suffix === 'string' &&
      isAttributes(a.attributes) &&
      typeof a.note === 'string' &&
      (origins as readonly unknown[]).includes(a.origin)
    )
  }

  isRelation(value: unknown): value is Relation {
    if (!isObject(value)) return false
    const r = value as Members<Relation>
    return this.#isRecord(r) && (relationTypes as readonly unknown[]).includes(r.type) && isUuid(r.from) && isUuid(r.to)
  }

  #isRecord(record: Members<Annotation | Relation>): boolean {
    return (
      isUuid(record.id) &&
      this.#documentId(record.documentId) &&
      this.#annotatorId(record.annotatorId) &&
      this.#time(record.createdAt) &&
      this.#time(record.updatedAt) &&
      isCount(record.revision, 1) &&
      typeof record.deleted === 'boolean'
    )
  }
}

type Members<T> = Partial<Record<keyof T, unknown>>

/** A check for strings by a pattern that knows the last one it passed: records of one layer stand together. */
function remembering(pattern: RegExp): (value: unknown) => boolean {
  let last: string | null = null
  return (value) => {
    if (typeof value !== 'string') return false
    if (value === last) return true
    if (!pattern.test(value)) return false
    last = value
    return true
  }
}

function isUuid(value: unknown): boolean {
  return typeof value === 'string' && uuidPattern.test(value)
}

/** A whole number that a JSON number holds exactly, of at least `least`. */
function isCount(value: unknown, least: number): boolean {
  return Number.isSafeInteger(value) && (value as number) >= least
}

function isAttributes(value: unknown): boolean {
  if (!isObject(value)) return false
  for (const name in value) {
    const member: unknown = (value as Readonly<Record<string, unknown>>)[name]
    const plain =
      typeof member === 'string' || typeof member === 'boolean' || member === null || Number.isFinite(member)
    if (!plain) return false
  }
  return true
}

/** An object as `JSON.parse` makes it. */
function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
