import { describe, expect, test } from 'vitest'
import { linkBetween, linkCandidates, LinkIndex, sourceChain } from '@core/annotation/links'
import type { Annotation, Relation, RelationType } from '@core/annotation/model'
import { annotationAt, annotatorId, documentId, linkedLayer, now } from './records'

const claim = annotationAt('c', 20, 60)
const source = annotationAt('s', 0, 10, 'source')
const relay = annotationAt('t', 100, 110, 'source')
const figure = annotationAt('f', 30, 40, 'figure')

function relation(id: string, type: RelationType, from: Annotation, to: Annotation, deleted = false): Relation {
  const times = { createdAt: now, updatedAt: now, revision: 1 }
  return { id, documentId, annotatorId, type, from: from.id, to: to.id, ...times, deleted }
}

describe('linkBetween', () => {
  test('finds the direction that the labels allow, whichever is named first', () => {
    const rests = { type: 'attributed_to', from: 'c', to: 's' }
    expect(linkBetween(claim, source)).toEqual(rests)
    expect(linkBetween(source, claim)).toEqual(rests)
    expect(linkBetween(claim, figure)).toEqual({ type: 'quantifies', from: 'f', to: 'c' })
  })

  test('of two sources the first rests on the second', () => {
    expect(linkBetween(source, relay)).toEqual({ type: 'attributed_to', from: 's', to: 't' })
  })

  test('joins nothing else', () => {
    expect(linkBetween(claim, claim)).toBeNull()
    expect(linkBetween(claim, annotationAt('d', 70, 80))).toBeNull()
    expect(linkBetween(source, figure)).toBeNull()
    expect(linkBetween(claim, annotationAt('p', 70, 80, 'place'))).toBeNull()
  })
})

describe('LinkIndex', () => {
  test('finds links by either end and leaves tombstones out', () => {
    const links = new LinkIndex([
      relation('1', 'attributed_to', claim, source),
      relation('2', 'attributed_to', source, relay),
      relation('3', 'quantifies', figure, claim),
      relation('4', 'attributed_to', claim, relay, true),
    ])
    expect(links.sourcesOf('c')).toEqual(['s'])
    expect(links.figuresOf('c')).toEqual(['f'])
    expect(links.dependentsOf('s')).toEqual(['c'])
    expect(links.dependentsOf('f')).toEqual(['c'])
    expect(links.neighboursOf('c')).toEqual(['s', 'f'])
    expect(links.between('t', 's')?.id).toBe('2')
    expect(links.between('c', 't')).toBeUndefined()
    expect(sourceChain(links, 's')).toEqual(['s', 't'])
  })

  test('a ring of sources is followed once', () => {
    const links = new LinkIndex([
      relation('1', 'attributed_to', source, relay),
      relation('2', 'attributed_to', relay, source),
    ])
    expect(sourceChain(links, 's')).toEqual(['s', 't'])
  })

  test('reads the relations of a layer', () => {
    expect(new LinkIndex(linkedLayer().relations.values()).neighboursOf('c').toSorted()).toEqual(['f', 's'])
  })
})

test('linkCandidates names what can be joined, the nearest first', () => {
  const far = annotationAt('u', 500, 510, 'source')
  expect(linkCandidates(claim, [far, claim, source, relay, figure]).map(({ id }) => id)).toEqual(['f', 's', 't', 'u'])
  expect(linkCandidates(figure, [source, figure])).toEqual([])
})
