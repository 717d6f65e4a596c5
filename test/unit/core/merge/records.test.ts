import { emptyLayer, layerOf } from '@core/annotation/layers'
import { mergeDocuments, mergeLayers, mergeRecords } from '@core/merge/records'
import { describe, expect, it } from 'vitest'
import {
  annotationOf,
  documentOf,
  floodText,
  hana,
  relationOf,
  sami,
  tombstoneOf,
  uuid,
} from '../exchange/sampleContent'

const early = '2026-11-21T09:30:00.000Z'
const late = '2026-11-21T09:30:00.001Z'
const claim = annotationOf(1, floodText, 'السيول', 'claim')

describe('mergeRecords', () => {
  it.each([
    ['the higher revision wins, though older', { revision: 2, updatedAt: early }, { revision: 1, updatedAt: late }],
    ['then the later time', { revision: 1, updatedAt: late }, { revision: 1, updatedAt: early, note: 'ي' }],
    ['then the greater canonical JSON', { revision: 1, note: 'ب' }, { revision: 1, note: 'ا' }],
    ['a deletion wins by its revision', tombstoneOf(claim), { revision: 1 }],
  ])('%s', (_, winner, loser) => {
    const a = { ...claim, ...winner }
    const b = { ...claim, ...loser }
    expect(mergeRecords(a, b)).toBe(a)
    expect(mergeRecords(b, a)).toBe(a)
  })

  it('refuses records that are not the same', () => {
    expect(() => mergeRecords(claim, { ...claim, id: uuid(2) })).toThrow('are not the same')
  })
})

describe('mergeLayers', () => {
  it('unites the records of both states', () => {
    const source = annotationOf(2, floodText, 'وزارة الريّ', 'source')
    const relation = relationOf(11, 'attributed_to', claim, source)
    const changed = { ...claim, revision: 2, label: 'figure' }
    const a = layerOf(claim.documentId, hana.id, [claim, source])
    const b = layerOf(claim.documentId, hana.id, [changed], [relation])
    const merged = mergeLayers(a, b)
    expect(merged).toEqual(layerOf(claim.documentId, hana.id, [changed, source], [relation]))
    expect(a.annotations.get(claim.id)).toBe(claim)
  })

  it('refuses the layers of two people', () => {
    expect(() => mergeLayers(emptyLayer('d', hana.id), emptyLayer('d', sami.id))).toThrow('same document and annotator')
  })
})

describe('mergeDocuments', () => {
  it('takes title and status of the later state', () => {
    const a = documentOf(floodText, { title: 'قديم', status: 'done', updatedAt: early })
    const b = documentOf(floodText, { title: 'جديد', status: 'in-progress', updatedAt: late })
    expect(mergeDocuments(a, b)).toBe(b)
    expect(mergeDocuments(b, a)).toBe(b)
  })

  it('takes the same of two equally late states, whatever the order', () => {
    const a = documentOf(floodText, { title: 'ا' })
    const b = documentOf(floodText, { title: 'ب' })
    expect(mergeDocuments(a, b)).toBe(b)
    expect(mergeDocuments(b, a)).toBe(b)
  })
})
