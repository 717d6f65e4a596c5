import type { ExchangeContent } from '@core/exchange/format'

/** How many records of each kind a content has, deleted ones included. */
export function recordCounts({ documents, annotators, annotations, relations }: ExchangeContent) {
  return {
    documents: documents.length,
    annotators: annotators.length,
    annotations: annotations.length,
    relations: relations.length,
  }
}
