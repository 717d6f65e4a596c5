/** What a dataset brings that is in the project already, as far as ids and content tell. */
import type { Annotation, Layer, Relation } from '@core/annotation/model'
import { derivedId } from '@core/derivedId'
import { canonicalJson } from '@core/exchange/canonicalJson'
import type { ExchangeContent } from '@core/exchange/format'
import { documentsPerStep } from '@renderer/store/collectExchange'
import type { SanadDatabase } from '@renderer/store/database'
import { documentsById } from '@renderer/store/documentRows'
import { layerOfRow } from '@renderer/store/layers'
import { layersByDocument } from '@renderer/store/mergeStep'

/** How many records are new to the project, and how many it has. */
export interface Novelty {
  readonly added: number
  readonly alreadyHere: number
}

export interface ComparedDataset {
  /** The dataset without marks and links that only repeat what is there under another id. */
  readonly content: ExchangeContent
  readonly documents: Novelty
  readonly annotations: Novelty
  readonly relations: Novelty
  /** Of those already here: how many were left out of `content`. */
  readonly repeated: { readonly annotations: number; readonly relations: number }
}

/**
 * Compares a dataset with a project. A mark is there already if the project has its id in the same layer, deleted or not, or a
 * live mark of the same person with its label, place, attributes and note; each mark that is there stands for one that comes.
 */
export async function compareDataset(
  db: SanadDatabase,
  projectId: string,
  content: ExchangeContent,
): Promise<ComparedDataset> {
  const layers = layersByDocument(content)
  const ids = content.documents.map(({ id }) => id)
  const annotations: Annotation[] = []
  const relations: Relation[] = []
  const here = { documents: 0, annotations: 0, relations: 0 }
  for (let at = 0; at < ids.length; at += documentsPerStep) {
    const step = ids.slice(at, at + documentsPerStep)
    here.documents += (await documentsById(db, projectId, step)).size
    const incoming = step.flatMap((id) => layers.get(id) ?? [])
    const keys = incoming.map((l): [string, string, string] => [projectId, l.documentId, l.annotatorId])
    const rows = await db.layers.bulkGet(keys)
    incoming.forEach((layer, index) => {
      const row = rows[index]
      const compared = row === undefined ? layer : withoutRepeats(layer, layerOfRow(row), here)
      annotations.push(...compared.annotations.values())
      relations.push(...compared.relations.values())
    })
  }
  const novelty = (total: number, alreadyHere: number): Novelty => ({ added: total - alreadyHere, alreadyHere })
  return {
    content: { ...content, annotations, relations },
    documents: novelty(ids.length, here.documents),
    annotations: novelty(content.annotations.length, here.annotations),
    relations: novelty(content.relations.length, here.relations),
    repeated: {
      annotations: content.annotations.length - annotations.length,
      relations: content.relations.length - relations.length,
    },
  }
}

/** The layer without what `present` has under another id; links to such marks lead to those that are there. Adds to `here`. */
function withoutRepeats(
  incoming: Layer,
  present: Layer,
  here: { annotations: number; relations: number },
): Pick<Layer, 'annotations' | 'relations'> {
  const free = new Map<string, Annotation[]>()
  for (const annotation of present.annotations.values()) {
    if (annotation.deleted || incoming.annotations.has(annotation.id)) continue
    const key = contentOf(annotation)
    free.set(key, [...(free.get(key) ?? []), annotation])
  }
  /** The id that is there, by the id that came. */
  const standIns = new Map<string, string>()
  const annotations = new Map<string, Annotation>()
  for (const [id, annotation] of incoming.annotations) {
    const isHere = present.annotations.has(id)
    const twin = isHere ? undefined : free.get(contentOf(annotation))?.shift()
    if (isHere || twin !== undefined) here.annotations++
    if (twin === undefined) annotations.set(id, annotation)
    else standIns.set(id, twin.id)
  }
  const links = new Set(
    Array.from(present.relations.values(), (relation) => (relation.deleted ? '' : linkOf(relation))),
  )
  const relations = new Map<string, Relation>()
  for (const relation of incoming.relations.values()) {
    const led = ledTo(relation, standIns)
    const isHere = present.relations.has(led.id)
    const isTwin = !isHere && links.has(linkOf(led))
    if (isHere || isTwin) here.relations++
    if (!isTwin) relations.set(led.id, led)
  }
  return { annotations, relations }
}

function contentOf({ label, start, end, attributes, note }: Annotation): string {
  return canonicalJson([label, start, end, attributes, note])
}

function linkOf({ type, from, to }: Relation): string {
  return `${type} ${from} ${to}`
}

/** The relation between the marks that stand in for its own, if any do: then another, with an id that follows from them. */
function ledTo(relation: Relation, standIns: ReadonlyMap<string, string>): Relation {
  const from = standIns.get(relation.from) ?? relation.from
  const to = standIns.get(relation.to) ?? relation.to
  if (from === relation.from && to === relation.to) return relation
  return { ...relation, id: derivedId('import', relation.type, from, to), from, to }
}
