import { alignDocument } from '@core/adjudication/align'
import { unitsOf } from '@core/adjudication/units'
import { describe, expect, it } from 'vitest'
import { dina, documentOf, hana, itemsOf, layer, lina, link, mark, marksOf, omar, onlyItem, sami, wordsOf } from './newsroom' // prettier-ignore

const arrival = '1500 جندي وصلوا إلى الميناء أمس'

/** The words of each unit's members, and who they are from, in reading order. */
function unitWords(document: Parameters<typeof unitsOf>[0]): string[][] {
  return unitsOf(document).map(({ members }) => members.map(({ annotation }) => wordsOf(annotation)))
}

describe('units', () => {
  it('hold the same place for five annotators, whatever differs', () => {
    const document = marksOf(
      [mark(11, arrival)],
      [mark(12, '1500 جندي وصلوا إلى الميناء')],
      [mark(13, arrival, 'source')],
      [],
      [mark(15, arrival)],
    )
    expect(unitsOf(document)).toHaveLength(1)
  })

  it('keep a claim apart from the source and the figure within it', () => {
    const all = [mark(11, 'وزارة الدفاع إن 1500 جندي وصلوا'), mark(12, 'وزارة الدفاع', 'source')]
    const others = [mark(21, 'وزارة الدفاع إن 1500 جندي وصلوا'), mark(22, '1500 جندي', 'figure')]
    expect(unitWords(marksOf(all, others))).toEqual([
      ['وزارة الدفاع إن 1500 جندي وصلوا', 'وزارة الدفاع إن 1500 جندي وصلوا'],
      ['وزارة الدفاع'],
      ['1500 جندي'],
    ])
  })

  it('of a long claim for two short ones, join the more alike and leave the other', () => {
    const long = mark(11, '1500 جندي وصلوا إلى الميناء أمس. ونفى مسؤول محلي ذلك')
    const short = [mark(21, arrival), mark(22, 'ونفى مسؤول محلي ذلك')]
    expect(unitWords(marksOf([long], short))).toEqual([[wordsOf(long), arrival], ['ونفى مسؤول محلي ذلك']])
  })

  it('prefer the nested claim that is alike to the one around it', () => {
    const nested = [mark(11, 'وزارة الدفاع إن 1500 جندي وصلوا إلى الميناء أمس'), mark(12, '1500 جندي وصلوا')]
    expect(unitWords(marksOf(nested, [mark(21, '1500 جندي وصلوا إلى')]))).toEqual([
      ['وزارة الدفاع إن 1500 جندي وصلوا إلى الميناء أمس'],
      ['1500 جندي وصلوا', '1500 جندي وصلوا إلى'],
    ])
  })

  it('keep neighbours apart that share a word at their edges', () => {
    const document = marksOf([mark(11, 'وزارة الدفاع إن 1500 جندي')], [mark(21, 'جندي وصلوا إلى الميناء')])
    expect(unitsOf(document)).toHaveLength(2)
  })

  it('hold no chain of overlaps whose ends have nothing in common', () => {
    const chain = marksOf([mark(11, 'قالت وزارة')], [mark(21, 'وزارة الدفاع')], [mark(31, 'الدفاع إن')])
    expect(unitsOf(chain).map(({ members }) => members.length)).toEqual([1, 2])
  })

  it('leave the second of two duplicates by itself, or with another one', () => {
    const twice = [mark(11, arrival), mark(12, arrival)]
    expect(unitWords(marksOf(twice, [mark(21, arrival)]))).toEqual([[arrival, arrival], [arrival]])
    expect(unitWords(marksOf(twice, [mark(21, arrival), mark(22, arrival)]))).toEqual([[arrival, arrival], [arrival, arrival]]) // prettier-ignore
  })

  it('have the same keys in any order of layers', () => {
    const layers = [layer(hana, [mark(11, arrival)]), layer(sami, [mark(21, 'جندي وصلوا إلى الميناء أمس')])]
    expect(unitsOf(documentOf(...layers.toReversed()))).toEqual(unitsOf(documentOf(...layers)))
  })
})

describe('span items', () => {
  it('have a version for each thing said, and one for nothing', () => {
    const document = marksOf(
      [mark(11, arrival)],
      [mark(21, 'جندي وصلوا إلى الميناء أمس')],
      [mark(31, arrival, 'source')],
      [],
      [mark(51, arrival)],
    )
    const item = onlyItem(alignDocument(document), 'span')
    expect(item.kinds).toEqual(['label', 'boundary', 'missing'])
    const { start, end } = mark(11, arrival)
    expect(item.versions).toEqual([
      { span: { label: 'claim', start, end }, annotatorIds: [hana, dina] },
      { span: { label: 'source', start, end }, annotatorIds: [lina] },
      { span: { label: 'claim', start: start + 5, end }, annotatorIds: [sami] },
      { span: null, annotatorIds: [omar] },
    ])
    expect(item).toMatchObject({ start, end })
    expect(item.members.map(({ annotatorId }) => annotatorId)).toEqual([hana, sami, lina, dina])
  })

  it.each([
    ['label', [mark(21, arrival, 'source')]],
    ['boundary', [mark(21, 'جندي وصلوا إلى الميناء أمس')]],
    ['missing', []],
  ])('are of kind %s alone', (kind, others) => {
    expect(onlyItem(alignDocument(marksOf([mark(11, arrival)], others)), 'span').kinds).toEqual([kind])
  })

  it('are of no kind where all agree, and for somebody alone', () => {
    const same = [[mark(11, arrival)], [mark(21, arrival)], [mark(31, arrival)]] as const
    for (const document of [marksOf(...same), marksOf(same[0])]) {
      const items = alignDocument(document)
      expect(items).toHaveLength(1)
      expect(items[0]).toMatchObject({ type: 'span', kinds: [] })
    }
  })

  it('are none where nobody marked anything, and none without layers', () => {
    expect(alignDocument(marksOf([], []))).toEqual([])
    expect(alignDocument(documentOf())).toEqual([])
  })
})

describe('value items', () => {
  it('take absent and null for the same version', () => {
    const items = alignDocument(
      marksOf(
        [mark(11, arrival, 'claim', { attributes: { stance: 'asserts', checkworthy: 'yes' } })],
        [mark(21, arrival, 'claim', { attributes: { stance: null, checkworthy: 'yes' } })],
        [mark(31, arrival, 'claim', { attributes: { checkworthy: 'yes' } })],
      ),
    )
    expect(onlyItem(items, 'attribute')).toMatchObject({
      kinds: ['attribute'],
      label: 'claim',
      names: ['stance'],
      versions: [
        { values: { stance: 'asserts' }, annotatorIds: [hana] },
        { values: { stance: null }, annotatorIds: [sami, lina] },
      ],
    })
  })

  it('are about the members of one label only', () => {
    const items = alignDocument(
      marksOf(
        [mark(11, arrival, 'claim', { attributes: { stance: 'asserts' } })],
        [mark(21, arrival, 'source', { attributes: { type: 'media' } })],
      ),
    )
    expect(itemsOf(items, 'attribute')).toEqual([])
  })

  it('put what makes the value of a figure into one, other attributes apart', () => {
    const figure = (n: number, attributes: Record<string, string | number>) =>
      mark(n, '1500 جندي', 'figure', { attributes })
    const items = alignDocument(
      marksOf(
        [figure(11, { min: 1500, max: 1500, unit: 'جندي', precise: 'a' })],
        [figure(21, { min: 1500, unit: 'جندي', precise: 'b' })],
      ),
    )
    expect(onlyItem(items, 'figure')).toMatchObject({
      kinds: ['figure'],
      names: ['min', 'max', 'unit'],
      versions: [
        { values: { min: 1500, max: 1500, unit: 'جندي' }, annotatorIds: [hana] },
        { values: { min: 1500, max: null, unit: 'جندي' }, annotatorIds: [sami] },
      ],
    })
    expect(onlyItem(items, 'attribute').names).toEqual(['precise'])
  })

  it('know attributes by names that every object has', () => {
    const attributes = JSON.parse('{"__proto__":"x","constructor":"y"}') as Record<string, string>
    const items = alignDocument(marksOf([mark(11, arrival, 'claim', { attributes })], [mark(21, arrival)]))
    expect(itemsOf(items, 'attribute').map(({ names, versions }) => [names[0], versions.length])).toEqual([
      ['__proto__', 2],
      ['constructor', 2],
    ])
  })
})

it('has one item for differing notes and none for equal ones', () => {
  const noted = (n: number, note: string) => mark(n, arrival, 'claim', { note })
  expect(onlyItem(alignDocument(marksOf([noted(11, 'من؟')], [noted(21, '')])), 'note')).toMatchObject({
    kinds: ['note'],
    versions: [{ note: 'من؟' }, { note: '' }],
  })
  expect(itemsOf(alignDocument(marksOf([noted(11, 'من؟')], [noted(21, 'من؟')])), 'note')).toEqual([])
})

describe('link items', () => {
  const marks = (n: number) => [
    mark(n + 1, arrival),
    mark(n + 2, 'وزارة الدفاع', 'source'),
    mark(n + 3, '1500 جندي', 'figure'),
  ]
  const links = (n: number) => [link(n + 8, 'attributed_to', n + 1, n + 2), link(n + 9, 'quantifies', n + 3, n + 1)]

  it('ask those who marked both ends', () => {
    const document = documentOf(
      layer(hana, marks(10), links(10)),
      layer(sami, marks(20), links(20).slice(1)),
      layer(lina, marks(30).slice(0, 1)),
    )
    const items = itemsOf(alignDocument(document), 'link')
    expect(items.map(({ relation, kinds, versions }) => ({ relation, kinds, versions }))).toEqual([
      {
        ...{ relation: 'attributed_to', kinds: ['link'] },
        versions: [
          { linked: true, annotatorIds: [hana] },
          { linked: false, annotatorIds: [sami] },
        ],
      },
      { relation: 'quantifies', kinds: [], versions: [{ linked: true, annotatorIds: [hana, sami] }] },
    ])
    expect(items[0]?.members.map(({ annotatorId }) => annotatorId)).toEqual([hana, sami, lina])
  })

  it('do not ask whoever sees something in an end that cannot be linked: that is decided with the span', () => {
    const relabelled = marks(20).map((a) => (a.label === 'source' ? { ...a, label: 'claim' } : a))
    const document = documentOf(layer(hana, marks(10), links(10)), layer(sami, relabelled, links(20).slice(1)))
    const items = alignDocument(document)
    expect(items.filter(({ kinds }) => kinds.length > 0).map(({ kinds }) => kinds)).toEqual([['label']])
    expect(itemsOf(items, 'link')).toHaveLength(2)
  })

  it('keep the two directions between two sources apart', () => {
    const sources = (n: number) => [mark(n + 1, 'وزارة الدفاع', 'source'), mark(n + 2, 'مسؤول محلي', 'source')]
    const document = documentOf(
      layer(hana, sources(10), [link(18, 'attributed_to', 11, 12)]),
      layer(sami, sources(20), [link(28, 'attributed_to', 22, 21)]),
    )
    expect(itemsOf(alignDocument(document), 'link').map(({ kinds }) => kinds)).toEqual([['link'], ['link']])
  })
})

it('lists span, values, note and links of a unit before the next one', () => {
  const claim = (n: number, stance: string) => mark(n, arrival, 'claim', { attributes: { stance }, note: stance })
  const source = (n: number) => mark(n, 'مسؤول محلي', 'source')
  const items = alignDocument(
    documentOf(
      layer(hana, [claim(11, 'asserts'), source(12)], [link(18, 'attributed_to', 11, 12)]),
      layer(sami, [claim(21, 'denies'), source(22)]),
    ),
  )
  expect(items.map(({ type }) => type)).toEqual(['span', 'attribute', 'note', 'link', 'span'])
})
