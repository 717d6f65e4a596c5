import { alignDocument } from '@core/adjudication/align'
import { goldAnnotator, goldAnnotatorId, goldLayer } from '@core/adjudication/goldLayer'
import { settleDocument } from '@core/adjudication/settle'
import type { SettledDocument } from '@core/adjudication/settled'
import { uuidSchema, type Layer } from '@core/annotation/model'
import { describe, expect, it } from 'vitest'
import { adjudicatorId, agree, decide, documentId, documentOf, hana, itemsOf, layer, lina, link, mark, marksOf, now, onlyItem, sami, text, time, uuid, vote } from './newsroom' // prettier-ignore

const arrival = '1500 جندي وصلوا إلى الميناء أمس'
const shorter = 'جندي وصلوا إلى الميناء أمس'
const later = '2026-03-09T08:00:00.000Z'
const context = { documentId, annotatorId: goldAnnotatorId(adjudicatorId), text, now }

function goldFrom(settled: SettledDocument, present: Layer | null = null, at = now): Layer {
  return goldLayer(present, settled, { ...context, now: at })
}

const annotationsOf = (gold: Layer) => [...gold.annotations.values()]
const relationsOf = (gold: Layer) => [...gold.relations.values()]

it('is of an annotator that follows from the adjudicator', () => {
  const annotator = goldAnnotator({ id: adjudicatorId, name: 'هناء' })
  expect(annotator).toEqual({ id: goldAnnotatorId(adjudicatorId), name: 'هناء', role: 'adjudication', adjudicatorId })
  expect(uuidSchema.safeParse(annotator.id).success).toBe(true)
  expect(goldAnnotatorId(hana)).not.toBe(annotator.id)
})

describe('the layer', () => {
  const marks = (n: number) => [
    mark(n + 1, arrival, 'claim', { attributes: { stance: 'asserts' } }),
    mark(n + 2, 'وزارة الدفاع', 'source'),
  ]
  const document = documentOf(
    layer(hana, marks(10), [link(18, 'attributed_to', 11, 12)]),
    layer(sami, marks(20), [link(28, 'attributed_to', 21, 22)]),
  )
  const settled = settleDocument(document, [], agree)

  it('holds records with their provenance, as old as what they are made of', () => {
    const gold = goldFrom(settled)
    const [source, claim] = annotationsOf(gold)
    expect(claim).toMatchObject({
      ...{ documentId, annotatorId: context.annotatorId, label: 'claim', quote: arrival },
      ...{ attributes: { stance: 'asserts' }, origin: 'adjudication', revision: 1, deleted: false },
      ...{ createdAt: time, updatedAt: time, provenance: { by: 'policy', from: [hana, sami] } },
    })
    expect(relationsOf(gold)).toMatchObject([
      { type: 'attributed_to', from: claim?.id, to: source?.id, revision: 1, provenance: { policy: 'all' } },
    ])
  })

  it('stays the same record by record while gold does, and made anew', () => {
    const gold = goldFrom(settled)
    expect(goldFrom(settled, gold, later)).toEqual(gold)
    expect(goldFrom(settled, null, later)).toEqual(gold)
  })

  it('keeps members of other versions on its records', () => {
    const gold = goldFrom(settled)
    const noted = new Map(annotationsOf(gold).map((a) => [a.id, { ...a, 'x-more': 1 }]))
    expect(goldFrom(settled, { ...gold, annotations: noted }, later).annotations).toEqual(noted)
  })

  it('drops what is in gold no more, and revives it', () => {
    const gold = goldFrom(settled)
    const [source] = itemsOf(alignDocument(document), 'span')
    if (source === undefined) throw new Error('no source')
    const without = goldFrom(settleDocument(document, [decide(source, 'drop')], agree), gold, later)
    const [dropped] = annotationsOf(gold)
    expect(without.annotations.get(dropped?.id ?? '')).toMatchObject({
      ...{ deleted: true, revision: 2, updatedAt: later, quote: '', attributes: {} },
    })
    expect(relationsOf(without)).toMatchObject([{ deleted: true, revision: 2, updatedAt: later }])

    const again = goldFrom(settled, without, later)
    expect(again.annotations.get(dropped?.id ?? '')).toMatchObject({ deleted: false, revision: 3, quote: 'وزارة الدفاع' }) // prettier-ignore
    expect(relationsOf(again)).toMatchObject([{ deleted: false, revision: 3 }])
  })
})

describe('an annotation of gold is found again', () => {
  const document = marksOf([mark(11, arrival)], [mark(21, shorter)], [mark(31, shorter)])

  it('by what it is made of: another decision is the next revision', () => {
    const item = onlyItem(alignDocument(document), 'span')
    const before = goldFrom(settleDocument(document, [], vote(2)))
    const after = goldFrom(settleDocument(document, [decide(item, 0)], vote(2)), before, later)
    expect(annotationsOf(after)).toMatchObject([
      { id: annotationsOf(before)[0]?.id, quote: arrival, revision: 2, createdAt: time, updatedAt: later },
    ])
  })

  it('when a layer joins its unit, although its own id would be another', () => {
    const fewer = documentOf(...document.layers.slice(1))
    const before = goldFrom(settleDocument(fewer, [], agree))
    const after = goldFrom(settleDocument(document, [], vote(2)), before, later)
    expect(annotationsOf(after).map(({ id, revision }) => ({ id, revision }))).toEqual([
      { id: annotationsOf(before)[0]?.id, revision: 2 },
    ])
    expect(annotationsOf(goldFrom(settleDocument(document, [], vote(2))))[0]?.id).not.toBe(annotationsOf(after)[0]?.id)
  })

  it('by its label and span where it is made of others', () => {
    const before = goldFrom(settleDocument(marksOf([mark(41, shorter)], [mark(42, shorter)]), [], agree))
    const after = goldFrom(settleDocument(marksOf([mark(51, shorter)], [mark(52, shorter)]), [], agree), before, later)
    expect(annotationsOf(after)).toMatchObject([{ id: annotationsOf(before)[0]?.id, revision: 2, deleted: false }])
  })

  it('and a new one gets another id if its own is taken by a record that is something else by now', () => {
    const alone = settleDocument(marksOf([mark(11, arrival)], [mark(21, arrival)]), [], agree)
    const first = goldFrom(alone)
    const [record] = annotationsOf(first)
    if (record === undefined) throw new Error('no record')
    // The record with the id of {11, 21} has come to stand for other annotations at another place.
    const provenance = { by: 'policy', policy: 'all', decisionId: null, from: [lina], annotations: [uuid(71), uuid(72)], at: time } // prettier-ignore
    const moved = { ...record, ...mark(0, 'الوكالة', 'source'), id: record.id, annotatorId: record.annotatorId, provenance } // prettier-ignore
    const both = settleDocument(
      marksOf([mark(11, arrival), mark(71, 'الوكالة', 'source')], [mark(21, arrival), mark(72, 'الوكالة', 'source')]),
      [],
      agree,
    )
    const after = goldFrom(both, { ...first, annotations: new Map([[record.id, moved]]) }, later)
    expect(annotationsOf(after).map(({ label, deleted }) => `${label} ${deleted}`).sort()).toEqual(['claim false', 'source false']) // prettier-ignore
    expect(after.annotations.get(record.id)?.label).toBe('source')
  })
})
