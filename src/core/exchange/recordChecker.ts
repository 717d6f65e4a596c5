/** What a record must be beyond its schema: true to its text, its scheme and the records it refers to. */
import { attributeProblem, checkSpan, relationEndsFit, type SpanProblem } from '../annotation/rules'
import type { Annotation, Annotator, Document, Relation } from '../annotation/model'
import type { Scheme, SchemeAttribute } from '../annotation/scheme'
import { documentIdOf, isWellFormedText } from '../text/documentId'
import { isGraphemeBoundary } from '../text/graphemes'
import { canonicalJson } from './canonicalJson'
import type { RecordKind } from './format'
import type { ProblemReason, RecordProblem } from './problems'

/** Texts that were found to be what their ids say, by document id, so that none is hashed twice. */
export type VerifiedTexts = Map<string, string>

/**
 * Checks records one after the other against those that passed before: annotators and documents first, then annotations,
 * then relations. Each method takes the record's index in its array and answers whether it passed; what is wrong is added
 * to `problems` and `warnings`. Of records with equal ids the first that passes stands.
 */
export class RecordChecker {
  readonly problems: RecordProblem[] = []
  readonly warnings: RecordProblem[] = []
  readonly #annotators = new Set<string>()
  readonly #documents = new Map<string, Document>()
  readonly #annotations = new Map<string, Annotation>()
  readonly #relations = new Set<string>()
  /** The attributes of each label, by their names. */
  readonly #labels: ReadonlyMap<string, ReadonlyMap<string, SchemeAttribute>>
  readonly #texts: VerifiedTexts
  /** The record at hand. A path is made of it only when something is wrong. */
  #kind: RecordKind = 'annotators'
  #index = 0
  /** Of the last good record: the next one is mostly of the same document and annotator. */
  #lastOwner: { readonly document: Document; readonly annotatorId: string } | null = null

  /** Texts that pass are added to `texts`; those that it has are taken to be verified. */
  constructor(scheme: Scheme, texts: VerifiedTexts = new Map<string, string>()) {
    this.#labels = new Map(scheme.labels.toReversed().map(({ name, attributes }) => [name, byName(attributes)]))
    this.#texts = texts
  }

  annotator(index: number, annotator: Annotator): boolean {
    this.#look('annotators', index)
    if (this.#annotators.has(annotator.id)) return this.#duplicate(annotator.id)
    this.#annotators.add(annotator.id)
    return true
  }

  /** The text must be as decoding leaves it, and the id its hash. */
  document(index: number, document: Document): boolean {
    this.#look('documents', index)
    if (this.#documents.has(document.id)) return this.#duplicate(document.id)
    if (this.#texts.get(document.id) !== document.text) {
      if (document.text.includes('\r')) return this.#fail('.text', 'text-not-canonical', 'has CR newlines')
      if (!isWellFormedText(document.text)) {
        return this.#fail('.text', 'text-not-canonical', 'has half a surrogate pair')
      }
      const hash = documentIdOf(document.text)
      if (hash !== document.id) return this.#fail('.id', 'hash-differs', `the text's hash is ${hash}`)
      this.#texts.set(document.id, document.text)
    }
    this.#documents.set(document.id, document)
    return true
  }

  /** A deleted annotation has no quote, label or attributes left to check. */
  annotation(index: number, annotation: Annotation): boolean {
    this.#look('annotations', index)
    if (this.#annotations.has(annotation.id)) return this.#duplicate(annotation.id)
    const document = this.#documentOf(annotation)
    if (document === undefined) return false
    if (!annotation.deleted && !this.#liveAnnotation(annotation, document.text)) return false
    this.#annotations.set(annotation.id, annotation)
    return true
  }

  /** The ends of a live relation must be live annotations of the same document and annotator, of labels that suit its type. */
  relation(index: number, relation: Relation): boolean {
    this.#look('relations', index)
    if (this.#relations.has(relation.id)) return this.#duplicate(relation.id)
    if (this.#documentOf(relation) === undefined) return false
    if (!relation.deleted && !this.#liveRelation(relation)) return false
    this.#relations.add(relation.id)
    return true
  }

  #look(kind: RecordKind, index: number): void {
    this.#kind = kind
    this.#index = index
  }

  #liveAnnotation(annotation: Annotation, text: string): boolean {
    const { label, start, end, quote } = annotation
    const attributes = this.#labels.get(label)
    if (attributes === undefined) {
      return this.#fail('.label', 'label-unknown', `the scheme has no label ${JSON.stringify(label)}`)
    }
    if (!(start < end && end <= text.length && isGraphemeBoundary(text, start) && isGraphemeBoundary(text, end))) {
      const span = checkSpan(text, start, end)
      if (!span.ok) return this.#span(annotation, span.error)
    }
    const found = text.slice(start, end)
    if (found !== quote) {
      return this.#fail('.quote', 'quote-differs', `the text at ${start}-${end} is ${JSON.stringify(found)}`)
    }
    return this.#attributes(annotation, attributes)
  }

  #span({ start, end }: Annotation, problem: SpanProblem): false {
    switch (problem.kind) {
      case 'not-an-integer':
        return this.#fail('', 'schema', `${start}-${end} are no whole numbers`)
      case 'outside':
        return this.#fail('.end', 'span-outside', `${start}-${end} in a text of ${problem.length}`)
      case 'empty':
        return this.#fail('', 'span-empty', `${start}-${end} holds nothing`)
      case 'splits-grapheme': {
        const side = problem.offset === start ? 'start' : 'end'
        return this.#fail(`.${side}`, 'span-splits-character', `${problem.offset} lies inside a character`)
      }
    }
  }

  #attributes({ attributes }: Annotation, known: ReadonlyMap<string, SchemeAttribute>): boolean {
    let passed = true
    for (const name in attributes) {
      const problem = attributeProblem(known.get(name), attributes[name] ?? null)
      if (problem === null) continue
      const member = `.attributes.${name}`
      const value = canonicalJson(attributes[name])
      if (problem === 'unknown') {
        this.warnings.push(this.#problem(member, 'attribute-unknown', `the scheme does not know it; kept as ${value}`))
      } else {
        const reason = problem === 'not-a-choice' ? 'attribute-not-a-choice' : 'attribute-wrong-type'
        passed = this.#fail(member, reason, `its value is ${value}`)
      }
    }
    return passed
  }

  #liveRelation(relation: Relation): boolean {
    const from = this.#end(relation, 'from')
    const to = this.#end(relation, 'to')
    if (from === null || to === null) return false
    if (relationEndsFit(relation.type, from.label, to.label)) return true
    return this.#fail('.type', 'end-label', `${relation.type} cannot lead from ${from.label} to ${to.label}`)
  }

  #end(relation: Relation, side: 'from' | 'to'): Annotation | null {
    const end = this.#annotations.get(relation[side])
    if (end === undefined) {
      this.#fail(`.${side}`, 'end-missing', `no good annotation ${relation[side]} in the file`)
    } else if (end.deleted) {
      this.#fail(`.${side}`, 'end-deleted', `annotation ${end.id} is deleted`)
    } else if (end.documentId !== relation.documentId || end.annotatorId !== relation.annotatorId) {
      this.#fail(`.${side}`, 'end-elsewhere', `annotation ${end.id} is of another document or annotator`)
    } else {
      return end
    }
    return null
  }

  /** The document that a record belongs to, if both it and the annotator are good. */
  #documentOf({ documentId, annotatorId }: Annotation | Relation): Document | undefined {
    const last = this.#lastOwner
    if (last !== null && last.annotatorId === annotatorId && last.document.id === documentId) return last.document
    const document = this.#documents.get(documentId)
    const known = this.#annotators.has(annotatorId)
    if (document === undefined) {
      this.#fail('.documentId', 'document-missing', `no good document ${documentId} in the file`)
    }
    if (!known) {
      this.#fail('.annotatorId', 'annotator-missing', `no good annotator ${annotatorId} in the file`)
    }
    if (document === undefined || !known) return undefined
    this.#lastOwner = { document, annotatorId }
    return document
  }

  #duplicate(id: string): false {
    return this.#fail('.id', 'duplicate-id', `an earlier record has the id ${id}`)
  }

  #fail(member: string, reason: ProblemReason, detail: string): false {
    this.problems.push(this.#problem(member, reason, detail))
    return false
  }

  #problem(member: string, reason: ProblemReason, detail: string): RecordProblem {
    return { path: `${this.#kind}[${this.#index}]${member}`, reason, detail }
  }
}

/** Of two with one name the first stands. */
function byName(attributes: readonly SchemeAttribute[]): ReadonlyMap<string, SchemeAttribute> {
  return new Map(attributes.toReversed().map((attribute) => [attribute.name, attribute]))
}
