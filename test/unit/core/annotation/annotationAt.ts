import type { Annotation } from '@core/annotation/model'

/** An annotation for tests that care for its place and label alone. Offsets are UTF-16 units. */
export function annotationAt(number: number, start: number, end: number, label = 'claim'): Annotation {
  return {
    id: `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`,
    documentId: `sha256:${'0'.repeat(64)}`,
    annotatorId: '00000000-0000-4000-9000-000000000000',
    label,
    start,
    end,
    quote: '',
    prefix: '',
    suffix: '',
    attributes: {},
    note: '',
    origin: 'manual',
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    revision: 1,
    deleted: false,
  }
}
