import { assign } from '@core/agreement/assignment'
import { describe, expect, it } from 'vitest'

function assigned(weights: readonly (readonly number[])[]): number[] {
  return [...assign(weights.length, weights[0]?.length ?? 0, (row, column) => weights[row]?.[column] ?? 0)]
}

describe('assign', () => {
  it('gives up the heaviest pair where two others are heavier together', () => {
    // 9 + 9 = 18 is more than 10 + 0.
    expect(assigned([[10, 9], [9, 0]])).toEqual([1, 0]) // prettier-ignore
  })

  it('leaves rows and columns alone that share nothing', () => {
    expect(assigned([[0, 0], [0, 5]])).toEqual([-1, 1]) // prettier-ignore
    expect(assigned([[0]])).toEqual([-1])
  })

  it('takes more rows than columns, and more columns than rows', () => {
    expect(assigned([[1], [3], [2]])).toEqual([-1, 0, -1])
    expect(assigned([[1, 3, 2]])).toEqual([1])
    // 8 + 6 = 14 is more than the 7 that the first row would have in the second column.
    expect(assigned([[8, 7, 0], [0, 6, 0]])).toEqual([0, 1]) // prettier-ignore
    expect(assigned([[8, 0], [7, 6], [0, 5]])).toEqual([0, 1, -1]) // prettier-ignore
  })

  it('matches greedily what is too large: each row takes the heaviest that is free', () => {
    const size = 120
    // The first row takes 10 and leaves nothing to the second; 9 + 9 would be the most.
    const weight = (row: number, column: number) =>
      row === 0 && column === 0 ? 10 : row + column === 1 ? 9 : row === column && row > 1 ? 1 : 0
    const columns = assign(size, size, weight)
    expect([...columns.slice(0, 3)]).toEqual([0, -1, 2])
  })
})
