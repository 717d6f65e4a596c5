import { AnnotationIndex, compareInnermostFirst } from '@core/annotation/annotationIndex'
import type { Annotation } from '@core/annotation/model'
import { LineTable } from '@core/text/lineTable'
import { describe, expect, it } from 'vitest'
import { annotationAt } from './records'

const lines = new LineTable('0123456789\n'.repeat(4))
const indexOf = (...annotations: readonly Annotation[]) => {
  const index = new AnnotationIndex(lines)
  for (const annotation of annotations) index.add(annotation)
  return index
}
const ids = (annotations: readonly Annotation[]) => annotations.map((a) => a.id)

describe('AnnotationIndex', () => {
  it('finds by id, also after a replacement', () => {
    const index = indexOf(annotationAt('a', 0, 5), annotationAt('a', 22, 25))
    expect(index.get('a')).toMatchObject({ start: 22 })
    expect([ids(index.onLine(0)), ids(index.onLine(2))]).toEqual([[], ['a']])
    expect(index.get('b')).toBeUndefined()
  })

  it('holds an annotation on every line it has a character on', () => {
    const index = indexOf(annotationAt('a', 3, 25), annotationAt('b', 3, 11))
    expect([0, 1, 2, 3].map((line) => ids(index.onLine(line)))).toEqual([['a', 'b'], ['a'], ['a'], []])
    index.remove('a')
    expect([0, 1, 2].map((line) => ids(index.onLine(line)))).toEqual([['b'], [], []])
  })

  it('has nothing to remove for an unknown id', () => {
    const index = indexOf(annotationAt('a', 0, 5))
    const before = index.inOrder()
    index.remove('b')
    expect(index.inOrder()).toBe(before)
  })

  it('names what lies over an offset, innermost first', () => {
    const index = indexOf(annotationAt('outer', 0, 9), annotationAt('inner', 2, 4), annotationAt('after', 4, 6))
    expect(ids(index.covering(3))).toEqual(['inner', 'outer'])
    expect(ids(index.covering(4))).toEqual(['after', 'outer'])
  })

  it('names what ends at an offset only where nothing lies over it', () => {
    const index = indexOf(annotationAt('a', 2, 4), annotationAt('b', 6, 10))
    expect([ids(index.covering(4)), ids(index.covering(5)), ids(index.covering(10))]).toEqual([['a'], [], ['b']])
  })

  it('gives all in reading order, the same array until something changes', () => {
    const index = indexOf(annotationAt('b', 4, 6), annotationAt('a', 0, 9))
    const before = index.inOrder()
    expect(ids(before)).toEqual(['a', 'b'])
    expect(index.inOrder()).toBe(before)
    index.add(annotationAt('c', 1, 2))
    expect(ids(index.inOrder())).toEqual(['a', 'c', 'b'])
    expect(ids(before)).toEqual(['a', 'b'])
  })
})

it('compareInnermostFirst puts the shorter first, then the labels in the order of their keys', () => {
  const sorted = [
    annotationAt('1', 5, 6, 'figure'),
    annotationAt('2', 0, 3, 'claim'),
    annotationAt('3', 0, 3, 'source'),
    annotationAt('4', 0, 3, 'figure'),
    annotationAt('5', 0, 3, 'alpha'),
    annotationAt('6', 0, 3, 'beta'),
    annotationAt('7', 1, 4, 'beta'),
  ]
  expect(ids(sorted.toReversed().sort(compareInnermostFirst))).toEqual(['1', '2', '3', '4', '5', '6', '7'])
})
