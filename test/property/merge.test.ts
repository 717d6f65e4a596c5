import { layerOf } from '@core/annotation/layers'
import type { Annotation, Document, Layer, Relation } from '@core/annotation/model'
import { mergeDocuments, mergeLayers } from '@core/merge/records'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const documentId = `sha256:${'0'.repeat(64)}`
const annotatorId = '00000000-0000-4000-8000-000000000001'
const minutes = fc.integer({ min: 0, max: 2 }).map((n) => `2026-01-01T00:0${n}:00.000Z`)
const unknown = fc.record({ 'x-a': fc.integer({ min: 0, max: 1 }) }, { requiredKeys: [] })

/** Few ids, revisions and times, so that every tie of the rules comes up. */
const common = {
  id: fc.constantFrom('a', 'b', 'c'),
  revision: fc.integer({ min: 1, max: 3 }),
  updatedAt: minutes,
  deleted: fc.boolean(),
}
const shared = { documentId, annotatorId, createdAt: '2026-01-01T00:00:00.000Z' }

const annotations: fc.Arbitrary<Annotation> = fc
  .record({ ...common, label: fc.constantFrom('claim', 'source'), note: fc.constantFrom('', 'ا'), more: unknown })
  .map(({ more, ...a }) => ({
    ...{ ...shared, start: 0, end: 1, quote: 'ا', prefix: '', suffix: '', attributes: {}, origin: 'manual' },
    ...a,
    ...more,
  }))

const relations: fc.Arbitrary<Relation> = fc
  .record({ ...common, to: fc.constantFrom('a', 'b'), more: unknown })
  .map(({ more, ...r }) => ({ ...shared, type: 'attributed_to', from: 'c', ...r, ...more }))

const layers: fc.Arbitrary<Layer> = fc
  .record({
    annotations: fc.uniqueArray(annotations, { selector: (a) => a.id }),
    relations: fc.uniqueArray(relations, { selector: (r) => r.id }),
  })
  .map((records) => layerOf(documentId, annotatorId, records.annotations, records.relations))

const documents: fc.Arbitrary<Document> = fc
  .record({
    title: fc.constantFrom('ا', 'ب'),
    status: fc.constantFrom('not-started', 'in-progress', 'done'),
    updatedAt: minutes,
    more: unknown,
  })
  .map(({ more, ...d }) => ({
    ...{ id: documentId, fileName: 'a.txt', text: 'ا', createdAt: shared.createdAt },
    source: { encoding: 'utf-8', byteLength: 2, newline: 'lf', bom: false },
    ...d,
    ...more,
  }))

describe.each([
  ['mergeLayers', layers, mergeLayers as (a: unknown, b: unknown) => unknown],
  ['mergeDocuments', documents, mergeDocuments as (a: unknown, b: unknown) => unknown],
])('%s', (_, states: fc.Arbitrary<unknown>, merge) => {
  it('is commutative', () => {
    fc.assert(
      fc.property(states, states, (a, b) => {
        expect(merge(a, b)).toEqual(merge(b, a))
      }),
    )
  })

  it('is associative', () => {
    fc.assert(
      fc.property(states, states, states, (a, b, c) => {
        expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)))
      }),
    )
  })

  it('is idempotent, also with what was merged before', () => {
    fc.assert(
      fc.property(states, states, (a, b) => {
        const merged = merge(a, b)
        expect(merge(a, a)).toEqual(a)
        expect(merge(merged, b)).toEqual(merged)
        expect(merge(a, merged)).toEqual(merged)
      }),
    )
  })
})
