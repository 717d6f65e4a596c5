import { layerOf } from '@core/annotation/layers'
import type { Annotation, Relation } from '@core/annotation/model'
import { ledgerRows, sourcesInOrder } from '@core/ledger/rows'
import { describe, expect, it } from 'vitest'
import { desk, documentId, hana, link, mark, port, portLayer, portLinks, portMarks, review, uuid } from './newsDesk'

const document = { id: documentId(1), title: 'الميناء' }
const rowsOf = (annotations: readonly Annotation[], relations: readonly Relation[]) =>
  ledgerRows({ document, layer: layerOf(document.id, hana.id, annotations, relations), annotator: hana }, new Map())

describe('the rows of a layer', () => {
  it('are its claims in reading order, with sources, chains, figures and attributes', () => {
    const [first, second, third] = desk([review(11, 'disputed')])
    expect(first).toMatchObject({
      claim: { annotationId: uuid(11), quote: '1500 عامل عادوا إلى الميناء' },
      documentTitle: 'الميناء',
      annotatorName: 'هناء',
      gold: false,
      stance: 'asserts',
      checkworthy: 'yes',
      note: 'راجع العدد',
      sources: [{ quote: 'وزارة النقل', type: 'official', restsOn: [{ quote: 'بيان النقابة', type: 'document' }] }],
      figures: [{ quote: '1500 عامل', min: 1500, max: 1500, unit: 'عامل', approx: 'exact' }],
      review: { status: 'disputed' },
    })
    expect(second).toMatchObject({ stance: 'alleges', checkworthy: null, review: null })
    expect(second?.figures).toMatchObject([{ min: 4000, max: null, approx: 'at-least' }])
    expect(third).toMatchObject({ sources: [], figures: [{ min: -5, unit: 'درجة' }] })
  })

  it('are gold when the annotator stands for an adjudication', () => {
    const rows = ledgerRows({ document, layer: portLayer, annotator: { ...hana, role: 'adjudication' } }, new Map())
    expect(rows.every(({ gold }) => gold)).toBe(true)
  })

  it('leave out what is deleted, and relations that lead nowhere or to another label', () => {
    const gone = portMarks.map((m) => (m.id === uuid(13) || m.id === uuid(15) ? { ...m, deleted: true } : m))
    const relabelled = gone.map((m) => (m.id === uuid(14) ? { ...m, label: 'place' } : m))
    const rows = rowsOf(relabelled, [...portLinks, link(26, 'attributed_to', 11, 77)])
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ sources: [{ quote: 'وزارة النقل', restsOn: [] }], figures: [] })
  })

  it('list a source once that two relations lead to, and in reading order', () => {
    const more = [link(26, 'attributed_to', 11, 16), link(27, 'attributed_to', 11, 16)]
    expect(rowsOf(portMarks, [...more, ...portLinks])[0]?.sources.map(({ quote }) => quote)).toEqual([
      'وزارة النقل',
      'النقابة',
    ])
  })
})

describe('chains', () => {
  const chain = (rows: ReturnType<typeof rowsOf>) =>
    [...sourcesInOrder(rows[0]?.sources ?? [])].map(({ source, step }) => `${step} ${source.quote}`)

  it('are cut where a circle closes', () => {
    const ring = [...portLinks, link(26, 'attributed_to', 13, 12), link(27, 'attributed_to', 13, 13)]
    expect(chain(rowsOf(portMarks, ring))).toEqual(['1 وزارة النقل', '2 بيان النقابة'])
  })

  it('that come together tell only once what follows', () => {
    const both = [link(26, 'attributed_to', 11, 13), link(27, 'attributed_to', 13, 16)]
    expect(chain(rowsOf(portMarks, [...portLinks, ...both]))).toEqual([
      '1 وزارة النقل',
      '2 بيان النقابة',
      '3 النقابة',
      '1 بيان النقابة',
    ])
  })

  it('of a file made by a program neither grow without end nor branch without end', () => {
    const text = `خبر ${'مصدر '.repeat(400)}`
    const sources = Array.from({ length: 400 }, (_, i) => mark(text, 100 + i, 'source', 'مصدر', {}, { nth: i + 1 }))
    const claim = mark(text, 99, 'claim', 'خبر')
    const ladder = sources.flatMap((_, i) =>
      [1, 2].map((step) => link(1000 + 2 * i + step, 'attributed_to', i === 0 ? 99 : 100 + i, 100 + i + step)),
    )
    const links = ladder.filter(({ to }) => sources.some(({ id }) => id === to))
    const rows = rowsOf([claim, ...sources], links)
    const steps = [...sourcesInOrder(rows[0]?.sources ?? [])].map(({ step }) => step)
    expect(Math.max(...steps)).toBe(100)
    expect(steps.length).toBeLessThan(800)
  })
})

it('keeps what annotators left open as null', () => {
  const bare = rowsOf([mark(port, 1, 'claim', '1500 عامل'), mark(port, 2, 'figure', '1500', { min: null, unit: '' })], [link(3, 'quantifies', 2, 1)]) // prettier-ignore
  expect(bare[0]).toMatchObject({ stance: null, note: '' })
  expect(bare[0]?.figures).toMatchObject([{ min: null, max: null, unit: null, approx: null }])
})
