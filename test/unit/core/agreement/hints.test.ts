import { hintsFor, type Hint } from '@core/agreement/hints'
import { measureAgreement } from '@core/agreement/measure'
import { describe, expect, it } from 'vitest'
import { comparisonOf, mark, texts, type Mark, type TestDocument } from './comparisons'

function hints(annotators: readonly string[], documents: readonly TestDocument[]): readonly Hint[] {
  return hintsFor(measureAgreement(comparisonOf(annotators, documents, ['claim', 'source']), { seed: 1, samples: 0 }))
}

/** Six documents with the same marks of `a` and `b`. */
function ofPair(a: readonly Mark[], b: readonly Mark[]): readonly Hint[] {
  return hints(
    ['a', 'b'],
    Array.from({ length: 6 }, () => ({ text: texts[0], marks: { a, b } })),
  )
}

const source = mark('source', 1, 1)

describe('hintsFor', () => {
  it('has nothing to say where all agree on everything', () => {
    const same = [source, mark('claim', 3, 5, { attributes: { stance: 'asserts' }, links: [0] })]
    expect(ofPair(same, same)).toEqual([])
  })

  it('says that documents are few and that nobody marked a label', () => {
    const same = [mark('claim', 0, 1)]
    expect(hints(['a', 'b'], [{ text: texts[0], marks: { a: same, b: same } }])).toEqual([
      { kind: 'few-documents', documents: 1, least: 5 },
      { kind: 'nobody-marked', label: 'source' },
    ])
    expect(hints(['a', 'b'], [])).toEqual([{ kind: 'few-documents', documents: 0, least: 5 }])
  })

  it('sees boundaries: low exact, high relaxed', () => {
    // Of twelve spans each: six the same, six with one word more. Exact 12/24, relaxed (12 + 6)/24.
    const [a, b] = [[mark('claim', 0, 2), mark('claim', 6, 8)], [mark('claim', 0, 2), mark('claim', 6, 9)]] // prettier-ignore
    const found = ofPair([...a, source], [...b, source]).filter(({ kind }) => kind === 'boundaries')
    expect(found).toEqual([{ kind: 'boundaries', label: 'claim', exact: 0.5, relaxed: 0.75, pair: null }])
  })

  it('names the pair with the most differing boundaries, if there are several', () => {
    const [plain, wide] = [[mark('claim', 0, 2)], [mark('claim', 0, 3)]]
    const found = hints(
      ['a', 'b', 'c'],
      Array.from({ length: 6 }, () => ({ text: texts[0], marks: { a: plain, b: plain, c: wide } })),
    )
    expect(found.find(({ kind }) => kind === 'boundaries')).toMatchObject({ pair: { a: 'a', b: 'c' } })
  })

  it('sees labels that are taken for each other, once for the two', () => {
    const found = ofPair([mark('claim', 0, 1), source], [mark('source', 0, 1), source])
    // Six times; sources are 6 + 12, claims 6 + 0.
    expect(found.filter(({ kind }) => kind === 'labels-confused')).toEqual([
      { kind: 'labels-confused', label: 'claim', other: 'source', count: 6, of: 6 },
    ])
  })

  it('sees that one marks more than the others, per document', () => {
    const [few, many] = [[mark('claim', 0, 1)], [mark('claim', 0, 1), mark('claim', 3, 3), mark('claim', 5, 5)]]
    const found = hints(
      ['a', 'b', 'c'],
      Array.from({ length: 6 }, () => ({ text: texts[0], marks: { a: few, b: few, c: many } })),
    )
    expect(found.filter(({ kind }) => kind === 'one-marks-more')).toEqual([
      { kind: 'one-marks-more', label: 'claim', annotator: 'c', own: 3, others: 1 },
    ])
  })

  it('sees values that differ, and figures', () => {
    const stances = (values: readonly string[]) =>
      values.map((stance, i) => mark('claim', 2 * i, 2 * i, { attributes: { stance } }))
    const found = ofPair([...stances(['asserts', 'denies']), source], [...stances(['denies', 'asserts']), source])
    // Twelve claims, each with both values: n = 24, D_o = 24, D_e = 24² − 2 · 12² = 288: α = 1 − 23 · 24/288.
    expect(found).toContainEqual({
      ...{ kind: 'values', label: 'claim', attribute: 'stance', compared: 12 },
      alpha: expect.closeTo(1 - (23 * 24) / 288, 12) as number,
    })
    const figure = (min: number) => [mark('figure', 4, 5, { attributes: { min } })]
    expect(ofPair(figure(1), figure(2))).toContainEqual({ kind: 'figures', label: 'figure', compared: 6, equal: 0 })
  })

  it('sees links that only one of the two has', () => {
    const [linked, unlinked] = [mark('claim', 3, 5, { links: [0] }), mark('claim', 3, 5)]
    const expected = { kind: 'links', label: 'claim', f1: 0, both: 0, onlyOne: 6 }
    expect(ofPair([source, linked], [source, unlinked])).toEqual([expected])
  })

  it('sees that agreement is too low for conclusions', () => {
    const found = ofPair([mark('claim', 0, 1), source], [mark('claim', 6, 7), source])
    expect(found).toMatchObject([{ kind: 'low-agreement', label: 'claim' }])
  })
})
