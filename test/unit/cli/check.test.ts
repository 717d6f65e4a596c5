import type { ExchangeContent } from '@core/exchange/format'
import { writeExchange } from '@core/exchange/write'
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generator, sampleContent } from '../core/exchange/sampleContent'
import { temporaryFolder } from '../temporaryFolder'
import { now, sanad } from './runCli'

const example = 'test/fixtures/exchange/floods.sanad.json'

/** The example with one letter of a quote changed. */
function spoilt(): string {
  return readFileSync(example, 'utf8').replace('"quote":"12.5%"', '"quote":"12.6%"')
}

describe('sanad check', () => {
  it('passes a good file', async () => {
    const folder = temporaryFolder()
    copyFileSync(example, join(folder, 'a.sanad.json'))
    expect(await sanad(folder, 'check', 'a.sanad.json')).toEqual({
      code: 0,
      stdout: `${join(folder, 'a.sanad.json')}: 2 documents, 2 annotators, 6 annotations, 3 relations; 0 problems, 0 warnings\n`,
      stderr: '',
    })
  })

  it('lists every rejected record of every file and ends with 1', async () => {
    const folder = temporaryFolder()
    copyFileSync(example, join(folder, 'good.sanad.json'))
    writeFileSync(join(folder, 'bad.sanad.json'), spoilt())
    const { code, stdout } = await sanad(folder, 'check', 'good.sanad.json', 'bad.sanad.json', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      files: [
        { problems: [], counts: { annotations: 6 } },
        { problems: [{ reason: 'quote-differs' }], counts: { annotations: 5 } },
      ],
    })
    const { stdout: lines } = await sanad(folder, 'check', 'bad.sanad.json')
    expect(lines).toMatch(/\n {2}rejected annotations\[\d\]\.quote: quote-differs: .*12\.5%/)
  })

  it('tells warnings without failing', async () => {
    const folder = temporaryFolder()
    const content = sampleContent()
    const annotations = content.annotations.map((a, i) => (i === 0 ? { ...a, attributes: { mood: 'calm' } } : a))
    writeExample(join(folder, 'a.sanad.json'), { ...content, annotations })
    const { code, stdout } = await sanad(folder, 'check', 'a.sanad.json')
    expect(code).toBe(0)
    expect(stdout).toContain('.attributes.mood: attribute-unknown')
  })

  it.each([
    ['no JSON', '{"format":', 'not valid JSON'],
    ['another format', '{}', 'not a Sanad exchange file'],
    ['a newer version', '{"format":"sanad-exchange","version":9}', 'version 9'],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff]), 'not UTF-8'],
  ])('ends with 2 on %s', async (_, bytes, message) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'a.sanad.json'), bytes)
    const { code, stderr } = await sanad(folder, 'check', 'a.sanad.json')
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })

  it('checks a dataset line by line', async () => {
    const folder = temporaryFolder()
    copyFileSync(example, join(folder, 'a.sanad.json'))
    await sanad(folder, 'export', 'a.sanad.json', '--format', 'jsonl', '--out', 'a.jsonl')
    expect((await sanad(folder, 'check', 'a.jsonl')).stdout).toContain('3 lines, 5 spans, 2 relations; 0 problems')
    const lines = readFileSync(join(folder, 'a.jsonl'), 'utf8').replace('"text":"12.5%"', '"text":"12.6%"')
    writeFileSync(join(folder, 'a.jsonl'), lines)
    const { code, stdout } = await sanad(folder, 'check', 'a.jsonl')
    expect(code).toBe(1)
    expect(stdout).toContain('2 lines, 4 spans, 2 relations; 1 problems')
    expect(stdout).toContain('rejected line 3 spans[0].text: ')
  })

  it('checks datasets of other formats by what their readers say', async () => {
    const folder = temporaryFolder()
    copyFileSync(example, join(folder, 'a.sanad.json'))
    await sanad(folder, 'export', 'a.sanad.json', '--format', 'brat', '--out', 'corpus')
    expect((await sanad(folder, 'check', 'corpus')).stdout).toContain('3 items, 5 spans, 2 relations; 0 problems')
    const [file = ''] = readdirSync(join(folder, 'corpus'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.ann'),
    )
    const spoiltLine = readFileSync(join(folder, 'corpus', file), 'utf8').replace(/ (\d+)\t/, ' 9999\t')
    writeFileSync(join(folder, 'corpus', file), spoiltLine)
    const { code, stdout } = await sanad(folder, 'check', 'corpus')
    expect(code).toBe(1)
    expect(stdout).toContain('outside-text')
  })

  it('needs the unit of a dataset that does not tell it', async () => {
    const folder = temporaryFolder()
    copyFileSync(example, join(folder, 'a.sanad.json'))
    await sanad(folder, 'export', 'a.sanad.json', '--format', 'doccano', '--out', 'd.jsonl')
    expect(await sanad(folder, 'check', 'd.jsonl')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--unit') as string,
    })
    expect((await sanad(folder, 'check', 'd.jsonl', '--unit', 'utf-16')).code).toBe(0)
    const { code, stdout } = await sanad(folder, 'check', 'd.jsonl', '--unit', 'grapheme')
    expect([code, stdout.includes('0 problems')]).toEqual([0, true])
  })
})

function writeExample(path: string, content: ExchangeContent): void {
  const result = writeExchange(content, { generator, exportedAt: now })
  if (!result.ok) throw new Error('Not written')
  writeFileSync(path, [...result.value].join(''))
}
