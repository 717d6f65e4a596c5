import { measureAgreement } from '@core/agreement/measure'
import { alphaU2004 } from '@core/agreement/unitizing/alphaU2004'
import type { Continuum } from '@core/agreement/unitizing/continuum'
import { addSums, barUAlpha, uAlpha, unitizingSums } from '@core/agreement/unitizing/uAlpha'
import type { Comparison } from '@core/merge/comparison'
import { describe, expect, it } from 'vitest'
import { comparisonOf, mark, planted, spanOfWords, texts } from './comparisons'

function labelOf(comparison: Comparison, label = 'claim') {
  const measured = measureAgreement(comparison, { seed: 1, samples: 0 }).labels.find((each) => each.label === label)
  if (measured === undefined) throw new Error(`No ${label}`)
  return measured
}

describe('the coefficients of tokens', () => {
  it('are computed over the words of all documents', () => {
    const claim = labelOf(planted)
    // 18 words: 8 covered by both, 2 by one, 8 by none. P̄ = 16/18, both categories ½: κ = (16/18 − ½) / ½.
    expect(claim.fleissKappa).toBeCloseTo(7 / 9, 12)
    // n = 36, 18 of each value; D_o = 2 words · 2 values: α = 1 − 35 · 4 / (36² − 2 · 18²) = 1 − 140/648.
    expect(claim.alpha).toBeCloseTo(1 - 140 / 648, 12)
    expect(claim).toMatchObject({ annotators: 2, documents: 2, annotations: 5, why: {} })
  })

  it('take for Fleiss’ κ only what all finished, for α what two did', () => {
    const comparison = comparisonOf(
      ['a', 'b', 'c', 'absent'],
      [
        // 10 words: word 0 covered by three, word 1 by two, 8 by none.
        { text: texts[0], marks: { a: [mark('claim', 0, 1)], b: [mark('claim', 0, 1)], c: [mark('claim', 0, 0)] } },
        // 8 words, two annotators: one word covered by both, one by one.
        { text: texts[1], marks: { a: [mark('claim', 0, 1)], b: [mark('claim', 0, 0)] } },
        { text: texts[1], marks: { c: [mark('claim', 0, 7)] } },
      ],
    )
    const claim = labelOf(comparison)
    // N = 10, m = 3: P̄ = (9 · 6 + 2) / (10 · 6) = 56/60; covered 5 of 30: P̄_e = (25 + 625) / 900 = 650/900.
    expect(claim.fleissKappa).toBeCloseTo((56 / 60 - 650 / 900) / (1 - 650 / 900), 12)
    // n = 30 + 16 = 46; covered 5 + 3 = 8. Unlike: 3 − 2/2 = 2 in the first, 2 in the second: D_o = 4.
    expect(claim.alpha).toBeCloseTo(1 - (45 * 4) / (46 * 46 - 8 * 8 - 38 * 38), 12)
    expect(claim).toMatchObject({ annotators: 3, documents: 2, annotations: 5 })
  })

  it('have no Fleiss’ κ where no document was finished by all', () => {
    const one = [mark('claim', 0, 0)]
    const comparison = comparisonOf(
      ['a', 'b', 'c'],
      [
        { text: texts[0], marks: { a: one, b: one } },
        { text: texts[1], marks: { b: one, c: one } },
      ],
    )
    expect(labelOf(comparison)).toMatchObject({ fleissKappa: null, alpha: 1, why: { fleissKappa: 'not-all-finished' } })
  })
})

describe('the coefficients of units', () => {
  it('are those of one continuum per document, for each who finished it', () => {
    const unit = (text: string, first: number, last: number) => ({
      ...spanOfWords(text, first, last),
      category: 'claim',
    })
    const continua: Continuum[] = [
      { length: texts[0].length, units: [[unit(texts[0], 3, 8)], [unit(texts[0], 4, 8)]] },
      { length: texts[1].length, units: [[unit(texts[1], 5, 7)], [unit(texts[1], 1, 1), unit(texts[1], 5, 7)]] },
    ]
    const sums = addSums(continua.map(unitizingSums))
    const claim = labelOf(planted)
    expect(claim.uAlpha).toBe(uAlpha(sums))
    expect(claim.barUAlpha).toBe(barUAlpha(sums))
    expect(claim.alphaU2004).toBe(alphaU2004(continua, 'claim'))
    expect(claim.uAlpha).toBeGreaterThan(0.5)
  })

  it('merge overlapping units of one annotator first and say by how many they became fewer', () => {
    const b = [mark('claim', 0, 4)]
    const overlapping = [mark('claim', 0, 2), mark('claim', 1, 3), mark('claim', 3, 4), mark('source', 0, 4)]
    const claim = labelOf(comparisonOf(['a', 'b'], [{ text: texts[0], marks: { a: overlapping, b } }]))
    expect(claim).toMatchObject({ uAlpha: 1, mergedUnits: 2, annotations: 4 })
  })
})

describe('what cannot be computed', () => {
  it('is null where nobody marked anything', () => {
    const reasons = ['fleissKappa', 'alpha', 'uAlpha', 'barUAlpha', 'alphaU2004'] as const
    const figure = labelOf(comparisonOf(['a', 'b'], [{ text: texts[0], marks: { a: [], b: [] } }]), 'figure')
    for (const name of reasons) {
      expect(figure[name]).toBeNull()
      expect(figure.why[name]).toBe('nobody-marked')
    }
    expect(figure).toMatchObject({ annotators: 2, documents: 1, annotations: 0, mergedUnits: 0 })
  })

  it('is null where the whole text has the label throughout', () => {
    const all = [mark('claim', 0, 9)]
    const claim = labelOf(comparisonOf(['a', 'b'], [{ text: texts[0], marks: { a: all, b: all } }]))
    expect(claim).toMatchObject({
      ...{ fleissKappa: null, alpha: null, uAlpha: null },
      why: { fleissKappa: 'no-variation', alpha: 'no-variation', uAlpha: 'no-variation' },
    })
  })
})
