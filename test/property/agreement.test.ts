/** What holds for the agreement of any annotators on any texts. */
import { agreementCsv } from '@core/agreement/csv'
import { hintsFor } from '@core/agreement/hints'
import { measureAgreement } from '@core/agreement/measure'
import { passagesOf } from '@core/agreement/passages'
import { pairOutcomes, type Degenerate, type PairAgreement } from '@core/agreement/report'
import { tokensOf } from '@core/agreement/tokens'
import type { ComparedLayer, Comparison } from '@core/merge/comparison'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { comparisons } from './agreementStudies'
import { texts } from './arbitraries'

const options = { seed: 1, samples: 20 }

/** Every number of a value, by its path. */
function* leaves(value: unknown, path = ''): Generator<readonly [path: string, leaf: unknown]> {
  if (typeof value !== 'object' || value === null) yield [path, value]
  else for (const [name, member] of Object.entries(value)) yield* leaves(member, path === '' ? name : `${path}.${name}`)
}

it('gives a number or null with a reason, never NaN or infinity', () => {
  fc.assert(
    fc.property(comparisons, (comparison) => {
      const report = measureAgreement(comparison, options)
      for (const [path, leaf] of [...leaves(report), ...leaves(hintsFor(report))]) {
        if (typeof leaf === 'number' && !Number.isFinite(leaf)) expect.fail(path)
      }
      for (const pair of report.pairs) for (const reason of missing(pair)) expect(pair.why).toHaveProperty([reason])
      for (const label of report.labels) {
        const { fleissKappa, alpha, uAlpha, barUAlpha, alphaU2004, interval } = label
        const numbers = { fleissKappa, alpha, uAlpha, barUAlpha, alphaU2004, interval: interval.uAlpha }
        for (const [name, value] of Object.entries(numbers)) expect(name in label.why, name).toBe(value === null)
      }
    }),
  )
})

/** The names in `why` that a pair's nulls need. */
function missing(pair: PairAgreement): string[] {
  const { exact, relaxed, interval, tokenKappa, links, attributes } = pair
  const nulls: readonly (readonly [string, boolean])[] = [
    ['exact', Object.values(exact).includes(null)],
    ['relaxed', Object.values(relaxed).includes(null)],
    ['interval', Object.values(interval).includes(null)],
    ['tokenKappa', tokenKappa === null],
    ['links', links.f1 === null || links.unmatchedEnds === null],
    ...attributes.map(({ name, alpha }) => [`attributes.${name}`, alpha === null] as const),
  ]
  return nulls.filter(([, isNull]) => isNull).map(([name]) => name)
}

it('keeps its numbers within their bounds, and relaxed at or above exact', () => {
  fc.assert(
    fc.property(comparisons, (comparison) => {
      const { pairs } = measureAgreement(comparison, options)
      for (const { exact, relaxed, counts, spans, interval, tokenKappa, links, attributes, figures, label } of pairs) {
        expect(2 * (counts.same + counts.boundary) + counts.label + counts.onlyA + counts.onlyB).toBe(spans.a + spans.b)
        for (const name of ['precision', 'recall', 'f1'] as const) {
          const [low, high] = [exact[name] ?? 0, relaxed[name] ?? 0]
          expect(0 <= low && low <= high && high <= 1, `${label} ${name}`).toBe(true)
        }
        for (const [low, high] of [interval.exactF1 ?? [0, 1], interval.relaxedF1 ?? [0, 1]]) {
          expect(0 <= low && low <= high && high <= 1).toBe(true)
        }
        expect(Math.abs(tokenKappa ?? 0)).toBeLessThanOrEqual(1)
        expect(links.unmatchedEnds ?? 0).toBeLessThanOrEqual(1)
        const matched = counts.same + counts.boundary
        for (const { alpha, compared } of attributes) {
          expect(alpha ?? 0).toBeLessThanOrEqual(1)
          expect(compared).toBeLessThanOrEqual(matched)
        }
        expect(figures?.equal ?? 0).toBeLessThanOrEqual(figures?.compared ?? 0)
        expect(figures?.compared ?? 0).toBeLessThanOrEqual(matched)
      }
    }),
  )
})

it('gives an F1 of 1 if and only if both marked the same', () => {
  fc.assert(
    fc.property(comparisons, (comparison) => {
      for (const { a, b, label, exact, relaxed } of measureAgreement(comparison, options).pairs) {
        const alike = comparison.documents.every(({ layers }) => {
          const [ofA, ofB] = [a, b].map((id) => layers.find(({ annotatorId }) => annotatorId === id))
          return ofA === undefined || ofB === undefined || spansOf(ofA, label) === spansOf(ofB, label)
        })
        if (exact.f1 !== null) expect(exact.f1 === 1).toBe(alike)
        expect(relaxed.f1 === 1).toBe(exact.f1 === 1)
      }
    }),
  )
})

function spansOf({ annotations }: ComparedLayer, label: string): string {
  const own = annotations.filter((annotation) => annotation.label === label)
  return own.map(({ start, end }) => `${String(start)}-${String(end)}`).join()
}

const turned: Readonly<Record<string, string>> = { a: 'c', b: 'b', c: 'a' }

/** The same comparison with the ids of `a` and `c` exchanged, so that every pair is measured the other way round. */
function exchanged(comparison: Comparison): Comparison {
  return {
    ...comparison,
    documents: comparison.documents.map((document) => ({
      ...document,
      layers: document.layers
        .map((layer) => ({ ...layer, annotatorId: turned[layer.annotatorId] ?? '' }))
        .sort((x, y) => (x.annotatorId < y.annotatorId ? -1 : 1)),
    })),
  }
}

it('swaps precision and recall when two annotators are swapped, and changes nothing else of the spans', () => {
  fc.assert(
    fc.property(comparisons, (comparison) => {
      const { pairs } = measureAgreement(comparison, options)
      const swapped = measureAgreement(exchanged(comparison), options)
      for (const pair of pairs) {
        const other = swapped.pairs.find(
          ({ a, b, label }) => turned[a] === pair.b && turned[b] === pair.a && label === pair.label,
        )
        for (const scores of ['exact', 'relaxed'] as const) {
          const { precision, recall, f1 } = pair[scores]
          expect(other?.[scores]).toEqual({ precision: recall, recall: precision, f1 })
        }
        const { same, boundary } = pair.counts
        expect(other?.counts).toMatchObject({ same, boundary })
        expect(other?.spans).toEqual({ a: pair.spans.b, b: pair.spans.a })
        expect(other?.interval).toEqual(pair.interval)
        expect(other?.tokenKappa).toBe(pair.tokenKappa)
      }
    }),
  )
})

it('gives as many passages as it counts, each with the spans it names', () => {
  fc.assert(
    fc.property(comparisons, (comparison) => {
      for (const { a, b, label, counts } of measureAgreement(comparison, options).pairs) {
        for (const outcome of pairOutcomes) {
          const passages = passagesOf(comparison, a, b, label, outcome)
          expect(passages.length, `${a} ${b} ${label} ${outcome}`).toBe(counts[outcome])
          expect(passages.every(({ start, end }) => start < end)).toBe(true)
          const mirrored = outcome === 'onlyA' ? 'onlyB' : outcome === 'onlyB' ? 'onlyA' : outcome
          const back = passagesOf(comparison, b, a, label, mirrored)
          expect(back.map((passage) => ({ ...passage, a: passage.b, b: passage.a }))).toEqual(passages)
        }
      }
    }),
  )
})

it('is the same for the same seed, and whatever the order of layers', () => {
  fc.assert(
    fc.property(comparisons, fc.integer(), (comparison, seed) => {
      const report = measureAgreement(comparison, { seed, samples: 20 })
      const reversed = comparison.documents.map(({ layers, ...document }) => ({
        ...document,
        layers: layers.toReversed(),
      }))
      expect(measureAgreement({ ...comparison, documents: reversed }, { seed, samples: 20 })).toEqual(report)
    }),
  )
})

const reasons: readonly (Degenerate | '')[] = ['', 'no-documents', 'nobody-marked', 'one-sided', 'no-variation', 'nothing-matched', 'too-few-documents', 'not-all-finished', 'no-links'] // prettier-ignore

it('writes a CSV from which every name and number can be read back', () => {
  fc.assert(
    fc.property(comparisons, fc.string({ minLength: 1 }), (comparison, name) => {
      const report = measureAgreement(comparison, options)
      const [, ...rows] = parseCsv(agreementCsv(report, () => name))
      const isSound = (row: readonly string[]) =>
        row.length === 11 &&
        reasons.some((reason) => reason === row[10]) &&
        row.slice(7, 10).every((cell) => Number.isFinite(Number(cell)))
      expect(rows.filter((row) => !isSound(row))).toEqual([])
      for (const pair of report.pairs) {
        const ofPair = rows.filter(([scope, a, , b, , label]) => {
          return scope === 'pair' && a === pair.a && b === pair.b && label === pair.label
        })
        const value = (measure: string) => ofPair.find((row) => row[6] === measure)?.[7]
        expect(value('counts.onlyB')).toBe(String(pair.counts.onlyB))
        expect(value('tokenKappa')).toBe(pair.tokenKappa === null ? '' : String(pair.tokenKappa))
        expect(ofPair[0]?.[2]?.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '')).toBe(name)
      }
    }),
  )
})

/** RFC 4180, section 2. */
function parseCsv(csv: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const match of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}

it('takes as tokens what Intl.Segmenter calls words', () => {
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 30 }), (parts) => {
      const text = parts.join(' ')
      const words = [...new Intl.Segmenter('ar', { granularity: 'word' }).segment(text)].filter((s) => s.isWordLike)
      const { starts, ends } = tokensOf(text)
      expect([...starts]).toEqual(words.map(({ index }) => index))
      expect([...ends]).toEqual(words.map(({ index, segment }) => index + segment.length))
    }),
  )
})
