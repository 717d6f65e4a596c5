/** The matching of spans, against trying out every possibility. */
import { assign } from '@core/agreement/assignment'
import { matchSpans } from '@core/agreement/matching'
import { spanLayer, type SpanLayer } from '@core/agreement/spanLayer'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { annotationAt } from '../unit/core/annotation/annotationAt'

type Weight = (row: number, column: number) => number

/** The greatest sum of any one-to-one assignment, and, of those that have it, the greatest number of positive pairs. */
function best(
  rows: number,
  columns: number,
  weight: Weight,
  row = 0,
  taken = 0,
): readonly [sum: number, pairs: number] {
  if (row === rows) return [0, 0]
  let most = best(rows, columns, weight, row + 1, taken)
  for (let column = 0; column < columns; column++) {
    const own = weight(row, column)
    if ((taken & (1 << column)) !== 0 || own === 0) continue
    const [sum, pairs] = best(rows, columns, weight, row + 1, taken | (1 << column))
    if (own + sum > most[0] || (own + sum === most[0] && pairs + 1 > most[1])) most = [own + sum, pairs + 1]
  }
  return most
}

it('assigns with the greatest sum', () => {
  const matrices = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })).chain(([rows, columns]) => {
    const row = fc.array(fc.nat(9), { minLength: columns, maxLength: columns })
    return fc.array(row, { minLength: rows, maxLength: rows })
  })
  fc.assert(
    fc.property(matrices, (matrix) => {
      const [rows, columns] = [matrix.length, matrix[0]?.length ?? 0]
      const weight: Weight = (row, column) => matrix[row]?.[column] ?? 0
      const columnOf = [...assign(rows, columns, weight)]
      const used = columnOf.filter((column) => column >= 0)
      expect(new Set(used).size).toBe(used.length)
      const sum = columnOf.reduce((total, column, row) => total + (column < 0 ? 0 : weight(row, column)), 0)
      expect(sum).toBe(best(rows, columns, weight)[0])
      columnOf.forEach((column, row) => column < 0 || expect(weight(row, column)).toBeGreaterThan(0))
    }),
    { numRuns: 500 },
  )
})

const labels = new Map([
  ['claim', 0],
  ['source', 1],
])

const layers: fc.Arbitrary<SpanLayer> = fc
  .array(fc.record({ start: fc.nat(12), length: fc.integer({ min: 1, max: 8 }), claim: fc.boolean() }), {
    maxLength: 7,
  })
  .map((spans) =>
    spanLayer(
      spans.map(({ start, length, claim }, i) => annotationAt(i, start, start + length, claim ? 'claim' : 'source')),
      labels,
    ),
  )

function overlapOf(a: SpanLayer, b: SpanLayer): Weight {
  return (i, j) => {
    if (a.labels[i] !== b.labels[j]) return 0
    return Math.max(0, Math.min(a.ends[i] ?? 0, b.ends[j] ?? 0) - Math.max(a.starts[i] ?? 0, b.starts[j] ?? 0))
  }
}

it('matches one to one, with the greatest total overlap although the same spans are matched first', () => {
  fc.assert(
    fc.property(layers, layers, (a, b) => {
      const { toB, toA } = matchSpans(a, b)
      toB.forEach((j, i) => j < 0 || expect(toA[j]).toBe(i))
      toA.forEach((i, j) => i < 0 || expect(toB[i]).toBe(j))
      const overlap = overlapOf(a, b)
      const shared = toB.reduce((sum, j, i) => sum + (j < 0 ? 0 : overlap(i, j)), 0)
      expect(shared).toBe(best(toB.length, toA.length, overlap)[0])
    }),
    { numRuns: 500 },
  )
})

it('matches as many of the same spans as both have', () => {
  fc.assert(
    fc.property(layers, layers, (a, b) => {
      const key = (layer: SpanLayer, i: number) => [layer.labels[i], layer.starts[i], layer.ends[i]].join()
      const { toB } = matchSpans(a, b)
      const matched = toB.filter((j, i) => j >= 0 && key(a, i) === key(b, j)).length
      const left = [...b.starts.keys()].map((j) => key(b, j))
      const both = [...a.starts.keys()].filter((i) => {
        const at = left.indexOf(key(a, i))
        if (at >= 0) left.splice(at, 1)
        return at >= 0
      })
      expect(matched).toBe(both.length)
    }),
  )
})

it('matches other labels only where at least half is shared, and leaves none such on both sides', () => {
  fc.assert(
    fc.property(layers, layers, (a, b) => {
      const { toB, toA } = matchSpans(a, b)
      const jaccard = (i: number, j: number) => {
        const [startA, endA, startB, endB] = [a.starts[i] ?? 0, a.ends[i] ?? 0, b.starts[j] ?? 0, b.ends[j] ?? 0]
        const shared = Math.max(0, Math.min(endA, endB) - Math.max(startA, startB))
        return shared / (endA - startA + endB - startB - shared)
      }
      toB.forEach((j, i) => {
        if (j >= 0 && a.labels[i] !== b.labels[j]) expect(jaccard(i, j)).toBeGreaterThanOrEqual(0.5)
        if (j >= 0) return
        toA.forEach((match, other) => match >= 0 || expect(jaccard(i, other)).toBeLessThan(0.5))
      })
    }),
  )
})
