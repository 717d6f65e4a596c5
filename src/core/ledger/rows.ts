/** The rows of the ledger from one annotator's layer of one document. Offsets are UTF-16 code units. */
import { LinkIndex } from '../annotation/links'
import { compareByPosition, liveAnnotations } from '../annotation/layers'
import type { Annotation, AttributeValue, Layer } from '../annotation/model'
import type { LedgerFigure, LedgerRow, LedgerSource, LedgerSpan, Review } from './ledger'

export interface LedgerLayer {
  readonly document: { readonly id: string; readonly title: string }
  readonly layer: Layer
  readonly annotator: { readonly id: string; readonly name: string; readonly role?: string }
}

/**
 * So many sources are told of a chain; nobody quotes that far, and a file made by a program must not make rows that are too
 * deep to be copied between threads.
 */
const longestChain = 100

/**
 * One row for each live claim of a layer, in reading order. Relations whose ends are no live annotations of fitting labels
 * count for nothing. What a source rests on is told once for each claim: where chains come together, at the first place in
 * reading order; and a source never rests on one that leads to it, so that circles are cut where they close.
 */
export function ledgerRows(
  { document, layer, annotator }: LedgerLayer,
  reviews: ReadonlyMap<string, Review>,
): readonly LedgerRow[] {
  const links = new LinkIndex(layer.relations.values())
  const live = (ids: readonly string[], label: string) => liveOf(layer, ids, label)
  return liveAnnotations(layer)
    .filter(({ label }) => label === 'claim')
    .map((claim) => ({
      claim: spanOf(claim),
      documentId: document.id,
      documentTitle: document.title,
      annotatorId: annotator.id,
      annotatorName: annotator.name,
      gold: annotator.role === 'adjudication',
      stance: textOf(claim.attributes['stance']),
      checkworthy: textOf(claim.attributes['checkworthy']),
      note: claim.note,
      sources: sourcesOf(claim, (id) => live(links.sourcesOf(id), 'source')),
      figures: live(links.figuresOf(claim.id), 'figure').map(figureOf),
      review: reviews.get(claim.id) ?? null,
    }))
}

/** The live annotations of a label among ids, each once, in reading order. */
function liveOf(layer: Layer, ids: readonly string[], label: string): Annotation[] {
  return [...new Set(ids)]
    .flatMap((id) => layer.annotations.get(id) ?? [])
    .filter((annotation) => !annotation.deleted && annotation.label === label)
    .sort(compareByPosition)
}

function sourcesOf(claim: Annotation, sources: (id: string) => readonly Annotation[]): readonly LedgerSource[] {
  const told = new Set<string>()
  const above = new Set<string>()
  const restsOn = (id: string): LedgerSource[] => {
    if (told.has(id) || above.size === longestChain) return []
    told.add(id)
    above.add(id)
    const found = sources(id)
      .filter((source) => !above.has(source.id))
      .map((source) => ({
        ...spanOf(source),
        type: textOf(source.attributes['type']),
        restsOn: restsOn(source.id),
      }))
    above.delete(id)
    return found
  }
  return restsOn(claim.id)
}

function spanOf({ id, start, end, quote }: Annotation): LedgerSpan {
  return { annotationId: id, start, end, quote }
}

function figureOf(figure: Annotation): LedgerFigure {
  const { min, max, unit, approx } = figure.attributes
  return { ...spanOf(figure), min: numberOf(min), max: numberOf(max), unit: textOf(unit), approx: textOf(approx) }
}

/** Schemes may make a flag or a number of what is a choice by default. */
function textOf(value: AttributeValue | undefined): string | null {
  return value === undefined || value === null || value === '' ? null : String(value)
}

function numberOf(value: AttributeValue | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** The sources of a row and all that they rest on, each chain from nearest to farthest; `step` counts from 1. */
export function* sourcesInOrder(
  sources: readonly LedgerSource[],
  step = 1,
): Generator<{ readonly source: LedgerSource; readonly step: number }> {
  for (const source of sources) {
    yield { source, step }
    yield* sourcesInOrder(source.restsOn, step + 1)
  }
}
