import type { ExchangeContent } from '@core/exchange/format'
import type { OffsetUnit } from '@core/formats/format'
import { jsonl } from '@core/formats/jsonl'
import { readJsonlLine, type DatasetRecord } from '@core/formats/jsonlReader'
import { datasetFormat } from '@core/formats/registry'
import { describe, expect, it } from 'vitest'
import {
  annotationOf,
  documentOf,
  floodText,
  marketText,
  hana,
  sami,
  sampleContent,
  uuid,
} from '../exchange/sampleContent'

function linesOf(content: ExchangeContent, offsetUnit: OffsetUnit = 'code_point'): string[] {
  const result = jsonl.write(content, { offsetUnit })
  if (!result.ok) throw new Error(`Not written: ${JSON.stringify(result.error)}`)
  const text = [...result.value].join('')
  expect(text.endsWith('\n')).toBe(true)
  return text.slice(0, -1).split('\n')
}

const parsed = (line: string | undefined) => JSON.parse(line ?? '') as DatasetRecord

describe('the JSONL dataset', () => {
  it('is found by its name', () => {
    expect(datasetFormat('jsonl')).toBe(jsonl)
    expect(datasetFormat('xlsx')).toBeUndefined()
  })

  it('has one line for each document and annotator, in the order of file names', () => {
    const records = linesOf(sampleContent()).map(parsed)
    expect(records.map((r) => [r.meta['file_name'], r.meta['annotator']])).toEqual([
      ['1.txt', hana],
      ['1.txt', sami],
      ['2.txt', hana],
    ])
    expect(records[0]?.spans.map((s) => s.id)).toEqual([uuid(2), uuid(1), uuid(3)])
    expect(records[0]?.relations).toEqual([
      { id: uuid(11), type: 'attributed_to', from: uuid(1), to: uuid(2) },
      { id: uuid(12), type: 'quantifies', from: uuid(3), to: uuid(1) },
    ])
    expect(records[2]?.spans.map((s) => s.id)).toEqual([uuid(5)])
  })

  it('counts code points as Python does, or UTF-16 code units on request', () => {
    const [, sami32] = linesOf(sampleContent()).map(parsed)
    const span = sami32?.spans[0]
    expect(sami32?.offset_unit).toBe('code_point')
    // The emoji before it is one code point and two code units.
    expect(span?.start).toBe(floodText.indexOf('المتحدث') - 1)
    expect(Array.from(floodText).slice(span?.start, span?.end).join('')).toBe(span?.text)

    const [, sami16] = linesOf(sampleContent(), 'utf16').map(parsed)
    expect(sami16?.offset_unit).toBe('utf16')
    expect(sami16?.spans[0]?.start).toBe(floodText.indexOf('المتحدث'))
  })

  it('keeps the documented order of members and writes a note only where there is one', () => {
    const [first, second] = linesOf(sampleContent()).map(parsed)
    expect(Object.keys(first ?? {})).toEqual(['id', 'title', 'text', 'offset_unit', 'spans', 'relations', 'meta'])
    expect(Object.keys(first?.spans[0] ?? {})).toEqual(['id', 'label', 'start', 'end', 'text', 'attributes'])
    expect(second?.spans[0]?.note).toBe('من هو؟')
    expect(first?.meta).toEqual({
      annotator: hana,
      status: 'in-progress',
      file_name: '1.txt',
      source: { encoding: 'utf-8', byte_length: 100, newline: 'lf', bom: false },
      project: { id: uuid(900), name: 'السيول' },
      scheme: 'claims-v1',
    })
  })

  it('writes a done document without annotations as an example of nothing, an untouched one not at all', () => {
    const content = { ...sampleContent(), annotations: [], relations: [] }
    const records = linesOf(content).map(parsed)
    expect(records.map((r) => [r.text, r.spans, r.meta['annotator']])).toEqual([[marketText, [], null]])
  })

  it('holds no character that a reader could take for the end of a line', () => {
    const text = 'سطر\u2028آخر\u2029ثم\u0085نهاية'
    const content = {
      ...sampleContent(),
      documents: [documentOf(text, { status: 'done' })],
      annotations: [],
      relations: [],
    }
    const [line] = linesOf(content)
    expect(line).not.toMatch(/[\u0085\u2028\u2029]/)
    expect(parsed(line).text).toBe(text)
  })

  it('writes nothing when a record fails', () => {
    const content = sampleContent()
    const wrong = { ...annotationOf(7, floodText, 'السيول', 'claim'), quote: 'السيل' }
    const result = jsonl.write({ ...content, annotations: [...content.annotations, wrong] }, { offsetUnit: 'utf16' })
    expect(result).toMatchObject({ ok: false, error: [{ path: 'annotations[6].quote', reason: 'quote-differs' }] })
  })

  it('says beforehand what it holds and what it cannot carry', () => {
    const content = sampleContent()
    const documents = content.documents.map((d) => ({ ...d, region: 'شمال' }))
    const untouched = documentOf('لم يفتحه أحد', { status: 'not-started' })
    expect(jsonl.describe({ ...content, documents: [...documents, untouched], decisions: [{ a: 1 }] })).toEqual({
      counts: { items: 3, documents: 2, annotations: 5, relations: 2 },
      cannotCarry: [
        { what: 'deleted-records', count: 2 },
        { what: 'record-history', count: 7 },
        { what: 'decisions', count: 1 },
        { what: 'unknown-members', count: 2 },
        { what: 'untouched-documents', count: 1 },
      ],
    })
  })
})

describe('readJsonlLine', () => {
  const [line = ''] = linesOf(sampleContent())
  const record = parsed(line)
  const changed = (change: object) => readJsonlLine(JSON.stringify({ ...record, ...change }))
  const pathsOf = (result: ReturnType<typeof readJsonlLine>) => (result.ok ? [] : result.error.map((p) => p.path))

  it('answers offsets in UTF-16 code units', () => {
    const [, second = ''] = linesOf(sampleContent())
    const result = readJsonlLine(second)
    expect(result.ok && result.value.spans[0]?.start).toBe(floodText.indexOf('المتحدث'))
  })

  it.each([
    ['another text', { text: 'غيره' }, ['id', 'spans[0]', 'spans[1]', 'spans[2]']],
    ['no offset unit', { offset_unit: undefined }, ['offset_unit']],
    ['offsets beyond the text', { spans: [{ ...record.spans[0], end: 9999 }], relations: [] }, ['spans[0]']],
    ['offsets of other text', { spans: [{ ...record.spans[0], text: 'x' }], relations: [] }, ['spans[0].text']],
    ['a span twice', { spans: [...record.spans, record.spans[0]] }, ['spans[3].id']],
    ['a relation to nothing', { relations: [{ ...record.relations[0], to: 'x' }] }, ['relations[0].to']],
    ['a relation twice', { relations: [record.relations[0], record.relations[0]] }, ['relations[1].id']],
  ])('refuses a line with %s', (_, change, paths) => {
    expect(pathsOf(changed(change))).toEqual(paths)
  })

  it('refuses what is no JSON', () => {
    expect(readJsonlLine('{')).toEqual({ ok: false, error: [{ path: '', detail: 'is not JSON' }] })
  })
})
