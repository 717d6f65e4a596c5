/**
 * Memory for many files. Each parsed file has strings of its own, though most of them say the same: the ids of documents and
 * annotators with every record, the texts in every file, and all quotes and contexts, which are parts of the texts.
 */
import type { Annotation, Document, Relation } from '../annotation/model'

/** An object of a file that nobody has checked. */
type Members<T> = Partial<Record<keyof T, unknown>>

/**
 * Makes equal strings of the files that it is given one string each. Items of a file come as they are parsed, before they are
 * checked, so that their own strings are gone at once; the documents come before what is on them, or only ids are shared.
 */
export class SharedStrings {
  readonly #strings = new Map<string, string>()
  /** By document id, as the files say it. */
  readonly #texts = new Map<string, string>()
  /** Of the last record: the next one is mostly of the same document and annotator. */
  #documentId: unknown = null
  #annotatorId: unknown = null
  #text: string | undefined

  /** Puts shared strings in place of equal ones in the items of one of a file's arrays: no value changes. */
  share(list: string, items: readonly unknown[]): void {
    for (const item of items) {
      if (typeof item !== 'object' || item === null) continue
      if (list === 'documents') this.#shareDocument(item)
      else if (list === 'annotations') this.#shareAnnotation(item)
      else if (list === 'relations') this.#shareRelation(item)
    }
  }

  #shareDocument(document: Members<Document>): void {
    document.id = this.#shared(document.id)
    document.text = this.#shared(document.text)
    if (typeof document.id === 'string' && typeof document.text === 'string')
      this.#texts.set(document.id, document.text)
  }

  #shareAnnotation(annotation: Members<Annotation>): void {
    this.#shareOwner(annotation)
    annotation.label = this.#shared(annotation.label)
    const { start, end, quote, prefix, suffix } = annotation
    const text = this.#text
    if (text === undefined || typeof start !== 'number' || typeof end !== 'number') return
    if (typeof quote === 'string') annotation.quote = partOf(text, start, quote)
    if (typeof prefix === 'string') annotation.prefix = partOf(text, start - prefix.length, prefix)
    if (typeof suffix === 'string') annotation.suffix = partOf(text, end, suffix)
  }

  #shareRelation(relation: Members<Relation>): void {
    this.#shareOwner(relation)
    relation.type = this.#shared(relation.type)
  }

  #shareOwner(record: Members<Annotation | Relation>): void {
    const { documentId, annotatorId } = record
    if (documentId !== this.#documentId) {
      this.#documentId = this.#shared(documentId)
      this.#text = typeof documentId === 'string' ? this.#texts.get(documentId) : undefined
    }
    if (annotatorId !== this.#annotatorId) this.#annotatorId = this.#shared(annotatorId)
    record.documentId = this.#documentId
    record.annotatorId = this.#annotatorId
    // Equal, but not yet one string.
    if (record.updatedAt === record.createdAt) record.updatedAt = record.createdAt
  }

  #shared(value: unknown): unknown {
    if (typeof value !== 'string') return value
    const known = this.#strings.get(value)
    if (known !== undefined) return known
    this.#strings.set(value, value)
    return value
  }
}

/** The string as a part of the text, which takes no memory for its characters; the string itself if it is none. */
function partOf(text: string, start: number, value: string): string {
  if (value === '' || start < 0 || start > text.length) return value
  const part = text.slice(start, start + value.length)
  return part === value ? part : value
}
