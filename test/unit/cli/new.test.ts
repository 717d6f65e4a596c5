import type { ExchangeContent } from '@core/exchange/format'
import { readExchange } from '@core/exchange/read'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../temporaryFolder'
import { now, sanad } from './runCli'

const text = 'وصل الوفد إلى المدينة.\nوبدأت المحادثات صباحًا.\n'

function contentOf(path: string): ExchangeContent {
  const result = readExchange(readFileSync(path, 'utf8'))
  if (!result.ok || result.value.problems.length > 0) throw new Error(JSON.stringify(result))
  return result.value.content
}

describe('sanad new', () => {
  it('makes an exchange file from files and folders', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'texts'))
    writeFileSync(join(folder, 'texts/2.txt'), `\ufeff${text.replaceAll('\n', '\r\n')}`)
    writeFileSync(join(folder, 'texts/10.md'), 'نصّ آخر 🌊')
    writeFileSync(join(folder, 'same.txt'), text)
    const ran = await sanad(folder, 'new', 'texts', 'same.txt', '--out', 'p.sanad.json', '--annotator', 'هناء')
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toContain('2 documents')
    expect(ran.stdout).toContain(`already here: ${join(folder, 'same.txt')}`)

    const content = contentOf(join(folder, 'p.sanad.json'))
    expect(content.project.name).toBe('p')
    expect(content.annotators).toMatchObject([{ name: 'هناء' }])
    expect(content.scheme.labels.map((label) => label.name)).toEqual(['claim', 'source', 'figure'])
    expect(content.documents.find((d) => d.fileName === '2.txt')).toMatchObject({
      title: 'وصل الوفد إلى المدينة.',
      text,
      status: 'not-started',
      source: { encoding: 'utf-8', newline: 'crlf', bom: true },
      createdAt: now,
    })
  })

  it('lists the files that it set aside and ends with 1', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'a.txt'), text)
    writeFileSync(join(folder, 'empty.txt'), '')
    writeFileSync(join(folder, 'picture.png'), 'x')
    writeFileSync(join(folder, 'binary.txt'), Buffer.from([0, 1, 2]))
    const ran = await sanad(folder, 'new', '.', 'gone.txt', '--out', '../out.sanad.json', '--name', 'مشروع', '--json')
    expect(ran.code).toBe(1)
    const report = JSON.parse(ran.stdout) as { setAside: { path: string; reason: { kind: string } }[] }
    expect(report.setAside.map(({ path, reason }) => [path.slice(folder.length + 1), reason.kind])).toEqual([
      ['binary.txt', 'binary'],
      ['empty.txt', 'empty'],
      ['picture.png', 'unsupported'],
      ['gone.txt', 'unreadable'],
    ])
  })

  it('says which encodings it guessed', async () => {
    const folder = temporaryFolder()
    // "وزارة الصحة" in Windows-1256.
    writeFileSync(join(folder, 'old.txt'), Buffer.from('e6d2c7d1c92020c7e1d5cdc9e6d2c7d1c920c7e1d5cdc9', 'hex'))
    const ran = await sanad(folder, 'new', 'old.txt', '--out', 'p.sanad.json')
    expect(ran.code).toBe(0)
    expect(ran.stdout).toMatch(/guessed encoding: .*old\.txt: (windows-1256|iso-8859-6)/)
  })

  it('never replaces a text that it read, and leaves no trace when it fails', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'a.txt'), text)
    const ran = await sanad(folder, 'new', 'a.txt', '--out', './a.txt')
    expect(ran.code).toBe(2)
    expect(ran.stderr).toContain('would replace what was read')
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe(text)
    expect((await sanad(folder, 'new', 'a.txt', '--out', 'no/such/folder/x')).code).toBe(2)
    expect(readdirSync(folder)).toEqual(['a.txt'])
  })
})
