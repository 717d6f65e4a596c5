/**
 * Memory for many files. Each parsed file has strings of its own, though most of them say the same: the ids of documents and
 * annotators with every record, the texts in every file, and all quotes and contexts, which are parts of the texts.
 */
import type { Annotation, Document, Relation } from '../annotation/model'
import type { ExchangeContent } from './format'

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** Makes equal strings of the contents that it is given one string each. */
export class SharedStrings {
  readonly #strings = new Map<string, string>()

  /** Puts shared strings in place of equal ones in the content's own records: no value changes. The content must be checked. */
  share({ documents, annotations, relations }: ExchangeContent): void {
    const texts = new Map<string, string>()
    for (const document of documents) {
      const writable: Writable<Document> = document
      writable.id = this.#shared(document.id)
      writable.text = this.#shared(document.text)
      texts.set(writable.id, writable.text)
    }
    for (const annotation of annotations) this.#shareAnnotation(annotation, texts.get(annotation.documentId) ?? '')
    for (const relation of relations) {
      this.#shareOwner(relation)
      const writable: Writable<Relation> = relation
      writable.type = this.#shared(relation.type)
    }
  }

  #shareAnnotation(annotation: Writable<Annotation>, text: string): void {
    this.#shareOwner(annotation)
    const { start, end, quote, prefix, suffix } = annotation
    annotation.label = this.#shared(annotation.label)
    if (quote !== '') annotation.quote = partOf(text, start, quote)
    annotation.prefix = partOf(text, start - prefix.length, prefix)
    annotation.suffix = partOf(text, end, suffix)
  }

  #shareOwner(record: Writable<Annotation | Relation>): void {
    record.documentId = this.#shared(record.documentId)
    record.annotatorId = this.#shared(record.annotatorId)
    if (record.updatedAt === record.createdAt) record.updatedAt = record.createdAt
  }

  #shared<T extends string>(value: T): T {
    const known = this.#strings.get(value)
    if (known !== undefined) return known as T
    this.#strings.set(value, value)
    return value
  }
}

/** The string as a part of the text, which takes no memory for its characters; the string itself if it is none. */
function partOf(text: string, start: number, value: string): string {
  const part = text.slice(Math.max(0, start), start + value.length)
  return part === value ? part : value
}
