/** What a record must be beyond its schema: true to its text, its scheme and the records it refers to. */
import { checkAttributes, checkSpan, relationEndsFit, type SpanProblem } from '../annotation/rules'
import type { Annotation, Annotator, Document, Relation } from '../annotation/model'
import type { Scheme } from '../annotation/scheme'
import { documentIdOf, isWellFormedText } from '../text/documentId'
import type { ProblemReason, RecordProblem } from './problems'

/**
 * Checks records one after the other against those that passed before: annotators and documents first, then annotations,
 * then relations. Each method takes the record's path in the file and answers whether it passed; what is wrong is added
 * to `problems` and `warnings`. Of records with equal ids the first that passes stands.
 */
export class RecordChecker {
  readonly problems: RecordProblem[] = []
  readonly warnings: RecordProblem[] = []
  readonly #annotators = new Set<string>()
  readonly #documents = new Map<string, Document>()
  readonly #annotations = new Map<string, Annotation>()
  readonly #relations = new Set<string>()
  readonly #labels: ReadonlySet<string>

  constructor(private readonly scheme: Scheme) {
    this.#labels = new Set(scheme.labels.map((label) => label.name))
  }

  annotator(path: string, annotator: Annotator): boolean {
    if (this.#annotators.has(annotator.id)) return this.#duplicate(path, annotator.id)
    this.#annotators.add(annotator.id)
    return true
  }

  /** The text must be as decoding leaves it, and the id its hash. */
  document(path: string, document: Document): boolean {
    if (this.#documents.has(document.id)) return this.#duplicate(path, document.id)
    if (document.text.includes('\r')) return this.#fail(`${path}.text`, 'text-not-canonical', 'has CR newlines')
    if (!isWellFormedText(document.text)) {
      return this.#fail(`${path}.text`, 'text-not-canonical', 'has half a surrogate pair')
    }
    const hash = documentIdOf(document.text)
    if (hash !== document.id) return this.#fail(`${path}.id`, 'hash-differs', `the text's hash is ${hash}`)
    this.#documents.set(document.id, document)
    return true
  }

  /** A deleted annotation has no quote, label or attributes left to check. */
  annotation(path: string, annotation: Annotation): boolean {
    if (this.#annotations.has(annotation.id)) return this.#duplicate(path, annotation.id)
    const document = this.#documentOf(path, annotation)
    if (document === undefined) return false
    if (!annotation.deleted && !this.#liveAnnotation(path, annotation, document.text)) return false
    this.#annotations.set(annotation.id, annotation)
    return true
  }

  /** The ends of a live relation must be live annotations of the same document and annotator, of labels that suit its type. */
  relation(path: string, relation: Relation): boolean {
    if (this.#relations.has(relation.id)) return this.#duplicate(path, relation.id)
    if (this.#documentOf(path, relation) === undefined) return false
    if (!relation.deleted && !this.#liveRelation(path, relation)) return false
    this.#relations.add(relation.id)
    return true
  }

  #liveAnnotation(path: string, annotation: Annotation, text: string): boolean {
    const { label, start, end, quote } = annotation
    if (!this.#labels.has(label)) {
      return this.#fail(`${path}.label`, 'label-unknown', `the scheme has no label ${JSON.stringify(label)}`)
    }
    const span = checkSpan(text, start, end)
    if (!span.ok) return this.#span(path, annotation, span.error)
    const found = text.slice(start, end)
    if (found !== quote) {
      return this.#fail(`${path}.quote`, 'quote-differs', `the text at ${start}-${end} is ${JSON.stringify(found)}`)
    }
    return this.#attributes(path, annotation)
  }

  #span(path: string, { start, end }: Annotation, problem: SpanProblem): false {
    switch (problem.kind) {
      case 'not-an-integer':
        return this.#fail(path, 'schema', `${start}-${end} are no whole numbers`)
      case 'outside':
        return this.#fail(`${path}.end`, 'span-outside', `${start}-${end} in a text of ${problem.length}`)
      case 'empty':
        return this.#fail(path, 'span-empty', `${start}-${end} holds nothing`)
      case 'splits-grapheme': {
        const side = problem.offset === start ? 'start' : 'end'
        return this.#fail(`${path}.${side}`, 'span-splits-character', `${problem.offset} lies inside a character`)
      }
    }
  }

  #attributes(path: string, annotation: Annotation): boolean {
    let passed = true
    for (const { name, problem } of checkAttributes(this.scheme, annotation.label, annotation.attributes)) {
      const at = `${path}.attributes.${name}`
      const value = JSON.stringify(annotation.attributes[name])
      if (problem === 'unknown') {
        this.warnings.push({
          path: at,
          reason: 'attribute-unknown',
          detail: `the scheme does not know it; kept as ${value}`,
        })
      } else {
        const reason = problem === 'not-a-choice' ? 'attribute-not-a-choice' : 'attribute-wrong-type'
        passed = this.#fail(at, reason, `its value is ${value}`)
      }
    }
    return passed
  }

  #liveRelation(path: string, relation: Relation): boolean {
    const ends = (['from', 'to'] as const).map((side) => {
      const at = `${path}.${side}`
      const end = this.#annotations.get(relation[side])
      if (end === undefined) return this.#fail(at, 'end-missing', `no good annotation ${relation[side]} in the file`)
      if (end.deleted) return this.#fail(at, 'end-deleted', `annotation ${end.id} is deleted`)
      if (end.documentId !== relation.documentId || end.annotatorId !== relation.annotatorId) {
        return this.#fail(at, 'end-elsewhere', `annotation ${end.id} is of another document or annotator`)
      }
      return end
    })
    const [from, to] = ends
    if (!from || !to) return false
    if (relationEndsFit(relation.type, from.label, to.label)) return true
    return this.#fail(`${path}.type`, 'end-label', `${relation.type} cannot lead from ${from.label} to ${to.label}`)
  }

  /** The document that a record belongs to, if both it and the annotator are good. */
  #documentOf(path: string, record: Annotation | Relation): Document | undefined {
    const document = this.#documents.get(record.documentId)
    const known = this.#annotators.has(record.annotatorId)
    if (document === undefined) {
      this.#fail(`${path}.documentId`, 'document-missing', `no good document ${record.documentId} in the file`)
    }
    if (!known) {
      this.#fail(`${path}.annotatorId`, 'annotator-missing', `no good annotator ${record.annotatorId} in the file`)
    }
    return known ? document : undefined
  }

  #duplicate(path: string, id: string): false {
    return this.#fail(`${path}.id`, 'duplicate-id', `an earlier record has the id ${id}`)
  }

  #fail(path: string, reason: ProblemReason, detail: string): false {
    this.problems.push({ path, reason, detail })
    return false
  }
}
