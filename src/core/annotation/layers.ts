/** Small helpers over layers; the editing itself is in `edits.ts`. */
import type { Annotation, Layer, Relation } from './model'

export function emptyLayer(documentId: string, annotatorId: string): Layer {
  return { documentId, annotatorId, annotations: new Map(), relations: new Map() }
}

/** Builds a layer from records; ids are assumed unique. */
export function layerOf(
  documentId: string,
  annotatorId: string,
  annotations: readonly Annotation[],
  relations: readonly Relation[] = [],
): Layer {
  return {
    documentId,
    annotatorId,
    annotations: new Map(annotations.map((a) => [a.id, a])),
    relations: new Map(relations.map((r) => [r.id, r])),
  }
}

/** Reading order: by start, then the longer first (the outer before the inner), then by id. Offsets in UTF-16 units. */
export function compareByPosition(
  a: Pick<Annotation, 'id' | 'start' | 'end'>,
  b: Pick<Annotation, 'id' | 'start' | 'end'>,
): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** The annotations that are not tombstones, in reading order. */
export function liveAnnotations(layer: Layer): Annotation[] {
  return [...layer.annotations.values()].filter((a) => !a.deleted).sort(compareByPosition)
}

/** How many live annotations each label has. Labels without any are absent. */
export function countByLabel(annotations: Iterable<Annotation>): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const a of annotations) if (!a.deleted) counts[a.label] = (counts[a.label] ?? 0) + 1
  return counts
}
