import { alignDocument } from '@core/adjudication/align'
import { applyCorrection, correctionState } from '@core/adjudication/applyCorrection'
import type { Correction } from '@core/adjudication/correction'
import { correctionsFor } from '@core/adjudication/corrections'
import { settleDocument } from '@core/adjudication/settle'
import type { Policy } from '@core/adjudication/settled'
import { applyEdit } from '@core/annotation/edits'
import type { Annotation, Layer } from '@core/annotation/model'
import type { ComparedDocument } from '@core/merge/comparison'
import { describe, expect, it } from 'vitest'
import { adjudicatorId, agree, decide, documentId, documentOf, fullLayer, hana, itemsOf, layer, lina, link, mark, marksOf, now, onlyItem, sami, text, uuid, vote } from './newsroom' // prettier-ignore

const arrival = '1500 جندي وصلوا إلى الميناء أمس'
const shorter = 'جندي وصلوا إلى الميناء أمس'

/** The corrections for the first annotator of a document. */
function forFirst(
  document: ComparedDocument,
  policy: Policy = vote(2),
  decisions: Parameters<typeof settleDocument>[1] = [],
): readonly Correction[] {
  // prettier-ignore
  const [first] = document.layers
  return first === undefined ? [] : correctionsFor(first, settleDocument(document, decisions, policy))
}

function firstLayer({ layers }: ComparedDocument): Layer {
  const [first] = layers
  if (first === undefined) throw new Error('no layer')
  return fullLayer(first)
}

function only(corrections: readonly Correction[]): Correction {
  const [correction, ...others] = corrections
  if (correction === undefined || others.length > 0)
    throw new Error(JSON.stringify(corrections.map(({ kind }) => kind)))
  return correction
}

/** The layer once a correction is taken over. */
function taken(start: Layer, correction: Correction): Layer {
  const edit = applyCorrection(start, correction, { text, newId: () => uuid(500) })
  if (!edit.ok) throw new Error(edit.error)
  const applied = applyEdit(start, edit.value, { text, now })
  if (!applied.ok) throw new Error(applied.error.kind)
  return applied.value
}

function live(layerNow: Layer): Annotation[] {
  return [...layerNow.annotations.values()].filter(({ deleted }) => !deleted)
}

function changed(start: Layer, change: Partial<Annotation>): Layer {
  return { ...start, annotations: new Map([...start.annotations].map(([id, a]) => [id, { ...a, ...change }])) }
}

const figure = (n: number, max: number | null) => mark(n, '1500 جندي', 'figure', { attributes: { min: 1500, max, unit: 'جندي' } }) // prettier-ignore

/** What the first annotator has, what the two others have, the correction, and what it leaves. */
const cases = [
  ['add', [], [mark(0, arrival, 'claim', { attributes: { stance: 'asserts' } })]],
  ['remove', [mark(0, arrival)], []],
  ['move', [mark(0, arrival)], [mark(0, shorter)]],
  ['relabel', [mark(0, arrival, 'claim', { attributes: { stance: 'asserts' } })], [mark(0, arrival, 'source', { attributes: { type: 'media' } })]], // prettier-ignore
  ['attribute', [mark(0, arrival, 'claim', { attributes: { stance: 'asserts', checkworthy: 'yes' } })], [mark(0, arrival, 'claim', { attributes: { stance: 'denies', checkworthy: 'yes' } })]], // prettier-ignore
  ['figure', [figure(0, 1500)], [figure(0, null)]],
] as const

describe.each(cases)('a correction of kind %s', (kind, mine, theirs) => {
  const numbered = (n: number, marks: readonly Annotation[]) => marks.map((a) => ({ ...a, id: uuid(n) }))
  const document = marksOf(numbered(11, mine), numbered(21, theirs), numbered(31, theirs))
  const correction = only(forFirst(document))
  const start = firstLayer(document)

  it('says what changes and by which policy', () => {
    expect(correction).toMatchObject({
      ...{ kind, documentId, annotatorId: hana, by: 'policy', policy: 'vote:2' },
      ...{ decisionId: null, adjudicatorId: null, comment: '' },
    })
  })

  it('taken over makes the layer as gold is, and leaves nothing', () => {
    expect(correctionState(start, correction)).toBe('open')
    const after = taken(start, correction)
    expect(live(after).map(({ label, quote, attributes }) => ({ label, quote, attributes }))).toEqual(
      theirs.map(({ label, quote, attributes }) => {
        const stated = Object.entries(attributes).filter(([, value]) => value !== null)
        return { label, quote, attributes: Object.fromEntries(stated) }
      }),
    )
    expect(correctionState(after, correction)).toBe('already-so')
    expect(applyCorrection(after, correction, { text, newId: () => uuid(501) })).toEqual({ ok: true, value: [] })
    const now = { annotatorId: hana, annotations: live(after), relations: [] }
    expect(correctionsFor(now, settleDocument(document, [], vote(2)))).toEqual([])
  })

  it('has the same id when it comes again', () => {
    expect(only(forFirst(document)).id).toBe(correction.id)
  })

  it.runIf(mine.length > 0 && kind !== 'remove')('is outdated once the annotation is something else, or gone', () => {
    const other = { label: 'figure', start: 5, end: 9, attributes: { min: 7, stance: 'predicts' } }
    expect(correctionState(changed(start, other), correction)).toBe('outdated')
    expect(correctionState(changed(start, { deleted: true }), correction)).toBe('outdated')
    const refused = applyCorrection(changed(start, other), correction, { text, newId: () => uuid(500) })
    expect(refused).toEqual({ ok: false, error: 'outdated' })
  })
})

it('removes only what is as it was', () => {
  const document = marksOf([mark(11, arrival)], [], [])
  const correction = only(forFirst(document))
  expect(correctionState(changed(firstLayer(document), { end: 40 }), correction)).toBe('outdated')
  expect(correctionState(changed(firstLayer(document), { deleted: true }), correction)).toBe('already-so')
})

it('carries the comment of a decision and who decided', () => {
  const document = marksOf([mark(11, arrival)], [mark(21, shorter)])
  const decision = decide(onlyItem(alignDocument(document), 'span'), 1)
  expect(forFirst(document, agree, [decision])).toMatchObject([
    { kind: 'move', by: 'decision', policy: null, decisionId: decision.id, adjudicatorId, at: now, comment: 'راجع الدليل' }, // prettier-ignore
  ])
})

it('says nothing about what is open or skipped', () => {
  const document = marksOf([mark(11, arrival)], [mark(21, shorter)])
  const item = onlyItem(alignDocument(document), 'span')
  expect(forFirst(document, agree)).toEqual([])
  expect(forFirst(document, agree, [decide(item, { action: 'skip' })])).toEqual([])
})

it('asks for nothing that the analyst has elsewhere', () => {
  // The adjudicator dropped the analyst's second claim and drew the first exactly there.
  const document = marksOf([mark(11, 'السفينة غادرت')], [mark(21, arrival)])
  const [first, second] = itemsOf(alignDocument(document), 'span')
  if (first === undefined || second === undefined) throw new Error('two items')
  const { start, end } = mark(1, 'السفينة غادرت')
  const drawn = decide(first, { action: 'draw', span: { label: 'claim', start, end } })
  expect(forFirst(document, agree, [drawn, decide(second, 'drop')])).toEqual([])
})

describe('links', () => {
  const claim = (n: number) => mark(n, arrival)
  const source = (n: number) => mark(n, 'وزارة الدفاع', 'source')
  const both = (n: number) => [claim(n + 1), source(n + 2)]
  const linked = (id: string, n: number) => layer(id, both(n), [link(n + 8, 'attributed_to', n + 1, n + 2)])

  it('that gold has are added, that it has not are taken away', () => {
    const without = documentOf(layer(hana, both(10)), linked(sami, 20), linked(lina, 30))
    const add = only(forFirst(without))
    expect(add).toMatchObject({
      ...{ kind: 'link', relation: 'attributed_to' },
      from: { annotationId: uuid(11), label: 'claim' },
      to: { annotationId: uuid(12), label: 'source' },
    })
    const after = taken(firstLayer(without), add)
    expect([...after.relations.values()]).toMatchObject([{ type: 'attributed_to', from: uuid(11), to: uuid(12) }])
    expect(correctionState(after, add)).toBe('already-so')

    const withLink = documentOf(linked(hana, 10), layer(sami, both(20)), layer(lina, both(30)))
    const remove = only(forFirst(withLink))
    expect(remove.kind).toBe('unlink')
    expect([...taken(firstLayer(withLink), remove).relations.values()]).toMatchObject([{ deleted: true }])
  })

  it('wait for an end that another correction adds, which comes before', () => {
    const document = documentOf(layer(hana, [claim(11)]), linked(sami, 20), linked(lina, 30))
    const corrections = forFirst(document)
    expect(corrections.map(({ kind }) => kind)).toEqual(['add', 'link'])
    const [add, second] = corrections
    if (add === undefined || second === undefined) throw new Error('two corrections')
    const start = firstLayer(document)
    const context = { text, newId: () => uuid(501) }
    expect(applyCorrection(start, second, context)).toEqual({ ok: false, error: 'end-missing' })
    expect([...taken(taken(start, add), second).relations.values()]).toMatchObject([{ from: uuid(11), to: uuid(500) }])
  })

  it('wait for an end to have the label it needs', () => {
    const document = documentOf(
      layer(hana, [claim(11), { ...source(12), label: 'figure' }]),
      linked(sami, 20),
      linked(lina, 30),
    )
    const corrections = forFirst(document)
    expect(corrections.map(({ kind }) => kind)).toEqual(['relabel', 'link'])
    const refused = corrections[1] && applyCorrection(firstLayer(document), corrections[1], { text, newId: () => uuid(1) }) // prettier-ignore
    expect(refused).toEqual({ ok: false, error: 'end-missing' })
  })

  it('go with an annotation that is removed, without a correction of their own', () => {
    const document = documentOf(linked(hana, 10), layer(sami, [source(22)]), layer(lina, [source(32)]))
    const correction = only(forFirst(document))
    expect(correction.kind).toBe('remove')
    expect([...taken(firstLayer(document), correction).relations.values()]).toMatchObject([{ deleted: true }])
  })
})

it('come in reading order', () => {
  const document = marksOf(
    [mark(11, 'السفينة غادرت'), mark(12, 'وزارة الدفاع', 'source')],
    [mark(21, arrival), mark(22, 'وزارة', 'source')],
    [mark(31, arrival), mark(32, 'وزارة', 'source')],
  )
  expect(forFirst(document).map(({ kind }) => kind)).toEqual(['move', 'add', 'remove'])
})
