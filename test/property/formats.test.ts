/** What holds for every dataset format: what `carry` answers is written, and comes back. */
import type { DatasetItem } from '@core/datasets/item'
import { offsetUnits, tokenPolicies, type WriteOptions } from '@core/formats/format'
import { datasetFormats } from '@core/formats/registry'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filesOf, readAll, structureOf, writeAll } from '../unit/core/formats/roundTrip'
import { datasets, head } from './datasetItems'
import { differenceOf } from './datasetLosses'

describe.each(datasetFormats.map((format) => [format.describe().name, format] as const))('%s', (_, format) => {
  const description = format.describe()
  const options = (description.units.length > 0 ? description.units : offsetUnits.slice(0, 1)).flatMap((unit) =>
    (description.tokens ? tokenPolicies : tokenPolicies.slice(0, 1)).flatMap((tokens) =>
      (description.textOptional ? [true, false] : [true]).map((text): WriteOptions => ({ unit, tokens, text })),
    ),
  )

  describe.each(options)('with $unit, $tokens, text $text', (option) => {
    it('reads what it wrote', async () => {
      await fc.assert(
        fc.asyncProperty(datasets, async (items) => {
          const carried = items.flatMap((item) => format.carry(item, option).item ?? [])
          const files = filesOf(format, writeAll(format, head, option, carried))
          const documents = carried.map(({ document }) => document)
          const read = await readAll(format, files, { unit: option.unit, documents })
          expect(read.problems).toEqual([])
          expect(read.needed).toEqual([])
          expect(bySplit(read.items).map(structureOf)).toEqual(bySplit(carried).map(structureOf))
          if (description.units.length > 0 && read.items.length > 0) expect(read.unitsBeforeItems).not.toEqual([])
        }),
        { numRuns: 60 },
      )
    })

    it('writes the same bytes for the same items', () => {
      fc.assert(
        fc.property(datasets, (items) => {
          const carried = items.flatMap((item) => format.carry(item, option).item ?? [])
          const once = writeAll(format, head, option, carried)
          expect(writeAll(format, head, option, carried)).toEqual(once)
        }),
        { numRuns: 10 },
      )
    })

    it('cuts an item down once, and counts what it cuts', () => {
      fc.assert(
        fc.property(datasets, (items) => {
          for (const item of items) {
            const { item: cut, losses } = format.carry(item, option)
            expect(losses.every(({ count }) => count > 0)).toBe(true)
            expect(differenceOf(item, cut, losses)).toEqual([])
            if (cut === null) continue
            const again = format.carry(cut, option)
            expect(again.item).toEqual(cut)
            expect(again.losses.filter(({ what }) => what !== 'texts')).toEqual([])
          }
        }),
        { numRuns: 60 },
      )
    })
  })
})

/** The parts of a dataset one after the other: a format may have files of their own for them. */
function bySplit(items: readonly DatasetItem[]): DatasetItem[] {
  return items.toSorted((a, b) => (a.split ?? '').localeCompare(b.split ?? ''))
}
