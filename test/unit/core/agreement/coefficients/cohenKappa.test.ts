import { cohenKappa } from '@core/agreement/coefficients/cohenKappa'
import { describe, expect, it } from 'vitest'

describe("Cohen's κ, published values", () => {
  it('Cohen 1960, p. 45', () => {
    const table = [
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ]
    expect(cohenKappa(table)).toBeCloseTo(0.492, 3)
  })

  it('Artstein & Poesio 2008, p. 558', () => {
    const table = [
      [20, 10],
      [20, 50],
    ]
    expect(cohenKappa(table)).toBeCloseTo(0.348, 3)
  })

  it('Artstein & Poesio 2008, p. 568', () => {
    const table = [
      [46, 0, 0],
      [6, 32, 6],
      [0, 0, 10],
    ]
    expect(cohenKappa(table)).toBeCloseTo(0.8013, 4)
  })

  it('Krippendorff 2004, p. 246: below and above the same observed agreement', () => {
    const even = [
      [12, 9, 9],
      [9, 14, 9],
      [9, 9, 20],
    ]
    const skewed = [
      [12, 18, 18],
      [0, 14, 18],
      [0, 0, 20],
    ]
    expect(cohenKappa(even)).toBeCloseTo(0.186, 3)
    expect(cohenKappa(skewed)).toBeCloseTo(0.258, 3)
  })
})

describe("Cohen's κ", () => {
  it('is 1 for full agreement and 0 for what chance gives', () => {
    expect(
      cohenKappa([
        [7, 0],
        [0, 3],
      ]),
    ).toBe(1)
    expect(
      cohenKappa([
        [4, 4],
        [1, 1],
      ]),
    ).toBe(0)
  })

  it('is null without items and where both gave one category throughout', () => {
    expect(cohenKappa([])).toBeNull()
    expect(
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toBeNull()
    expect(
      cohenKappa([
        [12, 0],
        [0, 0],
      ]),
    ).toBeNull()
  })

  it('is a number, 0, where only one of them never varies', () => {
    expect(
      cohenKappa([
        [3, 0],
        [9, 0],
      ]),
    ).toBe(0)
  })

  it('needs a square table', () => {
    expect(() => cohenKappa([[1, 2]])).toThrow('square')
  })
})
