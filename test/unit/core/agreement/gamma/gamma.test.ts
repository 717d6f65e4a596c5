import { bestDisorder } from '@core/agreement/gamma/alignment'
import { chanceContinuum, chanceModel } from '@core/agreement/gamma/chance'
import { gammaOf } from '@core/agreement/gamma/gamma'
import { randomFrom } from '@core/agreement/random'
import type { Annotation } from '@core/annotation/model'
import type { ComparedDocument, Comparison } from '@core/merge/comparison'
import { describe, expect, it } from 'vitest'
import { annotationAt } from '../../annotation/annotationAt'
import { alexPaulSuzan } from './units'

type Span = readonly [number, number, string]

function documentOf(name: string, ...annotators: readonly (readonly Span[])[]): ComparedDocument {
  return {
    id: `sha256:${name}`,
    title: name,
    text: 'نص '.repeat(200),
    layers: annotators.map((spans, i) => ({
      annotatorId: `annotator-${i}`,
      annotations: spans.map(([start, end, label], j): Annotation => annotationAt(i * 1000 + j, start, end, label)),
      relations: [],
    })),
    unfinished: [],
  }
}

function comparisonOf(...documents: readonly ComparedDocument[]): Comparison {
  return { annotators: [], labels: ['claim', 'source', 'figure'], documents }
}

const spans: readonly Span[] = [
  [0, 20, 'claim'],
  [30, 42, 'source'],
  [50, 90, 'claim'],
  [60, 64, 'figure'],
]
const moved = spans.map(([start, end, label]): Span => [start + 3, end + 1, label])
const fewer = spans.slice(1, 3)
const options = { label: null, seed: 1, samples: 30 }

describe('γ, values of pygamma-agreement with its statistical sampler', () => {
  it('Alex, Paul and Suzan with α = 3: .41 to .42 there, where the error of the sampling is up to 5 %', () => {
    const kind = { position: 3, category: 1, empty: 1 }
    const model = chanceModel(alexPaulSuzan)
    const random = randomFrom(1)
    const samples = 400
    let expected = 0
    for (let i = 0; i < samples; i++) expected += (bestDisorder(chanceContinuum(model, random), kind) ?? NaN) / samples
    const gamma = 1 - (bestDisorder(alexPaulSuzan, kind) ?? NaN) / expected
    // 5 % of the expected disorder is 5 % of 1 − γ.
    expect(Math.abs(gamma - 0.415)).toBeLessThan(0.005 + 0.05 * (1 - 0.415))
  })
})

describe('γ', () => {
  it('is 1 where all did the same, also within one label', () => {
    const comparison = comparisonOf(documentOf('a', spans, spans, spans))
    expect(gammaOf(comparison, options).gamma).toBeCloseTo(1, 9)
    expect(gammaOf(comparison, { ...options, label: 'claim' }).gamma).toBeCloseTo(1, 9)
  })

  it('falls with the distance of boundaries and with what one did not mark', () => {
    const near = gammaOf(comparisonOf(documentOf('a', spans, moved)), options).gamma ?? NaN
    const missing = gammaOf(comparisonOf(documentOf('a', spans, fewer)), options).gamma ?? NaN
    expect(near).toBeLessThan(1)
    expect(near).toBeGreaterThan(missing)
  })

  it('is about 0 for annotators who marked at random', () => {
    const random = randomFrom(5)
    const labels = ['claim', 'source']
    const annotator = (): Span[] =>
      Array.from({ length: 12 }, (_, i): Span => {
        const start = i * 40 + Math.floor(random() * 30)
        return [start, start + 1 + Math.floor(random() * 30), labels[Math.floor(random() * 2)] ?? '']
      })
    const documents = Array.from({ length: 8 }, (_, i) => documentOf(String(i), annotator(), annotator(), annotator()))
    expect(Math.abs(gammaOf(comparisonOf(...documents), options).gamma ?? NaN)).toBeLessThan(0.25)
  })

  it('says how it was made and can be repeated', () => {
    const comparison = comparisonOf(documentOf('a', spans, moved, fewer))
    const result = gammaOf(comparison, { label: null, seed: 42, samples: 12 })
    expect(result).toMatchObject({
      label: null,
      sampler: 'statistical',
      seed: 42,
      samples: 12,
      documents: 1,
      leftOut: [],
    })
    expect(gammaOf(comparison, { label: null, seed: 42, samples: 12 })).toEqual(result)
    expect(gammaOf(comparison, { label: null, seed: 43, samples: 12 }).expectedDisorder).not.toBe(
      result.expectedDisorder,
    )
  })

  it('weighs documents by their mean number of units', () => {
    const [one, other] = [documentOf('a', spans, moved), documentOf('b', fewer, moved)]
    const [a, b, both] = [[one], [other], [one, other]].map((documents) => gammaOf(comparisonOf(...documents), options))
    const weighted = (name: 'observedDisorder' | 'expectedDisorder') =>
      (4 * (a?.[name] ?? NaN) + 3 * (b?.[name] ?? NaN)) / 7
    expect(both?.observedDisorder).toBeCloseTo(weighted('observedDisorder'), 12)
    expect(both?.expectedDisorder).toBeCloseTo(weighted('expectedDisorder'), 12)
    expect(both?.gamma).toBeCloseTo(1 - weighted('observedDisorder') / weighted('expectedDisorder'), 12)
  })

  it('counts documents that two finished, and one without a mark adds nothing', () => {
    const marked = documentOf('a', spans, moved)
    const withOthers = comparisonOf(marked, documentOf('b', [], []), documentOf('c', spans))
    const result = gammaOf(withOthers, options)
    expect(result.documents).toBe(2)
    expect(result.gamma).toBe(gammaOf(comparisonOf(marked), options).gamma)
  })

  it('takes units of one label alone', () => {
    const comparison = comparisonOf(documentOf('a', spans, [...moved.slice(0, 3), [200, 240, 'figure']]))
    expect(gammaOf(comparison, { ...options, label: 'figure' }).gamma).toBeLessThan(
      gammaOf(comparison, { ...options, label: 'claim' }).gamma ?? NaN,
    )
  })

  it('leaves out and names what is too large', () => {
    const long = Array.from({ length: 10 }, (_, i): Span => [i * 10, i * 10 + 9, 'claim'])
    const large = documentOf('large', ...Array.from({ length: 16 }, () => long))
    const result = gammaOf(comparisonOf(large, documentOf('small', spans, moved)), options)
    expect(result).toMatchObject({ documents: 1, leftOut: ['sha256:large'], why: null })
    expect(result.gamma).toBe(gammaOf(comparisonOf(documentOf('small', spans, moved)), options).gamma)
    expect(gammaOf(comparisonOf(large), options)).toMatchObject({ gamma: null, documents: 0, why: 'too-large' })
  })

  it('says why there is none', () => {
    expect(gammaOf(comparisonOf(documentOf('a', spans)), options)).toMatchObject({ gamma: null, why: 'no-documents' })
    expect(gammaOf(comparisonOf(documentOf('a', [], [])), options)).toMatchObject({ gamma: null, why: 'nobody-marked' })
    expect(gammaOf(comparisonOf(documentOf('a', spans, spans)), { ...options, label: 'date' }).why).toBe(
      'nobody-marked',
    )
  })

  it('tells how far it is', () => {
    const told: (readonly [number, number])[] = []
    const comparison = comparisonOf(documentOf('a', spans, moved), documentOf('b', [], []))
    gammaOf(comparison, { ...options, samples: 3, onProgress: (done, total) => told.push([done, total]) })
    expect(told.map(([done]) => done)).toEqual([1, 2, 3, 4, 8])
    expect(new Set(told.map(([, total]) => total))).toEqual(new Set([8]))
  })
})
