import { comparableFigures, contradictedClaims } from '@core/ledger/figureComparison'
import { thingReader } from '@core/ledger/countedThing'
import { describe, expect, it } from 'vitest'
import { rowOf, uuid } from './newsDesk'

const figure = (quote: string, unit: string | null = null) => ({
  ...{ annotationId: uuid(1), start: 0, end: quote.length, quote, unit },
  ...{ min: 1, max: 1, approx: null },
})

describe('what a figure counts', () => {
  it.each([
    ['1500 جندي', null, 'جندي', 'جندي'],
    ['عشرة آلاف من الجنود', null, 'جندي', 'جندي'],
    ['1500', 'جنود', 'جندي', 'جندي'],
    ['مليون دولار', null, 'دولار', ''],
    ['$5', null, 'دولار', ''],
    ['30 ألف طن من القمح', 'طن', 'طن', 'قمح'],
    ['20% من السكان', '%', '%', 'سكان'],
    ['خمسة في المئة من الناخبين', null, '%', 'ناخبين'],
    ['70 كيلومترا مربعا', 'كيلومتر مربع', 'كيلومتر مربع', ''],
    ['5 قفازات', null, 'قفازة', 'قفازة'],
  ])('%s, unit %s: %s of %s', (quote, unit, expectedUnit, noun) => {
    expect(thingReader()(figure(quote, unit))).toMatchObject({ unit: expectedUnit, noun })
  })

  it('is nothing without a unit', () => {
    expect(thingReader()(figure('1500'))).toBeNull()
  })
})

const soldiers = (id: number, source: string, min: number | null, max: number | null, approx: string | null = null) =>
  rowOf(id, { source, words: `${min ?? max ?? ''} جندي`, min, max, approx, unit: 'جندي' })

const contradictions = (rows: Parameters<typeof comparableFigures>[0]) =>
  comparableFigures(rows).flatMap(({ contradictions: pairs }) =>
    pairs.map(({ lower, higher }) => [lower.figure.annotationId, higher.figure.annotationId]),
  )
const pair = (lower: number, higher: number) => [uuid(lower + 2000), uuid(higher + 2000)]

describe('figures about the same thing', () => {
  it('stand together whatever form their unit has, larger groups first', () => {
    const groups = comparableFigures([
      soldiers(1, 'الجيش', 1500, 1500),
      rowOf(2, { source: 'الوكالة', words: 'عشرة آلاف جندي', min: 10000, max: 10000, unit: 'جنود' }),
      rowOf(3, { source: 'الوكالة', words: '5 طن من القمح', min: 5, max: 5, unit: 'طن' }),
      rowOf(4, { source: 'الوزارة', words: '7 أطنان من القمح', min: 7, max: 7, unit: 'طن' }),
      rowOf(5, { source: 'الوزارة', words: '7 أطنان من الشعير', min: 7, max: 7, unit: 'طن' }),
      soldiers(6, 'الوزارة', 9000, 9000),
    ])
    expect(groups.map(({ unit, noun, entries }) => [unit, noun, entries.length])).toEqual([
      ['جندي', 'جندي', 3],
      ['طن', 'قمح', 2],
    ])
  })

  it('are left out without a bound, with bounds that cross, and alone', () => {
    expect(
      comparableFigures([soldiers(1, 'الجيش', null, null), soldiers(2, 'الوزارة', 9, 3), soldiers(3, 'الوكالة', 5, 5)]),
    ).toEqual([])
  })

  it('are one entry with the sources of all claims that they belong to', () => {
    const first = soldiers(1, 'الجيش', 5, 5)
    const second = { ...soldiers(2, 'الوزارة', 5, 5), figures: first.figures }
    const [group] = comparableFigures([first, second, soldiers(3, 'الوكالة', 7, 7)])
    expect(group?.entries.map(({ sourceNames }) => sourceNames)).toEqual([['الجيش', 'الوزارة'], ['الوكالة']])
    expect(contradictedClaims([first, second], group === undefined ? [] : [group])).toEqual(new Set([uuid(1), uuid(2)]))
  })
})

describe('contradictions', () => {
  it('are ranges of two sources that do not meet', () => {
    expect(contradictions([soldiers(1, 'الجيش', 1000, 2000), soldiers(2, 'الوزارة', 2000, 3000)])).toEqual([])
    expect(contradictions([soldiers(1, 'الجيش', 1000, 2000), soldiers(2, 'الوزارة', 2001, 3000)])).toEqual([pair(1, 2)])
  })

  it('need two sources, however a name is spelt', () => {
    expect(contradictions([soldiers(1, 'الإدارة', 1, 1), soldiers(2, 'الادارة', 9, 9)])).toEqual([])
  })

  it('take a claim without a source as the word of its document', () => {
    const [first, second] = [soldiers(1, '', 1, 1), soldiers(2, '', 9, 9)]
    expect(contradictions([first, second])).toEqual([pair(1, 2)])
    expect(contradictions([first, { ...second, documentId: first.documentId }])).toEqual([])
  })

  it('know open ends, by what the annotator said', () => {
    const atLeast = soldiers(1, 'الجيش', 4000, null, 'at-least')
    expect(contradictions([atLeast, soldiers(2, 'الوزارة', 11000, 11000)])).toEqual([])
    expect(contradictions([atLeast, soldiers(2, 'الوزارة', 3999, 3999)])).toEqual([pair(2, 1)])
    const atMost = soldiers(1, 'الجيش', null, 4000, 'at-most')
    expect(contradictions([atMost, soldiers(2, 'الوزارة', 11000, 11000)])).toEqual([pair(1, 2)])
    expect(contradictions([atMost, soldiers(2, 'الوزارة', 1, 1)])).toEqual([])
  })

  it('take "about" as it is given, and the one bound of an exact value as both', () => {
    expect(contradictions([soldiers(1, 'الجيش', 1000, null, 'about'), soldiers(2, 'الوزارة', 1001, 1001)])).toEqual([
      pair(1, 2),
    ])
    expect(contradictions([soldiers(1, 'الجيش', 1000, null), soldiers(2, 'الوزارة', 1001, 1001)])).toEqual([])
  })

  it('say nothing about measures whose thing is not named', () => {
    const dollars = (id: number, source: string, min: number) =>
      rowOf(id, { source, words: `${min} دولار`, min, max: min, unit: 'دولار' })
    const [group] = comparableFigures([dollars(1, 'الوزارة', 5), dollars(2, 'الوكالة', 700)])
    expect(group).toMatchObject({ unit: 'دولار', noun: '', contradictions: [] })
  })

  it('name for each figure the farthest of another source, no pair twice', () => {
    const rows = [soldiers(1, 'أ', 1, 1), soldiers(2, 'أ', 2, 2), soldiers(3, 'ب', 5, 5), soldiers(4, 'ج', 9, 9)]
    expect(contradictions(rows)).toEqual([pair(1, 4), pair(2, 4), pair(1, 3), pair(3, 4)])
    expect(comparableFigures(rows)[0]?.entries.every(({ contradicted }) => contradicted)).toBe(true)
  })

  it('find another source behind several that share one', () => {
    const shared = { ...soldiers(1, 'أ', 1, 1) }
    const rows = [
      { ...shared, sources: [...shared.sources, ...soldiers(5, 'ب', 1, 1).sources] },
      soldiers(2, 'ج', 2, 2),
      soldiers(3, 'ب', 9, 9),
    ]
    expect(contradictions(rows)).toEqual([pair(1, 2), pair(2, 3)])
  })
})
