import { spanScores } from '@core/agreement/scores'
import { expect, it } from 'vitest'

it('gives half a credit for other boundaries, and none where only the same counts', () => {
  const counts = { a: 4, b: 5, same: 2, boundary: 1 }
  expect(spanScores(counts, 0)).toEqual({ precision: 2 / 4, recall: 2 / 5, f1: 4 / 9 })
  // (2 + 0.5 · 1) / 4 and / 5; F1 = 2 PR / (P + R) = 2 · 2.5 / 9.
  expect(spanScores(counts, 0.5)).toEqual({ precision: 2.5 / 4, recall: 2.5 / 5, f1: 5 / 9 })
})

it('has no ratio of nothing', () => {
  expect(spanScores({ a: 0, b: 0, same: 0, boundary: 0 }, 0.5)).toEqual({ precision: null, recall: null, f1: null })
  expect(spanScores({ a: 3, b: 0, same: 0, boundary: 0 }, 0.5)).toEqual({ precision: 0, recall: null, f1: 0 })
})
