import { chanceContinuum, chanceModel } from '@core/agreement/gamma/chance'
import { randomFrom } from '@core/agreement/random'
import { describe, expect, it } from 'vitest'
import { alexPaulSuzan, annotatorsOf } from './units'

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}

describe('what chance is made of', () => {
  it('are counts, gaps, lengths and categories of the annotators', () => {
    const model = chanceModel(
      annotatorsOf(
        [
          [20, 30, 'figure'],
          [4, 10, 'claim'],
        ],
        [[0, 2, 'claim']],
        [],
      ),
    )
    // Gaps: the 0 that is always there, 4 before the first unit and 10 between; a unit at 0 has none before it.
    expect(model.gaps.mean).toBeCloseTo(14 / 3, 12)
    expect(model.gaps.deviation).toBeCloseTo(Math.sqrt((0 + 16 + 100) / 3 - (14 / 3) ** 2), 12)
    expect(model.counts.mean).toBe(1)
    expect(model.lengths.mean).toBe(6)
    expect(new Map(model.categories)).toEqual(
      new Map([
        ['claim', 2],
        ['figure', 1],
      ]),
    )
  })
})

describe('a continuum of chance', () => {
  it('is the same for the same seed', () => {
    const model = chanceModel(alexPaulSuzan)
    expect(chanceContinuum(model, randomFrom(7))).toEqual(chanceContinuum(model, randomFrom(7)))
    expect(chanceContinuum(model, randomFrom(7))).not.toEqual(chanceContinuum(model, randomFrom(8)))
  })

  it('has the means of the real annotators, in the long run', () => {
    const model = chanceModel(alexPaulSuzan)
    const random = randomFrom(1)
    const drawn = Array.from({ length: 3000 }, () => chanceContinuum(model, random)).flat()
    const units = drawn.flat()
    // Cutting to whole numbers takes half a unit on average.
    expect(mean(drawn.map((own) => own.length))).toBeCloseTo(model.counts.mean - 0.5, 0)
    expect(mean(units.map(({ start, end }) => end - start))).toBeCloseTo(model.lengths.mean, 0)
    const gaps = drawn.flatMap((own) => own.map(({ start }, i) => start - (own[i - 1]?.end ?? 0)))
    expect(mean(gaps)).toBeCloseTo(model.gaps.mean, 0)
    const sixes = units.filter(({ category }) => category === '6').length / units.length
    expect(sixes).toBeCloseTo(6 / 16, 1)
  })

  it('is never without a unit, and no unit is empty', () => {
    const model = chanceModel(annotatorsOf([[0, 1, 'claim']], [], []))
    const random = randomFrom(3)
    for (let i = 0; i < 500; i++) {
      const units = chanceContinuum(model, random).flat()
      expect(units.length).toBeGreaterThan(0)
      for (const { start, end } of units) expect(end).toBeGreaterThan(start)
    }
  })
})
