import type { ExchangeContent } from '@core/exchange/format'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../temporaryFolder'
import { sanad } from './runCli'

const example = 'test/fixtures/exchange/floods.sanad.json'

function contentOf(path: string): ExchangeContent {
  return JSON.parse(readFileSync(path, 'utf8')) as ExchangeContent
}

/** What people marked, without ids and times. */
function marksOf({ annotations, documents, annotators }: ExchangeContent): string[] {
  const names = new Map(annotators.map(({ id, name }) => [id, name]))
  const titles = new Map(documents.map(({ id, text }) => [id, text.slice(0, 6)]))
  return annotations
    .filter(({ deleted }) => !deleted)
    .map(({ documentId, annotatorId, label, start, quote, attributes, note }) =>
      JSON.stringify([titles.get(documentId), names.get(annotatorId), label, start, quote, attributes, note]),
    )
    .sort()
}

/** Exports the example and imports it again. */
async function roundTrip(format: string, out: string, ...args: string[]) {
  const folder = temporaryFolder()
  copyFileSync(example, join(folder, 'a.sanad.json'))
  await sanad(folder, 'export', 'a.sanad.json', '--format', format, '--out', out, ...args)
  const ran = await sanad(folder, 'import', out, '--out', 'b.sanad.json')
  return { folder, ran, before: contentOf(join(folder, 'a.sanad.json')), path: join(folder, 'b.sanad.json') }
}

function jsonLines(...records: object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('')
}

describe('sanad import', () => {
  it.each([
    ['jsonl', 'x.jsonl', []],
    ['label-studio', 'x', []],
    ['brat', 'x', []],
    ['brat', 'x.zip', []],
    ['uima-json', 'x', []],
    ['hugging-face', 'x', []],
    ['jsonl', 'x', ['--splits', '50/50/0']],
    ['brat', 'x.zip', ['--splits', '50/50/0']],
  ])('recognises %s in %s %s, and takes in what was exported', async (format, out, args) => {
    const { ran, before, path } = await roundTrip(format, out, ...args)
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toContain(`read as ${format}`)
    const after = contentOf(path)
    expect(marksOf(after)).toEqual(marksOf(before))
    expect(after.relations).toHaveLength(2)
    expect(after.annotations.every(({ origin }) => origin === 'import')).toBe(true)
  })

  it('makes the same records each time, older than anything done in Sanad', async () => {
    const { folder, path } = await roundTrip('brat', 'x')
    const first = readFileSync(path, 'utf8')
    await sanad(folder, 'import', 'x', '--out', 'b.sanad.json')
    expect(readFileSync(path, 'utf8')).toBe(first)
    await sanad(folder, 'merge', 'b.sanad.json', 'b.sanad.json', '--out', 'm.sanad.json')
    expect(contentOf(join(folder, 'm.sanad.json')).annotations).toHaveLength(5)
  })

  it('asks for the unit where nothing tells it, and takes it', async () => {
    const { folder, ran } = await roundTrip('doccano', 'x.jsonl')
    expect(ran.code).toBe(2)
    expect(ran.stderr).toContain('x.jsonl: --unit')
    const told = await sanad(folder, 'import', 'x.jsonl', '--out', 'b.sanad.json', '--unit', 'utf-16', '--json')
    expect(told.code).toBe(0)
    expect(JSON.parse(told.stdout)).toMatchObject({
      counts: { documents: 2, annotations: 5 },
      units: [{ unit: 'utf-16', because: 'given' }],
    })
  })

  it('maps labels, makes new ones, and leaves out what is not wanted', async () => {
    const folder = temporaryFolder()
    writeFileSync(
      join(folder, 'd.jsonl'),
      jsonLines({ text: 'قال الوزير في بيروت', label: [[4, 10, 'PER'], [14, 19, 'LOC'], [0, 3, 'Claim']] }), // prettier-ignore
    )
    const args = ['import', 'd.jsonl', '--out', 'd.sanad.json', '--annotator', 'خبير', '--json']
    const ran = await sanad(folder, ...args, '--map', 'PER=source,LOC=')
    expect(ran.code).toBe(1)
    const report = JSON.parse(ran.stdout) as { labels: object[]; problems: object[] }
    expect(report.labels).toEqual([
      { from: 'PER', to: 'source', because: 'given', spans: 1 },
      { from: 'LOC', to: null, because: 'left-out', spans: 1 },
      { from: 'Claim', to: 'claim', because: 'known', spans: 1 },
    ])
    const content = contentOf(join(folder, 'd.sanad.json'))
    expect(content.annotators.map(({ name }) => name)).toEqual(['خبير'])
    expect(content.annotations.map(({ label }) => label).sort()).toEqual(['claim', 'source'])
    await sanad(folder, ...args)
    expect(
      contentOf(join(folder, 'd.sanad.json'))
        .scheme.labels.map(({ name }) => name)
        .slice(3),
    ).toEqual(['PER', 'LOC'])
    await sanad(folder, ...args, '--unknown-labels', 'leave-out')
    expect(contentOf(join(folder, 'd.sanad.json')).annotations).toHaveLength(1)
  })

  it('takes in what is good, lists what is not and ends with 1', async () => {
    const folder = temporaryFolder()
    const lines = jsonLines({ text: 'قال الوزير', label: [[4, 10, 'source'], [4, 99, 'claim']] }) // prettier-ignore
    writeFileSync(join(folder, 'd.jsonl'), `${lines}not json\n`)
    const ran = await sanad(folder, 'import', 'd.jsonl', '--format', 'doccano', '--out', 'd.sanad.json')
    expect(ran.code).toBe(1)
    expect(ran.stdout).toContain('1 documents, 1 annotators, 1 annotations')
    expect(ran.stdout).toContain('outside-text')
    expect(ran.stdout).toMatch(/set aside: d\.jsonl: line 2: not-json/)
  })

  it('reads several files of different formats together', async () => {
    const { folder } = await roundTrip('jsonl', 'x.jsonl')
    writeFileSync(join(folder, 'd.jsonl'), jsonLines({ text: 'نص', label: [[0, 2, 'claim']] }))
    const ran = await sanad(folder, 'import', 'x.jsonl', 'd.jsonl', '--out', 'c.sanad.json')
    expect(ran.stdout).toContain('read as jsonl: x.jsonl')
    expect(ran.stdout).toContain('read as doccano: d.jsonl')
    expect(contentOf(join(folder, 'c.sanad.json')).documents).toHaveLength(3)
  })

  it.each([
    ['no input', [], 'at least one'],
    ['no output', ['d.txt'], 'needs --out'],
    ['a file that is not there', ['none.jsonl', '--out', 'x'], 'cannot be read'],
    ['what no format recognises', ['d.txt', '--out', 'x'], 'no format is recognised'],
    ['an empty folder', ['empty', '--out', 'x'], 'no format is recognised'],
    ['a format that is for export only', ['d.txt', '--format', 'csv', '--out', 'x'], 'export only'],
    ['an exchange file', ['a.sanad.json', '--out', 'x'], 'sanad merge'],
    ['an archive that is none', ['d.zip', '--out', 'x'], 'no zip archive'],
    ['a map that is none', ['d.txt', '--out', 'x', '--map', 'claim'], 'NAME=LABEL'],
    ['a unit that is none', ['d.txt', '--out', 'x', '--unit', 'byte'], '--unit is one of'],
    [
      'a word for unknown labels that is none',
      ['d.txt', '--out', 'x', '--unknown-labels', 'drop'],
      'keep or leave-out',
    ],
    ['nothing to read', ['d.txt', '--format', 'jsonl', '--out', 'x'], 'no document could be read'],
  ])('ends with 2 on %s', async (_, args, message) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'd.txt'), 'نص')
    writeFileSync(join(folder, 'd.zip'), 'نص')
    writeFileSync(join(folder, 'a.sanad.json'), '{}')
    mkdirSync(join(folder, 'empty'))
    const ran = await sanad(folder, 'import', ...args)
    expect(ran).toMatchObject({ code: 2, stdout: '' })
    expect(ran.stderr).toContain(message)
  })
})

describe('sanad formats', () => {
  it('lists what each counts in and carries', async () => {
    const ran = await sanad('.', 'formats')
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toContain('jsonl: a file .jsonl, offsets in code-point or utf-16\n')
    expect(ran.stdout).toMatch(/csv: .*export only/)
    const { formats } = JSON.parse((await sanad('.', 'formats', '--json')).stdout) as { formats: object[] }
    expect(formats).toContainEqual(
      expect.objectContaining({ name: 'doccano', units: ['utf-16', 'code-point'], imports: true }),
    )
  })
})
