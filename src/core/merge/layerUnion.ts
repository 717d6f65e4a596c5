/**
 * The union of the layers of one document, one layer for each annotator.
 *
 * Two things that a file cannot hold may come out of a union, and each is put right in what is handed out, marked so that
 * reading it brings back what was there. The union itself never holds a record that the merge made up, which is why its result
 * does not depend on the order of files, nor on which of them were merged before.
 *
 * - One state deleted or relabelled an annotation, another one linked it. The relation is handed out as a tombstone with
 *   `revision + 1`, whose further member `settledFrom` has the revision and time of the relation as it was made.
 * - Two annotators have records with the same id, such as when somebody's file was copied under another name. The layer whose
 *   annotator id sorts first keeps it; in the others the record is handed out with an id of its own and the further member
 *   `asMade`, which has its id (and the ends of a relation) as they were made.
 */

import { uuidSchema, type Annotation, type Layer, type Relation } from '../annotation/model'
import { derivedId } from '../derivedId'
import { compareText } from '../exchange/canonicalJson'
import { outcomeOf, type Counting } from './counts'
import { withoutMember } from '../exchange/members'
import { mergeRecords } from './records'
import { danglingRelations } from './settle'

/** The records of one annotator on one document, by id, as they were made. */
export interface LayerRecords extends Layer {
  readonly annotations: Map<string, Annotation>
  readonly relations: Map<string, Relation>
}

export function newLayer(documentId: string, annotatorId: string): LayerRecords {
  return { documentId, annotatorId, annotations: new Map(), relations: new Map() }
}

/**
 * Adds an annotation of the layer's annotator and document to the layer, and what became of it to the counts. Answers whether
 * the layer is another one now.
 */
export function uniteAnnotation(layer: LayerRecords, handed: Annotation, counts: Counting): boolean {
  return unite(layer.annotations, 'asMade' in handed ? asMade(handed, ['id']) : handed, counts)
}

/** The same for a relation. */
export function uniteRelation(layer: LayerRecords, handed: Relation, counts: Counting): boolean {
  const made = 'asMade' in handed ? asMade(handed, ['id', 'from', 'to']) : handed
  return unite(layer.relations, 'settledFrom' in made ? unsettled(made) : made, counts)
}

function unite<T extends Annotation | Relation>(records: Map<string, T>, incoming: T, counts: Counting): boolean {
  const present = records.get(incoming.id)
  const merged = present === undefined ? incoming : mergeRecords(present, incoming)
  counts[outcomeOf(present, merged)]++
  if (merged === present) return false
  records.set(incoming.id, merged)
  return true
}

/** Hands out layers one after the other: ids that an earlier one has are taken. */
export class LayerWriter {
  readonly #annotationIds = new Set<string>()
  readonly #relationIds = new Set<string>()

  /** The layer as a file can hold it. */
  write(layer: LayerRecords): { readonly annotations: Iterable<Annotation>; readonly relations: Iterable<Relation> } {
    const { annotations } = layer
    const relations = settled(layer)
    const idOf = (ids: ReadonlySet<string>) => (id: string) => (ids.has(id) ? ownId(layer, id) : id)
    const takenAnnotations = take(this.#annotationIds, annotations)
    const takenRelations = take(this.#relationIds, relations)
    if (takenAnnotations.size === 0 && takenRelations.size === 0) {
      return { annotations: annotations.values(), relations: relations.values() }
    }
    const annotationId = idOf(takenAnnotations)
    const relationId = idOf(takenRelations)
    return {
      annotations: [...annotations.values()].map((a) => withIds(a, { id: annotationId(a.id) })),
      relations: [...relations.values()].map((r) =>
        withIds(r, { id: relationId(r.id), from: annotationId(r.from), to: annotationId(r.to) }),
      ),
    }
  }
}

/** Adds the ids of a layer's records to those of the layers before; answers which of them were there. */
function take(ids: Set<string>, records: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const taken = new Set<string>()
  for (const id of records.keys()) {
    const before = ids.size
    if (ids.add(id).size === before) taken.add(id)
  }
  return taken
}

/** The id of a record in a layer that cannot have the one it was made with. */
function ownId({ documentId, annotatorId }: Pick<Layer, 'documentId' | 'annotatorId'>, id: string): string {
  return derivedId('shared id', documentId, annotatorId, id)
}

/** The record with these ids, and those it was made with beside them; the record itself if they are its own. */
function withIds<T extends object>(record: T, ids: Partial<T>): T {
  const keys = Object.keys(ids) as (keyof T)[]
  if (keys.every((key) => record[key] === ids[key])) return record
  return { ...record, ...ids, asMade: Object.fromEntries(keys.map((key) => [key, record[key]])) }
}

/** The record with the ids that it was made with. What says so must be true, or it is a member like any unknown one. */
function asMade<T extends Annotation | Relation>(handed: T, keys: readonly (keyof T & string)[]): T {
  const ids = new Map<string, unknown>('asMade' in handed ? Object.entries(handed.asMade ?? {}) : [])
  const right = keys.every((key) => {
    const id = ids.get(key)
    if (typeof id !== 'string' || !uuidSchema.safeParse(id).success) return false
    return id === handed[key] || ownId(handed, id) === handed[key]
  })
  return right && ids.size === keys.length ? { ...withoutMember(handed, 'asMade'), ...Object.fromEntries(ids) } : handed
}

/** The relations of a layer, those whose ends do not stand deleted: when the last of the relation and its ends was changed. */
function settled(layer: LayerRecords): ReadonlyMap<string, Relation> {
  const dangling = danglingRelations(layer)
  if (dangling.length === 0) return layer.relations
  const relations = new Map(layer.relations)
  for (const relation of dangling) {
    const { revision, updatedAt, from, to } = relation
    const ends = [layer.annotations.get(from)?.updatedAt ?? '', layer.annotations.get(to)?.updatedAt ?? '']
    const [latest = updatedAt] = [updatedAt, ...ends].sort(compareText).reverse()
    relations.set(relation.id, {
      ...relation,
      ...{ updatedAt: latest, revision: revision + 1, deleted: true },
      ...{ settledFrom: { revision, updatedAt } },
    })
  }
  return relations
}

/** A relation that a merge deleted, as it was; any other as it is. */
function unsettled(relation: Relation): Relation {
  const stated = 'settledFrom' in relation ? relation.settledFrom : null
  if (typeof stated !== 'object' || stated === null || !relation.deleted) return relation
  const { revision, updatedAt } = stated as Partial<Record<'revision' | 'updatedAt', unknown>>
  if (revision !== relation.revision - 1 || typeof updatedAt !== 'string') return relation
  return { ...withoutMember(relation, 'settledFrom'), revision, updatedAt, deleted: false }
}
