import { doccano } from '@core/formats/doccano'
import type { ReadOptions, WriteOptions } from '@core/formats/format'
import { inputFile } from '@core/formats/input'
import { describe, expect, it } from 'vitest'
import { exampleFiles, goldenFiles, hasExamples } from './goldenFiles'
import { readAll, readText, recognises, structureOf, writeAll } from './roundTrip'
import { canonical, sampleHead, samples, unmarked } from './standoffSamples'

const utf16: WriteOptions = { unit: 'utf16', tokens: 'split', text: true }
const golden = goldenFiles('doccano').get('dataset.jsonl') ?? ''
const { text } = canonical.document
const items = samples.flatMap((item) => doccano.carry(item, utf16).item ?? [])

/** One record, read: its spans as label and text, and what was set aside. */
async function read(record: object | string, options: ReadOptions = { unit: 'utf16' }) {
  const json = typeof record === 'string' ? record : JSON.stringify(record)
  const result = await readText(doccano, 'x.jsonl', json, options)
  return {
    ...result,
    spans: result.items.flatMap(({ document, spans }) =>
      spans.map(({ label, start, end }) => `${label}: ${document.text.slice(start, end)}`),
    ),
    outcomes: result.problems.map(({ place, reason }) => `${place}: ${reason}`),
  }
}

describe('doccano', () => {
  it('writes the golden file and reads it', async () => {
    expect(new TextDecoder().decode(writeAll(doccano, sampleHead, utf16, items).get(''))).toBe(golden)
    const result = await readText(doccano, 'x.jsonl', golden, { unit: 'utf16' })
    expect(result.problems).toEqual([])
    expect(result.items.map(structureOf)).toEqual(items.map(structureOf))
  })

  it('loses attributes and notes, and refuses an empty text as doccano does', () => {
    expect(doccano.carry(canonical, utf16).losses).toEqual([
      { what: 'attributes', count: 1, label: 'claim' },
      { what: 'notes', count: 1, label: 'claim' },
      { what: 'attributes', count: 1, label: 'figure' },
    ])
    const empty = { ...unmarked, document: { ...unmarked.document, text: '' } }
    expect(doccano.carry(empty, utf16)).toEqual({ item: null, losses: [{ what: 'documents', count: 1 }] })
  })

  it('has the same members in every line, all text, as doccano makes a table of them', () => {
    const lines = golden.trimEnd().split('\n')
    const members = lines.map((line) => Object.keys(JSON.parse(line) as object).join())
    expect(new Set(members).size).toBe(1)
    for (const name of ['filename', 'upload_name', 'example_uuid', '#line_number', 'id', 'label']) {
      expect(members[0]?.split(',')).not.toContain(name)
    }
  })

  it('asks for the unit where units differ, and for none of its own otherwise', async () => {
    const asked = await readText(doccano, 'x.jsonl', golden)
    expect(asked.items).toEqual([])
    expect(asked.needed).toMatchObject([
      { type: 'unit-needed', path: 'x.jsonl', units: ['code_point', 'utf16', 'grapheme'] },
    ])
    const plain = await read({ text: 'قال الوزير 😀', label: [[4, 10, 'source']] }, {})
    expect(plain.spans).toEqual(['source: الوزير'])
    expect(plain.units).toMatchObject([{ because: 'no-difference' }])
  })

  it.each([
    ['code_point', [1, 4], 'ق'],
    ['utf16', [2, 5], 'ق'],
    ['grapheme', [1, 2], 'ق'],
  ] as const)('reads %s as the person says', async (unit, [start, end], first) => {
    const spans = (await read({ text: '😀قَّال', label: [[start, end, 'x']] }, { unit })).spans
    expect(spans).toEqual([`x: ${first}َّ`])
  })

  it.each([
    ['spans under labels', { text, labels: [[12, 24, 'source']] }, ['source: وزير المالية'], []],
    ['entities without ids', { text, entities: [{ label: 'source', start_offset: 12, end_offset: 24 }] }, ['source: وزير المالية'], []], // prettier-ignore
    ['an old export', { id: 1, data: text, label: [[55, 58, 'source']] }, ['source: واس'], []],
    ['an end beyond the text', { text, label: [[12, 99, 'a'], [12, 24, 'b']] }, ['b: وزير المالية'], ['line 1, label[0]: outside-text']], // prettier-ignore
    ['a span that holds nothing', { text, label: [[5, 5, 'a']] }, [], ['line 1, label[0]: empty-span']],
    ['labels of whole texts', { text, label: ['خبر'] }, [], ['line 1, label[0]: wrong-shape']],
    ['no text', { label: [] }, [], ['line 1: wrong-shape']],
    ['a dangling relation', { text, entities: [{ id: 1, label: 'a', start_offset: 0, end_offset: 2 }], relations: [{ id: 1, from_id: 1, to_id: 2, type: 't' }] }, ['a: 📰'], ['line 1, relations[0]: dangling-relation']], // prettier-ignore
    ['an id twice', { text, entities: [{ id: 1, label: 'a', start_offset: 0, end_offset: 2 }, { id: 1, label: 'b', start_offset: 0, end_offset: 2 }] }, ['a: 📰'], ['line 1, entities[1]: duplicate-id']], // prettier-ignore
    ['an array of records', `[${JSON.stringify({ text, label: [[0, 2, 'a']] })}]`, ['a: 📰'], []],
    ['a byte order mark and CRLF', `\ufeff${JSON.stringify({ text, label: [[0, 2, 'a']] })}\r\n`, ['a: 📰'], []],
    ['a line that is not JSON', `{"text"\n${JSON.stringify({ text, label: [[0, 2, 'a']] })}`, ['a: 📰'], ['line 1: not-json']], // prettier-ignore
  ])('reads %s', async (_, record, spans, outcomes) => {
    const result = await read(record)
    expect(result.spans).toEqual(spans)
    expect(result.outcomes).toEqual(outcomes)
  })

  it('counts the carriage returns that a text has', async () => {
    const result = await read({ text: 'سطر\r\nآخر', label: [[5, 8, 'a']] })
    expect(result.spans).toEqual(['a: آخر'])
    expect(result.items[0]?.document.text).toBe('سطر\r\nآخر')
  })

  it('takes comments for the note of the document', async () => {
    const { items: [item] } = await read({ text, Comments: ['غير واضح', { id: 2, comment: 'راجعه' }] }) // prettier-ignore
    expect(item?.document.note).toBe('غير واضح\nراجعه')
  })

  it('recognises its files', async () => {
    const long = JSON.stringify({ id: 7, text: 'سطر\n'.repeat(40_000), label: [[0, 1, 'a']] })
    expect(await recognises(doccano, [inputFile('a', golden), inputFile('b', long)])).toBe(true)
    expect(await recognises(doccano, [inputFile('a', '{"text":"نص","tokens":[]}')])).toBe(false)
  })

  it.skipIf(!hasExamples).each([
    ['doccano_rel.jsonl', 'utf16', 3],
    ['doccano_rel_codepoints.jsonl', 'code_point', 3],
    ['doccano_seq.jsonl', 'utf16', 0],
  ] as const)('reads the example %s', async (path, unit, relations) => {
    const files = exampleFiles(path)
    expect(await recognises(doccano, files)).toBe(true)
    expect((await readAll(doccano, files)).needed).toHaveLength(1)
    const result = await readAll(doccano, files, { unit })
    expect(result.problems).toEqual([])
    expect(result.items[0]?.spans.map(({ label, start, end }) => [label, start, end])).toEqual(
      canonical.spans.map(({ label, start, end }) => [label, start, end]),
    )
    expect(result.items[0]?.relations).toHaveLength(relations)
  })
})
