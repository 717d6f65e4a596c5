import { documentIdOf } from '@core/text/documentId'
import { datasetFormats } from '@core/formats/registry'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../temporaryFolder'
import { sanad } from './runCli'

const example = 'test/fixtures/exchange/floods.sanad.json'

interface Line {
  readonly text?: string
  readonly offset_unit: string
  readonly spans: readonly { readonly start: number; readonly end: number; readonly text: string }[]
}

function linesOf(path: string): Line[] {
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line) as Line)
}

function withExample(): string {
  const folder = temporaryFolder()
  copyFileSync(example, join(folder, 'a.sanad.json'))
  return folder
}

/** An exchange file of twelve documents, every second with a claim. */
function manyDocuments(folder: string): void {
  const content = JSON.parse(readFileSync(example, 'utf8')) as Record<string, unknown>
  const annotator = '00000000-0000-4000-8000-000000000901'
  const createdAt = '2026-11-21T09:30:00.000Z'
  const source = { encoding: 'utf-8', byteLength: 9, newline: 'lf', bom: false }
  const texts = Array.from({ length: 12 }, (_, n) => `خبر ${n}: قال مصدر ${n * 17} كلامًا لم يقله غيره في ${n * 31}`)
  const documents = texts.map((text, n) => {
    return { id: documentIdOf(text), title: text.slice(0, 5), fileName: `${n}.txt`, text, status: 'done', source, createdAt, updatedAt: createdAt } // prettier-ignore
  })
  const annotations = texts.flatMap((text, n) => {
    if (n % 2 > 0) return []
    const id = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
    const place = { start: 0, end: 3, quote: 'خبر', prefix: '', suffix: text.slice(3, 35) }
    return [{ id, documentId: documentIdOf(text), annotatorId: annotator, label: 'claim', ...place, attributes: {}, note: '', origin: 'manual', createdAt, updatedAt: createdAt, revision: 1, deleted: false }] // prettier-ignore
  })
  const many = { ...content, annotators: [{ id: annotator, name: 'هناء' }], documents, annotations, relations: [] }
  writeFileSync(join(folder, 'many.sanad.json'), JSON.stringify(many))
}

describe('sanad export', () => {
  it('writes the dataset in code points, or in UTF-16 code units on request', async () => {
    const folder = withExample()
    const ran = await sanad(folder, 'export', 'a.sanad.json', '--format', 'jsonl', '--out', 'a.jsonl')
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toContain('3 items, 2 documents, 5 annotations, 2 relations')
    expect(ran.stdout).toContain('not carried by jsonl: deleted-records (2)')
    for (const { text = '', offset_unit, spans } of linesOf(join(folder, 'a.jsonl'))) {
      expect(offset_unit).toBe('code_point')
      for (const span of spans) expect(Array.from(text).slice(span.start, span.end).join('')).toBe(span.text)
    }
    await sanad(folder, 'export', 'a.sanad.json', '--format', 'jsonl', '--out', 'b.jsonl', '--unit', 'utf-16')
    for (const { text = '', offset_unit, spans } of linesOf(join(folder, 'b.jsonl'))) {
      expect(offset_unit).toBe('utf16')
      for (const span of spans) expect(text.slice(span.start, span.end)).toBe(span.text)
    }
  })

  it.each(datasetFormats.map((format) => format.describe()))(
    'writes $name, and the same bytes again',
    async (format) => {
      const folder = withExample()
      const { name, extension, layout } = format
      const [one, two] = ['one', 'two'].map((out) => `${out}${extension}`)
      for (const out of [one, two]) {
        const ran = await sanad(folder, 'export', 'a.sanad.json', '--format', name, '--out', out ?? '')
        expect([ran.code, ran.stderr]).toEqual([0, ''])
      }
      const filesOf = (out = '') => {
        const path = join(folder, out)
        if (layout === 'file') return [readFileSync(path)]
        return readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
      }
      expect(filesOf(one).length).toBeGreaterThan(0)
      expect(filesOf(one)).toEqual(filesOf(two))
    },
  )

  it('exports what is good, lists what is not and ends with 1', async () => {
    const folder = temporaryFolder()
    const spoilt = readFileSync(example, 'utf8').replace('"quote":"12.5%"', '"quote":"12.6%"')
    writeFileSync(join(folder, 'a.sanad.json'), spoilt)
    const ran = await sanad(folder, 'export', 'a.sanad.json', '--format', 'jsonl', '--out', 'a.jsonl', '--json')
    expect(ran.code).toBe(1)
    expect(JSON.parse(ran.stdout)).toMatchObject({
      counts: { annotations: 4 },
      format: 'jsonl',
      unit: 'code-point',
      problems: [{ reason: 'quote-differs' }],
    })
    expect(linesOf(join(folder, 'a.jsonl')).flatMap((line) => line.spans)).toHaveLength(4)
  })

  it('takes the layer, the labels and the documents that are asked for', async () => {
    const folder = withExample()
    const counts = async (...args: string[]) => {
      const ran = await sanad(
        folder,
        'export',
        'a.sanad.json',
        '--format',
        'jsonl',
        '--out',
        'x.jsonl',
        '--json',
        ...args,
      )
      return (JSON.parse(ran.stdout) as { counts: object }).counts
    }
    expect(await counts('--layer', 'سامي')).toMatchObject({ items: 1, annotations: 1 })
    expect(await counts('--labels', 'claim,figure')).toMatchObject({ items: 3, annotations: 3 })
    expect(await counts('--layer', 'gold')).toMatchObject({ items: 0 })
    expect(await counts('--only-done')).toMatchObject({ items: 1, documents: 1 })
  })

  it('leaves the texts out, and reads such a file back all the same', async () => {
    const folder = withExample()
    const ran = await sanad(folder, 'export', 'a.sanad.json', '--format', 'jsonl', '--out', 'a.jsonl', '--no-text')
    expect(ran.code).toBe(0)
    expect(linesOf(join(folder, 'a.jsonl')).map(({ text }) => text)).toEqual([undefined, undefined, undefined])
  })

  it('says what a format has no place for, by label', async () => {
    const folder = withExample()
    const ran = await sanad(folder, 'export', 'a.sanad.json', '--format', 'doccano', '--out', 'a.jsonl')
    expect(ran.stdout).toContain('offsets in utf-16')
    expect(ran.stdout).toContain('not carried by doccano: notes of source (1)')
  })

  it('divides a dataset into files, with a card that says how', async () => {
    const folder = temporaryFolder()
    manyDocuments(folder)
    const args = [
      'export',
      'many.sanad.json',
      '--format',
      'jsonl',
      '--splits',
      '50/25/25',
      '--seed',
      '7',
      '--licence',
      'cc-by-4.0',
    ]
    const ran = await sanad(folder, ...args, '--out', 'a')
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toContain('divided with seed 7: train 6, validation 3, test 3 documents')
    const files = readdirSync(join(folder, 'a')).sort()
    expect(files).toEqual(['README.md', 'test.jsonl', 'train.jsonl', 'validation.jsonl'])
    const card = readFileSync(join(folder, 'a', 'README.md'), 'utf8')
    expect(card).toContain('license: cc-by-4.0')
    expect(card).toContain('Sechidis')
    await sanad(folder, ...args, '--out', 'b')
    for (const file of files)
      expect(readFileSync(join(folder, 'a', file))).toEqual(readFileSync(join(folder, 'b', file)))
  })

  it('divides by hash as well, and into a folder for each part', async () => {
    const folder = temporaryFolder()
    manyDocuments(folder)
    const ran = await sanad(
      ...([folder, 'export', 'many.sanad.json', '--format', 'brat', '--out', 'a', '--json'] as const),
      ...['--splits', '50/0/50', '--split-by', 'hash', '--near-duplicates', '0.9'],
    )
    expect(ran.code).toBe(0)
    const { splits } = JSON.parse(ran.stdout) as { splits: { parts: Record<string, { documents: number }> } }
    expect(splits).toMatchObject({ by: 'hash', nearDuplicates: 0.9, parts: { validation: { documents: 0 } } })
    expect(readdirSync(join(folder, 'a')).sort()).toEqual(['README.md', 'test', 'train'])
    expect(readdirSync(join(folder, 'a', 'train'))).toContain('annotation.conf')
  })

  it('makes a zip archive of a folder, the same bytes each time', async () => {
    const folder = withExample()
    for (const out of ['a.zip', 'b.zip']) {
      const ran = await sanad(folder, 'export', 'a.sanad.json', '--format', 'brat', '--out', out)
      expect(ran.code).toBe(0)
    }
    expect(readFileSync(join(folder, 'a.zip'))).toEqual(readFileSync(join(folder, 'b.zip')))
    expect(readFileSync(join(folder, 'a.zip')).subarray(0, 2).toString()).toBe('PK')
  })

  it('never replaces the file it reads, nor a folder that holds something', async () => {
    const folder = withExample()
    const ran = await sanad(folder, 'export', 'a.sanad.json', '--format', 'jsonl', '--out', 'a.sanad.json')
    expect(ran.code).toBe(2)
    expect(readFileSync(join(folder, 'a.sanad.json'), 'utf8')).toBe(readFileSync(example, 'utf8'))
    mkdirSync(join(folder, 'corpus'))
    writeFileSync(join(folder, 'corpus', 'mine.txt'), 'x')
    const full = await sanad(folder, 'export', 'a.sanad.json', '--format', 'brat', '--out', 'corpus')
    expect(full).toMatchObject({ code: 2, stderr: expect.stringContaining('not empty') as string })
    expect(readdirSync(folder).sort()).toEqual(['a.sanad.json', 'corpus'])
  })

  it.each([
    ['no format', ['--out', 'x'], 'needs --format'],
    ['an unknown format', ['--format', 'yaml', '--out', 'x'], 'needs --format'],
    ['no output', ['--format', 'jsonl'], 'needs --out'],
    [
      'a unit that the format has not',
      ['--format', 'brat', '--out', 'x', '--unit', 'utf-16'],
      '--unit is one of: code-point',
    ],
    ['tokens without tokens', ['--format', 'jsonl', '--out', 'x', '--tokens', 'widen'], 'has no tokens'],
    ['a policy that is none', ['--format', 'conll', '--out', 'x', '--tokens', 'glue'], 'split, widen, refuse'],
    ['no text where there must be one', ['--format', 'brat', '--out', 'x', '--no-text'], 'cannot be without'],
    ['somebody unknown', ['--format', 'jsonl', '--out', 'x', '--layer', 'منى'], 'names nobody'],
    ['a strange label', ['--format', 'jsonl', '--out', 'x', '--labels', 'claim,place'], 'has no place'],
    ['shares that make no whole', ['--format', 'jsonl', '--out', 'x', '--splits', '80/10'], '80/10/10'],
    ['shares beyond the whole', ['--format', 'jsonl', '--out', 'x', '--splits', '80/20/10'], 'make 100'],
    ['a seed that is none', ['--format', 'jsonl', '--out', 'x', '--splits', '80/10/10', '--seed', 'x'], '--seed'],
    ['a seed for nothing', ['--format', 'jsonl', '--out', 'x', '--seed', '1'], '--splits, which is missing'],
    [
      'a threshold that is none',
      ['--format', 'jsonl', '--out', 'x', '--splits', '80/10/10', '--near-duplicates', '5'],
      '0.1 to 1',
    ],
    ['an archive of one file', ['--format', 'jsonl', '--out', 'x.zip'], 'is one file'],
    ['a name without a licence', ['--format', 'jsonl', '--out', 'x', '--licence-name', 'x'], '--licence other'],
    ['an option of before', ['--format', 'jsonl', '--out', 'x', '--offsets', 'utf16'], '--offsets'],
  ])('ends with 2 on %s, and writes nothing', async (_, args, message) => {
    const folder = withExample()
    const ran = await sanad(folder, 'export', 'a.sanad.json', ...args)
    expect(ran).toMatchObject({ code: 2, stdout: '' })
    expect(ran.stderr).toContain(message)
    expect(existsSync(join(folder, 'x'))).toBe(false)
  })
})
