import { jsonl } from '@core/formats/jsonl'
import { readJsonlLine } from '@core/formats/jsonlReader'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeAll } from '../unit/core/formats/roundTrip'
import { datasets, head } from './datasetItems'

function linesOf(items: Parameters<typeof writeAll>[3], unit: 'code_point' | 'utf16'): string[] {
  const written = writeAll(jsonl, head, { unit, tokens: 'split', text: true }, items)
  return new TextDecoder().decode(written.get('')).split('\n').slice(0, -1)
}

describe('the JSONL dataset', () => {
  it('has lines that pass the strict check and are the items', () => {
    fc.assert(
      fc.property(datasets, fc.constantFrom('code_point' as const, 'utf16' as const), (items, unit) => {
        const read = linesOf(items, unit).map(readJsonlLine)
        expect(read).toEqual(items.map((value) => ({ ok: true, value })))
      }),
    )
  })

  it('counts code points as a reader in Python would', () => {
    fc.assert(
      fc.property(datasets, (items) => {
        for (const line of linesOf(items, 'code_point')) {
          const record = JSON.parse(line) as { text: string; spans: { start: number; end: number; text: string }[] }
          const characters = Array.from(record.text)
          for (const span of record.spans) expect(characters.slice(span.start, span.end).join('')).toBe(span.text)
        }
      }),
    )
  })
})
