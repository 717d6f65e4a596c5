/** What the ledger's claims can be narrowed to. */
import type { LedgerRow } from '@core/ledger/ledger'
import { summarise } from '@core/ledger/summary'
import type { LedgerFacet, LedgerFacets } from './ledgerContract'

/** The sources, documents and annotators of rows, those with most claims first; documents in their own order. */
export function facetsOf(rows: readonly LedgerRow[]): LedgerFacets {
  const { sources, documents } = summarise(rows)
  const annotators = new Map<string, { key: string; title: string; count: number }>()
  for (const { annotatorId, annotatorName } of rows) {
    const facet = annotators.get(annotatorId)
    if (facet === undefined) annotators.set(annotatorId, { key: annotatorId, title: annotatorName, count: 1 })
    else facet.count += 1
  }
  return {
    sources: sources.map(({ key, name, claims }): LedgerFacet => ({ key, title: name, count: claims })),
    documents: documents.map(({ id, title, claims }): LedgerFacet => ({ key: id, title, count: claims })),
    annotators: [...annotators.values()].sort((a, b) => b.count - a.count),
  }
}
