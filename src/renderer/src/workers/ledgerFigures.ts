/** Figures about the same thing, as much of them as can be looked at. */
import { comparableFigures, type FigureEntry, type FigureGroup } from '@core/ledger/figureComparison'
import type { LedgerRow } from '@core/ledger/ledger'
import type { ComparedFigure, FigureComparison, FigureGroupView } from './ledgerContract'

/** Nobody looks at more, and no drawing holds them. */
const mostGroups = 300
const mostFigures = 500

/** Compares the figures of rows; once for the same rows. */
export class FigureComparisons {
  #rows: readonly LedgerRow[] | null = null
  #groups: readonly FigureGroup[] = []

  compare(rows: readonly LedgerRow[], key: string | null): FigureComparison {
    if (this.#rows === null || !sameRows(this.#rows, rows)) {
      this.#groups = comparableFigures(rows)
      this.#rows = rows
    }
    const group = this.#groups.find((g) => g.key === key) ?? this.#groups[0]
    const entries = group === undefined ? [] : group.entries.toSorted(byContradictionAndValue)
    return {
      groups: this.#groups.slice(0, mostGroups).map(viewOf),
      shown: group === undefined ? null : viewOf(group),
      figures: entries.slice(0, mostFigures).map(figureOf),
      hidden: Math.max(0, entries.length - mostFigures),
    }
  }
}

/** A review makes another object of a row, and nothing else of its figures. */
function sameRows(a: readonly LedgerRow[], b: readonly LedgerRow[]): boolean {
  return a.length === b.length && a.every((row, i) => row.figures === b[i]?.figures && row.sources === b[i].sources)
}

function viewOf({ key, unit, noun, entries, contradictions }: FigureGroup): FigureGroupView {
  return { key, unit, noun, count: entries.length, contradictions: contradictions.length }
}

function byContradictionAndValue(a: FigureEntry, b: FigureEntry): number {
  return Number(b.contradicted) - Number(a.contradicted) || valueOf(a) - valueOf(b)
}

function valueOf({ min, max }: FigureEntry): number {
  return min ?? max ?? 0
}

function figureOf({ row, figure, min, max, sourceNames, contradicted }: FigureEntry): ComparedFigure {
  return {
    claimId: row.claim.annotationId,
    quote: figure.quote,
    min,
    max,
    about: figure.approx === 'about',
    sources: sourceNames,
    documentTitle: row.documentTitle,
    contradicted,
  }
}
