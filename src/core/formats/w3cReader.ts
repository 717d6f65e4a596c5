/**
 * Reads Web Annotations: of Sanad, and as Hypothesis and Recogito export them, who count UTF-16 code units. The unit is the one
 * in which the quoted texts stand at their places. An annotation whose place is not in the text as it is here is found by its
 * quotation, if that stands there once.
 */
import { documentStatuses, uuidPattern, type Attributes } from '../annotation/model'
import {
  splits,
  type DatasetAnnotator,
  type DatasetItem,
  type DatasetRelation,
  type DatasetSpan,
} from '../datasets/item'
import type { InputFile, ReadEvent, ReadOptions, ReadReason, ReadUnit } from './format'
import { readText } from './input'
import type { ReadProblem } from './jsonRecords'
import { isAttributes, isMembers, type Members } from './members'
import { offsetReader, type Offsets } from './offsets'
import { UnitTally, type UnitChoice } from './unitChoice'
import {
  annotationOf,
  annotationsIn,
  positionOf,
  quotationIn,
  type W3cAnnotation,
  type W3cBody,
  type W3cTarget,
} from './w3cAnnotations'
import { placeOfQuotation } from './w3cQuote'

export async function* readW3c(files: readonly InputFile[], options: ReadOptions): AsyncGenerator<ReadEvent, void> {
  for (const file of files) yield* readFile(file, options)
}

/** An annotation and its place for people, `annotation 3`, counted from 1. */
interface Placed extends W3cAnnotation {
  readonly place: string
}

async function* readFile(file: InputFile, options: ReadOptions): AsyncGenerator<ReadEvent, void> {
  const { path } = file
  const say = (place: string, reason: ReadReason, detail: string): ReadProblem => {
    return { type: 'problem', path, place, reason, detail }
  }
  const json = await readText(file)
  const value = json === null ? undefined : parsed(json)
  if (value === undefined) {
    yield json === null ? say('', 'not-utf8', 'is not UTF-8') : say('', 'not-json', 'is not JSON')
    return
  }
  const annotations: Placed[] = []
  let count = 0
  for (const one of annotationsIn(value)) {
    const place = `annotation ${String(++count)}`
    const annotation = annotationOf(one)
    if (annotation === null) yield say(place, 'wrong-shape', 'is no annotation')
    else annotations.push({ ...annotation, id: withoutHash(annotation.id), place })
  }
  const texts = textsOf(annotations, options)
  const choice = chooseUnit(annotations, texts, options.unit)
  yield { ...choice, path }
  if (choice.type === 'unit-needed') return
  const builder = new ItemBuilder(annotations, texts, choice.unit, say)
  for (const annotation of annotations) yield* builder.add(annotation)
  yield* builder.relations()
  for (const item of builder.items()) yield { type: 'item', item, path }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

type Texts = (target: W3cTarget) => string | null

/** A function that finds the text of what is annotated: in the file, or among the known documents by id, name, or being the only one. */
function textsOf(annotations: readonly W3cAnnotation[], { documents = [] }: ReadOptions): Texts {
  const texts = new Map<string, string>()
  for (const { id, text } of annotations.flatMap(({ targets }) => targets)) if (text !== null) texts.set(id, text)
  const known = new Map(
    documents.flatMap(
      ({ id, fileName, text }) =>
        [
          [id, text],
          [fileName, text],
        ] as const,
    ),
  )
  const only = documents.length === 1 ? documents[0]?.text : undefined
  return ({ id }) => texts.get(id) ?? known.get(id) ?? known.get(fileNameIn(id)) ?? only ?? null
}

function fileNameIn(iri: string): string {
  const name = iri.slice(iri.lastIndexOf('/') + 1)
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

function chooseUnit(annotations: readonly W3cAnnotation[], texts: Texts, given: ReadUnit | undefined): UnitChoice {
  const tally = new UnitTally(['code_point', 'utf16'])
  let isNeeded = false
  for (const target of annotations.flatMap(({ targets }) => targets)) {
    const position = positionOf(target.selectors ?? [])
    const text = position === null ? null : texts(target)
    if (position === null || text === null) continue
    const exact = quotationIn(target.selectors ?? [])?.exact ?? null
    tally.add(text, position, exact)
    isNeeded ||= exact === null
  }
  const choice = tally.choose(given)
  // Where everything is quoted, places that fit in no unit are not needed.
  if (choice.type === 'unit' || isNeeded) return choice
  return { type: 'unit', unit: 'code_point', because: 'no-difference' }
}

interface OpenItem {
  readonly source: W3cTarget
  readonly text: string
  readonly annotator: DatasetAnnotator | null
  readonly facts: Members
  readonly note: string
  readonly spans: DatasetSpan[]
  readonly relations: DatasetRelation[]
}

class ItemBuilder {
  readonly #annotations: readonly Placed[]
  readonly #texts: Texts
  readonly #unit: ReadUnit
  readonly #say: (place: string, reason: ReadReason, detail: string) => ReadProblem
  readonly #names: ReadonlyMap<string, string>
  readonly #items: OpenItem[] = []
  /** The item to which the annotations of a person on a document go. */
  readonly #open = new Map<string, OpenItem>()
  readonly #spans = new Map<string, { readonly item: OpenItem; readonly span: string }>()
  readonly #links: Placed[] = []
  readonly #unknown = new Set<string>()
  #reader: { readonly text: string; readonly toUtf16: (span: Offsets) => Offsets | null } | null = null

  constructor(
    annotations: readonly Placed[],
    texts: Texts,
    unit: ReadUnit,
    say: (place: string, reason: ReadReason, detail: string) => ReadProblem,
  ) {
    this.#annotations = annotations
    this.#texts = texts
    this.#unit = unit
    this.#say = say
    // A person is named once, and referred to after that.
    const creators = annotations.flatMap(({ creator }) => creator ?? [])
    this.#names = new Map(creators.filter(({ name }) => name !== '').map(({ id, name }) => [id, name]))
  }

  *add(annotation: Placed): Generator<ReadProblem> {
    const { place, id, motivations, targets, bodies } = annotation
    const [target] = targets
    if (id !== '' && this.#spans.has(id)) yield this.#say(place, 'duplicate-id', `${id} is an earlier annotation's`)
    else if (motivations.includes('linking')) this.#links.push(annotation)
    else if (target === undefined) yield this.#say(place, 'wrong-shape', 'has no target')
    else if (targets.length > 1) yield this.#say(place, 'unsupported', 'has several targets')
    else {
      const text = this.#texts(target)
      if (text === null) {
        if (!this.#unknown.has(target.id)) yield this.#say(place, 'unknown-text', this.#unknownText(target.id))
        this.#unknown.add(target.id)
      } else if (target.selectors !== null) yield* this.#addSpans(annotation, target, target.selectors, text)
      else if (motivations.includes('describing')) {
        this.#start(annotation, target, text, { facts: factsIn(bodies), note: notesIn(bodies) })
      } else yield this.#say(place, 'unsupported', 'is about a document as a whole')
    }
  }

  #unknownText(id: string): string {
    const count = this.#annotations.filter(({ targets }) => targets[0]?.id === id).length
    return `the text of ${id} is not known: ${String(count)} annotations are not read`
  }

  *#addSpans(
    annotation: Placed,
    target: W3cTarget,
    selectors: readonly Members[],
    text: string,
  ): Generator<ReadProblem> {
    const { place, id, bodies, motivations } = annotation
    const span = this.#placeOf(selectors, text)
    if (typeof span === 'string') {
      yield this.#say(place, span, quotationIn(selectors)?.exact ?? JSON.stringify(positionOf(selectors)))
      return
    }
    const labels = tagsIn(bodies, motivations)
    if (labels.length === 0) yield this.#say(place, 'unsupported', 'has no tag')
    const item =
      this.#open.get(keyOf(annotation, target)) ?? this.#start(annotation, target, text, { facts: {}, note: '' })
    const attributes = attributesIn(bodies)
    const note = notesIn(bodies, motivations)
    for (const [n, label] of labels.entries()) {
      const own = idOf(id === '' ? place : id)
      const spanOf = n === 0 ? own : `${own} ${String(n + 1)}`
      if (n === 0) this.#spans.set(id === '' ? place : id, { item, span: own })
      item.spans.push({ id: spanOf, label, ...span, attributes, note })
    }
  }

  #placeOf(selectors: readonly Members[], text: string): Offsets | ReadReason {
    const position = positionOf(selectors)
    const quotation = quotationIn(selectors)
    if (position === null && quotation === null) return 'unsupported'
    if (this.#reader?.text !== text) this.#reader = { text, toUtf16: offsetReader(text, this.#unit) }
    const place = position && this.#reader.toUtf16(position)
    const isThere = place !== null && (quotation === null || text.slice(place.start, place.end) === quotation.exact)
    const found = isThere ? place : quotation && placeOfQuotation(text, quotation)
    if (found === null) return quotation === null ? 'outside-text' : 'no-unit-fits'
    return found.start >= found.end ? 'empty-span' : found
  }

  /** The relations: between the targets of a link, or from its target to what its body refers to. */
  *relations(): Generator<ReadProblem> {
    for (const { place, id, targets, references, bodies, motivations } of this.#links) {
      const [from, to] = [...targets.map((target) => target.id), ...references].map((iri) =>
        this.#spans.get(withoutHash(iri)),
      )
      const type = tagsIn(bodies, motivations)[0] ?? ''
      if (from === undefined || to === undefined || from.item !== to.item) {
        yield this.#say(place, 'dangling-relation', `${type}: both ends must be spans of one document and annotator`)
      } else from.item.relations.push({ id: idOf(id === '' ? place : id), type, from: from.span, to: to.span })
    }
  }

  *items(): Generator<DatasetItem> {
    for (const { source, text, annotator, facts, note, spans, relations } of this.#items) {
      const { title, file_name: fileName, status, split } = facts
      const knownStatus = documentStatuses.find((known) => known === status)
      const knownSplit = splits.find((known) => known === split)
      const document = {
        id: source.id,
        title: typeof title === 'string' ? title : '',
        fileName: typeof fileName === 'string' ? fileName : '',
        text,
        ...(knownStatus === undefined ? {} : { status: knownStatus }),
        ...(note === '' ? {} : { note }),
      }
      yield { document, annotator, spans, relations, ...(knownSplit === undefined ? {} : { split: knownSplit }) }
    }
  }

  #start(
    annotation: Placed,
    source: W3cTarget,
    text: string,
    { facts, note }: { readonly facts: Members; readonly note: string },
  ): OpenItem {
    const { creator } = annotation
    const named = creator && { id: idOf(creator.id), name: this.#names.get(creator.id) ?? creator.name }
    const annotator: DatasetAnnotator | null =
      named && (facts['role'] === 'adjudication' ? { ...named, role: 'adjudication' } : named)
    const item: OpenItem = { source, text, annotator, facts, note, spans: [], relations: [] }
    this.#items.push(item)
    this.#open.set(keyOf(annotation, source), item)
    return item
  }
}

function keyOf({ creator }: W3cAnnotation, { id }: W3cTarget): string {
  return JSON.stringify([id, creator && [creator.id, creator.id === '' ? creator.name : '']])
}

function withoutHash(iri: string): string {
  return iri.startsWith('#') ? iri.slice(1) : iri
}

/** A UUID by itself where an IRI is one. */
function idOf(iri: string): string {
  const uuid = iri.replace(/^urn:uuid:/i, '')
  return uuidPattern.test(uuid) ? uuid : iri
}

function tagsIn(bodies: readonly W3cBody[], motivations: readonly string[]): string[] {
  const isTag = ({ purpose }: W3cBody) =>
    purpose === 'tagging' || purpose === 'classifying' || (purpose === '' && motivations.includes('tagging'))
  return bodies.filter((body) => isTag(body) && body.value !== '').map(({ value }) => value)
}

function isJson({ purpose, format }: W3cBody): boolean {
  return purpose === 'describing' && format === 'application/json'
}

function attributesIn(bodies: readonly W3cBody[]): Attributes {
  const all = bodies.filter(isJson).map(({ value }) => parsed(value))
  return Object.fromEntries(all.filter(isAttributes).flatMap((one) => Object.entries(one)))
}

function factsIn(bodies: readonly W3cBody[]): Members {
  return (
    bodies
      .filter(isJson)
      .map(({ value }) => parsed(value))
      .find(isMembers) ?? {}
  )
}

/** What is neither a tag nor JSON that was understood, a comment on a line. */
function notesIn(bodies: readonly W3cBody[], motivations: readonly string[] = []): string {
  const rest = bodies.filter((body) => tagsIn([body], motivations).length === 0)
  const notes = rest.filter((body) => !(isJson(body) && isMembers(parsed(body.value))))
  return notes.map(({ value }) => value).join('\n')
}
