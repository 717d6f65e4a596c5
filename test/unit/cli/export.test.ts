import type { DatasetRecord } from '@core/formats/jsonlReader'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../temporaryFolder'
import { sanad } from './runCli'

const example = 'test/fixtures/exchange/floods.sanad.json'

function recordsOf(path: string): DatasetRecord[] {
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line) as DatasetRecord)
}

describe('sanad export', () => {
  it('writes the dataset in code points, or in UTF-16 code units on request', async () => {
    const folder = temporaryFolder()
    copyFileSync(example, join(folder, 'a.sanad.json'))
    const ran = await sanad(folder, 'export', 'a.sanad.json', '--format', 'jsonl', '--out', 'a.jsonl')
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toContain('3 items, 2 documents, 5 annotations, 2 relations')
    expect(ran.stdout).toContain('not carried by jsonl: deleted-records (2)')
    for (const { text, offset_unit, spans } of recordsOf(join(folder, 'a.jsonl'))) {
      expect(offset_unit).toBe('code_point')
      for (const span of spans) expect(Array.from(text).slice(span.start, span.end).join('')).toBe(span.text)
    }
    await sanad(folder, 'export', 'a.sanad.json', '--format', 'jsonl', '--out', 'b.jsonl', '--offsets', 'utf16')
    for (const { text, offset_unit, spans } of recordsOf(join(folder, 'b.jsonl'))) {
      expect(offset_unit).toBe('utf16')
      for (const span of spans) expect(text.slice(span.start, span.end)).toBe(span.text)
    }
  })

  it('exports what is good, lists what is not and ends with 1', async () => {
    const folder = temporaryFolder()
    const spoilt = readFileSync(example, 'utf8').replace('"quote":"12.5%"', '"quote":"12.6%"')
    writeFileSync(join(folder, 'a.sanad.json'), spoilt)
    const ran = await sanad(folder, 'export', 'a.sanad.json', '--format', 'jsonl', '--out', 'a.jsonl', '--json')
    expect(ran.code).toBe(1)
    expect(JSON.parse(ran.stdout)).toMatchObject({
      counts: { annotations: 4 },
      offsetUnit: 'code_point',
      problems: [{ reason: 'quote-differs' }],
    })
    expect(recordsOf(join(folder, 'a.jsonl')).flatMap((record) => record.spans)).toHaveLength(4)
  })

  it('never replaces the file it reads', async () => {
    const folder = temporaryFolder()
    copyFileSync(example, join(folder, 'a.sanad.json'))
    const ran = await sanad(folder, 'export', 'a.sanad.json', '--format', 'jsonl', '--out', 'a.sanad.json')
    expect(ran.code).toBe(2)
    expect(readFileSync(join(folder, 'a.sanad.json'), 'utf8')).toBe(readFileSync(example, 'utf8'))
  })
})
