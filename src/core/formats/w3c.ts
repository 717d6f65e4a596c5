/**
 * W3C Web Annotation, one JSON-LD file: a collection with one page. Source: w3c/web-annotation: model (Recommendation of 2017),
 * jsonld/anno.jsonld.
 *
 * A document is a resource of type `Text` named by the hash of its text, `sha256:…`, with the text as its `value` where it is
 * first a target: so the file needs no other, and every processor of JSON-LD sees whose text it is. Each item begins with an
 * annotation of the document as a whole (`describing`), which says who annotated it even where nothing is marked. A span is
 * an annotation (`tagging`) with its text and its place in code points; a relation is one too (`linking`), from its target to
 * its body. What the model has no term for, attributes for instance, is a body of JSON that describes.
 */
import { uuidPattern } from '../annotation/model'
import type { DatasetHead, DatasetItem, DatasetSpan } from '../datasets/item'
import { derivedId } from '../derivedId'
import { documentIdOf } from '../text/documentId'
import {
  features,
  type DatasetFormat,
  type DatasetWriter,
  type FilePart,
  type FileStart,
  type WriteOptions,
} from './format'
import { LossCounter, withFeatures } from './losses'
import { sortedAttributes } from './members'
import { offsetWriter } from './offsets'
import { quotationOf } from './w3cQuote'
import { readW3c } from './w3cReader'

export const w3c: DatasetFormat = {
  describe: () => ({
    name: 'w3c',
    layout: 'file',
    extension: '.jsonld',
    units: ['code_point'],
    tokens: false,
    textOptional: true,
    carries: features,
    imports: true,
  }),
  carry(item, options) {
    const losses = new LossCounter()
    const carried = withFeatures(item, features, losses)
    if (!options.text) losses.add('texts')
    const { note, ...document } = carried.document
    // An empty note is none.
    const noted = { ...document, ...(note === undefined || note === '' ? {} : { note }) }
    return { item: { ...carried, document: noted }, losses: losses.list() }
  },
  write: (head, options) => new W3cWriter(head, options),
  read: readW3c,
  recognises: (files) => files.length > 0 && files.every(isAnnotations),
}

function isAnnotations({ text }: FileStart): boolean {
  return (
    /^\s*[[{]/.test(text) && /"https?:\/\/www\.w3\.org\/ns\/anno(\.jsonld)?"|"Text(Quote|Position)Selector"/.test(text)
  )
}

interface Person {
  readonly id: string
  readonly type: 'Person'
  readonly name: string
}

class W3cWriter implements DatasetWriter {
  readonly #head: DatasetHead
  readonly #options: WriteOptions
  readonly #id: string
  readonly #described = new Set<string>()
  readonly #used = new Set<string>()
  #total = 0
  #items = 0

  constructor(head: DatasetHead, options: WriteOptions) {
    this.#head = head
    this.#options = options
    this.#id = uuidPattern.test(head.project.id) ? head.project.id : derivedId('w3c', head.project.id)
  }

  *add(item: DatasetItem): Generator<FilePart> {
    const nth = String(this.#items++)
    const source = documentIdOf(item.document.text)
    const creator = this.#creatorOf(item)
    const description = descriptionOf(item, this.#named(creator), this.#resource(item, source))
    yield this.#annotation({ id: this.#iri('', nth, 'document'), ...description })
    const convert = offsetWriter(item.document.text, 'code_point')
    const ids = new Map<string, string>()
    for (const [n, span] of item.spans.entries()) {
      const id = this.#iri(span.id, nth, 'span', String(n))
      ids.set(span.id, id)
      const quotation = quotationOf(item.document.text, span)
      const position = { type: 'TextPositionSelector', ...convert(span, quotation.exact) }
      const selector = [{ type: 'TextQuoteSelector', ...quotation }, position]
      const target = { source, selector }
      yield this.#annotation({
        id,
        type: 'Annotation',
        motivation: 'tagging',
        creator: creator?.id,
        body: bodiesOf(span),
        target,
      })
    }
    for (const [n, { id, type, from, to }] of item.relations.entries()) {
      const end = { type: 'SpecificResource', purpose: 'linking', source: ids.get(to) }
      yield this.#annotation({
        id: this.#iri(id, nth, 'relation', String(n)),
        ...{ type: 'Annotation', motivation: 'linking', creator: creator?.id },
        body: [textualBody('tagging', type), end],
        target: ids.get(from),
      })
    }
  }

  *end(): Generator<FilePart> {
    const start = this.#total === 0 ? this.#start() : ''
    yield { path: '', data: `${start}\n]},"total":${String(this.#total)}}\n` }
  }

  #start(): string {
    const context = '"@context":"http://www.w3.org/ns/anno.jsonld"'
    const id = JSON.stringify(`urn:uuid:${this.#id}`)
    const page = JSON.stringify(`urn:uuid:${derivedId('w3c', this.#id, 'page')}`)
    const label = JSON.stringify(this.#head.project.name)
    return (
      `{${context},"id":${id},"type":"AnnotationCollection","label":${label},` +
      `"first":{"id":${page},"type":"AnnotationPage","partOf":${id},"startIndex":0,"items":[`
    )
  }

  #annotation(annotation: object): FilePart {
    const before = this.#total++ === 0 ? this.#start() : ','
    return { path: '', data: `${before}\n${JSON.stringify(annotation)}` }
  }

  /** The resource that is annotated: with its text where it occurs first. */
  #resource({ document: { text, title } }: DatasetItem, id: string): string | object {
    if (this.#described.has(id)) return id
    this.#described.add(id)
    const label = title === '' ? undefined : title
    const value = this.#options.text ? text : undefined
    return { id, type: 'Text', format: 'text/plain', language: 'ar', label, value }
  }

  #creatorOf({ annotator }: DatasetItem): Person | undefined {
    if (annotator === null) return undefined
    const { id, name } = annotator
    return {
      id: `urn:uuid:${uuidPattern.test(id) ? id : derivedId('w3c', 'annotator', id, name)}`,
      type: 'Person',
      name,
    }
  }

  /** A person with their name where they occur first, after that by their IRI. */
  #named(person: Person | undefined): Person | string | undefined {
    if (person === undefined || this.#described.has(person.id)) return person?.id
    this.#described.add(person.id)
    return person
  }

  /** The id itself if it is a UUID that nothing has yet, else one that follows from the others. */
  #iri(id: string, ...otherwise: readonly string[]): string {
    const isFree = uuidPattern.test(id) && !this.#used.has(id)
    const uuid = isFree ? id : derivedId('w3c', this.#id, id, ...otherwise)
    this.#used.add(uuid)
    return `urn:uuid:${uuid}`
  }
}

function descriptionOf(
  { document, annotator, split }: DatasetItem,
  creator: Person | string | undefined,
  target: unknown,
) {
  const facts = {
    title: document.title,
    file_name: document.fileName,
    status: document.status,
    split,
    role: annotator?.role,
  }
  const body = [jsonBody(facts), ...noteBodies(document.note ?? '')]
  return { type: 'Annotation', motivation: 'describing', creator, body, target }
}

function bodiesOf({ label, attributes, note }: DatasetSpan): object[] {
  const described = Object.keys(attributes).length === 0 ? [] : [jsonBody(sortedAttributes(attributes))]
  return [textualBody('tagging', label), ...described, ...noteBodies(note)]
}

function noteBodies(note: string): object[] {
  return note === '' ? [] : [{ ...textualBody('commenting', note), format: 'text/plain', textDirection: 'auto' }]
}

function jsonBody(value: object): object {
  return { ...textualBody('describing', JSON.stringify(value)), format: 'application/json' }
}

function textualBody(purpose: string, value: string): object {
  return { type: 'TextualBody', purpose, value }
}
