import { annotationSchema, documentIdSchema, relationSchema, uuidSchema } from '@core/annotation/model'
import { schemeSchema } from '@core/annotation/scheme'
import { describe, expect, it } from 'vitest'
import schemeFile from '../../../../resources/schemes/claims-v1.json'
import { annotationAt, annotatorId, documentId, now } from './records'

const annotation = annotationAt(annotatorId, 0, 4)

describe('annotationSchema', () => {
  it('keeps members that it does not know', () => {
    const future = { ...annotation, 'x-colour': 'red' }
    expect(annotationSchema.parse(future)).toEqual(future)
  })

  it.each([
    ['a negative offset', { start: -1 }],
    ['an offset that is not whole', { end: 1.5 }],
    ['no label', { label: '' }],
    ['an unknown origin', { origin: 'dream' }],
    ['revision 0', { revision: 0 }],
    ['a time without milliseconds', { updatedAt: '2026-01-01T00:00:00Z' }],
    ['a time of another zone', { createdAt: '2026-01-01T00:00:00.000+03:00' }],
    ['an id that is no UUID', { id: 'a' }],
    ['a document id in capitals', { documentId: documentId.toUpperCase() }],
    ['an attribute that is an object', { attributes: { min: {} } }],
  ])('refuses %s', (_, change) => {
    expect(annotationSchema.safeParse({ ...annotation, ...change }).success).toBe(false)
  })
})

it('relationSchema knows two types of relation', () => {
  const relation = {
    ...{ id: annotatorId, documentId, annotatorId, from: annotatorId, to: annotatorId },
    ...{ createdAt: now, updatedAt: now, revision: 1, deleted: false },
  }
  const fits = (type: string) => relationSchema.safeParse({ ...relation, type }).success
  expect(['attributed_to', 'quantifies', 'likes'].map(fits)).toEqual([true, true, false])
})

it('ids have one form each', () => {
  expect([uuidSchema.safeParse(annotatorId).success, uuidSchema.safeParse(`${annotatorId}0`).success]).toEqual([
    true,
    false,
  ])
  expect([documentId, documentId.slice(1)].map((id) => documentIdSchema.safeParse(id).success)).toEqual([true, false])
})

describe('schemeSchema', () => {
  it('reads the default scheme, with the three labels of the keys', () => {
    expect(schemeSchema.parse(schemeFile).labels.map((l) => l.name)).toEqual(['claim', 'source', 'figure'])
  })

  it('refuses an attribute of an unknown type', () => {
    const label = { name: 'x', title: { ar: 'س', en: 'X' }, attributes: [{ name: 'a', type: 'date' }] }
    expect(schemeSchema.safeParse({ id: 'own', labels: [label] }).success).toBe(false)
  })
})
