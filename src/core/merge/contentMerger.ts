/**
 * Several exchange files become one (exchange-format, "Merging two states of the same thing"). The result depends on what the
 * files hold alone: not on their order, not on how often one comes, not on which of them were merged before. Each part of a
 * content is therefore united by a rule that takes the greater of two in a total order, or keeps both:
 *
 * - annotations and relations: by document, annotator and id, then by revision (`layerUnion.ts`, `records.ts`);
 * - documents: by id, the later state as a whole, but for the status of each annotator (`participation.ts`);
 * - annotators: by id, the greater canonical JSON, but for the latest joining (`people.ts`);
 * - decisions: those with id and revision like all records; others are kept unread, the same one once;
 * - the scheme: of all (`schemeUnion.ts`); the project: of the smallest id;
 * - reviews of claims: of each claim the later (`reviewUnion.ts`); further members: of both, the greater of two.
 */
import type { Annotation, Annotator, Document, Relation } from '../annotation/model'
import { invariant } from '../assert'
import { canonicalJson, compareText } from '../exchange/canonicalJson'
import type { Decision, ExchangeContent, ExchangeProject } from '../exchange/format'
import { decisionsInOrder, ofDocumentInOrder } from '../exchange/order'
import { newCounts, type Counting, type RecordCounts } from './counts'
import { LayerWriter, newLayer, uniteAnnotation, uniteRelation, type LayerRecords } from './layerUnion'
import { mergeStatusEntries, statusEntriesOf, statusesOf, withoutStatusEntries, withStatusEntries, type StatusEntries } from './participation' // prettier-ignore
import { joiningOf, withoutJoining, type Joining } from './people'
import { reviewsMember } from '../ledger/review'
import { mergeDocuments, mergeRecords, type Revised } from './records'
import { ReviewUnion } from './reviewUnion'
import { SchemeUnion } from './schemeUnion'

export type { RecordCounts } from './counts'

/** What a file says about one annotator, compared with what the files before it said. */
export interface AnnotatorOutcome {
  readonly annotatorId: string
  readonly name: string
  /** False if an earlier file knew this annotator: then the counts say what changed since. */
  readonly firstFile: boolean
  readonly annotations: RecordCounts
  readonly relations: RecordCounts
  /** Documents that this annotator has finished by this file, and all they have in it. */
  readonly done: number
  readonly documents: number
}

/** What a file brought. */
export interface FileOutcome {
  /** Of every annotator of the file, by id. */
  readonly annotators: readonly AnnotatorOutcome[]
  readonly documents: { readonly added: number; readonly alreadyHere: number }
  /** True if everything in it was there before: the same file again, or an older one. */
  readonly nothingNew: boolean
}

interface DocumentState {
  /** Without `statusBy`. */
  document: Document
  statuses: StatusEntries
  /** By annotator id. */
  readonly layers: Map<string, LayerRecords>
}

/** Takes the contents of files that passed `readExchange`, in any order, and answers their union. */
export class ContentMerger {
  #project: ExchangeProject | null = null
  readonly #scheme = new SchemeUnion()
  readonly #annotators = new Map<string, Annotator>()
  readonly #documents = new Map<string, DocumentState>()
  /** By id; those without id and revision by their canonical JSON. */
  readonly #decisions = new Map<string, Decision>()
  readonly #reviews = new ReviewUnion()
  /** But for the reviews. */
  readonly #extra = new Map<string, unknown>()
  /** Counts changes, so that it can be told whether there was any. */
  #changes = 0

  /** Adds a file's content and says what is new in it. The merger keeps its records, which must not be changed after. */
  add(content: ExchangeContent): FileOutcome {
    const before = this.#changes
    const knownBefore = new Set(this.#annotators.keys())
    const project = this.#project === null ? content.project : mergeProjects(this.#project, content.project)
    this.#note(project !== this.#project)
    this.#project = project
    this.#note(this.#scheme.add(content.scheme))
    for (const annotator of content.annotators) this.#put(this.#annotators, annotator.id, annotator, mergeAnnotators)
    const added = this.#addDocuments(content)
    const annotations = this.#addRecords(content.annotations, uniteAnnotation)
    const relations = this.#addRecords(content.relations, uniteRelation)
    for (const decision of content.decisions)
      this.#put(this.#decisions, decisionKey(decision), decision, mergeDecisions)
    for (const [key, value] of Object.entries(content.extra)) {
      if (key === reviewsMember) this.#note(this.#reviews.add(value))
      else this.#put(this.#extra, key, value, greater)
    }

    const shares = sharesOf(content)
    return {
      annotators: sortedBy(content.annotators, (annotator) => annotator.id).map(({ id, name }) => ({
        ...{ annotatorId: id, name, firstFile: !knownBefore.has(id) },
        annotations: annotations.get(id) ?? newCounts(),
        relations: relations.get(id) ?? newCounts(),
        ...(shares.get(id) ?? { done: 0, documents: 0 }),
      })),
      documents: { added, alreadyHere: content.documents.length - added },
      nothingNew: this.#changes === before,
    }
  }

  /** The union of all that was added, in the order of an exchange file. At least one content must have been added. */
  result(): ExchangeContent {
    const scheme = this.#scheme.result()
    invariant(this.#project !== null && scheme !== null, 'a content was added')
    const documents: Document[] = []
    const annotations: Annotation[] = []
    const relations: Relation[] = []
    const writer = new LayerWriter()
    for (const { document, statuses, layers } of sortedBy(this.#documents.values(), (state) => state.document.id)) {
      documents.push(withStatusEntries(document, statuses))
      const ofDocument: Annotation[] = []
      const relationsOfDocument: Relation[] = []
      for (const layer of sortedBy(layers.values(), (each) => each.annotatorId)) {
        const written = writer.write(layer)
        for (const annotation of written.annotations) ofDocument.push(annotation)
        for (const relation of written.relations) relationsOfDocument.push(relation)
      }
      const sorted = ofDocumentInOrder(ofDocument, relationsOfDocument)
      for (const annotation of sorted.annotations) annotations.push(annotation)
      for (const relation of sorted.relations) relations.push(relation)
    }
    return {
      project: this.#project,
      scheme,
      annotators: sortedBy(this.#annotators.values(), (annotator) => annotator.id),
      documents,
      annotations,
      relations,
      decisions: decisionsInOrder(this.#decisions.values()),
      extra: this.#extraMembers(),
    }
  }

  /**
   * Whether the result can be written as it is (`WriteOptions.ready`). It stands in order, and what a record needs beside
   * itself (a text, an annotator, live ends of fitting labels, an id of its own) it has by the rules of the union. Only what the
   * schemes say of its attributes may be something else in all of them than in its own.
   */
  get ready(): boolean {
    return this.#scheme.size === 1
  }

  #extraMembers(): Record<string, unknown> {
    const reviews = this.#reviews.result()
    const members: [string, unknown][] = [...this.#extra]
    if (reviews !== undefined) members.push([reviewsMember, reviews])
    return Object.fromEntries(sortedBy(members, ([key]) => key))
  }

  #note(changed: boolean): void {
    if (changed) this.#changes++
  }

  #put<T>(map: Map<string, T>, key: string, incoming: T, merge: (present: T, incoming: T) => T): void {
    const present = map.get(key)
    const merged = present === undefined && !map.has(key) ? incoming : merge(present as T, incoming)
    this.#note(merged !== present || !map.has(key))
    map.set(key, merged)
  }

  /** Answers how many documents are new. */
  #addDocuments(content: ExchangeContent): number {
    let added = 0
    const entries = statusEntriesOf(content)
    for (const whole of content.documents) {
      const document = withoutStatusEntries(whole)
      const incoming = entries.get(document.id) ?? new Map<string, unknown>()
      const state = this.#documents.get(document.id)
      if (state === undefined) {
        this.#documents.set(document.id, { document, statuses: incoming, layers: new Map() })
        this.#changes++
        added++
      } else {
        const merged = mergeDocuments(state.document, document)
        const statuses = mergeStatusEntries(state.statuses, incoming)
        this.#note(merged !== state.document || statuses !== state.statuses)
        state.document = merged
        state.statuses = statuses
      }
    }
    return added
  }

  /** Answers what became of the records, by annotator id. */
  #addRecords<T extends Annotation | Relation>(
    records: readonly T[],
    unite: (layer: LayerRecords, record: T, counts: Counting) => boolean,
  ): ReadonlyMap<string, RecordCounts> {
    const counts = new Map<string, Counting>()
    let layer: LayerRecords | null = null
    let counting = newCounts()
    for (const record of records) {
      // Files are sorted: the next record is mostly of the same layer.
      if (layer === null || layer.documentId !== record.documentId || layer.annotatorId !== record.annotatorId) {
        layer = this.#layerOf(record)
        counting = counts.get(record.annotatorId) ?? newCounts()
        counts.set(record.annotatorId, counting)
      }
      this.#note(unite(layer, record, counting))
    }
    return counts
  }

  #layerOf({ documentId, annotatorId }: Annotation | Relation): LayerRecords {
    const state = this.#documents.get(documentId)
    invariant(state !== undefined, `document ${documentId} is there`)
    const layer = state.layers.get(annotatorId) ?? newLayer(documentId, annotatorId)
    state.layers.set(annotatorId, layer)
    return layer
  }
}

/** Per annotator id: how many documents they have in a file, and how many of them they finished. */
function sharesOf(content: ExchangeContent): ReadonlyMap<string, Pick<AnnotatorOutcome, 'done' | 'documents'>> {
  const shares = new Map<string, { done: number; documents: number }>()
  for (const statuses of statusesOf(content).values()) {
    for (const [annotatorId, { status }] of statuses) {
      const share = shares.get(annotatorId) ?? { done: 0, documents: 0 }
      shares.set(annotatorId, share)
      share.documents++
      if (status === 'done') share.done++
    }
  }
  return shares
}

/** Of two projects that of the smaller id; of two states of one, the greater. */
function mergeProjects(a: ExchangeProject, b: ExchangeProject): ExchangeProject {
  const order = compareText(b.id, a.id)
  return order === 0 ? greater(a, b) : order < 0 ? b : a
}

/** The greater record with the later joining, which may be from the other one. */
function mergeAnnotators(a: Annotator, b: Annotator): Annotator {
  const record = greater(withoutJoining(a), withoutJoining(b))
  const [one, other] = [joiningOf(a), joiningOf(b)]
  const joining = one === null || other === null ? (one ?? other) : laterJoining(one, other)
  const merged = joining === null ? record : { ...record, sameAs: joining }
  return canonicalJson(merged) === canonicalJson(a) ? a : merged
}

function laterJoining(a: Joining, b: Joining): Joining {
  const order = compareText(a.at, b.at)
  return order === 0 ? greater(a, b) : order < 0 ? b : a
}

/** Two states of one record, or twice the same. */
function mergeDecisions(a: Decision, b: Decision): Decision {
  return isRevised(a) && isRevised(b) ? mergeRecords(a, b) : a
}

function decisionKey(decision: Decision): string {
  return isRevised(decision) ? decision.id : canonicalJson(decision)
}

function isRevised(decision: Decision): decision is Decision & Revised {
  const { id, revision, updatedAt } = decision
  return typeof id === 'string' && Number.isSafeInteger(revision) && typeof updatedAt === 'string'
}

/** The one of the greater canonical JSON. */
function greater<T>(a: T, b: T): T {
  return compareText(canonicalJson(a), canonicalJson(b)) < 0 ? b : a
}

function sortedBy<T>(items: Iterable<T>, key: (item: T) => string): T[] {
  return [...items].sort((a, b) => compareText(key(a), key(b)))
}
