import type { DatasetItem, DatasetSpan } from '@core/datasets/item'
import { features } from '@core/formats/format'
import { LossCounter, withFeatures, withoutDangling, withoutOverlaps } from '@core/formats/losses'
import { describe, expect, it } from 'vitest'
import { canonical, nasty } from './standoffSamples'

const span = (id: string, start: number, end: number, label = 'claim'): DatasetSpan => ({ id, label, start, end, attributes: {}, note: '' }) // prettier-ignore
const outer = span('outer', 0, 10)
const inner = span('inner', 2, 5)
const crossing = span('crossing', 4, 12)
const twin = span('twin', 0, 10, 'source')
const behind = span('behind', 10, 12)
const all = [outer, twin, inner, crossing, behind]

function left(rules: Parameters<typeof withoutOverlaps>[1]) {
  const losses = new LossCounter()
  const spans = withoutOverlaps(all, rules, losses)
  return [spans.map(({ id }) => id), losses.list().map(({ what, count, label }) => `${what} ${label ?? ''} ${count}`)]
}

describe('withoutOverlaps', () => {
  it('keeps what a format can hold: the outer, and of two that cross the first', () => {
    expect(left({ nested: true, crossing: true })).toEqual([all.map(({ id }) => id), []])
    expect(left({ nested: false, crossing: false })).toEqual([
      ['outer', 'behind'],
      ['nested-spans source 1', 'nested-spans claim 1', 'crossing-spans claim 1'],
    ])
    expect(left({ nested: true, crossing: false })).toEqual([
      ['outer', 'twin', 'inner', 'behind'],
      ['crossing-spans claim 1'],
    ])
    expect(left({ nested: false, crossing: true })).toEqual([
      ['outer', 'crossing'],
      ['nested-spans source 1', 'nested-spans claim 2'],
    ])
  })

  it('minds only spans of the same label if asked', () => {
    expect(left({ nested: false, crossing: false, byLabel: true })[0]).toEqual(['outer', 'twin', 'behind'])
  })
})

describe('withoutDangling', () => {
  it('leaves out relations whose ends are gone', () => {
    const losses = new LossCounter()
    const spans = canonical.spans.filter(({ id }) => id !== 'S2')
    expect(withoutDangling(canonical.relations, spans, losses).map(({ id }) => id)).toEqual(['R1', 'R2'])
    expect(losses.list()).toEqual([{ what: 'relations', count: 1 }])
  })
})

describe('withFeatures', () => {
  const rich: DatasetItem = {
    ...nasty,
    document: { ...nasty.document, status: 'done', note: 'قديم' },
    split: 'train',
  }

  it('keeps everything that is carried', () => {
    const losses = new LossCounter()
    expect(withFeatures(rich, features, losses)).toEqual(rich)
    expect(losses.list()).toEqual([])
  })

  it('counts everything that is not', () => {
    const losses = new LossCounter()
    const cut = withFeatures(rich, [], losses)
    expect(Object.keys(cut).sort()).toEqual(['annotator', 'document', 'relations', 'spans'])
    expect(cut.document).toEqual({ id: rich.document.id, title: '', fileName: '', text: rich.document.text })
    expect(cut.spans.map(({ id }) => id)).toEqual(['a', 'c', 'g'])
    expect(cut.spans.every(({ attributes, note }) => note === '' && Object.keys(attributes).length === 0)).toBe(true)
    expect(losses.list().map(({ what, count, label }) => `${count} ${what} ${label ?? ''}`.trim())).toEqual([
      '1 crossing-spans claim',
      '1 nested-spans source',
      '1 nested-spans figure',
      '1 nested-spans رأي | خاص',
      '4 relations',
      '1 annotators',
      '1 splits',
      '1 titles',
      '1 statuses',
      '1 document-notes',
      '2 attributes source',
      '3 attributes claim',
    ])
    const again = new LossCounter()
    expect(withFeatures(cut, [], again)).toEqual(cut)
    expect(again.list()).toEqual([])
  })
})
