import { byHash, stratified, type DocumentGroup, type SplitShares } from '@core/datasets/assignment'
import { groupsOf, similarPairs } from '@core/datasets/nearDuplicates'
import { splits, type DatasetItem } from '@core/datasets/item'
import { SplitSurvey } from '@core/datasets/splits'
import { splitReportMarkdown } from '@core/datasets/splitReport'
import { resemblance, sketchOf } from '@core/text/resemblance'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemOf } from '../unit/core/datasets/items'

const shares: fc.Arbitrary<SplitShares> = fc
  .tuple(fc.nat(10), fc.nat(10), fc.nat(10))
  .filter(([a, b, c]) => a + b + c > 0)
  .map(([a, b, c]) => ({ train: a / (a + b + c), validation: b / (a + b + c), test: c / (a + b + c) }))

const groups: fc.Arbitrary<readonly DocumentGroup[]> = fc
  .array(
    fc.record({
      size: fc.integer({ min: 1, max: 3 }),
      labels: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.nat(9)),
    }),
    { maxLength: 40 },
  )
  .map((seeds) =>
    seeds.map(({ size, labels }, n) => ({
      documentIds: Array.from({ length: size }, (_, i) => `sha256:${n}-${i}`),
      labels: new Map(Object.entries(labels)),
    })),
  )

/** Texts of a few words, many of which are nearly the same. */
const corpora: fc.Arbitrary<readonly DatasetItem[]> = fc
  .uniqueArray(
    fc.array(fc.constantFrom('قال', 'الوزير', 'إن', 'الصادرات', 'ارتفعت', 'أمس', 'في', 'دمشق'), {
      minLength: 1,
      maxLength: 14,
    }),
    { maxLength: 25, selector: (words) => words.join(' ') },
  )
  .map((texts) =>
    texts.map((words) =>
      itemOf(
        words.join(' '),
        words.slice(0, 2).map((word) => [word, 'source']),
      ),
    ),
  )

describe('dividing', () => {
  it('puts every group into a part that has a share, and leaves none empty that could be filled', () => {
    fc.assert(
      fc.property(groups, shares, fc.nat(), (all, wanted, seed) => {
        const found = stratified(all, wanted, seed)
        expect(found).toHaveLength(all.length)
        for (const split of found) expect(wanted[split]).toBeGreaterThan(0)
        const parts = splits.filter((split) => wanted[split] > 0)
        expect(new Set(found).size).toBe(Math.min(parts.length, all.length))
        expect(stratified(all, wanted, seed)).toEqual(found)
        for (const split of byHash(all, wanted, seed)) expect(wanted[split]).toBeGreaterThan(0)
      }),
    )
  })

  it('keeps documents where they are when others are added, by hash', () => {
    fc.assert(
      fc.property(groups, shares, fc.nat(), fc.nat(40), (all, wanted, seed, count) => {
        expect(byHash(all.slice(0, count), wanted, seed)).toEqual(byHash(all, wanted, seed).slice(0, count))
      }),
    )
  })

  it('never divides two texts that are as alike as the threshold says', () => {
    fc.assert(
      fc.property(
        corpora,
        shares,
        fc.constantFrom('labels' as const, 'hash' as const),
        fc.constantFrom(0.1, 0.3, 0.5, 0.8, 1),
        (items, wanted, by, nearDuplicates) => {
          const survey = new SplitSurvey()
          for (const item of items) survey.see(item)
          const { splitOf, report } = survey.plan({ shares: wanted, seed: 1, by, nearDuplicates })
          const sketches = items.map(({ document }) => sketchOf(document.text))
          items.forEach((a, i) => {
            items.slice(0, i).forEach((b, j) => {
              const similarity = resemblance(sketches[i] ?? [], sketches[j] ?? [])
              if (similarity >= nearDuplicates) expect(splitOf(a.document.id)).toBe(splitOf(b.document.id))
            })
          })
          expect(report.dividedPairs).toBe(0)
          const counted = [...report.parts.values()].reduce((sum, { documents }) => sum + documents, 0)
          expect(counted).toBe(items.length)
          expect(splitReportMarkdown(report)).toContain(`similarity of ${nearDuplicates} or more`)
        },
      ),
    )
  })
})

describe('similar pairs', () => {
  it('are all that are alike by a tenth, and say how much', () => {
    fc.assert(
      fc.property(corpora, (items) => {
        const sketches = items.map(({ document }) => sketchOf(document.text))
        const expected = sketches.flatMap((b, at) =>
          sketches.slice(0, at).flatMap((a, before) => {
            const similarity = resemblance(a, b)
            return similarity >= 0.1 ? [{ a: before, b: at, similarity }] : []
          }),
        )
        const order = (x: { a: number; b: number }, y: { a: number; b: number }) => x.a - y.a || x.b - y.b
        expect(similarPairs(sketches).toSorted(order)).toEqual(expected.toSorted(order))
      }),
    )
  })

  it('are in one group with whatever they are chained to', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.array(fc.tuple(fc.nat(99), fc.nat(99)), { maxLength: 30 }),
        (count, seeds) => {
          const pairs = seeds.map(([a, b]) => ({ a: a % count, b: b % count, similarity: 1 }))
          const found = groupsOf(count, pairs)
          expect(found.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i))
          const groupOf = (place: number) => found.findIndex((group) => group.includes(place))
          for (const { a, b } of pairs) expect(groupOf(a)).toBe(groupOf(b))
          // No more than what pairs join: with no pairs, everyone is alone.
          expect(found.length).toBeGreaterThanOrEqual(count - pairs.length)
        },
      ),
    )
  })
})
