import type { DatasetItem } from '@core/datasets/item'
import type { WriteOptions } from '@core/formats/format'
import { jsonl } from '@core/formats/jsonl'
import { readJsonlLine } from '@core/formats/jsonlReader'
import { describe, expect, it } from 'vitest'
import { exampleFiles, goldenFiles, hasExamples } from './goldenFiles'
import { readText, recognises, structureOf, writeAll } from './roundTrip'
import { inputFile } from '@core/formats/input'
import { canonical, nasty, sampleHead, samples, unmarked } from './standoffSamples'

interface Line {
  readonly text: string
  readonly offset_unit: string
  readonly spans: readonly { readonly start: number; readonly end: number; readonly text: string }[]
  readonly meta: Readonly<Record<string, unknown>>
}

const codePoints: WriteOptions = { unit: 'code_point', tokens: 'split', text: true }

function textOf(items: readonly DatasetItem[], options = codePoints): string {
  return new TextDecoder().decode(writeAll(jsonl, sampleHead, options, items).get(''))
}

function linesOf(items: readonly DatasetItem[], options = codePoints): Line[] {
  const text = textOf(items, options)
  expect(text.endsWith('\n')).toBe(true)
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
}

const golden = goldenFiles('jsonl').get('dataset.jsonl') ?? ''

describe('jsonl', () => {
  it('writes the golden file and reads it', async () => {
    expect(textOf(samples)).toBe(golden)
    const read = await readText(jsonl, 'dataset.jsonl', golden)
    expect(read.problems).toEqual([])
    expect(read.units).toEqual([{ type: 'unit', path: 'dataset.jsonl', unit: 'code_point', because: 'stated' }])
    expect(read.items).toEqual(samples)
  })

  it('counts code points as Python does, or UTF-16 code units', () => {
    const [points] = linesOf([nasty])
    const [units] = linesOf([nasty], { ...codePoints, unit: 'utf16' })
    expect([points?.offset_unit, units?.offset_unit]).toEqual(['code_point', 'utf16'])
    expect(points?.spans[0]?.end).toBe((units?.spans[0]?.end ?? 0) - 5)
    for (const { start, end, text } of points?.spans ?? []) {
      expect(Array.from(points?.text ?? '').slice(start, end).join('')).toBe(text) // prettier-ignore
    }
    for (const { start, end, text } of units?.spans ?? []) expect(units?.text.slice(start, end)).toBe(text)
  })

  it('writes what is known of a document and leaves out what is not', () => {
    const [line] = linesOf([
      {
        ...unmarked,
        document: {
          ...unmarked.document,
          status: 'done',
          note: 'قصير',
          source: { encoding: 'windows-1256', byteLength: 17, newline: 'crlf', bom: false },
        },
        split: 'test',
      },
    ])
    expect(line?.meta).toEqual({
      annotator: null,
      status: 'done',
      file_name: 'doc1.txt',
      note: 'قصير',
      split: 'test',
      source: { encoding: 'windows-1256', byte_length: 17, newline: 'crlf', bom: false },
      project: sampleHead.project,
      scheme: 'sample',
    })
    const [bare] = linesOf([unmarked])
    expect(Object.keys(bare ?? {})).toEqual(['id', 'title', 'text', 'offset_unit', 'spans', 'relations', 'meta'])
    expect(Object.keys(bare?.meta ?? {})).toEqual(['annotator', 'file_name', 'project', 'scheme'])
  })

  it('sorts attributes, and writes a note only where there is one', () => {
    const [line] = linesOf([
      { ...canonical, spans: canonical.spans.map((span) => ({ ...span, attributes: { b: 1, a: 2 } })), relations: [] },
    ])
    expect(JSON.stringify(line?.spans[0])).toContain('"attributes":{"a":2,"b":1}}')
    expect(line?.spans.filter((span) => 'note' in span)).toHaveLength(1)
  })

  it('holds no character that a reader could take for the end of a line', () => {
    const text = 'سطر\u2028آخر\u2029ثم\u0085نهاية'
    const written = textOf([{ ...unmarked, document: { ...unmarked.document, text } }])
    expect(written).not.toMatch(/[\u0085\u2028\u2029]/)
    expect((JSON.parse(written) as Line).text).toBe(text)
  })

  it('leaves the texts out if asked, and finds them by their ids', async () => {
    const options = { ...codePoints, text: false }
    expect(jsonl.carry(canonical, options).losses).toEqual([{ what: 'texts', count: 1 }])
    const written = textOf([canonical], options)
    expect(Object.keys(JSON.parse(written) as object)).not.toContain('text')
    const { document } = canonical
    const known = await readText(jsonl, 'x.jsonl', written, { documents: [document] })
    expect(known.items.map(structureOf)).toEqual([structureOf(canonical)])
    const unknown = await readText(jsonl, 'x.jsonl', written)
    expect(unknown.items).toEqual([])
    expect(unknown.problems).toMatchObject([{ place: 'line 1, text', reason: 'unknown-text' }])
    const other = await readText(jsonl, 'x.jsonl', written, { documents: [{ ...document, text: 'غيره' }] })
    expect(other.items.map(({ spans }) => spans)).toEqual([[]])
    expect(new Set(other.problems.map(({ reason }) => reason))).toEqual(new Set(['outside-text', 'dangling-relation']))
  })

  it('recognises its files, whatever their length', async () => {
    const long = textOf([{ ...unmarked, document: { ...unmarked.document, text: 'سطر\n'.repeat(40_000) } }])
    expect(await recognises(jsonl, [inputFile('a', golden), inputFile('b', `\ufeff${long}`)])).toBe(true)
    expect(await recognises(jsonl, [inputFile('a', golden), inputFile('b', '{"text":"نص"}')])).toBe(false)
    expect(await recognises(jsonl, [inputFile('a', `[${golden.split('\n')[0] ?? ''}]`)])).toBe(false)
    expect(await recognises(jsonl, [])).toBe(false)
  })
})

describe('reading jsonl', () => {
  const [line = ''] = golden.split('\n')
  const record = JSON.parse(line) as { spans: object[]; relations: object[]; meta: object }
  const [first, ...others] = record.spans
  const changed = (change: object) => JSON.stringify({ ...record, ...change })
  const span = (change: object) => changed({ spans: [{ ...first, ...change }, ...others] })

  it.each([
    ['a byte order mark and CRLF', `\ufeff${line}\r\n\r\n${line}\r\n`, 8, []],
    ['no newline at the end', line, 4, []],
    ['another unit', changed({ offset_unit: 'utf16' }), 0, ['spans[0].text', 'spans[1].text', 'spans[2].text', 'spans[3].text', 'relations[0].from', 'relations[0].to', 'relations[1].from', 'relations[1].to', 'relations[2].from', 'relations[2].to']], // prettier-ignore
    ['no unit', changed({ offset_unit: undefined }), 0, ['offset_unit']],
    ['an end beyond the text', span({ end: 999 }), 3, ['spans[0]', 'relations[0].to']],
    ['a start that is no whole number', span({ start: 0.5 }), 3, ['spans[0]', 'relations[0].to']],
    ['a span that holds nothing', span({ start: 23 }), 3, ['spans[0]', 'relations[0].to']],
    ['a span without a label', span({ label: '' }), 3, ['spans[0].label', 'relations[0].to']],
    ['attributes within attributes', span({ attributes: { a: {} } }), 3, ['spans[0].attributes', 'relations[0].to']],
    ['a span twice', changed({ spans: [...record.spans, first] }), 4, ['spans[4].id']],
    ['a relation to nothing', changed({ relations: [{ ...record.relations[0], to: 'x' }] }), 4, ['relations[0].to']],
    ['a relation twice', changed({ relations: [record.relations[0], record.relations[0]] }), 4, ['relations[1].id']],
    ['a status that is none', changed({ meta: { status: 'ready' } }), 4, ['meta.status']],
    ['an annotator that is none', changed({ meta: { annotator: 7 } }), 4, ['meta.annotator']],
    ['no spans', changed({ spans: undefined }), 0, ['spans']],
    ['something else', '[1]', 0, ['record 1']],
    ['half a line', `${line.slice(0, 90)}\n${line}`, 4, ['line 1']],
  ])('of %s: spans and what is set aside', async (_, text, spans, places) => {
    const read = await readText(jsonl, 'x.jsonl', text)
    expect(read.items.flatMap((item) => item.spans)).toHaveLength(spans)
    expect(read.problems.map(({ place }) => place.replace(/^(line|record) 1, /, ''))).toEqual(places)
  })

  it('stops at bytes that are not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from(`${line}\n`), Buffer.from([0xc7, 0xe1, 0x0a])])
    const read = await readText(jsonl, 'x.jsonl', bytes)
    expect(read.problems).toMatchObject([{ place: '', reason: 'not-utf8' }])
  })
})

describe('readJsonlLine', () => {
  const [line = ''] = golden.split('\n')
  const record = JSON.parse(line) as object
  const pathsOf = (change: object) => {
    const read = readJsonlLine(JSON.stringify({ ...record, ...change }))
    return read.ok ? [] : read.error.map(({ path }) => path)
  }

  it('answers the item, in UTF-16 code units', () => {
    expect(readJsonlLine(line)).toEqual({ ok: true, value: canonical })
  })

  it('refuses a line with any problem, and a text that is not that of the id', () => {
    expect(pathsOf({ text: 'غيره' })).toContain('id')
    expect(pathsOf({ spans: [], relations: [{ id: 'r', type: 't', from: 'x', to: 'y' }] })).toEqual(['relations[0].from', 'relations[0].to']) // prettier-ignore
    expect(pathsOf({ text: undefined })).toEqual(['text'])
    expect(readJsonlLine('{')).toMatchObject({ ok: false, error: [{ path: '', detail: 'is not JSON' }] })
  })
})

describe.skipIf(!hasExamples)('the examples beside the checkout', () => {
  it('are none of its own', async () => {
    for (const path of ['doccano_rel.jsonl', 'prodigy.jsonl', 'labelstudio.json']) {
      expect(await recognises(jsonl, exampleFiles(path))).toBe(false)
    }
  })
})
