import { fleissKappa } from '@core/agreement/coefficients/fleissKappa'
import { describe, expect, it } from 'vitest'

/** 30 patients, 6 psychiatrists each, diagnoses 1 to 5 (Fleiss 1971, p. 379): what each patient was given. */
const diagnoses = [
  '444444 222555 233335 555555 222444 113333 333355 113334 114444 555555',
  '144444 124444 222333 144444 224445 333335 111455 111112 224444 133555',
  '555555 244444 224555 114444 144445 222224 111155 224444 133333 555555',
]
  .flatMap((line) => line.split(' '))
  .map((given) => ['1', '2', '3', '4', '5'].map((category) => given.split(category).length - 1))

describe("Fleiss' κ", () => {
  it('of Fleiss 1971 is .430', () => {
    expect(diagnoses).toHaveLength(30)
    expect(fleissKappa(diagnoses.map((counts) => ({ counts, weight: 1 })))).toBeCloseTo(0.43, 3)
  })

  it('takes the weight for items with the same counts', () => {
    const once = [
      { counts: [3, 0], weight: 1 },
      { counts: [3, 0], weight: 1 },
      { counts: [1, 2], weight: 1 },
    ]
    const together = [
      { counts: [1, 2], weight: 1 },
      { counts: [3, 0], weight: 2 },
      { counts: [0, 0], weight: 0 },
    ]
    expect(fleissKappa(together)).toBe(fleissKappa(once))
  })

  it('is 1 for full agreement on more than one category', () => {
    expect(
      fleissKappa([
        { counts: [4, 0], weight: 5 },
        { counts: [0, 4], weight: 2 },
      ]),
    ).toBe(1)
  })

  it('is null without items, with one rater and with one category', () => {
    expect(fleissKappa([])).toBeNull()
    expect(fleissKappa([{ counts: [1, 0], weight: 3 }])).toBeNull()
    expect(fleissKappa([{ counts: [4, 0], weight: 3 }])).toBeNull()
  })

  it('needs the same number of raters everywhere', () => {
    const items = [
      { counts: [2, 1], weight: 1 },
      { counts: [2, 2], weight: 1 },
    ]
    expect(() => fleissKappa(items)).toThrow('same number of raters')
  })
})
