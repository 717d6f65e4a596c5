import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { DatasetHead, DatasetItem } from '@core/datasets/item'
import type { ReadOptions, WriteOptions } from '@core/formats/format'
import { huggingFace } from '@core/formats/huggingFace'
import { inputFile, readBytes } from '@core/formats/input'
import { isParquet, ParquetFile, readParquet } from '@core/formats/parquet'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { exampleFiles, goldenFiles, hasExamples } from './goldenFiles'
import { filesOf, readAll, recognises, structureOf, writeAll } from './roundTrip'
import { canonical, sampleHead, samples } from './standoffSamples'

const options: WriteOptions = { unit: 'code_point', tokens: 'split', text: true }
const items = samples.flatMap((item) => huggingFace.carry(item, options).item ?? [])
const head: DatasetHead = {
  ...sampleHead,
  card: {
    licence: 'cc-by-4.0',
    guidelines: '# دليل الوسم\n\nالادعاء جملة يمكن التحقق منها.\n',
    agreement: {
      ...{ documents: 1, annotators: 2, bootstrap: { samples: 1000, seed: 1 } },
      labels: [
        {
          ...{ label: 'claim', f1: 0.8, pairs: 1, alpha: null, uAlpha: 0.75, interval: null },
          why: { alpha: 'no-variation', interval: 'too-few-documents' },
        },
      ],
    },
    notes: ['Boundaries are exact; no token policy applies.'],
  },
}
const parquetPath = 'data/all-00000-of-00001.parquet'
const goldenParquet = readFileSync(resolve('test/fixtures/formats/hugging-face', parquetPath))

function textOf(files: ReadonlyMap<string, Uint8Array>, path: string): string {
  return new TextDecoder().decode(files.get(path))
}

/** JSON Lines, read: the quotes, and what was set aside. */
async function read(lines: readonly object[], readOptions?: ReadOptions) {
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
  const result = await readAll(huggingFace, [inputFile('data/train.jsonl', text)], readOptions)
  return {
    ...result,
    quotes: result.items.flatMap(({ document, spans }) =>
      spans.map(({ start, end }) => document.text.slice(start, end)),
    ),
    outcomes: result.problems.map(({ place, reason }) => `${place}: ${reason}`),
  }
}

describe('hugging-face', () => {
  it('writes the golden files and reads them', async () => {
    const written = writeAll(huggingFace, head, options, items)
    const golden = goldenFiles('hugging-face')
    expect([...written.keys()].sort()).toEqual([...golden.keys()])
    for (const path of ['README.md', 'data/all.jsonl']) expect(textOf(written, path)).toBe(golden.get(path))
    for (const parquet of [written.get(parquetPath) ?? new Uint8Array(), goldenParquet]) {
      const result = await readAll(huggingFace, [inputFile(parquetPath, parquet)])
      expect(result.problems).toEqual([])
      expect(result.items.map(structureOf)).toEqual(items.map(structureOf))
    }
  })

  it('says in its card which file is which, and the type of every column', () => {
    const split = items.map((item, n): DatasetItem => ({ ...item, split: n === 0 ? 'test' : 'train' }))
    const card = textOf(writeAll(huggingFace, sampleHead, options, split), 'README.md')
    const front = parse(card.split('---\n')[1] ?? '') as Record<string, unknown>
    expect(front['configs']).toEqual([
      {
        config_name: 'default',
        data_files: [
          { split: 'test', path: 'data/test-00000-of-00001.parquet' },
          { split: 'train', path: 'data/train-00000-of-00001.parquet' },
        ],
      },
      {
        config_name: 'jsonl',
        data_files: [
          { split: 'test', path: 'data/test.jsonl' },
          { split: 'train', path: 'data/train.jsonl' },
        ],
      },
    ])
    expect(front['license']).toBeUndefined()
    expect(front['size_categories']).toEqual(['n<1K'])
    expect(card).toContain('| test | 1 | 1 | 0 | 59 | 4 | 1 | 0 | 3 |')
  })

  it('writes every column of every row', () => {
    const lines = textOf(writeAll(huggingFace, head, options, items), 'data/all.jsonl')
      .trimEnd()
      .split('\n')
    const shapes = new Set(lines.map((line) => Object.keys(JSON.parse(line) as object).join()))
    expect([...shapes]).toEqual([
      'document_id,file_name,title,annotator_id,annotator_name,annotator_role,status,note,text,spans,relations',
    ])
  })

  it('says where JSON Lines and Parquet differ', async () => {
    const written = writeAll(huggingFace, head, options, items)
    const other = writeAll(huggingFace, head, options, [...items.slice(0, 2), ...items.slice(3)])
    const files = [
      inputFile('data/all.jsonl', written.get('data/all.jsonl') ?? ''),
      inputFile(parquetPath, other.get(parquetPath) ?? ''),
    ]
    const result = await readAll(huggingFace, files)
    expect(result.items).toHaveLength(4)
    expect(result.problems.map(({ path, place, reason }) => `${path} ${place}: ${reason}`)).toEqual([
      `${parquetPath} row 3: wrong-shape`,
      `${parquetPath} : wrong-shape`,
    ])
    expect((await readAll(huggingFace, filesOf(huggingFace, written))).problems).toEqual([])
  })

  it('takes the unit in which the texts of spans stand at their offsets', async () => {
    const { text } = canonical.document
    const row = { text, spans: [{ label: 'source', start: 55, end: 58, text: 'واس' }] }
    expect(await read([row])).toMatchObject({ quotes: ['واس'], units: [{ unit: 'utf16', because: 'matches' }] })
    const blind = { text, spans: [{ label: 'source', start: 55, end: 58 }] }
    expect(await read([blind])).toMatchObject({ items: [], needed: [{ units: ['code_point', 'utf16'] }] })
    expect(await read([blind], { unit: 'utf16' })).toMatchObject({ quotes: ['واس'] })
  })

  it('says what it sets aside in broken files', async () => {
    const text = 'قال 📰 نعم'
    const span = (id: string, start: number, end: number, quote?: string) => ({
      id,
      label: 'claim',
      start,
      end,
      text: quote,
    })
    const { quotes, outcomes } = await read([
      {
        text,
        spans: [span('1', 6, 9, 'نعم'), span('1', 0, 3), span('2', 5, 8, 'نعم'), span('3', 0, 99), span('4', 3, 3)],
        relations: [
          { type: 'x', head: '1', tail: '1' },
          { type: 'x', head: '1', tail: '2' },
        ],
      },
      { spans: [] },
      { text, spans: [{ label: 'claim', start: 0.5, end: 3 }] },
    ])
    expect(quotes).toEqual(['نعم'])
    expect(outcomes).toEqual([
      'line 1, spans[1]: duplicate-id',
      'line 1, spans[2]: no-unit-fits',
      'line 1, spans[3]: outside-text',
      'line 1, spans[4]: empty-span',
      'line 1, relations[1]: dangling-relation',
      'line 2: wrong-shape',
      'line 3: wrong-shape',
    ])
    const bytes = await readAll(huggingFace, [
      inputFile('data/x.jsonl', '\ufeff{"text":"قال"}\r\n{nothing\r\n'),
      inputFile('data/y.parquet', goldenParquet.subarray(0, 900)),
      inputFile('data/z.csv', 'x'),
      inputFile('README.md', '---\nconfigs:\n---\n'),
    ])
    expect(bytes.items.map(({ document }) => document.text)).toEqual(['قال'])
    expect(bytes.problems.map(({ path, reason }) => `${path}: ${reason}`)).toEqual([
      'data/z.csv: unsupported',
      'data/x.jsonl: not-json',
      'data/y.parquet: wrong-shape',
    ])
  })

  it('knows splits by their names', async () => {
    const files = [
      'data/dev.jsonl',
      'data/test.jsonl',
      'data/train-00001-of-00002.jsonl',
      'data/train-00000-of-00002.jsonl',
    ]
    const { items: found } = await readAll(
      huggingFace,
      files.map((path) => inputFile(path, `{"text":"${path}"}\n`)),
    )
    expect(found.map(({ document, split }) => [split, document.text])).toEqual([
      ['train', 'data/train-00000-of-00002.jsonl'],
      ['train', 'data/train-00001-of-00002.jsonl'],
      ['validation', 'data/dev.jsonl'],
      ['test', 'data/test.jsonl'],
    ])
  })

  it('is recognised by its card or by its columns', async () => {
    const files = filesOf(huggingFace, writeAll(huggingFace, head, options, items))
    expect(await recognises(huggingFace, files)).toBe(true)
    for (const file of files) {
      expect(await recognises(huggingFace, [inputFile(file.path, await readBytes(file))])).toBe(
        file.path !== 'README.md',
      )
    }
    expect(await recognises(huggingFace, [inputFile('x.jsonl', '{"id":"sha256:0","title":"","text":""}\n')])).toBe(
      false,
    )
  })

  it.skipIf(!hasExamples)('reads the examples', async () => {
    for (const path of ['hf/data/train.jsonl', 'hf/data/train-00000-of-00001.parquet']) {
      const { items: found, problems } = await readAll(huggingFace, exampleFiles(path))
      expect(problems).toEqual([])
      expect(
        found.map(({ document, spans, relations, split }) => [split, document.text, spans.length, relations.length]),
      ).toEqual([['train', canonical.document.text, 4, 3]])
    }
  })
})

describe('a Parquet file', () => {
  it('is written one row group at a time', async () => {
    const file = new ParquetFile({ text: { type: 'text' }, note: { type: 'text', nullable: true } })
    const rows = [
      { text: '\ufeffأ\u0000📰', note: null },
      { text: '', note: '' },
    ]
    const pieces = [file.rowGroup(rows), file.rowGroup([]), file.rowGroup(rows.slice(1)), file.end()]
    const bytes = new Uint8Array(Buffer.concat(pieces))
    expect(isParquet(bytes)).toBe(true)
    const read: unknown[] = []
    for await (const row of readParquet(bytes)) read.push({ ...row })
    expect(read).toEqual([...rows, rows[1]])
  })
})
