import { canClose, canOpen, pairsIn } from '@core/text/pairedMarks'
import { describe, expect, it } from 'vitest'

const pairsOf = (text: string, start = 0, end = text.length) =>
  [...pairsIn(text, start, end)].filter(([a, b]) => a < b).sort(([a], [b]) => a - b)

describe('pairsIn', () => {
  it.each([
    ['(a[b]c)', [[0, 6], [2, 4]]], // prettier-ignore
    ['((a)', [[1, 3]]],
    ['(a))', [[0, 2]]],
    ['(«a)»', [[0, 3], [1, 4]]], // prettier-ignore
    ['"a" "b', [[0, 2]]],
    ['„a“ “b”', [[0, 2], [4, 6]]], // prettier-ignore
    [')(', []],
    ['', []],
  ])('of %j', (text, pairs) => {
    expect(pairsOf(text)).toEqual(pairs)
  })

  it('sees the span only, and finds either from the other', () => {
    expect(pairsOf('((a)b)', 1, 5)).toEqual([[1, 3]])
    expect(pairsIn('(a)', 0, 3)).toEqual(new Map([[0, 2], [2, 0]])) // prettier-ignore
  })
})

it('tells marks that open and close', () => {
  expect(['«', '(', '"', '“', ''].map(canOpen)).toEqual([true, true, true, true, false])
  expect(['»', ')', '"', '“', '«', ''].map(canClose)).toEqual([true, true, true, true, false, false])
})
