import {
  addAnnotation,
  addRelation,
  applyEdit,
  changeAnnotation,
  combineEdits,
  type Edit,
  invertEdit,
  moveBoundaries,
  relabelAnnotation,
  removeAnnotation,
  removeRelation,
} from '@core/annotation/edits'
import { emptyLayer, layerOf } from '@core/annotation/layers'
import type { Annotation, Layer } from '@core/annotation/model'
import { describe, expect, it } from 'vitest'
import { annotatorId, applied, contentOn, documentId, later, linkedLayer, now, text } from './records'

const empty = emptyLayer(documentId, annotatorId)
const problemOf = (layer: Layer, edit: Edit) => {
  const result = applyEdit(layer, edit, { text, now: later })
  return result.ok ? null : result.error
}

describe('adding', () => {
  it('makes a whole record from the content, the text and the time', () => {
    const content = contentOn('وزارة الدفاع', 'source', { note: 'رسمي', attributes: { type: 'military' } })
    expect(applied(empty, addAnnotation('s', content)).annotations.get('s')).toEqual({
      id: 's',
      documentId,
      annotatorId,
      ...content,
      quote: 'وزارة الدفاع',
      prefix: 'قالت ',
      suffix: ' إن 1500 جندي وصلوا.\nونفى مسؤول ',
      createdAt: now,
      updatedAt: now,
      revision: 1,
      deleted: false,
    })
  })

  it('makes a relation', () => {
    expect(linkedLayer().relations.get('r')).toEqual({
      ...{ id: 'r', documentId, annotatorId, type: 'attributed_to', from: 'c', to: 's' },
      ...{ createdAt: now, updatedAt: now, revision: 1, deleted: false },
    })
  })

  it('leaves the layer it was given as it was', () => {
    const layer = linkedLayer()
    applied(layer, removeAnnotation(layer, 'c'), later)
    expect(layer).toEqual(linkedLayer())
    expect(empty.annotations.size).toBe(0)
  })

  it('refuses an id that is taken', () => {
    const layer = linkedLayer()
    expect(problemOf(layer, addAnnotation('s', contentOn('مسؤول', 'source')))).toEqual({
      kind: 'does-not-fit',
      id: 's',
    })
    expect(problemOf(layer, addRelation('r', { type: 'attributed_to', from: 'c', to: 't' }))).toEqual({
      kind: 'does-not-fit',
      id: 'r',
    })
  })
})

describe('a span', () => {
  it.each([
    ['empty', 4, 4, { kind: 'empty' }],
    ['outside', 0, text.length + 1, { kind: 'outside', length: text.length }],
    ['not whole', 0.5, 4, { kind: 'not-an-integer' }],
    ['in a cluster', 0, text.indexOf('مُطَّلِع') + 1, { kind: 'splits-grapheme', offset: text.indexOf('مُطَّلِع') + 1 }],
  ])('that is %s is refused', (_, start, end, problem) => {
    const edit = addAnnotation('x', { ...contentOn('قالت', 'claim'), start, end })
    expect(problemOf(empty, edit)).toEqual({ kind: 'bad-span', id: 'x', problem })
  })
})

describe('changing', () => {
  it('moves the boundaries and reads the text anew', () => {
    const layer = linkedLayer()
    const { start, end } = contentOn('الدفاع', 'source')
    const moved = applied(layer, moveBoundaries(layer, 's', { start, end }), later).annotations.get('s')
    expect(moved).toMatchObject({ start, end, quote: 'الدفاع', prefix: 'قالت وزارة ', note: 'رسمي' })
    expect(moved).toMatchObject({ createdAt: now, updatedAt: later, revision: 2 })
  })

  it('keeps members that this version does not know', () => {
    const known = linkedLayer().annotations.get('t')
    const future = { ...known, 'x-colour': 'red' } as unknown as Annotation
    const layer = layerOf(documentId, annotatorId, [future])
    const relabelled = applied(layer, relabelAnnotation(layer, 't', 'claim'), later)
    expect(relabelled.annotations.get('t')).toMatchObject({ label: 'claim', 'x-colour': 'red' })
    const removed = applied(relabelled, removeAnnotation(relabelled, 't'), later)
    expect(removed.annotations.get('t')).toMatchObject({ deleted: true, 'x-colour': 'red' })
  })

  it('drops only the relations that another label makes invalid', () => {
    const layer = linkedLayer()
    const asFigure = applied(layer, relabelAnnotation(layer, 's', 'figure'), later)
    expect([asFigure.relations.get('r')?.deleted, asFigure.relations.get('q')?.deleted]).toEqual([true, false])
    // A source may rest on a source, but no figure counts one.
    const asSource = applied(layer, relabelAnnotation(layer, 'c', 'source'), later)
    expect([asSource.relations.get('r')?.deleted, asSource.relations.get('q')?.deleted]).toEqual([false, true])
  })

  it('keeps the relations when anything else changes', () => {
    const layer = linkedLayer()
    const noted = applied(layer, changeAnnotation(layer, 'c', { note: 'مهم', attributes: {} }), later)
    expect(noted.annotations.get('c')).toMatchObject({ note: 'مهم', attributes: {}, quote: '1500 جندي وصلوا' })
    expect([...noted.relations.values()].map((r) => r.deleted)).toEqual([false, false])
  })

  it('of an unknown or deleted annotation is no edit', () => {
    const layer = linkedLayer()
    const removed = applied(layer, removeAnnotation(layer, 't'), later)
    expect(changeAnnotation(layer, 'no', { note: 'x' })).toEqual([])
    expect([relabelAnnotation(removed, 't', 'claim'), removeAnnotation(removed, 't')]).toEqual([[], []])
    expect([removeRelation(layer, 'no'), removeAnnotation(layer, 'no')]).toEqual([[], []])
  })

  it('does not fit a layer where the record is another by now', () => {
    const layer = linkedLayer()
    const edit = changeAnnotation(layer, 'c', { note: 'أ' })
    const changed = applied(layer, changeAnnotation(layer, 'c', { attributes: { stance: 'denies' } }), later)
    expect(problemOf(changed, edit)).toEqual({ kind: 'does-not-fit', id: 'c' })
    expect(problemOf(empty, edit)).toEqual({ kind: 'does-not-fit', id: 'c' })
  })

  it('fits where only the order of attributes is another', () => {
    const layer = linkedLayer()
    const edit = changeAnnotation(layer, 'f', { note: 'أ' })
    const reordered = applied(layer, changeAnnotation(layer, 'f', { attributes: { max: null, min: 1500 } }), later)
    expect(problemOf(reordered, edit)).toBeNull()
    const missing = applied(layer, changeAnnotation(layer, 'f', { attributes: { min: 1500, unit: null } }), later)
    expect(problemOf(missing, edit)).toEqual({ kind: 'does-not-fit', id: 'f' })
  })
})

describe('removing', () => {
  it('leaves a tombstone without content, and its relations with it', () => {
    const layer = linkedLayer()
    const removed = applied(layer, removeAnnotation(layer, 'c'), later)
    const before = layer.annotations.get('c')
    expect(removed.annotations.get('c')).toEqual({
      ...before,
      ...{ quote: '', prefix: '', suffix: '', note: '', attributes: {} },
      ...{ updatedAt: later, revision: 2, deleted: true },
    })
    expect([...removed.relations.values()].map((r) => [r.deleted, r.revision])).toEqual([
      [true, 2],
      [true, 2],
    ])
    expect(removed.annotations.get('s')).toBe(layer.annotations.get('s'))
  })

  it('is taken back by a record that lives again with a higher revision', () => {
    const layer = linkedLayer()
    const edit = removeAnnotation(layer, 'c')
    const revived = applied(applied(layer, edit, later), invertEdit(edit), later)
    expect(revived.annotations.get('c')).toEqual({ ...layer.annotations.get('c'), updatedAt: later, revision: 3 })
    expect(revived.relations.get('r')).toEqual({ ...layer.relations.get('r'), updatedAt: later, revision: 3 })
  })

  it('of a relation leaves its ends', () => {
    const layer = linkedLayer()
    const removed = applied(layer, removeRelation(layer, 'r'), later)
    expect(removed.relations.get('r')).toMatchObject({ deleted: true, revision: 2, from: 'c', to: 's' })
    expect(removed.annotations).toEqual(layer.annotations)
  })
})

describe('the ends of a relation', () => {
  const layer = linkedLayer()

  it.each([
    ['of wrong labels', { type: 'quantifies', from: 's', to: 'c' }],
    ['in the wrong direction', { type: 'attributed_to', from: 's', to: 'c' }],
    ['that is not there', { type: 'attributed_to', from: 'c', to: 'no' }],
  ] as const)('%s are refused', (_, content) => {
    expect(problemOf(layer, addRelation('x', content))).toEqual({ kind: 'bad-ends', id: 'x' })
  })

  it('that is deleted is refused', () => {
    const removed = applied(layer, removeAnnotation(layer, 't'), later)
    const edit = addRelation('x', { type: 'attributed_to', from: 'c', to: 't' })
    expect(problemOf(removed, edit)).toEqual({ kind: 'bad-ends', id: 'x' })
  })

  it('may not be taken from under it', () => {
    const [, , ...annotationOnly] = removeAnnotation(layer, 'c')
    expect(problemOf(layer, annotationOnly)).toMatchObject({ kind: 'bad-ends' })
  })

  it('may come in any order within one edit', () => {
    const edit = combineEdits(
      addRelation('x', { type: 'attributed_to', from: 's', to: 'new' }),
      addAnnotation('new', contentOn('مسؤول', 'source')),
    )
    expect(applied(layer, edit).relations.get('x')).toMatchObject({ from: 's', to: 'new' })
  })
})

it('does all of an edit or nothing', () => {
  const good = addAnnotation('x', contentOn('مسؤول', 'source'))
  const bad = addAnnotation('y', { ...contentOn('مسؤول', 'source'), end: 9999 })
  expect(problemOf(empty, combineEdits(good, bad))).toMatchObject({ kind: 'bad-span', id: 'y' })
  expect(empty.annotations.size).toBe(0)
})

it('does nothing where nothing was and nothing is wanted', () => {
  const edit: Edit = [
    { kind: 'annotation', id: 'x', before: null, after: null },
    { kind: 'relation', id: 'y', before: null, after: null },
  ]
  expect(applied(empty, edit)).toEqual(empty)
})

it('inverts in the opposite order', () => {
  const layer = linkedLayer()
  const edit = removeAnnotation(layer, 'c')
  expect(invertEdit(edit).map(({ id }) => id)).toEqual(edit.map(({ id }) => id).toReversed())
  expect(invertEdit(invertEdit(edit))).toEqual(edit)
})
