/** The relations of one layer as a graph: what rests on what. */
import type { RelationContent } from './edits'
import { compareByPosition } from './layers'
import type { Annotation, Relation, RelationType } from './model'
import { relationEndsFit } from './rules'

const types: readonly RelationType[] = ['attributed_to', 'quantifies']

/**
 * The relation that may stand between two annotations, in the direction that their labels allow; where both are sources,
 * the first rests on the second. Null when no relation can join them.
 */
export function linkBetween(first: Annotation, second: Annotation): RelationContent | null {
  if (first.id === second.id) return null
  for (const type of types) {
    if (relationEndsFit(type, first.label, second.label)) return { type, from: first.id, to: second.id }
    if (relationEndsFit(type, second.label, first.label)) return { type, from: second.id, to: first.id }
  }
  return null
}

/** The live relations of a layer, found by either end. */
export class LinkIndex {
  readonly #byEnd = new Map<string, Relation[]>()

  constructor(relations: Iterable<Relation>) {
    for (const relation of relations) {
      if (relation.deleted) continue
      this.#add(relation.from, relation)
      if (relation.to !== relation.from) this.#add(relation.to, relation)
    }
  }

  /** The relations that lead from or to an annotation, in no particular order. */
  of(id: string): readonly Relation[] {
    return this.#byEnd.get(id) ?? []
  }

  /** The same relation, or for two sources also the one in the other direction; undefined when the two are not joined. */
  between(a: string, b: string): Relation | undefined {
    return this.of(a).find(({ from, to }) => (from === a && to === b) || (from === b && to === a))
  }

  /** The sources that a claim or a source rests on: ids. */
  sourcesOf(id: string): readonly string[] {
    return this.of(id).filter((r) => r.type === 'attributed_to' && r.from === id).map((r) => r.to) // prettier-ignore
  }

  /** The figures that a claim states: ids. */
  figuresOf(claimId: string): readonly string[] {
    return this.of(claimId).filter((r) => r.type === 'quantifies' && r.to === claimId).map((r) => r.from) // prettier-ignore
  }

  /** Claims and sources that rest on a source, or the claims that a figure is part of: ids. */
  dependentsOf(id: string): readonly string[] {
    return this.of(id).flatMap((r) =>
      r.type === 'attributed_to' && r.to === id ? [r.from] : r.type === 'quantifies' && r.from === id ? [r.to] : [],
    )
  }

  /** The ids at the other ends of an annotation's relations, each once. */
  neighboursOf(id: string): readonly string[] {
    return [...new Set(this.of(id).map((r) => (r.from === id ? r.to : r.from)))]
  }

  #add(end: string, relation: Relation): void {
    const list = this.#byEnd.get(end)
    if (list === undefined) this.#byEnd.set(end, [relation])
    else list.push(relation)
  }
}

/** The source at the start of a chain and those it rests on, each chain from nearest to farthest; a ring is cut where it closes. */
export function sourceChain(links: LinkIndex, sourceId: string): readonly string[] {
  const chain: string[] = []
  const seen = new Set<string>()
  const walk = (id: string): void => {
    if (seen.has(id)) return
    seen.add(id)
    chain.push(id)
    for (const next of links.sourcesOf(id)) walk(next)
  }
  walk(sourceId)
  return chain
}

/** The annotations that `annotation` may be linked with, the nearest in the text first. */
export function linkCandidates(annotation: Annotation, all: Iterable<Annotation>): Annotation[] {
  const distance = ({ start, end }: Annotation) => Math.max(0, start - annotation.end, annotation.start - end)
  return [...all]
    .filter((other) => linkBetween(annotation, other) !== null)
    .sort((a, b) => distance(a) - distance(b) || compareByPosition(a, b))
}
