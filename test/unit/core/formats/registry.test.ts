import type { WriteOptions } from '@core/formats/format'
import { datasetFormat, datasetFormats } from '@core/formats/registry'
import { describe, expect, it } from 'vitest'
import { filesOf, recognises, writeAll } from './roundTrip'
import { sampleHead, samples } from './standoffSamples'

describe('the registry', () => {
  it('finds formats by their names', () => {
    const names = datasetFormats.map((format) => format.describe().name)
    expect(names).toEqual(['jsonl', 'doccano', 'label-studio', 'brat', 'webanno-tsv', 'uima-json', 'uima-xmi', 'spacy', 'conll', 'hugging-face', 'w3c', 'refi-qda', 'csv']) // prettier-ignore
    for (const name of names) expect(datasetFormat(name)?.describe().name).toBe(name)
    expect(datasetFormat('xlsx')).toBeUndefined()
  })

  it.each(datasetFormats.map((format) => [format.describe().name, format] as const))(
    'recognises %s as itself and nothing else',
    async (name, format) => {
      const { units, imports } = format.describe()
      const options: WriteOptions = { unit: units[0] ?? 'code_point', tokens: 'split', text: true }
      const items = samples.flatMap((item) => format.carry(item, options).item ?? [])
      const files = filesOf(format, writeAll(format, sampleHead, options, items))
      const found: string[] = []
      for (const other of datasetFormats) {
        if (await recognises(other, files)) found.push(other.describe().name)
      }
      expect(found).toEqual(imports ? [name] : [])
    },
  )
})
