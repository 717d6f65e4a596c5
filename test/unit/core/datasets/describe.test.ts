import { describeDataset } from '@core/datasets/describe'
import { datasetFormat } from '@core/formats/registry'
import { describe, expect, it } from 'vitest'
import { head, itemOf } from './items'

const options = { unit: 'utf16', tokens: 'split', text: true } as const

function described(name: string, items: Parameters<typeof describeDataset>[3]) {
  const format = datasetFormat(name)
  if (format === undefined) throw new Error(`no format ${name}`)
  return describeDataset(format, head, options, items)
}

describe('describeDataset', () => {
  const item = itemOf('قال الوزير إن السيول أغرقت', [
    ['الوزير', 'source'],
    ['السيول', 'claim'],
  ])
  const noted = { ...item, spans: item.spans.map((span) => ({ ...span, note: 'ملاحظة', attributes: { a: 1, b: 2 } })) }

  it('counts what is carried and, by label, what is not', async () => {
    const { counts, losses } = await described('doccano', [noted, noted])
    expect(counts).toEqual({ items: 2, documents: 1, annotations: 4, relations: 0 })
    expect(losses).toContainEqual({ what: 'notes', count: 2, label: 'claim' })
    expect(losses).toContainEqual({ what: 'attributes', count: 4, label: 'source' })
  })

  it('shows the first record, and of a folder the files that it makes', async () => {
    const line = await described('jsonl', [item, noted])
    expect(JSON.parse(line.start.text)).toMatchObject({ text: item.document.text, offset_unit: 'utf16' })
    expect(line.start.shortened).toBe(false)
    const folder = await described('brat', [item])
    expect(folder.start.text).toMatch(/\.txt\n.*السيول/s)
    expect(folder.start.text).toMatch(/\.ann\nT1\t/)
  })

  it('shows no more than a dialog can hold, and never half a character', async () => {
    const { start } = await described('jsonl', [itemOf(`ا${'🌊'.repeat(5000)}`)])
    expect(start.shortened).toBe(true)
    expect(start.text.length).toBeGreaterThanOrEqual(3999)
    expect(start.text).not.toMatch(/[\ud800-\udbff]$/)
  })

  it('is empty for no items', async () => {
    const { counts, losses, start } = await described('jsonl', [])
    expect([counts.items, losses, start]).toEqual([0, [], { text: '', shortened: false }])
  })
})
