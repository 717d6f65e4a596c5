/** Small records of one document for the tests of annotations. */
import {
  addAnnotation,
  type AnnotationContent,
  applyEdit,
  combineEdits,
  type Edit,
  addRelation,
} from '@core/annotation/edits'
import { emptyLayer } from '@core/annotation/layers'
import type { Annotation, Layer } from '@core/annotation/model'
import type { Result } from '@core/result'

export const text = 'قالت وزارة الدفاع إن 1500 جندي وصلوا.\nونفى مسؤول مُطَّلِع ذلك 👨‍👩‍👧.'
export const documentId = `sha256:${'0'.repeat(64)}`
export const annotatorId = '00000000-0000-4000-8000-000000000001'
export const now = '2026-01-01T00:00:00.000Z'
export const later = '2026-01-01T00:00:05.000Z'

/** The content of an annotation on the first occurrence of a quote in `text`. */
export function contentOn(quote: string, label: string, change: Partial<AnnotationContent> = {}): AnnotationContent {
  const start = text.indexOf(quote)
  if (start < 0) throw new Error(`The text does not hold ${quote}`)
  return { label, start, end: start + quote.length, attributes: {}, note: '', origin: 'manual', ...change }
}

/** A record by itself, for the tests that look at places only. Offsets are UTF-16 units. */
export function annotationAt(id: string, start: number, end: number, label = 'claim'): Annotation {
  return {
    ...{ id, documentId, annotatorId, label, start, end, quote: '', prefix: '', suffix: '', attributes: {} },
    ...{ note: '', origin: 'manual', createdAt: now, updatedAt: now, revision: 1, deleted: false },
  }
}

/** The value of an outcome that a test expects to be good. */
export function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

export function applied(layer: Layer, edit: Edit, time = now): Layer {
  return valueOf(applyEdit(layer, edit, { text, now: time }))
}

/** Claim `c` with source `s` and figure `f` linked to it (`r`, `q`), and a second source `t` without links. */
export function linkedLayer(): Layer {
  return applied(
    emptyLayer(documentId, annotatorId),
    combineEdits(
      addAnnotation('c', contentOn('1500 جندي وصلوا', 'claim', { attributes: { stance: 'asserts' } })),
      addAnnotation('s', contentOn('وزارة الدفاع', 'source', { note: 'رسمي' })),
      addAnnotation('f', contentOn('1500 جندي', 'figure', { attributes: { min: 1500, max: null } })),
      addAnnotation('t', contentOn('مسؤول مُطَّلِع', 'source')),
      addRelation('r', { type: 'attributed_to', from: 'c', to: 's' }),
      addRelation('q', { type: 'quantifies', from: 'f', to: 'c' }),
    ),
  )
}
