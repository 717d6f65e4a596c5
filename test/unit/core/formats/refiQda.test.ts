import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ReadOptions, WriteOptions } from '@core/formats/format'
import { inputFile } from '@core/formats/input'
import { refiQda } from '@core/formats/refiQda'
import { readZip } from '@core/formats/zip'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { complaintsOfXmllint, hasXmllint } from '../../../crosscheck/xmllint'
import { exampleFiles, goldenFiles, hasExamples } from './goldenFiles'
import { filesOf, readAll, recognises, structureOf, writeAll } from './roundTrip'
import { canonical, sampleHead, samples, unmarked } from './standoffSamples'

const options: WriteOptions = { unit: 'code_point', tokens: 'split', text: true }
const items = samples.flatMap((item) => refiQda.carry(item, options).item ?? [])
const golden = readFileSync(resolve('test/fixtures/formats/refi-qda/dataset.qdpx'))

function filesIn(archive: Uint8Array): ReadonlyMap<string, string> {
  const files = readZip(archive, () => true) ?? new Map<string, Uint8Array>()
  return new Map([...files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]))
}

/** A project of another tool, read: the quotes with labels, and what was set aside. */
async function read(files: Readonly<Record<string, string | Uint8Array>>, readOptions?: ReadOptions) {
  const entries = Object.entries(files).map(([path, data]) => [path, typeof data === 'string' ? strToU8(data) : data])
  const archive = zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>)
  const result = await readAll(refiQda, [inputFile('x.qdpx', archive)], readOptions)
  return {
    ...result,
    quotes: result.items.flatMap(({ document, spans }) =>
      spans.map(({ label, start, end }) => `${label}: ${document.text.slice(start, end)}`),
    ),
    outcomes: result.problems.map(({ place, reason }) => `${place}: ${reason}`),
  }
}

function writtenXml(): string {
  return filesIn(writeAll(refiQda, sampleHead, options, items).get('') ?? new Uint8Array()).get('project.qde') ?? ''
}

const guid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** A project with two codes and one source. */
function project(origin: string, inside: string, rest = ''): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="x" origin="${origin}">
<Users><User guid="{${guid(1)}}" name="سارة"/></Users>
<CodeBook><Codes><Code guid="${guid(2)}" name="ادعاء" isCodable="true"><Code guid="${guid(3)}" name="رقم" isCodable="true"/></Code></Codes></CodeBook>
<Sources><TextSource guid="${guid(4)}" name="خبر" plainTextPath="internal://${guid(4)}.txt">${inside}</TextSource></Sources>${rest}</Project>`
}

function selection(n: number, start: number, end: number, name: string, inside = coding(n, 2)): string {
  const user = `creatingUser="${guid(1).toUpperCase()}"`
  return `<PlainTextSelection guid="${guid(n)}" name="${name}" startPosition="${String(start)}" endPosition="${String(end)}" ${user}>${inside}</PlainTextSelection>`
}

function coding(n: number, code: number): string {
  return `<Coding guid="${guid(100 * code + n)}"><CodeRef targetGUID="${guid(code)}"/></Coding>`
}

const text = '📰 عاجل\r\nقال الوزير نعم\r\n'
const textFile = `sources/${guid(4)}.txt`

describe('refi-qda', () => {
  it('writes the golden files and reads them', async () => {
    const written = writeAll(refiQda, sampleHead, options, items).get('') ?? new Uint8Array()
    const files = goldenFiles('refi-qda')
    const archive = [...files].filter(([path]) => path !== 'dataset.qdpx')
    expect(new Map([...filesIn(written)].sort())).toEqual(new Map(archive))
    for (const bytes of [written, golden]) {
      const result = await readAll(refiQda, [inputFile('dataset.qdpx', bytes)])
      expect(result.problems).toEqual([])
      expect(result.items.map(structureOf)).toEqual(items.map(structureOf))
    }
  })

  it('puts all of a document into one source, and says what holds for it as a whole', async () => {
    const about = { status: 'done', note: 'ملاحظة\nثانية' } as const
    const done = { ...unmarked, document: { ...unmarked.document, ...about }, split: 'test' as const }
    const written = writeAll(refiQda, sampleHead, options, [...items.slice(0, 2), done])
    const paths = [...filesIn(written.get('') ?? new Uint8Array()).keys()]
    expect(paths.filter((path) => path.startsWith('sources/'))).toHaveLength(2)
    const { items: found } = await readAll(refiQda, filesOf(refiQda, written))
    expect(found.map(structureOf)).toEqual([...items.slice(0, 2), done].map(structureOf))
  })

  it('replaces what XML cannot hold, one for one', () => {
    const item = { ...canonical, spans: canonical.spans.map((span) => ({ ...span, note: 'a\u0001b\ufffe' })) }
    const { item: carried, losses } = refiQda.carry(item, options)
    expect(losses).toEqual([{ what: 'characters', count: 8 }])
    expect(carried?.spans[0]?.note).toBe('a\ufffdb\ufffd')
  })

  it('keeps a text that begins with a byte order mark', async () => {
    const marked = { ...unmarked, document: { ...unmarked.document, text: '\ufeff\u0007قال\n' } }
    const { items: found } = await readAll(refiQda, filesOf(refiQda, writeAll(refiQda, sampleHead, options, [marked])))
    expect(found.map(({ document }) => document.text)).toEqual(['\ufeff\u0007قال\n'])
  })

  it.each([
    ['NVivo', 'Sources', 9, 12, 'utf16'],
    ['ATLAS.ti 22', 'SOURCES', 7, 10, 'code_point'],
    ['QualCoder', 'sources', 8, 11, 'code_point'],
    ['somebody', 'sources', 9, 12, 'utf16'],
  ] as const)('reads how %s counts', async (origin, folder, start, end, unit) => {
    const file = { [`${folder}/${guid(4).toUpperCase()}.TXT`]: `\ufeff${text}` }
    const named = { 'PROJECT.QDE': `\ufeff${project(origin, selection(5, start, end, 'قال'))}`, ...file }
    expect(await read(named)).toMatchObject({
      quotes: ['ادعاء: قال'],
      outcomes: [],
      units: [{ unit, because: 'matches' }],
    })
  })

  it('goes by the tool where selections have no names, and then by words', async () => {
    const of = (origin: string, start: number, end: number) =>
      read({ 'project.qde': project(origin, selection(5, start, end, '')), [textFile]: text })
    expect(await of('NVivo', 9, 12)).toMatchObject({ quotes: ['ادعاء: قال'], units: [{ because: 'stated' }] })
    expect(await of('ATLAS.ti', 7, 10)).toMatchObject({ quotes: ['ادعاء: قال'], units: [{ because: 'stated' }] })
    expect(await of('x', 9, 12)).toMatchObject({
      quotes: ['ادعاء: قال'],
      units: [{ unit: 'utf16', because: 'matches' }],
    })
    expect(await of('x', 0, 1)).toMatchObject({ items: [], needed: [{ units: ['code_point', 'utf16'] }] })
    const asked = { 'project.qde': project('x', selection(5, 3, 7, '')), [textFile]: text }
    expect(await read(asked, { unit: 'utf16' })).toMatchObject({
      quotes: ['ادعاء: عاجل'],
      units: [{ because: 'given' }],
    })
  })

  it('reads child codes, several codes, descriptions, notes and links', async () => {
    const inside = [
      selection(5, 8, 11, 'قال', `<Description>رأي</Description>${coding(5, 2)}${coding(6, 3)}`),
      selection(6, 12, 18, 'الو...', `${coding(7, 3)}<NoteRef targetGUID="${guid(20)}"/>`),
      selection(7, 19, 22, 'نعم'),
    ]
    const link = (n: number, from: number, to: number) =>
      `<Link guid="${guid(n)}" name="attributed_to" direction="OneWay" originGUID="${guid(from)}" targetGUID="${guid(to)}"/>`
    const rest = `<Notes><Note guid="${guid(20)}"><PlainTextContent>هام</PlainTextContent></Note>
      <Note guid="${guid(21)}" plainTextPath="internal://note.txt"/></Notes>
      <Links>${link(30, 5, 6)}${link(31, 21, 7)}${link(32, 5, 99)}</Links>`
    const result = await read({
      'x.qde': project('QualCoder', inside.join(''), rest),
      [textFile]: text,
      'sources/note.txt': 'مهم',
    })
    expect(result.quotes).toEqual(['ادعاء: قال', 'رقم: قال', 'رقم: الوزير', 'ادعاء: نعم'])
    expect(result.items.map(({ annotator, document }) => [annotator?.name, document.fileName])).toEqual([
      ['سارة', 'خبر'],
    ])
    expect(result.items[0]?.spans.map(({ note }) => note)).toEqual(['رأي', 'رأي', 'هام', 'مهم'])
    expect(result.items[0]?.relations).toMatchObject([{ type: 'attributed_to', from: guid(5), to: guid(6) }])
    expect(result.outcomes).toEqual([`Link ${guid(32)}: dangling-relation`])
  })

  it('says what it sets aside in broken files', async () => {
    const inside = [
      selection(5, 9, 12, 'قال'),
      selection(6, 13, 19, 'شيء آخر'),
      selection(7, 20, 999, 'نعم'),
      selection(8, 20, 20, ''),
      selection(9, 20, 23, 'نعم', '<Description>x</Description>'),
      coding(10, 2),
    ]
    const others = `<Cases><Case guid="${guid(40)}"/></Cases>`
    const result = await read({ 'project.qde': project('Sanad', inside.join(''), others), [textFile]: text })
    expect(result.quotes).toEqual(['ادعاء: قال'])
    expect(result.outcomes).toEqual([
      ': unsupported',
      'خبر: unsupported',
      ...['no-unit-fits', 'outside-text', 'empty-span', 'unsupported'].map((why, n) => `خبر: ${guid(6 + n)}: ${why}`),
    ])
    const outcomesOf = async (files: Record<string, string | Uint8Array>) => (await read(files)).outcomes
    expect(await outcomesOf({ 'project.qde': project('x', '') })).toEqual(['خبر: missing-file'])
    expect(await outcomesOf({ [textFile]: text })).toEqual([': missing-file'])
    expect(await outcomesOf({ 'project.qde': '<Project>' })).toEqual(['project.qde: not-xml'])
    expect(await outcomesOf({ 'project.qde': '<!DOCTYPE x []><Project/>' })).toEqual(['project.qde: not-xml'])
    expect(await outcomesOf({ 'project.qde': '<Other/>' })).toEqual(['project.qde: wrong-shape'])
    expect(await outcomesOf({ 'project.qde': new Uint8Array([0xff]) })).toEqual(['project.qde: not-utf8'])
    expect(await outcomesOf({ 'project.qde': project('x', ''), [textFile]: new Uint8Array([0xff]) })).toEqual([
      'خبر: not-utf8',
    ])
    const broken = await readAll(refiQda, [inputFile('x.qdpx', golden.subarray(0, 600))])
    expect(broken.problems.map(({ reason }) => reason)).toEqual(['not-zip'])
  })

  it('is recognised by what is in the archive', async () => {
    expect(await recognises(refiQda, [inputFile('x.qdpx', golden)])).toBe(true)
    expect(await recognises(refiQda, [inputFile('x.xlsx', zipSync({ 'xl/workbook.xml': strToU8('<x/>') }))])).toBe(
      false,
    )
  })

  it.skipIf(!hasExamples)('reads the example', async () => {
    const { items: found, problems } = await readAll(refiQda, exampleFiles('project.qdpx'))
    expect(problems).toEqual([])
    const bare = canonical.spans.map((span) => ({ ...span, attributes: {} }))
    expect(found.map(({ spans, relations }) => structureOf({ ...canonical, spans, relations }))).toEqual([
      structureOf({ ...canonical, spans: bare }),
    ])
  })

  // Not ours to hand on: openqda/refi-tools: docs/schemas/project/v1.0/Project.xsd.
  const schema = process.env['SANAD_REFI_SCHEMA'] ?? ''
  it.skipIf(!existsSync(schema) || !hasXmllint())('is valid by the schema of the standard', () => {
    expect(complaintsOfXmllint(writtenXml(), schema)).toBe('')
    expect(complaintsOfXmllint('<Project/>', schema)).not.toBe('')
  })

  it.skipIf(!hasXmllint())('is XML to xmllint', () => {
    expect(complaintsOfXmllint(writtenXml())).toBe('')
    expect(complaintsOfXmllint('<Project>')).not.toBe('')
  })
})
