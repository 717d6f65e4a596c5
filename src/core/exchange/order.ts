/** The order of the records in an exchange file, which makes the same content the same bytes. */
import type { Annotation, Relation } from '../annotation/model'
import { canonicalJson, compareText } from './canonicalJson'
import type { Decision, ExchangeContent } from './format'

interface RecordsOfDocument {
  readonly annotations: readonly Annotation[]
  readonly relations: readonly Relation[]
}

/**
 * The order of the file. Annotators and documents: by id. Annotations: by document, start, end, id. Relations: by
 * document, then the start and end of the annotation they come from, then id; a deleted relation whose annotation is
 * not in the document comes last in it. Decisions, whose members are not ours to know: by their canonical JSON.
 */
export function inFileOrder(content: ExchangeContent): ExchangeContent {
  const annotations: Annotation[] = []
  const relations: Relation[] = []
  for (const ofDocument of byDocument(content)) {
    const sorted = ofDocumentInOrder(ofDocument.annotations, ofDocument.relations)
    for (const annotation of sorted.annotations) annotations.push(annotation)
    for (const relation of sorted.relations) relations.push(relation)
  }
  return {
    ...content,
    annotators: content.annotators.toSorted((a, b) => compareText(a.id, b.id)),
    documents: content.documents.toSorted((a, b) => compareText(a.id, b.id)),
    annotations,
    relations,
    decisions: decisionsInOrder(content.decisions),
  }
}

/** Decisions in the order of the file. */
export function decisionsInOrder(decisions: Iterable<Decision>): Decision[] {
  return [...decisions]
    .map((decision) => ({ decision, json: canonicalJson(decision) }))
    .sort((a, b) => compareText(a.json, b.json))
    .map(({ decision }) => decision)
}

/** The records of one document, in the order of the file. */
export function ofDocumentInOrder(
  annotations: readonly Annotation[],
  relations: readonly Relation[],
): RecordsOfDocument {
  const sorted = annotations.toSorted((a, b) => compareSpans(a, b) || compareText(a.id, b.id))
  if (relations.length === 0) return { annotations: sorted, relations }
  const spans = new Map<string, Span>()
  for (const annotation of annotations) spans.set(annotation.id, annotation)
  const spanOf = (id: string): Span => spans.get(id) ?? nowhere
  return {
    annotations: sorted,
    relations: relations.toSorted((a, b) => compareSpans(spanOf(a.from), spanOf(b.from)) || compareText(a.id, b.id)),
  }
}

/** The records of each document, by document id. */
function byDocument({ annotations, relations }: ExchangeContent): Iterable<RecordsOfDocument> {
  const groups = new Map<string, { annotations: Annotation[]; relations: Relation[] }>()
  const groupOf = (documentId: string) => {
    let group = groups.get(documentId)
    if (group === undefined) groups.set(documentId, (group = { annotations: [], relations: [] }))
    return group
  }
  for (const annotation of annotations) groupOf(annotation.documentId).annotations.push(annotation)
  for (const relation of relations) groupOf(relation.documentId).relations.push(relation)
  return [...groups].sort(([a], [b]) => compareText(a, b)).map(([, group]) => group)
}

interface Span {
  readonly start: number
  readonly end: number
}

const nowhere: Span = { start: Infinity, end: Infinity }

function compareSpans(a: Span, b: Span): number {
  return compareNumbers(a.start, b.start) || compareNumbers(a.end, b.end)
}

/** Unlike a subtraction it orders two infinities as equal. */
function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}
