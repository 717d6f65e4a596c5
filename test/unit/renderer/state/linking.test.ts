import { beforeEach, describe, expect, test } from 'vitest'
import { emptyLayer } from '@core/annotation/layers'
import type { Annotation } from '@core/annotation/model'
import { documentIdOf } from '@core/text/documentId'
import { DocumentSession } from '@renderer/state/documentSession'
import {
  acceptOffer,
  dismissOffer,
  offerLink,
  startLinking,
  stopLinking,
  toggleLink,
  typeCode,
  useLinking,
} from '@renderer/state/linking'
import { deleteFocused, relabelFocused, tagSpan } from '@renderer/state/tagging'

const text = ['قالت الوزارة إن 1500 جندي وصلوا. وأضافت الوكالة أن الميناء أُغلق وأن الطرق قُطعت.', 'وأكد شاهد ذلك.'].join(
  '\n',
)

function newSession(): DocumentSession {
  const layer = emptyLayer(documentIdOf(text), '00000000-0000-4000-9000-000000000001')
  return new DocumentSession({ text, layer, persist: () => Promise.resolve() })
}

function tag(session: DocumentSession, quote: string, label: string): Annotation {
  const start = text.indexOf(quote)
  const outcome = tagSpan(session, { start, end: start + quote.length }, label, 'exact')
  if (outcome.kind === 'nothing-selected') throw new Error(`«${quote}» was not tagged.`)
  return outcome.annotation
}

const offered = () => useLinking.getState().offer?.toId ?? null

beforeEach(() => useLinking.setState({ mode: null, offer: null }))

describe('toggleLink', () => {
  test('links in the right direction whoever asks, and unlinks again, each one step to undo', () => {
    const session = newSession()
    const claim = tag(session, '1500 جندي وصلوا', 'claim')
    const source = tag(session, 'الوزارة', 'source')
    expect(toggleLink(session, source.id, claim.id)).toBe('linked')
    expect(session.links.sourcesOf(claim.id)).toEqual([source.id])
    expect(toggleLink(session, claim.id, source.id)).toBe('unlinked')
    expect(session.links.of(claim.id)).toEqual([])
    session.undo()
    expect(session.links.sourcesOf(claim.id)).toEqual([source.id])
    session.undo()
    expect(session.links.of(claim.id)).toEqual([])
    expect(toggleLink(session, claim.id, claim.id)).toBe('cannot')
  })

  test('deleting an end takes its links along, and undo brings both back in one step', () => {
    const session = newSession()
    const claim = tag(session, '1500 جندي وصلوا', 'claim')
    const source = tag(session, 'الوزارة', 'source')
    toggleLink(session, claim.id, source.id)
    session.setFocus(source.id)
    deleteFocused(session)
    expect(session.links.of(claim.id)).toEqual([])
    session.undo()
    expect(session.links.sourcesOf(claim.id)).toEqual([source.id])
  })

  test('relabelling keeps a link that stays valid and drops one that does not', () => {
    const session = newSession()
    const first = tag(session, 'الوزارة', 'source')
    const second = tag(session, 'الوكالة', 'source')
    const claim = tag(session, '1500 جندي وصلوا', 'claim')
    toggleLink(session, claim.id, first.id)
    toggleLink(session, first.id, second.id)
    session.setFocus(claim.id)
    relabelFocused(session, 'source')
    expect(session.links.sourcesOf(claim.id)).toEqual([first.id])
    relabelFocused(session, 'figure')
    expect(session.links.of(claim.id)).toEqual([])
    expect(session.links.sourcesOf(first.id)).toEqual([second.id])
  })
})

describe('link mode', () => {
  test('numbers the reachable ends of the focused annotation, the nearest first', () => {
    const session = newSession()
    const near = tag(session, 'الوزارة', 'source')
    const far = tag(session, 'شاهد', 'source')
    const claim = tag(session, '1500 جندي وصلوا', 'claim')
    expect(startLinking(session)).toBe(true)
    expect(useLinking.getState().mode?.ends).toEqual([
      { id: near.id, code: '1' },
      { id: far.id, code: '2' },
    ])
    expect(useLinking.getState().mode?.fromId).toBe(claim.id)
    expect(typeCode('2')).toEqual({ id: far.id, code: '2' })
    expect(typeCode('7')).toBeNull()
    stopLinking()
    expect(typeCode('1')).toBeNull()
  })

  test('codes of two digits wait for the second', () => {
    const session = newSession()
    const words = [...text.matchAll(/\p{L}+/gu)]
    for (const word of words.slice(0, 12)) {
      tagSpan(session, { start: word.index, end: word.index + word[0].length }, 'source', 'exact')
    }
    tag(session, '1500 جندي وصلوا', 'claim')
    startLinking(session)
    const ends = useLinking.getState().mode?.ends ?? []
    expect(ends).toHaveLength(12)
    expect(typeCode('9')).toBe('more')
    expect(useLinking.getState().mode?.typed).toBe('9')
    expect(typeCode('1')).toEqual(ends.find(({ code }) => code === '91'))
    expect(useLinking.getState().mode?.typed).toBe('')
  })

  test('does not start where nothing can be linked', () => {
    const session = newSession()
    expect(startLinking(session)).toBe(false)
    tag(session, 'الوزارة', 'figure')
    expect(startLinking(session)).toBe(false)
  })
})

describe('the offered link', () => {
  test('is to the only claim of the sentence', () => {
    const session = newSession()
    const claim = tag(session, '1500 جندي وصلوا', 'claim')
    tag(session, 'الميناء أُغلق', 'claim')
    offerLink(session, tag(session, 'الوزارة', 'source'), null)
    expect(offered()).toBe(claim.id)
    expect(acceptOffer()?.toId).toBe(claim.id)
    expect(session.links.sourcesOf(claim.id)).toHaveLength(1)
    expect(acceptOffer()).toBeNull()
  })

  test('is none where a sentence has two claims, unless one is focused or contains the figure', () => {
    const session = newSession()
    const closed = tag(session, 'الميناء أُغلق', 'claim')
    const cut = tag(session, 'الطرق قُطعت', 'claim')
    const agency = tag(session, 'الوكالة', 'source')
    offerLink(session, agency, null)
    expect(offered()).toBeNull()
    offerLink(session, agency, closed)
    expect(offered()).toBe(closed.id)
    expect(dismissOffer()).toBe(true)
    expect(dismissOffer()).toBe(false)
    offerLink(session, tag(session, 'الطرق', 'figure'), null)
    expect(offered()).toBe(cut.id)
  })

  test('is none for a claim, for what is linked already, and in another sentence', () => {
    const session = newSession()
    const claim = tag(session, '1500 جندي وصلوا', 'claim')
    const source = tag(session, 'الوزارة', 'source')
    toggleLink(session, claim.id, source.id)
    offerLink(session, source, null)
    expect(offered()).toBeNull()
    offerLink(session, tag(session, 'شاهد', 'source'), null)
    expect(offered()).toBeNull()
    offerLink(session, claim, null)
    expect(offered()).toBeNull()
  })
})
