/** The spans of one annotator on one document as numbers, which are compared with those of many others. */
import type { Annotation } from '../annotation/model'
import { compareText } from '../exchange/canonicalJson'
import type { Comparison } from '../merge/comparison'

/** Sorted by label (its place in the scheme), then start, then end. All arrays but `from` have one entry per span. */
export interface SpanLayer {
  readonly labels: Int32Array
  /** UTF-16 units of the document's text, half-open. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** Where the spans of each label start, and, one behind the last label, how many there are. */
  readonly from: Int32Array
  /** The annotation of each span, as its index in the layer. */
  readonly sources: Int32Array
}

/** A number for each label: those of the scheme in its order, then others that occur, by name. */
export function numberLabels({ labels, documents }: Comparison): ReadonlyMap<string, number> {
  const others = new Set<string>()
  for (const { layers } of documents)
    for (const layer of layers) for (const { label } of layer.annotations) others.add(label)
  return new Map([...new Set([...labels, ...[...others].sort(compareText)])].map((label, number) => [label, number]))
}

/** The spans of live annotations; `labels` gives the number of each label that they have. Of equal spans the first stays first. */
export function spanLayer(annotations: readonly Annotation[], labels: ReadonlyMap<string, number>): SpanLayer {
  const label = Int32Array.from(annotations, (annotation) => labels.get(annotation.label) ?? 0)
  const start = Int32Array.from(annotations, (annotation) => annotation.start)
  const end = Int32Array.from(annotations, (annotation) => annotation.end)
  const by = (values: Int32Array, i: number, j: number) => (values[i] ?? 0) - (values[j] ?? 0)
  const sources = Int32Array.from(annotations.keys())
  sources.sort((i, j) => by(label, i, j) || by(start, i, j) || by(end, i, j) || i - j)
  const sorted = (values: Int32Array) => sources.map((source) => values[source] ?? 0)
  const spans = { labels: sorted(label), starts: sorted(start), ends: sorted(end) }
  const from = new Int32Array(labels.size + 1)
  for (const number of label) from[number + 1] = (from[number + 1] ?? 0) + 1
  for (let number = 0; number < labels.size; number++) from[number + 1] = (from[number + 1] ?? 0) + (from[number] ?? 0)
  return { ...spans, from, sources }
}
