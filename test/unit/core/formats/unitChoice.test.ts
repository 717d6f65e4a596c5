import { readUnits, type ReadUnit } from '@core/formats/format'
import { UnitTally, type Covered } from '@core/formats/unitChoice'
import { describe, expect, it } from 'vitest'

const text = '📰 قَّال الوزير'

function choose(spans: readonly (readonly [number, number, Covered | null])[], given?: ReadUnit) {
  const tally = new UnitTally(readUnits)
  for (const [start, end, covered] of spans) tally.add(text, { start, end }, covered)
  return tally.choose(given)
}

describe('UnitTally', () => {
  it.each([
    ['code_point', 8, 14],
    ['utf16', 9, 15],
    ['grapheme', 6, 12],
  ] as const)('finds %s by what the slices are', (unit, start, end) => {
    expect(choose([[start, end, 'الوزير']])).toEqual({ type: 'unit', unit, because: 'matches' })
  })

  it('takes the unit of most slices, the first of several', () => {
    expect(choose([[8, 14, 'الوزير'], [9, 15, 'الوزير'], [9, 11, 'ال']])).toMatchObject({ unit: 'utf16' }) // prettier-ignore
    expect(choose([[8, 14, 'الوزير'], [9, 15, 'الوزير']])).toMatchObject({ unit: 'code_point' }) // prettier-ignore
  })

  it('asks where units differ and no slice says anything', () => {
    expect(choose([[8, 14, null]])).toEqual({
      type: 'unit-needed',
      units: readUnits,
      samples: [
        { unit: 'code_point', words: 'الوزير' },
        { unit: 'utf16', words: ' الوزي' },
        { unit: 'grapheme', words: null },
      ],
    })
  })

  it('needs no answer where all units mean the same, or all are equally wrong', () => {
    expect(choose([])).toEqual({ type: 'unit', unit: 'code_point', because: 'no-difference' })
    const tally = new UnitTally(readUnits)
    tally.add('قال 📰', { start: 0, end: 3 }, null)
    expect(tally.choose()).toMatchObject({ because: 'no-difference' })
    expect(choose([[8, 14, 'غيره']])).toMatchObject({ unit: 'code_point', because: 'no-difference' })
  })

  it('takes what the person says', () => {
    expect(choose([[8, 14, 'الوزير']], 'utf16')).toEqual({ type: 'unit', unit: 'utf16', because: 'given' })
  })

  it('lets the reader compare where a file writes the text otherwise', () => {
    expect(choose([[9, 15, (slice) => slice.toUpperCase() === 'الوزير']])).toMatchObject({ unit: 'utf16' })
  })
})
