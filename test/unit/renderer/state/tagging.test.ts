import { describe, expect, test } from 'vitest'
import { emptyLayer } from '@core/annotation/layers'
import { documentIdOf } from '@core/text/documentId'
import { DocumentSession } from '@renderer/state/documentSession'
import {
  type BoundaryMove,
  cycleAmong,
  cycleAt,
  deleteFocused,
  moveBoundary,
  relabelFocused,
  tagSpan,
  toggleClitic,
  walk,
} from '@renderer/state/tagging'

const text = 'وأعلنت وكالة الأنباء أن «نحو 1500 جندي» وصلوا، وبالجيش عتاد.'

function newSession(): DocumentSession {
  const layer = emptyLayer(documentIdOf(text), '00000000-0000-4000-9000-000000000001')
  return new DocumentSession({ text, layer, persist: () => Promise.resolve() })
}

const spanOf = (quote: string) => ({ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length })

/** Tags a quote and answers the text of the annotation it became. */
function tag(session: DocumentSession, quote: string, label = 'claim', snapping: 'word' | 'exact' = 'word'): string {
  const outcome = tagSpan(session, spanOf(quote), label, snapping)
  if (outcome.kind === 'nothing-selected') throw new Error('Nothing was tagged.')
  return outcome.annotation.quote
}

const focusedQuote = (session: DocumentSession) => session.focused?.quote

describe('tagSpan', () => {
  test('snaps to words, drops outer punctuation, peels the particle, and focuses the mark', () => {
    const session = newSession()
    expect(tag(session, 'لة الأنبا', 'source')).toBe('وكالة الأنباء')
    expect(tag(session, '«نحو 1500 جندي»', 'figure')).toBe('نحو 1500 جندي')
    expect(tag(session, 'وأعلنت')).toBe('أعلنت')
    expect(focusedQuote(session)).toBe('أعلنت')
  })

  test('keeps exact boundaries when asked', () => {
    expect(tag(newSession(), 'كالة الأ', 'source', 'exact')).toBe('كالة الأ')
  })

  test('the same span and label is there once, with another label twice', () => {
    const session = newSession()
    tag(session, '1500 جندي', 'figure')
    expect(tagSpan(session, spanOf('1500 جندي'), 'figure', 'word').kind).toBe('already-there')
    expect(tagSpan(session, spanOf('1500 جندي'), 'claim', 'word').kind).toBe('tagged')
    expect(session.store.getState().annotations).toHaveLength(2)
  })

  test('nothing selected tags nothing', () => {
    const session = newSession()
    expect(tagSpan(session, { start: 5, end: 5 }, 'claim', 'word').kind).toBe('nothing-selected')
    expect(session.store.getState().canUndo).toBe(false)
  })
})

describe('the focused annotation', () => {
  test('is relabelled and deleted, and without one nothing happens', () => {
    const session = newSession()
    expect(relabelFocused(session, 'source')).toBe(false)
    expect(deleteFocused(session)).toBe(false)
    tag(session, 'وكالة الأنباء')
    expect(relabelFocused(session, 'source')).toBe(true)
    expect(session.focused?.label).toBe('source')
    expect(deleteFocused(session)).toBe(true)
    expect(session.store.getState().annotations).toEqual([])
  })

  test('moves either boundary by word and by grapheme, never past the other', () => {
    const session = newSession()
    tag(session, 'الأنباء', 'source')
    const move = (edge: BoundaryMove['edge'], direction: BoundaryMove['direction'], by: BoundaryMove['by']) => {
      const moved = moveBoundary(session, { edge, direction, by })
      return moved ? focusedQuote(session) : false
    }
    expect(move('start', 'out', 'word')).toBe('وكالة الأنباء')
    expect(move('start', 'out', 'word')).toBe('أعلنت وكالة الأنباء')
    expect(move('start', 'out', 'word')).toBe('وأعلنت وكالة الأنباء')
    expect(move('start', 'out', 'word')).toBe(false)
    expect(move('start', 'in', 'word')).toBe('أعلنت وكالة الأنباء')
    expect(move('start', 'in', 'word')).toBe('وكالة الأنباء')
    expect(move('end', 'out', 'word')).toBe('وكالة الأنباء أن')
    expect(move('end', 'in', 'word')).toBe('وكالة الأنباء')
    expect(move('end', 'in', 'grapheme')).toBe('وكالة الأنبا')
    expect(move('end', 'out', 'grapheme')).toBe('وكالة الأنباء')
    expect(move('end', 'in', 'word')).toBe('وكالة')
    expect(move('end', 'in', 'word')).toBe(false)
  })

  test('takes in and leaves out attached letters, round all the places where it may start', () => {
    const session = newSession()
    tag(session, 'الجيش عتاد')
    expect(focusedQuote(session)).toBe('الجيش عتاد')
    expect(toggleClitic(session)).toBe(true)
    expect(focusedQuote(session)).toBe('وبالجيش عتاد')
    toggleClitic(session)
    expect(focusedQuote(session)).toBe('بالجيش عتاد')
    toggleClitic(session)
    expect(focusedQuote(session)).toBe('الجيش عتاد')
    tag(session, 'عتاد')
    expect(toggleClitic(session)).toBe(false)
  })
})

describe('walking', () => {
  test('goes in reading order from the caret, then round the ends', () => {
    const session = newSession()
    expect(walk(session, 0, 'next')).toBeNull()
    for (const quote of ['وصلوا', 'وكالة الأنباء', 'جندي']) tag(session, quote)
    session.setFocus(null)
    const step = (direction: 'next' | 'previous', caret = 0) => walk(session, caret, direction)?.quote
    expect(step('next', spanOf('1500').start)).toBe('جندي')
    expect(step('next')).toBe('وصلوا')
    expect(step('next')).toBe('وكالة الأنباء')
    expect(step('previous')).toBe('وصلوا')
    session.setFocus(null)
    expect(step('previous', spanOf('1500').start)).toBe('وكالة الأنباء')
    session.setFocus(null)
    expect(step('next', text.length)).toBe('وكالة الأنباء')
  })

  test('cycles from the innermost annotation outwards', () => {
    const session = newSession()
    tag(session, 'نحو 1500 جندي')
    tag(session, '1500 جندي', 'figure')
    tag(session, '1500 جندي', 'source')
    session.setFocus(null)
    const at = spanOf('جندي').start + 1
    const round = Array.from({ length: 4 }, () => cycleAt(session, at)?.label)
    expect(round).toEqual(['source', 'figure', 'claim', 'source'])
    const ids = session.index.covering(at).map((a) => a.id)
    session.setFocus(null)
    expect(cycleAmong(session, ids.toReversed())?.label).toBe('source')
    expect(cycleAt(session, text.length)).toBeNull()
  })
})
