/**
 * From what a reader says of a dataset to the records of a project. Nothing is repaired: what cannot be a record is set aside
 * with its reason, and what a file does not say is not assumed.
 *
 * What was exported from Sanad keeps its ids, where the file has them. Other ids follow from what a record says, so that the
 * same file taken in twice makes the same records. A file does not say when anything was done, and a time of its own for each
 * import would make the second one newer than the first, and newer than what somebody changed in between: all records are from
 * `intakeTime`, older than anything that is done in Sanad.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { uuidPattern, type Annotation, type Annotator, type Document, type DocumentStatus, type Relation } from '../annotation/model' // prettier-ignore
import { checkSpan, relationEndsFit } from '../annotation/rules'
import type { Scheme, SchemeLabel } from '../annotation/scheme'
import { derivedId } from '../derivedId'
import { canonicalJson, compareText } from '../exchange/canonicalJson'
import type { ExchangeContent } from '../exchange/format'
import type { ReadEvent, ReadReason, ReadUnit, UnitReason, UnitSample } from '../formats/format'
import { withStatusEntries, type PersonalStatus } from '../merge/participation'
import { contextOf } from '../text/context'
import { documentIdOf, isWellFormedText } from '../text/documentId'
import { titleOf } from '../text/title'
import { intakeText, type IntakeText } from './intakeText'
import { typedAttributes } from './intakeValues'
import type { DatasetAnnotator, DatasetItem, DatasetRelation, DatasetSpan } from './item'
import { labelMap, relationTypeOf, type LabelRules, type MappedLabel } from './labelMap'

/** When records that were taken in came about, as nobody says it. */
const intakeTime = '1970-01-01T00:00:00.000Z'

/** Reasons beyond those of readers. */
export const intakeReasons = [
  'no-text',
  /** Half a surrogate pair: no file could hold the text. */
  'broken-text',
  /** A boundary inside what people see as one character. */
  'splits-character',
  'label-left-out',
  'unknown-relation',
  /** The labels at the ends do not suit the type. */
  'end-labels',
  /** An end was set aside. */
  'end-set-aside',
  /** A value that the scheme does not allow. */
  'attribute-value',
] as const
export type IntakeReason = ReadReason | (typeof intakeReasons)[number]

/** Something that was set aside: a file, a document, a span, a relation or an attribute. */
export interface IntakeProblem {
  readonly path: string
  /** Within the file, or the document concerned. */
  readonly place: string
  readonly reason: IntakeReason
  /** For people, English. Offsets are those of the file in UTF-16 code units. */
  readonly detail: string
}

export interface IntakeOptions extends LabelRules {
  /** Who marked what the file does not say it of; the id is empty if it is nobody of Sanad. */
  readonly nobody: DatasetAnnotator
}

export interface IntakeResult {
  readonly content: ExchangeContent
  readonly problems: readonly IntakeProblem[]
  /** Labels as they were understood, and how many spans have each. */
  readonly labels: readonly (MappedLabel & { readonly spans: number })[]
  readonly units: readonly { readonly path: string; readonly unit: ReadUnit; readonly because: UnitReason }[]
  /** Files of which nothing was read, as somebody must say what they count in. */
  readonly unitsNeeded: readonly UnitNeeded[]
  /** Items that say which part of a dataset they are in, which a project has no place for. */
  readonly splitItems: number
  /** Items with marks of which the file does not say who made them. */
  readonly unnamedItems: number
}

/** A question about a file: which of the units it counts in. */
export interface UnitNeeded {
  readonly path: string
  readonly units: readonly ReadUnit[]
  readonly samples: readonly UnitSample[]
}

/** Takes in the events of one reading, in their order: `see` each, then `result`. */
export class Intake {
  readonly #options: IntakeOptions
  readonly #labelOf: (from: string) => MappedLabel
  readonly #labels = new Map<string, MappedLabel & { spans: number }>()
  readonly #schemeLabels: Map<string, SchemeLabel>
  readonly #documents = new Map<string, { readonly document: Document; readonly statuses: Statuses }>()
  readonly #annotators = new Map<string, Annotator>()
  readonly #annotations = new Map<string, Annotation>()
  readonly #relations = new Map<string, Relation>()
  readonly #problems: IntakeProblem[] = []
  readonly #units: IntakeResult['units'][number][] = []
  readonly #unitsNeeded: IntakeResult['unitsNeeded'][number][] = []
  #splitItems = 0
  #unnamedItems = 0

  constructor(options: IntakeOptions) {
    this.#options = options
    this.#labelOf = labelMap(options)
    this.#schemeLabels = new Map(options.scheme.labels.map((label) => [label.name, label]))
  }

  /** `format` is the name of the format that is read: people whose ids are no UUIDs are somebody of that format. */
  see(event: ReadEvent, format: string): void {
    switch (event.type) {
      case 'item':
        this.#item(event.item, event.path, format)
        break
      case 'problem': {
        const { path, place, reason, detail } = event
        this.#problems.push({ path, place, reason, detail })
        break
      }
      case 'unit':
        this.#units.push({ path: event.path, unit: event.unit, because: event.because })
        break
      case 'unit-needed':
        this.#unitsNeeded.push({ path: event.path, units: event.units, samples: event.samples ?? [] })
        break
    }
  }

  /** All that was taken in, as a project of this name: of the same documents the same project. It passes `checkContent`. */
  result(projectName: string): IntakeResult {
    const id = derivedId('import', projectName, ...[...this.#documents.keys()].sort(compareText))
    return {
      content: {
        project: { id, name: projectName },
        scheme: this.#scheme(),
        annotators: [...this.#annotators.values()],
        documents: [...this.#documents.values()].map(({ document, statuses }) => withStatuses(document, statuses)),
        annotations: [...this.#annotations.values()],
        relations: [...this.#relations.values()],
        decisions: [],
        extra: {},
      },
      problems: this.#problems,
      labels: [...this.#labels.values()],
      units: this.#units,
      unitsNeeded: this.#unitsNeeded,
      splitItems: this.#splitItems,
      unnamedItems: this.#unnamedItems,
    }
  }

  /** The scheme with a label for each name that is new. */
  #scheme(): Scheme {
    const { scheme } = this.#options
    const names = new Set([...this.#labels.values()].flatMap(({ to }) => to ?? []))
    const fresh = [...names].filter((name) => !this.#schemeLabels.has(name))
    const labels = fresh.map((name) => ({ name, title: { ar: name, en: name }, attributes: [] }))
    return labels.length === 0 ? scheme : { ...scheme, labels: [...scheme.labels, ...labels] }
  }

  #item(item: DatasetItem, path: string, format: string): void {
    const { document: raw, annotator } = item
    const name = raw.fileName || raw.title || raw.id
    const problem = (place: string, reason: IntakeReason, detail: string) => {
      const where = [name === '' ? '' : `document ${name}`, place].filter((part) => part !== '').join(', ')
      this.#problems.push({ path, place: where, reason, detail })
    }
    const taken = intakeText(raw.text)
    if (taken.text === '') {
      problem('', 'no-text', 'has no text')
      return
    }
    if (!isWellFormedText(taken.text)) {
      problem('', 'broken-text', 'has half a surrogate pair')
      return
    }
    if (item.split !== undefined) this.#splitItems++
    const documentId = this.#document(item, taken, path, problem)
    const marked = item.spans.length > 0 || item.relations.length > 0
    if (annotator === null && marked) this.#unnamedItems++
    const annotatorId = annotator === null && !marked ? null : this.#annotator(annotator, format)
    this.#status(documentId, annotatorId, raw.status)
    if (annotatorId === null) return
    const owner = { documentId, annotatorId }
    // Of a text that was changed, or a person who is another, the ids would say what is no longer so.
    const keepsIds = raw.id === documentId && annotator?.id === annotatorId
    const annotations = this.#spans(item.spans, owner, keepsIds, taken, problem)
    item.relations.forEach((relation, index) => {
      this.#relation(relation, owner, keepsIds, annotations, (reason, detail) => {
        problem(`relations[${index}]`, reason, detail)
      })
    })
  }

  /** The id of the item's document, which is added if it is new: of several accounts of one text the first stands. */
  #document({ document: raw }: DatasetItem, taken: IntakeText, path: string, problem: Report): string {
    const id = documentIdOf(taken.text)
    if (raw.id.startsWith('sha256:') && raw.id !== id) {
      problem('', 'text-differs', `its text is not the one of its id ${raw.id}; taken in as ${id}`)
    }
    if (this.#documents.has(id)) return id
    const { newline } = taken
    const document: Document = {
      id,
      title: raw.title === '' ? titleOf(taken.text) : raw.title,
      fileName: raw.fileName === '' ? path : raw.fileName,
      text: taken.text,
      status: 'not-started',
      source: raw.source ?? { encoding: 'utf-8', byteLength: utf8ToBytes(raw.text).length, newline, bom: false },
      createdAt: intakeTime,
      updatedAt: intakeTime,
      ...(raw.note === undefined || raw.note === '' ? {} : { note: raw.note }),
    }
    this.#documents.set(id, { document, statuses: new Map() })
    return id
  }

  /** The id of the person, who is added if they are new. An id that is a UUID is theirs in Sanad too. */
  #annotator(annotator: DatasetAnnotator | null, format: string): string {
    const { nobody } = this.#options
    const { id: given, name: called, role } = annotator ?? nobody
    const name = called || given || nobody.name
    const id = uuidPattern.test(given) ? given : derivedId('annotator', format, given, name)
    if (!this.#annotators.has(id)) this.#annotators.set(id, role === undefined ? { id, name } : withRole({ id, name }, role)) // prettier-ignore
    return id
  }

  /** Of several items of one document and person the last that says a status counts. */
  #status(documentId: string, annotatorId: string | null, status: DocumentStatus | undefined): void {
    const statuses = this.#documents.get(documentId)?.statuses
    const known = statuses?.get(annotatorId)
    if (status !== undefined || known === undefined) statuses?.set(annotatorId, status ?? null)
  }

  /** The annotations of the spans, by the spans' ids. */
  #spans(
    spans: readonly DatasetSpan[],
    owner: Owner,
    keepsIds: boolean,
    taken: IntakeText,
    problem: Report,
  ): Map<string, Annotation> {
    const annotations = new Map<string, Annotation>()
    const met = new Map<string, number>()
    spans.forEach((span, index) => {
      const report = (reason: IntakeReason, detail: string) => {
        problem(`spans[${index}]`, reason, detail)
      }
      const label = this.#label(span.label)
      if (label === null) {
        report('label-left-out', `label ${JSON.stringify(span.label)} is left out`)
        return
      }
      const place = placeOf(span, taken, report)
      if (place === null) return
      const { attributes, refused } = typedAttributes(span.attributes, this.#schemeLabels.get(label)?.attributes ?? [])
      for (const { name, value } of refused) {
        report(
          'attribute-value',
          `${name} cannot be ${JSON.stringify(value)} by the scheme; the span is kept without it`,
        )
      }
      const content = canonicalJson([label, place.start, place.end, attributes, span.note])
      // Two spans that say the same are two annotations, told apart by their number.
      const number = met.get(content) ?? 0
      met.set(content, number + 1)
      const derived = derivedId('import', owner.documentId, owner.annotatorId, content, String(number))
      const annotation: Annotation = {
        ...{ id: derived, ...owner, label, ...place, ...contextOf(taken.text, place.start, place.end) },
        ...{ attributes, note: span.note, origin: 'import', ...history },
      }
      const kept = keepsIds ? withOwnId(annotation, span.id, this.#annotations) : annotation
      annotations.set(span.id, kept)
      this.#annotations.set(kept.id, kept)
    })
    return annotations
  }

  /** The label of the scheme; null if its spans are left out. */
  #label(from: string): string | null {
    let label = this.#labels.get(from)
    if (label === undefined) this.#labels.set(from, (label = { ...this.#labelOf(from), spans: 0 }))
    label.spans++
    return label.to
  }

  #relation(
    relation: DatasetRelation,
    owner: Owner,
    keepsIds: boolean,
    annotations: ReadonlyMap<string, Annotation>,
    report: (reason: IntakeReason, detail: string) => void,
  ): void {
    const type = relationTypeOf(relation.type)
    if (type === null) {
      report('unknown-relation', `there is no relation ${JSON.stringify(relation.type)}`)
      return
    }
    const [from, to] = [annotations.get(relation.from), annotations.get(relation.to)]
    if (from === undefined || to === undefined) {
      report('end-set-aside', `an end of ${type} was set aside`)
      return
    }
    if (!relationEndsFit(type, from.label, to.label)) {
      report('end-labels', `${type} cannot lead from ${from.label} to ${to.label}`)
      return
    }
    const derived = derivedId('import', type, from.id, to.id)
    const record: Relation = { id: derived, ...owner, type, from: from.id, to: to.id, ...history }
    const kept = keepsIds ? withOwnId(record, relation.id, this.#relations) : record
    this.#relations.set(kept.id, kept)
  }
}

interface Owner {
  readonly documentId: string
  readonly annotatorId: string
}

type Report = (place: string, reason: IntakeReason, detail: string) => void

const history = { createdAt: intakeTime, updatedAt: intakeTime, revision: 1, deleted: false } as const

/** Where a span stands in the text as it is kept; null, and a report, if it is no span of it. */
function placeOf(
  { start, end }: DatasetSpan,
  { text, offset }: IntakeText,
  report: (reason: IntakeReason, detail: string) => void,
): { readonly start: number; readonly end: number } | null {
  const place = { start: offset(start), end: offset(end) }
  const checked = place.start === null || place.end === null ? null : checkSpan(text, place.start, place.end)
  if (place.start !== null && place.end !== null && checked?.ok === true) return { start: place.start, end: place.end }
  if (checked === null || checked.ok || checked.error.kind === 'splits-grapheme') {
    report('splits-character', `${start}-${end} begins or ends inside a character`)
  } else if (checked.error.kind === 'empty') report('empty-span', `${start}-${end} holds nothing`)
  else report('outside-text', `${start}-${end} is no span of a text of ${text.length}`)
  return null
}

/** The record with the id that the file has for it, if that is one of Sanad and of no other record that was taken in. */
function withOwnId<T extends { readonly id: string }>(record: T, id: string, taken: ReadonlyMap<string, T>): T {
  if (!uuidPattern.test(id)) return record
  const own = { ...record, id }
  const other = taken.get(id)
  return other === undefined || canonicalJson(other) === canonicalJson(own) ? own : record
}

function withRole(annotator: Annotator, role: 'adjudication'): Annotator {
  return { ...annotator, role } as Annotator
}

/** What is said of how far people are with a document, by annotator id: null of nobody in particular, a null status if nothing. */
type Statuses = Map<string | null, DocumentStatus | null>

/**
 * The document with what is said of each person. As a whole it is done if it is so for all, and begun if somebody marked it or
 * it is said to be.
 */
function withStatuses(document: Document, statuses: Statuses): Document {
  const all = [...statuses].map(
    ([annotatorId, status]) => status ?? (annotatorId === null ? 'not-started' : 'in-progress'),
  )
  const [first = 'not-started'] = all
  const status = all.every((one) => one === first) ? first : 'in-progress'
  const entries = [...statuses].flatMap(([id, own]): [string, PersonalStatus][] =>
    id === null || own === null ? [] : [[id, { status: own, at: intakeTime }]],
  )
  const whole = { ...document, status }
  return entries.length === 0 ? whole : withStatusEntries(whole, new Map(entries))
}
