import { layerOf } from '@core/annotation/layers'
import { annotationSchema, type Annotation, type Relation } from '@core/annotation/model'
import { carriedLayer, placeAnnotations } from '@core/merge/carryOver'
import { contextOf } from '@core/text/context'
import { describe, expect, it } from 'vitest'
import { annotationAt } from '../annotation/annotationAt'

const text = [
  'قالت وزارة الدفاع إن 1500 جندي وصلوا إلى المدينة مساء أمس.',
  'ونفى مسؤول مطلع ذلك، وأكد أن القوات لم تتحرك من مواقعها منذ أسبوع.',
  'وأضاف أن الوزارة ستصدر بيانا.',
].join('\n')

/** An annotation on the first occurrence of the words. */
function markOn(words: string, number = 1, label = 'claim'): Annotation {
  const start = text.indexOf(words)
  if (start < 0) throw new Error(`The text does not hold ${words}`)
  const end = start + words.length
  return { ...annotationAt(number, start, end, label), ...contextOf(text, start, end) }
}

/** Outcome and words of where an annotation is placed. */
function place(words: string, to: string): readonly [string, string] {
  const [placement] = placeAnnotations([markOn(words)], text, to)
  if (placement === undefined) throw new Error('No placement')
  const { outcome, quote, span } = placement
  if (span !== null) expect(to.slice(span.start, span.end)).toBe(quote)
  return [outcome, quote]
}

describe('placeAnnotations', () => {
  it('follows text that was put in before', () => {
    const to = `عاجل: ${text}`
    expect(place('1500 جندي', to)).toEqual(['same-words', '1500 جندي'])
    expect(placeAnnotations([markOn('1500 جندي')], text, to)[0]?.span?.start).toBe(text.indexOf('1500') + 6)
  })

  it('keeps a span where it is in its word when the word got letters before it', () => {
    expect(place('مسؤول مطلع', text.replace('مسؤول', 'المسؤول'))).toEqual(['same-words', 'مسؤول مطلع'])
    expect(place('وزارة الدفاع', text.replace('قالت وزارة', 'قالت ووزارة'))[1]).toContain('وزارة الدفاع')
  })

  it('does not take in what was put in at its edges', () => {
    const to = text.replace('1500 جندي', 'نحو 1500 جندي مسلح')
    expect(place('1500 جندي', to)).toEqual(['same-words', '1500 جندي'])
  })

  it('calls an annotation edited when words in it changed and its ends stand', () => {
    const to = text.replace('القوات لم تتحرك من مواقعها', 'القوات لم تنسحب من مواقعها')
    expect(place('القوات لم تتحرك من مواقعها', to)).toEqual(['edited', 'القوات لم تنسحب من مواقعها'])
    expect(place('1500 جندي', text.replace('1500', '1600'))).toEqual(['edited', '1600 جندي'])
  })

  it('follows other writings of the same words', () => {
    expect(place('مسؤول مطلع', text.normalize('NFD'))).toEqual(['edited', 'مسؤول مطلع'.normalize('NFD')])
    expect(place('1500 جندي', text.replaceAll('\n', '\r\n').replaceAll(' ', '\u00a0'))).toEqual([
      'edited',
      '1500\u00a0جندي',
    ])
  })

  it('finds moved words by what stood around them', () => {
    const [first = '', second = '', third = ''] = text.split('\n')
    const to = [third, second, first].join('\n')
    expect(place('وزارة الدفاع إن 1500 جندي', to)).toEqual(['moved', 'وزارة الدفاع إن 1500 جندي'])
  })

  it('takes the nearest of equal places', () => {
    const sentence = 'أرسلت الوزارة ألف جندي إلى الجبهة الشرقية في المساء.\n'
    const filler = 'كلام آخر لا صلة له بما سبق ولا بما سيأتي من بعد.\n'
    const from = `${sentence}${filler.repeat(4)}`
    const start = from.indexOf('ألف جندي إلى الجبهة الشرقية')
    const annotation = annotationAt(1, start, start + 'ألف جندي إلى الجبهة الشرقية'.length)
    const to = `خبر جديد مختلف تماما كتب على عجل ${filler.repeat(2)}${sentence}${filler.repeat(30)}${sentence}`
    const [placement] = placeAnnotations([annotation], from, to)
    expect(placement?.span?.start).toBe(to.indexOf('ألف جندي'))
  })

  it('leaves an orphan where its words are gone', () => {
    const to = text.replace(', وأكد', '').replace('ونفى مسؤول مطلع ذلك، ', '')
    expect(place('مسؤول مطلع', to)).toEqual(['orphan', ''])
  })

  it('does not put a short quote where the same words mean another place', () => {
    const to = text.replace('إن 1500 جندي وصلوا إلى المدينة مساء أمس', 'شيئا آخر').concat('\nرقم الصفحة 1500')
    expect(place('1500', to)).toEqual(['orphan', ''])
  })

  it('never ends within a grapheme', () => {
    const to = text.replace('مطلع', 'مطلعّ')
    expect(place('مسؤول مطلع', to)).toEqual(['edited', 'مسؤول مطلعّ'])
  })

  it('answers one placement for each annotation, in their order', () => {
    const marks = [markOn('وأضاف', 2), markOn('قالت', 1)]
    expect(placeAnnotations(marks, text, text).map(({ annotation }) => annotation)).toEqual(marks)
    expect(placeAnnotations([], text, '')).toEqual([])
  })
})

describe('carriedLayer', () => {
  const now = '2026-03-01T00:00:00.000Z'
  const to = { documentId: `sha256:${'1'.repeat(64)}`, text: `عاجل: ${text.replace('مسؤول مطلع ', '')}` }
  const claim = { ...markOn('1500 جندي وصلوا', 1), note: 'مهم', 'x-tool': 'أداة' }
  const source = markOn('وزارة الدفاع', 2, 'source')
  const lost = markOn('مسؤول مطلع', 3, 'source')
  const gone = { ...markOn('قالت', 4), deleted: true }
  const link = (number: number, end: Annotation, deleted = false): Relation => ({
    id: `00000000-0000-4000-a000-${number.toString().padStart(12, '0')}`,
    documentId: claim.documentId,
    annotatorId: claim.annotatorId,
    ...{ type: 'attributed_to', from: claim.id, to: end.id, createdAt: now, updatedAt: now, revision: 2, deleted },
  })
  const layer = layerOf(
    claim.documentId,
    claim.annotatorId,
    [claim, source, lost, gone],
    [link(1, source), link(2, lost), link(3, source, true)],
  )
  const carried = carriedLayer(layer, text, to, now)
  const records = [...carried.layer.annotations.values()]

  it('carries what has a place, anew and with its members', () => {
    expect(carried.layer).toMatchObject({ documentId: to.documentId, annotatorId: layer.annotatorId })
    expect(records.map(({ quote }) => quote)).toEqual(['وزارة الدفاع', '1500 جندي وصلوا'])
    for (const record of records) {
      expect(annotationSchema.safeParse(record).success).toBe(true)
      expect(record).toMatchObject({ documentId: to.documentId, updatedAt: now })
      expect(record).toMatchObject(contextOf(to.text, record.start, record.end))
    }
    expect(records[1]).toMatchObject({
      ...{ note: 'مهم', 'x-tool': 'أداة', label: 'claim' },
      carriedFrom: { documentId: claim.documentId, annotationId: claim.id },
    })
  })

  it('carries the relations between them', () => {
    const relations = [...carried.layer.relations.values()]
    expect(relations).toHaveLength(1)
    expect(relations[0]).toMatchObject({
      ...{ from: records[1]?.id, to: records[0]?.id, documentId: to.documentId, revision: 2 },
      carriedFrom: { documentId: claim.documentId, relationId: link(1, source).id },
    })
  })

  it('names what has no place, and leaves deleted records behind', () => {
    expect(carried.orphans.map(({ annotation }) => annotation)).toEqual([lost])
  })

  it('gives the same ids every time, and others for another document', () => {
    expect([...carriedLayer(layer, text, to, now).layer.annotations.keys()]).toEqual(records.map(({ id }) => id))
    const other = carriedLayer(layer, text, { ...to, documentId: `sha256:${'2'.repeat(64)}` }, now)
    for (const id of other.layer.annotations.keys()) expect(carried.layer.annotations.has(id)).toBe(false)
  })
})
