import { measureAgreement } from '@core/agreement/measure'
import { describe, expect, it, vi } from 'vitest'
import { comparisonOf, mark, planted, texts, type Mark } from './comparisons'

const options = { seed: 1, samples: 100 }

const report = measureAgreement(planted, options)

function pairOf(label: string, of = report) {
  const pair = of.pairs.find((each) => each.label === label)
  if (pair === undefined) throw new Error(`No pair of ${label}`)
  return pair
}

/** The report of `a` and `b` on one text. */
function measured(a: readonly Mark[], b: readonly Mark[], label = 'claim') {
  return pairOf(label, measureAgreement(comparisonOf(['a', 'b'], [{ text: texts[0], marks: { a, b } }]), options))
}

describe('the counts of a pair', () => {
  it('puts every span under one outcome', () => {
    // Claims: 5–7 is the same, 3–8 and 4–8 differ by a word, and b calls a claim what a calls a source.
    expect(pairOf('claim')).toMatchObject({
      ...{ a: 'a', b: 'b', documents: 2, skipped: 0, spans: { a: 2, b: 3 } },
      counts: { same: 1, boundary: 1, label: 1, onlyA: 0, onlyB: 0 },
      confusions: [{ label: 'source', count: 1 }],
    })
    expect(pairOf('source')).toMatchObject({
      spans: { a: 2, b: 1 },
      counts: { same: 1, boundary: 0, label: 1, onlyA: 0, onlyB: 0 },
      confusions: [{ label: 'claim', count: 1 }],
    })
    expect(pairOf('figure')).toMatchObject({
      spans: { a: 2, b: 1 },
      counts: { same: 1, boundary: 0, label: 0, onlyA: 1, onlyB: 0 },
      confusions: [],
    })
  })

  it('makes precision, recall and F1 of them', () => {
    // Same 1 of 2 and of 3: F1 = 2 · 1 / 5. With half a credit for the boundary: 1.5 of 2 and of 3, F1 = 2 · 1.5 / 5.
    expect(pairOf('claim').exact).toEqual({ precision: 1 / 2, recall: 1 / 3, f1: 2 / 5 })
    expect(pairOf('claim').relaxed).toEqual({ precision: 3 / 4, recall: 1 / 2, f1: 3 / 5 })
    expect(pairOf('source').exact).toEqual({ precision: 1 / 2, recall: 1, f1: 2 / 3 })
    expect(pairOf('source').relaxed).toEqual(pairOf('source').exact)
  })

  it('takes only documents that both finished, and says how many only one did', () => {
    const comparison = comparisonOf(
      ['a', 'b', 'c'],
      [
        { text: texts[0], marks: { a: [mark('claim', 0, 1)], b: [mark('claim', 0, 1)] } },
        { text: texts[1], marks: { a: [mark('claim', 0, 1)], c: [] } },
        { text: texts[1], marks: { b: [mark('claim', 0, 1)] } },
      ],
    )
    const { documents, pairs } = measureAgreement(comparison, options)
    expect(documents).toBe(2)
    expect(pairs.filter(({ label }) => label === 'claim')).toMatchObject([
      { a: 'a', b: 'b', documents: 1, skipped: 2, spans: { a: 1, b: 1 } },
      { a: 'a', b: 'c', documents: 1, skipped: 1, spans: { a: 1, b: 0 } },
      { a: 'b', b: 'c', documents: 0, skipped: 3, spans: { a: 0, b: 0 } },
    ])
  })

  it('counts labels that the scheme does not list, after those of the scheme', () => {
    const comparison = comparisonOf(['a', 'b'], [{ text: texts[0], marks: { a: [mark('place', 8, 8)], b: [] } }])
    const { labels, pairs } = measureAgreement(comparison, options)
    expect(labels.map(({ label }) => label)).toEqual(['claim', 'source', 'figure', 'place'])
    expect(pairs[3]).toMatchObject({ label: 'place', counts: { onlyA: 1 } })
  })
})

describe('the κ of tokens', () => {
  it('is that of the words which a label covers', () => {
    // Claims, of 18 words: both cover 4–8 and 5–7 (8 words), only a نحو, only b مسؤول, neither 8. Observed 16/18;
    // a covers 9 and b 9, so by chance ½. κ = (16/18 − ½) / ½ = 7/9.
    expect(pairOf('claim').tokenKappa).toBeCloseTo(7 / 9, 12)
    // Sources: both الوزير, only a مسؤول, neither 16. Observed 17/18; by chance (2·1 + 16·17) / 18² = 274/324.
    // κ = (17/18 − 274/324) / (1 − 274/324) = 32/50.
    expect(pairOf('source').tokenKappa).toBeCloseTo(32 / 50, 12)
  })

  it('is 0, not null, if only one of the two marked anything', () => {
    expect(measured([mark('claim', 0, 2)], []).tokenKappa).toBe(0)
  })
})

describe('links', () => {
  it('are compared where both have both ends', () => {
    // From claims: both have the first; the second of a leads to a source that b has not. 1 of 3 is open.
    expect(pairOf('claim').links).toEqual({ f1: 1, both: 1, onlyA: 0, onlyB: 0, unmatchedEnds: 1 / 3 })
    // From figures: a alone has the first between ends that both have; b has no second figure.
    expect(pairOf('figure').links).toEqual({ f1: 0, both: 0, onlyA: 1, onlyB: 0, unmatchedEnds: 1 / 2 })
  })

  it('are counted for the side that has them, and once if they are there twice', () => {
    const ends = [mark('source', 0, 0), mark('source', 9, 9)]
    const a = [...ends, mark('claim', 3, 5, { links: [0, 0] })]
    const b = [...ends, mark('claim', 3, 5, { links: [0, 1] })]
    // F1 = 2 · 1 / (2 · 1 + 1).
    expect(measured(a, b).links).toEqual({ f1: 2 / 3, both: 1, onlyA: 0, onlyB: 1, unmatchedEnds: 0 })
    expect(measured(b, a).links).toEqual({ f1: 2 / 3, both: 1, onlyA: 1, onlyB: 0, unmatchedEnds: 0 })
  })

  it('are null where nobody linked, and where no link has both ends matched', () => {
    expect(pairOf('source')).toMatchObject({ links: { f1: null, unmatchedEnds: null }, why: { links: 'no-links' } })
    const open = measured([mark('source', 0, 0), mark('claim', 3, 5, { links: [0] })], [mark('claim', 3, 5)])
    expect(open).toMatchObject({ links: { f1: null, unmatchedEnds: 1 }, why: { links: 'nothing-matched' } })
  })
})

describe('attributes and figures', () => {
  it('are compared on matched spans', () => {
    // Stances asserts/asserts and asserts/denies: n = 4, of which 3 and 1. α = 1 − 3 · 2 / (16 − 9 − 1) = 0.
    expect(pairOf('claim').attributes).toEqual([{ name: 'stance', alpha: 0, compared: 2 }])
    expect(pairOf('claim').figures).toBeNull()
    expect(pairOf('figure').figures).toEqual({ compared: 1, equal: 0 })
  })

  it('leave out what one left open, and tell a number from its digits as text', () => {
    const values = (list: readonly (string | number | null)[]) =>
      list.map((value, i) => mark('claim', 2 * i, 2 * i, { attributes: { stance: value } }))
    const pair = measured(values(['asserts', 'denies', null, 1]), values(['asserts', 'denies', 'denies', '1']))
    // asserts/asserts, denies/denies, 1/'1': n = 6, o_cc = 4, n_c = 2, 2, 1, 1. α = 1 − 5 · 2 / (36 − 10) = 16/26.
    expect(pair.attributes).toEqual([{ name: 'stance', alpha: expect.closeTo(16 / 26, 12) as number, compared: 3 }])
  })

  it('say why there is no α', () => {
    const set = (value: string | null) => [mark('claim', 0, 1, { attributes: { stance: value } })]
    expect(measured(set('asserts'), set('asserts'))).toMatchObject({
      attributes: [{ name: 'stance', alpha: null, compared: 1 }],
      why: { 'attributes.stance': 'no-variation' },
    })
    expect(measured(set('asserts'), set(null))).toMatchObject({
      attributes: [{ name: 'stance', alpha: null, compared: 0 }],
      why: { 'attributes.stance': 'nothing-matched' },
    })
    expect(measured(set(null), set(null)).attributes).toEqual([])
  })

  it('are not confused by names that every object has', () => {
    const pair = measured([mark('claim', 0, 1, { attributes: { constructor: 'x' } })], [mark('claim', 0, 1)])
    expect(pair.attributes).toEqual([{ name: 'constructor', alpha: null, compared: 0 }])
  })

  it('count a figure as equal only if min, max and unit are', () => {
    const figures = (list: readonly object[]) =>
      list.map((attributes, i) => mark('figure', 2 * i, 2 * i, { attributes: { ...attributes } }))
    const a = figures([{ min: 5, max: 5, unit: 'طن' }, { min: 5 }, {}, { min: 5, approx: 'about' }])
    const b = figures([{ min: 5, max: 5, unit: 'طن' }, { min: 5, max: null }, {}, { min: 5, unit: 'طن' }])
    // The third has no value on either side; the fourth differs in its unit. `approx` is not part of the value.
    expect(measured(a, b, 'figure').figures).toEqual({ compared: 3, equal: 2 })
  })
})

describe('what cannot be computed', () => {
  it('is null with its reason where nobody marked anything', () => {
    expect(measured([], [])).toMatchObject({
      exact: { precision: null, recall: null, f1: null },
      relaxed: { precision: null, recall: null, f1: null },
      interval: { exactF1: null, relaxedF1: null },
      ...{ tokenKappa: null, links: { f1: null, unmatchedEnds: null }, attributes: [] },
      why: {
        ...{ exact: 'nobody-marked', relaxed: 'nobody-marked', interval: 'nobody-marked' },
        ...{ tokenKappa: 'nobody-marked', links: 'nobody-marked' },
      },
    })
  })

  it('is null with its reason without common documents', () => {
    const apart = comparisonOf(['a', 'b'], [{ text: texts[0], marks: { a: [mark('claim', 0, 0)] } }])
    const { pairs, labels } = measureAgreement(apart, options)
    expect(pairs[0]?.why).toMatchObject({ exact: 'no-documents', tokenKappa: 'no-documents', interval: 'no-documents' })
    expect(labels[0]).toMatchObject({
      ...{ annotators: 0, documents: 0, annotations: 0, fleissKappa: null, alpha: null, uAlpha: null },
      why: { fleissKappa: 'no-documents', alpha: 'no-documents', uAlpha: 'no-documents', interval: 'no-documents' },
    })
  })

  it('is a ratio of nothing for the one who marked nothing: F1 is 0', () => {
    expect(measured([mark('claim', 0, 2)], [])).toMatchObject({
      exact: { precision: 0, recall: null, f1: 0 },
      why: { exact: 'one-sided', relaxed: 'one-sided' },
    })
  })

  it('is κ where both cover every word', () => {
    const everything = [mark('claim', 0, 9)]
    const pair = measured(everything, everything)
    expect(pair).toMatchObject({ exact: { f1: 1 }, tokenKappa: null, why: { tokenKappa: 'no-variation' } })
  })
})

describe('intervals', () => {
  const documents = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      text: texts[0],
      marks: { a: [mark('claim', 0, 2)], b: i % 2 === 0 ? [mark('claim', 0, 2)] : [mark('claim', 0, 1)] },
    }))

  it('are there from five documents with something to score', () => {
    const four = measureAgreement(comparisonOf(['a', 'b'], documents(4)), options)
    expect(four.pairs[0]?.interval).toEqual({ exactF1: null, relaxedF1: null })
    expect(four.pairs[0]?.why).toEqual({ interval: 'too-few-documents', links: 'no-links' })
    expect(four.labels[0]).toMatchObject({ interval: { uAlpha: null }, why: { interval: 'too-few-documents' } })
    const eight = measureAgreement(comparisonOf(['a', 'b'], documents(8)), options)
    const [low, high] = eight.pairs[0]?.interval.exactF1 ?? []
    // Half of the documents agree: F1 is ½, and the share of those in a draw of eight moves around it.
    expect(eight.pairs[0]?.exact.f1).toBe(1 / 2)
    expect(low).toBeGreaterThan(0)
    expect(low).toBeLessThan(1 / 2)
    expect(high).toBeGreaterThan(1 / 2)
    expect(high).toBeLessThan(1)
    // Relaxed is ½ + ½ · ½ = 3/4 at the middle, and (1 + exact) / 2 in every draw.
    expect(eight.pairs[0]?.interval.relaxedF1).toEqual([(1 + (low ?? 0)) / 2, (1 + (high ?? 0)) / 2])
    const [uLow, uHigh] = eight.labels[0]?.interval.uAlpha ?? []
    expect(uLow).toBeLessThan(eight.labels[0]?.uAlpha ?? 0)
    expect(uHigh).toBeGreaterThan(eight.labels[0]?.uAlpha ?? 1)
  })

  it('are not drawn without samples', () => {
    const none = measureAgreement(comparisonOf(['a', 'b'], documents(8)), { seed: 1, samples: 0 })
    expect(none.pairs[0]?.interval).toEqual({ exactF1: null, relaxedF1: null })
    expect(none.pairs[0]?.why).toEqual({ links: 'no-links' })
  })

  it('are the same for the same seed and differ for another', () => {
    const intervals = (seed: number) =>
      measureAgreement(comparisonOf(['a', 'b'], documents(30)), { seed, samples: 50 }).labels[0]?.interval
    expect(intervals(5)).toEqual(intervals(5))
    expect(intervals(5)).not.toEqual(intervals(6))
  })
})

it('says how far it is, up to the whole', () => {
  const onProgress = vi.fn<(done: number, total: number) => void>()
  measureAgreement(planted, { ...options, onProgress })
  const steps = onProgress.mock.calls
  // Two documents read; then each once for three labels and one pair.
  expect(steps.map(([done]) => done)).toEqual([1, 2, 4, 6, 8, 10])
  expect(new Set(steps.map(([, total]) => total))).toEqual(new Set([10]))
})
