import { matchSpans } from '@core/agreement/matching'
import { spanLayer } from '@core/agreement/spanLayer'
import { describe, expect, it } from 'vitest'
import { annotationAt } from '../annotation/annotationAt'

const labels = new Map([
  ['claim', 0],
  ['source', 1],
  ['figure', 2],
])

type Span = readonly [start: number, end: number, label?: string]

/** Pairs of the spans' places in the two lists, and in `to` what each of A goes with. */
function matched(a: readonly Span[], b: readonly Span[]): (readonly [number, number])[] {
  const layer = (spans: readonly Span[]) => {
    return spanLayer(spans.map(([start, end, label], i) => annotationAt(i, start, end, label)), labels) // prettier-ignore
  }
  const [layerA, layerB] = [layer(a), layer(b)]
  const { toB, toA } = matchSpans(layerA, layerB)
  toB.forEach((j, i) => j < 0 || expect(toA[j]).toBe(i))
  toA.forEach((i, j) => i < 0 || expect(toB[i]).toBe(j))
  return toB
    .flatMap((j, i) => (j < 0 ? [] : [[layerA.sources[i] ?? -1, layerB.sources[j] ?? -1] as const]))
    .sort(([i], [j]) => i - j)
}

describe('matchSpans', () => {
  it('matches the same span of the same label', () => {
    expect(matched([[0, 5], [9, 12, 'source']], [[9, 12, 'source'], [0, 5]])).toEqual([[0, 1], [1, 0]]) // prettier-ignore
  })

  it('matches as many duplicates as both have, in their order', () => {
    expect(matched([[0, 5], [0, 5], [0, 5]], [[0, 5], [0, 5]])).toEqual([[0, 0], [1, 1]]) // prettier-ignore
  })

  it('keeps the same span together although another overlaps too', () => {
    expect(matched([[0, 10], [2, 12]], [[2, 12]])).toEqual([[1, 0]]) // prettier-ignore
  })

  it('maximises the total overlap, not the first or the largest', () => {
    // 0–10 shares 6 with 4–20 and 4 with 0–4; 12–20 shares 8 with 4–20: 4 + 8 is the most.
    expect(matched([[0, 10], [12, 20]], [[0, 4], [4, 20]])).toEqual([[0, 0], [1, 1]]) // prettier-ignore
    // 0–10 shares 6 with 2–8, 3 with 8–11; 3–5 shares 2 with 2–8: 6 alone is more than 3 + 2.
    expect(matched([[0, 10], [3, 5]], [[2, 8], [8, 11]])).toEqual([[0, 0]]) // prettier-ignore
  })

  it('prefers more pairs where the overlap is the same', () => {
    // 0–8 with 1–5 shares 4, as do 0–8 with 6–9 (2) and 2–4 with 1–5 (2) together.
    expect(matched([[0, 8], [2, 4]], [[1, 5], [6, 9]])).toEqual([[0, 1], [1, 0]]) // prettier-ignore
  })

  it('does not match spans that only touch', () => {
    expect(matched([[0, 5]], [[5, 9]])).toEqual([])
  })

  it('matches what is left of other labels: the same span, and what shares half of the union', () => {
    expect(matched([[0, 5, 'claim']], [[0, 5, 'source']])).toEqual([[0, 0]])
    // 5 of 10 shared: half.
    expect(matched([[0, 10, 'claim']], [[5, 10, 'source']])).toEqual([[0, 0]])
    // 5 of 11 shared: less than half.
    expect(matched([[0, 10, 'claim']], [[5, 11, 'source']])).toEqual([])
  })

  it('matches the same label before other labels, and the same span before one that is more alike', () => {
    expect(matched([[0, 10, 'claim']], [[0, 10, 'source'], [9, 15, 'claim']])).toEqual([[0, 1]]) // prettier-ignore
    expect(matched([[0, 10, 'claim'], [0, 10, 'source']], [[0, 10, 'source']])).toEqual([[1, 0]]) // prettier-ignore
    expect(matched([[0, 9, 'claim'], [0, 10, 'claim']], [[0, 10, 'figure']])).toEqual([[1, 0]]) // prettier-ignore
  })

  it('gives the most alike of other labels first', () => {
    // 0–10 and 1–10 (9 of 10), 0–6 and 1–10 (5 of 10).
    expect(matched([[0, 6, 'claim'], [0, 10, 'claim']], [[1, 10, 'source']])).toEqual([[1, 0]]) // prettier-ignore
  })

  it('does not look past a long span that starts early', () => {
    // The source 0–40 shares 35 of 45 with the last claim, and hardly anything with those before.
    const short = [[1, 2], [3, 4]] as const // prettier-ignore
    expect(matched([...short, [5, 45]], [[0, 40, 'source']])).toEqual([[2, 0]])
  })
})
