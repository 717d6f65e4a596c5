import { digestOf } from '@core/datasets/digest'
import type { DatasetItem } from '@core/datasets/item'
import type { FilePart } from '@core/formats/format'
import { jsonl } from '@core/formats/jsonl'
import { datasetFormats } from '@core/formats/registry'
import { describe, expect, it } from 'vitest'
import { uuid } from '../exchange/sampleContent'
import { exported, head, itemOf } from './items'

const options = { unit: 'code_point', tokens: 'split', text: true } as const
const plan = { format: jsonl, options, head }

const flood = itemOf('🌊 أغرقت السيول 1500 منزل', [
  ['السيول', 'claim'],
  ['1500 منزل', 'figure'],
])
const market = itemOf('خفض البنك الفائدة', [['البنك', 'source']], 'b.txt')
const items = [flood, market]

const replaced = (from: string, to: string) => (part: FilePart) => {
  if (typeof part.data !== 'string') throw new Error('not text')
  return { ...part, data: part.data.replace(from, to) }
}

describe('the check after writing', () => {
  it.each(datasetFormats.map((format) => [format.describe().name, format] as const))(
    'finds nothing in what %s wrote',
    async (_, format) => {
      const { units } = format.describe()
      const { difference, dataset } = await exported(
        { format, options: { ...options, unit: units[0] ?? 'code_point' }, head },
        items,
      )
      expect(difference).toBeNull()
      expect(dataset.counts).toEqual({ items: 2, documents: 2, annotations: 3, relations: 0 })
    },
  )

  it.each([
    ['a span that moved', '"start":8', '"start":7', 'reading back dataset line 1, spans[0].text: no-unit-fits'],
    ['another label', '"label":"figure"', '"label":"claim"', 'figure 16-25 "1500 منزل" was written and not read back'],
    [
      'another note',
      '"attributes":{}}',
      '"attributes":{},"note":"س"}',
      'claim 9-15 "السيول" was written and not read back',
    ],
    ['an attribute', '"attributes":{}', '"attributes":{"x":1}', 'claim 9-15 "السيول" was written and not read back'],
    ['another name', '"هناء"', '"سامي"', 'what it says of its annotator differs'],
    ['another status', '"status":"done"', '"status":"in-progress"', 'what it says of its document differs'],
  ])('finds %s, and says where', async (_, from, to, detail) => {
    const { difference } = await exported(plan, items, replaced(from, to))
    expect(difference?.detail).toContain(detail)
  })

  it.each([
    ['of one part', undefined],
    ['of different parts', (id: string) => (id === market.document.id ? 'train' : 'test')],
  ] as const)('tells texts apart that are the same but for white space, %s', async (_, splitOf) => {
    const spaced = itemOf('خفض  البنك الفائدة', [['البنك', 'source']], 'c.txt')
    const other = { ...spaced, annotator: { id: uuid(902), name: 'سامي' } }
    const format = datasetFormats.find((one) => one.describe().name === 'conll')
    if (format === undefined) throw new Error('no format')
    const all = [spaced, other, market, { ...market, annotator: other.annotator }]
    const { difference } = await exported({ format, head, options, ...(splitOf && { splitOf }) }, all)
    expect(difference).toBeNull()
  })

  it('finds a document that is missing, and one that nobody wrote', async () => {
    const missing = await exported(plan, items, (part) =>
      String(part.data).includes('b.txt') ? { ...part, data: '' } : part,
    )
    expect(missing.difference).toEqual({ document: 'b.txt', detail: 'it was not read back as it was written' })
    const twice = await exported(plan, items, (part) => ({ ...part, data: String(part.data).repeat(2) }))
    expect(twice.difference).toEqual({ document: 'a.txt', detail: 'it was read back and never written' })
  })

  it('is given the texts where the files have none', async () => {
    const without = { ...plan, options: { ...options, text: false } }
    const { difference, parts } = await exported(without, items)
    expect(difference).toBeNull()
    expect(parts.map(({ data }) => data).join('')).not.toContain('أغرقت')
  })
})

describe('digestOf', () => {
  const linked = (from: string, to: string): DatasetItem => ({
    ...flood,
    spans: [
      { id: 'c', label: 'claim', start: 3, end: 8, attributes: {}, note: '' },
      { id: 's1', label: 'source', start: 9, end: 15, attributes: {}, note: '' },
      { id: 's2', label: 'source', start: 9, end: 15, attributes: {}, note: '' },
    ],
    relations: [
      { id: 'r', type: 'attributed_to', from: 'c', to: from },
      { id: 'q', type: 'attributed_to', from: 'c', to },
    ],
  })

  it('is the same whatever the ids and the order', () => {
    const renamed = {
      ...flood,
      spans: flood.spans.toReversed().map((span) => ({ ...span, id: `x${span.id}` })),
      document: { ...flood.document, id: '' },
    }
    expect(digestOf(renamed)).toBe(digestOf(flood))
    expect(digestOf(linked('s2', 's1'))).toBe(digestOf(linked('s1', 's2')))
  })

  it('tells two relations to one of twins from one to each', () => {
    expect(digestOf(linked('s1', 's1'))).not.toBe(digestOf(linked('s1', 's2')))
  })

  it('tells apart what differs in one thing', () => {
    const [first, second] = flood.spans
    if (first === undefined || second === undefined) throw new Error('no spans')
    const changes: Partial<DatasetItem>[] = [
      { spans: [first] },
      { spans: [first, { ...second, end: second.end - 1 }] },
      { spans: [first, { ...second, note: 'x' }] },
      { spans: [first, { ...second, attributes: { min: 1 } }] },
      { spans: [first, { ...second, attributes: { min: '1' } }] },
      { document: { ...flood.document, title: 'x' } },
      { document: { ...flood.document, note: 'x' } },
      { annotator: null },
      { split: 'train' },
    ]
    const digests = changes.map((change) => digestOf({ ...flood, ...change }))
    expect(new Set([...digests, digestOf(flood)]).size).toBe(changes.length + 1)
  })
})
