import { dissimilarity, evenDissimilarity } from '@core/agreement/gamma/dissimilarity'
import { describe, expect, it } from 'vitest'

function between(a: readonly [number, number], b: readonly [number, number], categories = ['claim', 'claim']) {
  const unit = ([start, end]: readonly [number, number], category = '') => ({ start, end, category })
  return dissimilarity(unit(a, categories[0]), unit(b, categories[1]), evenDissimilarity)
}

describe('how unlike two units are', () => {
  it('in position, as in figure 10 of Mathet et al. 2015', () => {
    expect(between([4, 14], [40, 44])).toBeCloseTo(22.2, 1)
    expect(between([4, 14], [4, 14])).toBe(0)
    expect(between([4, 14], [20, 25])).toBeCloseTo(3.2, 1)
    expect(between([4, 14], [14, 24])).toBe(1)
    expect(between([20, 30], [20, 25])).toBeCloseTo(0.11, 2)
    expect(between([20, 25], [14, 24])).toBeCloseTo(0.22, 2)
  })

  it('does not depend on the scale (figure 20) or the order', () => {
    expect(between([0, 21], [0, 30])).toBeCloseTo(between([0, 7], [0, 10]), 12)
    expect(between([16, 64], [45, 77])).toBe(between([45, 77], [16, 64]))
  })

  it('adds one for another category, weighted', () => {
    expect(between([4, 14], [14, 24], ['claim', 'source'])).toBe(2)
    const weighted = { position: 3, category: 2, empty: 0.5 }
    const [u, v] = [
      { start: 0, end: 10, category: 'claim' },
      { start: 10, end: 20, category: 'source' },
    ]
    expect(dissimilarity(u, v, weighted)).toBe(2.5)
  })
})
