import { expect, test } from 'vitest'
import { LinkIndex } from '@core/annotation/links'
import type { Relation } from '@core/annotation/model'
import { chainsOf } from '@renderer/features/workbench/cards/chains'
import { annotatorId, documentId, now } from '../../../../core/annotation/records'

/** Links from what rests to what it rests on, written "claim source". */
function links(...pairs: readonly string[]): LinkIndex {
  return new LinkIndex(
    pairs.map((pair): Relation => {
      const [from = '', to = ''] = pair.split(' ')
      const fixed = { documentId, annotatorId, createdAt: now, updatedAt: now, revision: 1, deleted: false }
      return { id: pair, type: 'attributed_to', from, to, ...fixed }
    }),
  )
}

test('each source of a claim begins a chain with what it rests on, nearest first', () => {
  expect(chainsOf(links('claim agency', 'agency official', 'claim witness'), 'claim')).toEqual([
    [
      { id: 'agency', from: 'claim', follows: false },
      { id: 'official', from: 'agency', follows: true },
    ],
    [{ id: 'witness', from: 'claim', follows: false }],
  ])
})

test('a second branch does not claim to follow the step before it', () => {
  const [chain] = chainsOf(links('claim agency', 'agency official', 'agency report'), 'claim')
  expect(chain).toEqual([
    { id: 'agency', from: 'claim', follows: false },
    { id: 'official', from: 'agency', follows: true },
    { id: 'report', from: 'agency', follows: false },
  ])
})

test('a ring of sources ends where it would come back', () => {
  expect(chainsOf(links('a b', 'b a'), 'a')).toEqual([[{ id: 'b', from: 'a', follows: false }]])
})

test('nothing rests on nothing', () => {
  expect(chainsOf(links('claim agency'), 'agency')).toEqual([])
})
