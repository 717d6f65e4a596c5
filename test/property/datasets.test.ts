/** What holds for every export: what stands in the files is what was meant to be written, divided or not. */
import { DatasetExport, type DatasetPlan } from '@core/datasets/export'
import type { DatasetItem } from '@core/datasets/item'
import { SplitSurvey } from '@core/datasets/splits'
import { datasetFormats } from '@core/formats/registry'
import { withoutMember } from '@core/exchange/members'
import { documentIdOf } from '@core/text/documentId'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filesOf, partsOf } from '../unit/core/datasets/items'
import { datasets, head } from './datasetItems'

const formats = datasetFormats.map((format) => [format.describe().name, format] as const)

/** As a project has them: without parts, which the export makes. */
const projects = datasets.map((items) => items.map((item) => withoutMember(item, 'split')))

const wordless = ['', ' '].map((text): DatasetItem => ({
  document: { id: documentIdOf(text), title: '', fileName: '', text },
  annotator: null,
  spans: [],
  relations: [],
}))

async function checked(plan: DatasetPlan, items: readonly DatasetItem[]) {
  const dataset = new DatasetExport(plan)
  const files = filesOf(await partsOf(dataset, items))
  return dataset.check(files, () => items)
}

describe.each(formats)('an export as %s', (_, format) => {
  const { units, tokens } = format.describe()
  const options = {
    unit: units[0] ?? 'code_point',
    tokens: tokens ? 'widen' : 'split',
    text: true,
  } as const

  it('passes its own check', async () => {
    await fc.assert(
      fc.asyncProperty(projects, async (items) => {
        expect(await checked({ format, head, options }, items)).toBeNull()
      }),
      { numRuns: 40 },
    )
  })

  it('passes its own check when it is divided', async () => {
    await fc.assert(
      fc.asyncProperty(projects, fc.nat(99), async (items, seed) => {
        const survey = new SplitSurvey()
        for (const item of items) survey.see(item)
        const shares = { train: 0.5, validation: 0.25, test: 0.25 }
        const { splitOf } = survey.plan({ shares, seed, by: 'labels', nearDuplicates: 0.5 })
        expect(await checked({ format, head, options, splitOf }, items)).toBeNull()
      }),
      {
        numRuns: 20,
        // Texts without a word, in different parts: nothing in the files of some formats tells which is which.
        examples: [[wordless, 0]],
      },
    )
  })
})
