/** The places behind a count of the report. */
import type { Annotation } from '../annotation/model'
import type { ComparedDocument, ComparedLayer, Comparison } from '../merge/comparison'
import { matchSpans } from './matching'
import type { PairOutcome, Passage } from './report'
import { numberLabels, spanLayer } from './spanLayer'

/**
 * The passages where annotators `a` and `b` (ids) have an outcome with a label: exactly those that `PairAgreement.counts` counts
 * for it. In the order of the comparison's documents, and in each of reading. A passage is the smallest stretch that holds
 * both annotations, in UTF-16 units. Where the labels differ, either annotation may be the one that has `label`.
 */
export function passagesOf(
  comparison: Comparison,
  a: string,
  b: string,
  label: string,
  outcome: PairOutcome,
): readonly Passage[] {
  // The report measures a pair in the order of ids; of several equally good matchings this must find the same.
  if (a > b) return passagesOf(comparison, b, a, label, turned[outcome]).map((p) => ({ ...p, a: p.b, b: p.a }))
  const labels = numberLabels(comparison)
  return comparison.documents.flatMap((document) => {
    const [layerA, layerB] = [layerOf(document, a), layerOf(document, b)]
    if (layerA === undefined || layerB === undefined) return []
    return meetings(layerA, layerB, labels)
      .filter((met) => outcomeOf(met) === outcome && (met.a?.label === label || met.b?.label === label))
      .map((met) => passage(document.id, met))
      .sort((x, y) => x.start - y.start || y.end - x.end)
  })
}

const turned: Readonly<Record<PairOutcome, PairOutcome>> = {
  ...{ same: 'same', boundary: 'boundary', label: 'label' },
  ...{ onlyA: 'onlyB', onlyB: 'onlyA' },
}

function layerOf({ layers }: ComparedDocument, annotator: string): ComparedLayer | undefined {
  return layers.find(({ annotatorId }) => annotatorId === annotator)
}

/** Annotations of two annotators that go together, or one alone. */
interface Meeting {
  readonly a: Annotation | undefined
  readonly b: Annotation | undefined
}

function meetings(a: ComparedLayer, b: ComparedLayer, labels: ReadonlyMap<string, number>): Meeting[] {
  const [spansA, spansB] = [spanLayer(a.annotations, labels), spanLayer(b.annotations, labels)]
  const { toB, toA } = matchSpans(spansA, spansB)
  const met: Meeting[] = []
  toB.forEach((j, i) =>
    met.push({ a: a.annotations[spansA.sources[i] ?? -1], b: b.annotations[spansB.sources[j] ?? -1] }),
  )
  toA.forEach((i, j) => {
    if (i < 0) met.push({ a: undefined, b: b.annotations[spansB.sources[j] ?? -1] })
  })
  return met
}

function outcomeOf({ a, b }: Meeting): PairOutcome {
  if (a === undefined) return 'onlyB'
  if (b === undefined) return 'onlyA'
  if (a.label !== b.label) return 'label'
  return a.start === b.start && a.end === b.end ? 'same' : 'boundary'
}

function passage(documentId: string, { a, b }: Meeting): Passage {
  const places = [a, b].filter((annotation) => annotation !== undefined)
  return {
    documentId,
    a: a?.id ?? null,
    b: b?.id ?? null,
    start: Math.min(...places.map(({ start }) => start)),
    end: Math.max(...places.map(({ end }) => end)),
  }
}
