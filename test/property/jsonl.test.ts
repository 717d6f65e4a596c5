import { compareByPosition } from '@core/annotation/layers'
import { offsetUnits } from '@core/formats/format'
import { jsonl } from '@core/formats/jsonl'
import { readJsonlLine } from '@core/formats/jsonlReader'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exchangeContents } from './exchangeContents'

describe('the JSONL dataset', () => {
  it.each(offsetUnits)('comes back with every live annotation and relation (%s)', (offsetUnit) => {
    fc.assert(
      fc.property(exchangeContents, (content) => {
        const result = jsonl.write(content, { offsetUnit })
        if (!result.ok) throw new Error(JSON.stringify(result.error))
        const lines = [...result.value].join('').split('\n').slice(0, -1)
        expect(lines).toHaveLength(jsonl.describe(content).counts.items)
        const records = lines.map((line) => {
          const read = readJsonlLine(line)
          if (!read.ok) throw new Error(JSON.stringify(read.error))
          return read.value
        })
        const spans = records.flatMap((record) =>
          record.spans.map(({ id, label, start, end, text, attributes, note }) => ({
            ...{ id, label, start, end, quote: text, attributes, note: note ?? '', documentId: record.id },
            annotatorId: (record.meta['annotator'] as { id: string }).id,
          })),
        )
        const expected = content.annotations
          .filter((a) => !a.deleted)
          .map(({ id, label, start, end, quote, attributes, note, documentId, annotatorId }) => ({
            ...{ id, label, start, end, quote, attributes, note, documentId, annotatorId },
          }))
        expect(spans.toSorted(byId)).toEqual(expected.toSorted(byId))
        const relations = records.flatMap((record) => record.relations)
        const live = content.relations
          .filter((r) => !r.deleted)
          .map(({ id, type, from, to }) => ({ id, type, from, to }))
        expect(relations.toSorted(byId)).toEqual(live.toSorted(byId))
      }),
    )
  })

  it('counts code points as a reader in Python would', () => {
    fc.assert(
      fc.property(exchangeContents, (content) => {
        const result = jsonl.write(content, { offsetUnit: 'code_point' })
        if (!result.ok) throw new Error(JSON.stringify(result.error))
        for (const line of [...result.value].join('').split('\n').slice(0, -1)) {
          const record = JSON.parse(line) as { text: string; spans: { start: number; end: number; text: string }[] }
          const characters = Array.from(record.text)
          for (const span of record.spans) expect(characters.slice(span.start, span.end).join('')).toBe(span.text)
        }
      }),
    )
  })

  it('has its spans in reading order', () => {
    fc.assert(
      fc.property(exchangeContents, (content) => {
        const annotations = new Map(content.annotations.map((a) => [a.id, a]))
        const result = jsonl.write(content, { offsetUnit: 'utf16' })
        for (const line of [...(result.ok ? result.value : [])].join('').split('\n').slice(0, -1)) {
          const { spans } = JSON.parse(line) as { spans: { id: string }[] }
          const written = spans.flatMap((span) => annotations.get(span.id) ?? [])
          expect(written).toEqual(written.toSorted(compareByPosition))
        }
      }),
    )
  })
})

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1
}
