import { removeAnnotation } from '@core/annotation/edits'
import { compareByPosition, countByLabel, emptyLayer, layerOf, liveAnnotations } from '@core/annotation/layers'
import { expect, it } from 'vitest'
import { annotationAt, annotatorId, applied, documentId, linkedLayer } from './records'

it('an empty layer is a layer of no records', () => {
  expect(emptyLayer(documentId, annotatorId)).toEqual(layerOf(documentId, annotatorId, []))
})

it('layerOf finds its records by id', () => {
  const { annotations, relations } = linkedLayer()
  expect(layerOf(documentId, annotatorId, [...annotations.values()], [...relations.values()])).toEqual(linkedLayer())
})

it('the reading order is by start, then the outer first, then by id', () => {
  const sorted = [annotationAt('d', 3, 5), annotationAt('c', 3, 5), annotationAt('b', 3, 9), annotationAt('a', 4, 5)]
  expect(
    sorted
      .toReversed()
      .sort(compareByPosition)
      .map((a) => a.id),
  ).toEqual(['b', 'c', 'd', 'a'])
})

it('tombstones are neither live nor counted', () => {
  const layer = linkedLayer()
  const removed = applied(layer, removeAnnotation(layer, 't'))
  expect(liveAnnotations(layer).map((a) => a.id)).toEqual(['s', 'c', 'f', 't'])
  expect(liveAnnotations(removed).map((a) => a.id)).toEqual(['s', 'c', 'f'])
  expect(countByLabel(layer.annotations.values())).toEqual({ claim: 1, source: 2, figure: 1 })
  expect(countByLabel(removed.annotations.values())).toEqual({ claim: 1, source: 1, figure: 1 })
  expect(countByLabel([])).toEqual({})
})
