/** From the content of a merged file to what agreement, conflicts and gold are computed from. */
import { compareByPosition } from '../annotation/layers'
import type { Annotation, Relation } from '../annotation/model'
import { compareText } from '../exchange/canonicalJson'
import type { ExchangeContent } from '../exchange/format'
import type { ComparedDocument, ComparedLayer, Comparison } from './comparison'
import { isAdjudication, statusesOf } from './participation'
import { personOf } from './people'

export interface ComparisonOptions {
  /** Whose layers: those of people who read the texts (without it), or the gold layers of adjudications. */
  readonly layers?: 'annotators' | 'adjudicators'
}

/** All documents of a content, or some of them with their records; in any case all of its annotators. */
type ComparedRecords = Pick<ExchangeContent, 'scheme' | 'annotators' | 'documents' | 'annotations' | 'relations'>

/**
 * Everybody's finished layers, by person: what somebody made under several ids is one layer, and a document is finished if it
 * is under one of the ids. Tombstones are left out.
 */
export function comparisonOf(content: ComparedRecords, { layers = 'annotators' }: ComparisonOptions = {}): Comparison {
  const person = personOf(content)
  const compared = new Map<string, string>()
  for (const annotator of content.annotators) {
    if (isAdjudication(annotator) === (layers === 'adjudicators')) compared.set(annotator.id, person(annotator.id))
  }
  const annotations = groupLive(content.annotations, compared)
  const relations = groupLive(content.relations, compared)
  const statuses = statusesOf(content)
  const seen = new Set<string>()
  const documents = content.documents
    .map(({ id, title, text }): ComparedDocument => {
      const finished = new Map<string, boolean>()
      for (const [annotatorId, { status }] of statuses.get(id) ?? []) {
        const personId = compared.get(annotatorId)
        if (personId !== undefined) finished.set(personId, status === 'done' || finished.get(personId) === true)
      }
      const people = [...finished.keys()].sort(compareText)
      for (const personId of people) seen.add(personId)
      return {
        ...{ id, title, text },
        layers: people
          .filter((personId) => finished.get(personId) === true)
          .map((annotatorId): ComparedLayer => {
            return {
              annotatorId,
              annotations: (annotations.get(id)?.get(annotatorId) ?? []).sort(compareByPosition),
              relations: (relations.get(id)?.get(annotatorId) ?? []).sort((a, b) => compareText(a.id, b.id)),
            }
          }),
        unfinished: people.filter((personId) => finished.get(personId) !== true),
      }
    })
    .sort((a, b) => compareText(a.id, b.id))
  return {
    annotators: content.annotators.filter(({ id }) => seen.has(id)).sort((a, b) => compareText(a.id, b.id)),
    labels: content.scheme.labels.map((label) => label.name),
    documents,
  }
}

/** The live records of the annotators that are compared, by document id and person. */
function groupLive<T extends Annotation | Relation>(
  records: readonly T[],
  people: ReadonlyMap<string, string>,
): ReadonlyMap<string, ReadonlyMap<string, T[]>> {
  const groups = new Map<string, Map<string, T[]>>()
  for (const record of records) {
    const personId = people.get(record.annotatorId)
    if (record.deleted || personId === undefined) continue
    let ofDocument = groups.get(record.documentId)
    if (ofDocument === undefined) groups.set(record.documentId, (ofDocument = new Map<string, T[]>()))
    const ofPerson = ofDocument.get(personId)
    if (ofPerson === undefined) ofDocument.set(personId, [record])
    else ofPerson.push(record)
  }
  return groups
}
