import { csv } from '@core/formats/csv'
import type { WriteOptions } from '@core/formats/format'
import { parseCsv } from 'hucre/csv'
import { describe, expect, it } from 'vitest'
import { goldenFiles } from './goldenFiles'
import { readText, structureOf, writeAll } from './roundTrip'
import { canonical, nasty, sampleHead, samples, unmarked } from './standoffSamples'
import type { DatasetItem } from '@core/datasets/item'

const options: WriteOptions = { unit: 'code_point', tokens: 'split', text: true }
const golden = goldenFiles('csv').get('dataset.csv') ?? ''
const documents = samples.map(({ document }) => document)

const textOf = (items: readonly DatasetItem[]) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeAll(csv, sampleHead, options, items).get(''))

describe('csv', () => {
  it('writes the golden file, with a byte order mark and CRLF, and reads it', async () => {
    const items = samples.flatMap((item) => csv.carry(item, options).item ?? [])
    expect(textOf(items)).toBe(golden)
    expect(golden.startsWith('\ufeffdocument_id,')).toBe(true)
    expect(golden.endsWith('\r\n')).toBe(true)
    const result = await readText(csv, 'x.csv', golden, { documents })
    expect(result.problems).toEqual([])
    expect(result.items.map(structureOf)).toEqual(items.map(structureOf))
  })

  it('has a row for each span and one for a document without', () => {
    const rows = parseCsv(golden, { delimiter: ',' })
    expect(rows).toHaveLength(1 + 4 + 1 + 1 + 7)
    expect(new Set(rows.map((row) => row.length)).size).toBe(1)
  })

  it('has a header even if there is nothing else', () => {
    expect(textOf([])).toBe(`${golden.slice(0, golden.indexOf('\r\n'))}\r\n`)
  })

  it('leaves numbers as they are and takes the danger from texts', () => {
    const [first] = nasty.spans
    const risky = { ...first, attributes: { min: -5, 'موضوع الخبر': '=1+1' }, note: '@SUM(A1)' }
    const written = textOf([{ ...nasty, spans: [risky as typeof nasty.spans[number]], relations: [] }]) // prettier-ignore
    expect(written).toContain(",'@SUM(A1),,'=1+1,,,-5,")
  })

  it('says what it cannot check', async () => {
    expect((await readText(csv, 'x.csv', golden)).problems).toHaveLength(4)
    const moved = golden.replace('source,11,23,', 'source,12,24,').replace('quantifies:C1', 'quantifies:C9')
    const result = await readText(csv, 'x.csv', moved, { documents })
    expect(result.problems.map(({ place, reason }) => `${place}: ${reason}`)).toEqual([
      'row 2: no-unit-fits',
      'row 3: dangling-relation',
      'row 4: dangling-relation',
    ])
  })

  it('is not imported', () => {
    expect(csv.describe().imports).toBe(false)
    expect(csv.recognises([])).toBe(false)
    expect(csv.carry(canonical, options).losses).toEqual([{ what: 'texts', count: 1 }])
    expect(csv.carry(unmarked, options).item).toEqual(unmarked)
  })
})
