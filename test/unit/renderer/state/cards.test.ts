import { beforeEach, describe, expect, test } from 'vitest'
import { addAnnotation, addRelation } from '@core/annotation/edits'
import {
  annotationsWithoutSource,
  type CardFilter,
  foldAllCards,
  nextInQueue,
  noFilter,
  passesFilter,
  setCardFilter,
  toggleCard,
  unlinkedAnnotations,
  useCards,
} from '@renderer/state/cards'
import { DocumentSession } from '@renderer/state/documentSession'
import { applied, contentOn, linkedLayer, text } from '../../core/annotation/records'

const ids = (annotations: readonly { readonly id: string }[]) => annotations.map(({ id }) => id)

/** Claim c rests on s and states f; t is unlinked; claim d names no source. In reading order: s, c, f, d, t. */
function session() {
  const layer = applied(linkedLayer(), addAnnotation('d', contentOn('ونفى', 'claim', { note: 'من؟' })))
  return new DocumentSession({ text, layer, persist: () => Promise.resolve() })
}

describe('the queues', () => {
  test('hold claims without a source, and sources and figures that nothing rests on', () => {
    const open = session()
    expect(ids(annotationsWithoutSource(open))).toEqual(['d'])
    expect(ids(unlinkedAnnotations(open))).toEqual(['t'])
    open.perform(addRelation('u', { type: 'attributed_to', from: 's', to: 't' }))
    expect(ids(unlinkedAnnotations(open))).toEqual([])
  })

  test('a label that no relation can join waits for nothing', () => {
    const open = session()
    open.perform(addAnnotation('x', contentOn('قالت', 'rumour')))
    expect(ids([...annotationsWithoutSource(open), ...unlinkedAnnotations(open)])).toEqual(['d', 't'])
  })

  test('are walked from the focused annotation, else from the caret, round the end', () => {
    const open = session()
    open.perform(addAnnotation('e', contentOn('قالت', 'claim')))
    const from = (focus: string | null, caret: number, direction: 'next' | 'previous') => {
      open.setFocus(focus)
      return nextInQueue(open, 'without-source', caret, direction)?.id
    }
    const afterFirst = text.indexOf('وزارة')
    expect(from(null, 0, 'next')).toBe('e')
    expect(from(null, afterFirst, 'next')).toBe('d')
    expect(from(null, afterFirst, 'previous')).toBe('e')
    expect(from(null, text.length, 'next')).toBe('e')
    expect(from('c', 0, 'next')).toBe('d')
    expect(from('c', text.length, 'previous')).toBe('e')
    expect(from('d', 0, 'next')).toBe('e')
    expect(from('e', 0, 'previous')).toBe('d')
  })

  test('the only one is found again, and none in an empty queue', () => {
    const open = session()
    open.setFocus('d')
    expect(nextInQueue(open, 'without-source', 0, 'next')?.id).toBe('d')
    expect(nextInQueue(open, 'without-source', 0, 'previous')?.id).toBe('d')
    open.perform(addRelation('u', { type: 'attributed_to', from: 'd', to: 't' }))
    expect(nextInQueue(open, 'without-source', 0, 'next')).toBeNull()
    expect(nextInQueue(open, 'unlinked', 0, 'previous')).toBeNull()
  })
})

describe('what is shown', () => {
  beforeEach(() => {
    setCardFilter(noFilter)
    foldAllCards(false)
  })

  test('a filter narrows by label and by condition, and by both', () => {
    const open = session()
    const shown = (filter: Partial<CardFilter>) =>
      ids(open.index.inOrder().filter((a) => passesFilter(a, open.links, { ...noFilter, ...filter })))
    expect(shown({})).toEqual(['s', 'c', 'f', 'd', 't'])
    expect(shown({ label: 'source' })).toEqual(['s', 't'])
    expect(shown({ condition: 'without-source' })).toEqual(['d'])
    expect(shown({ condition: 'unlinked' })).toEqual(['t'])
    expect(shown({ condition: 'with-note' })).toEqual(['s', 'd'])
    expect(shown({ label: 'claim', condition: 'with-note' })).toEqual(['d'])
    expect(shown({ label: 'figure', condition: 'without-source' })).toEqual([])
  })

  test('the choice is changed part by part', () => {
    setCardFilter({ label: 'claim' })
    setCardFilter({ condition: 'with-note' })
    expect(useCards.getState().filter).toEqual({ label: 'claim', condition: 'with-note' })
  })

  test('one card is an exception until all are folded or unfolded', () => {
    toggleCard('c')
    toggleCard('d')
    toggleCard('d')
    expect([...useCards.getState().exceptions]).toEqual(['c'])
    foldAllCards(true)
    expect(useCards.getState()).toMatchObject({ folded: true, exceptions: new Set() })
  })
})
