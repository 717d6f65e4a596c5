/** The documents of an exchange file's content as a dataset is made of them, and what a dataset never has of a project. */
import type { Annotation, Relation } from '../annotation/model'
import type { ExchangeContent } from '../exchange/format'
import { recordOrders } from '../exchange/keyOrders'
import type { DatasetCard, DatasetHead } from './item'
import { compareDocuments, type MarkedDocument } from './select'

/** What a dataset says of the project it is made from. `card` is what the person said beyond that. */
export function headOf(
  { project, scheme }: Pick<ExchangeContent, 'project' | 'scheme'>,
  card: DatasetCard = {},
): DatasetHead {
  const { id, name } = project
  const guidelines = 'guidelines' in project && typeof project.guidelines === 'string' ? project.guidelines : ''
  return { project: { id, name }, scheme, card: guidelines === '' ? card : { ...card, guidelines } }
}

/** Each document with all that anybody did on it, in the order of a dataset. */
export function* documentsOf(content: ExchangeContent): Generator<MarkedDocument> {
  const annotations = byDocument(content.annotations)
  const relations = byDocument(content.relations)
  for (const document of content.documents.toSorted(compareDocuments)) {
    yield {
      document,
      annotations: annotations.get(document.id) ?? [],
      relations: relations.get(document.id) ?? [],
    }
  }
}

function byDocument<T extends Annotation | Relation>(records: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const record of records) {
    const group = groups.get(record.documentId)
    if (group === undefined) groups.set(record.documentId, [record])
    else group.push(record)
  }
  return groups
}

export const omissionKinds = [
  'deleted-records',
  /** When, how and in how many steps a record came about. */
  'record-history',
  'decisions',
  /** Members that this version does not know. */
  'unknown-members',
  /** Documents that nobody marked or finished. */
  'untouched-documents',
] as const
export type OmissionKind = (typeof omissionKinds)[number]

/** Something of a project that no dataset has, whatever its format, and how often it occurs. */
export interface Omission {
  readonly what: OmissionKind
  readonly count: number
}

/** Counts what no dataset has: `see` each document, then `list`. */
export class OmissionCounter {
  readonly #counts: Record<OmissionKind, number> = {
    'deleted-records': 0,
    'record-history': 0,
    decisions: 0,
    'unknown-members': 0,
    'untouched-documents': 0,
  }

  /** `annotators` and `decisions` of the project. */
  constructor({ annotators, decisions }: Pick<ExchangeContent, 'annotators' | 'decisions'>) {
    this.#counts.decisions = decisions.length
    this.#unknown(annotators, recordOrders.annotators.keys)
  }

  see({ document, annotations, relations }: MarkedDocument): void {
    let live = 0
    for (const record of annotations) if (!record.deleted) live++
    const marked = live > 0
    for (const record of relations) if (!record.deleted) live++
    this.#counts['deleted-records'] += annotations.length + relations.length - live
    this.#counts['record-history'] += live
    if (!marked && document.status !== 'done') this.#counts['untouched-documents']++
    this.#unknown([document], recordOrders.documents.keys)
    this.#unknown(annotations, recordOrders.annotations.keys)
    this.#unknown(relations, recordOrders.relations.keys)
  }

  /** Only what occurs. */
  list(): readonly Omission[] {
    return omissionKinds.map((what) => ({ what, count: this.#counts[what] })).filter(({ count }) => count > 0)
  }

  #unknown(records: readonly object[], known: readonly string[]): void {
    for (const record of records) if (hasUnknownMember(record, known)) this.#counts['unknown-members']++
  }
}

/** Whether a record has a member that is not among the `known` ones; quick where they come in the usual order. */
function hasUnknownMember(record: object, known: readonly string[]): boolean {
  let at = 0
  for (const key in record) if (key !== known[at++] && !known.includes(key)) return true
  return false
}
