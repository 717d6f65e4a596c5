import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { conll } from '@core/formats/conll'
import type { ReadOptions, WriteOptions } from '@core/formats/format'
import { inputFile } from '@core/formats/input'
import { describe, expect, it } from 'vitest'
import { pythonWith } from '../../../crosscheck/pythonWith'
import { temporaryFolder } from '../../temporaryFolder'
import { exampleFiles, goldenFiles, hasExamples } from './goldenFiles'
import { filesOf, readAll, recognises, structureOf, writeAll } from './roundTrip'
import { canonical, nasty, sampleHead, samples } from './standoffSamples'

const options: WriteOptions = { unit: 'code_point', tokens: 'split', text: true }
const items = samples.flatMap((item) => conll.carry(item, options).item ?? [])
const documents = items.map(({ document }) => document)

/** Files, read: the quotes with their labels, and what was set aside. */
async function read(files: Readonly<Record<string, string>>, readOptions?: ReadOptions) {
  const inputs = Object.entries(files).map(([path, text]) => inputFile(path, text))
  const result = await readAll(conll, inputs, readOptions)
  return {
    texts: result.items.map(({ document }) => document.text),
    quotes: result.items.map(({ document, spans }) =>
      spans.map(({ label, start, end }) => `${label}: ${document.text.slice(start, end)}`),
    ),
    outcomes: result.problems.map(({ path, place, reason }) => `${path} ${place}: ${reason}`),
  }
}

describe('conll', () => {
  it('writes the golden files and reads them', async () => {
    const written = writeAll(conll, sampleHead, options, items)
    expect(new Map([...written].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]))).toEqual(
      goldenFiles('conll'),
    )
    const result = await readAll(conll, filesOf(conll, written), { documents })
    expect(result.problems).toEqual([])
    expect(result.items.map(structureOf)).toEqual(items.map(structureOf))
  })

  it('says what it cannot write', () => {
    expect(conll.carry(canonical, options).losses).toEqual([
      { what: 'relations', count: 3 },
      { what: 'annotators', count: 1 },
      { what: 'titles', count: 1 },
      { what: 'attributes', count: 1, label: 'claim' },
      { what: 'notes', count: 1, label: 'claim' },
      { what: 'attributes', count: 1, label: 'figure' },
    ])
    const losses = conll.carry(nasty, options).losses.filter(({ what }) => what.endsWith('-spans'))
    expect(losses).toEqual([
      { what: 'nested-spans', count: 1, label: 'source' },
      { what: 'crossing-spans', count: 1, label: 'claim' },
    ])
  })

  it('makes a file for a label that the scheme does not have, from the first document on', () => {
    const [first, last] = [canonical, nasty].flatMap((item) => conll.carry(item, options).item ?? [])
    if (first === undefined || last === undefined) throw new Error('nothing is carried')
    const spans = last.spans.slice(-1).map((span) => ({ ...span, label: 'مكان' }))
    const written = writeAll(conll, sampleHead, options, [first, { ...last, spans }])
    const [claim, place] = ['claim.conll', 'مكان.conll'].map((path) => new TextDecoder().decode(written.get(path)))
    const tokens = (text = '') => text.split('\n').map((line) => line.split(' ')[0])
    expect(tokens(place)).toEqual(tokens(claim))
    expect(place).toContain('B-مكان')
  })

  it('keeps a span together that goes over the end of a sentence', () => {
    const text = 'قال الوزير. ثم سكت.'
    const span = { id: 'a', label: 'claim', start: 4, end: 18, attributes: {}, note: '' }
    const item = { document: { id: '', title: '', fileName: '', text }, annotator: null, spans: [span], relations: [] }
    const claim = new TextDecoder().decode(writeAll(conll, sampleHead, options, [item]).get('claim.conll'))
    expect(claim.split('\n\n').filter((sentence) => sentence.includes('-claim'))).toHaveLength(1)
  })

  it('reads IOB1, IOB2, BIOES and BILOU alike', async () => {
    const tagged = (tags: string) =>
      `${tags
        .split(' ')
        .map((tag, n) => `${'أبتثجح'.charAt(n)}\t${tag}`)
        .join('\n')}\n`
    const files = {
      'iob1/x.conll': tagged('I-P B-P I-P O I-S I-P'),
      'iob2/x.conll': tagged('B-P B-P I-P O B-S B-P'),
      'bioes/x.conll': tagged('S-P B-P E-P O S-S S-P'),
      'bilou/x.conll': tagged('U-P B-P L-P O U-S U-P'),
    }
    const { quotes } = await read(files)
    const same = ['P: أ', 'P: ب ت', 'S: ج', 'P: ح']
    expect(quotes).toEqual([same, same, same, same])
  })

  it('puts the files of a folder together, and reads a stranger by itself', async () => {
    const { quotes, outcomes } = await read({
      'c/claim.conll': '-DOCSTART- -X- O O\n\nقال -X- _ O\nنعم -X- _ B-claim\n\n-DOCSTART- -X- O O\n\nلا -X- _ O\n',
      'c/source.conll':
        '-DOCSTART- -X- O O\n\nقال -X- _ B-source\nنعم -X- _ O\n\n-DOCSTART- -X- O O\n\nكلا -X- _ B-source\n',
      'c/README.md': '# بطاقة',
    })
    expect(quotes).toEqual([['source: قال', 'claim: نعم'], [], ['source: كلا']])
    expect(outcomes).toEqual([
      'c/claim.conll : unknown-text',
      'c/source.conll line 6: text-differs',
      'c/source.conll : unknown-text',
    ])
  })

  it('finds the texts that tokens are of', async () => {
    const known = [
      { id: 'b', fileName: 'b.txt', text: 'قال\u00a0\u00a0نعم .' },
      { id: 'a', fileName: 'a.txt', text: '\nقال نعم.\n' },
    ]
    const tokens = '-DOCSTART- -X- O O\n\nقال -X- _ O\nنعم -X- _ B-claim\n. -X- _ I-claim\n\n'
    const { texts, quotes, outcomes } = await read(
      { 'x.conll': `${tokens}${tokens}-DOCSTART- -X- O O\n\nلا -X- _ O\n` },
      { documents: known },
    )
    expect(texts).toEqual(known.map(({ text }) => text))
    expect(quotes).toEqual([['claim: نعم .'], ['claim: نعم.']])
    expect(outcomes).toEqual(['x.conll line 13: text-differs'])
  })

  it('makes a text where none is known, and says so', async () => {
    const { texts, outcomes } = await read({ 'x.conll': 'قال O\nنعم B-claim\n\nثم O\nسكت O\n' })
    expect(texts).toEqual(['قال نعم\nثم سكت'])
    expect(outcomes).toEqual(['x.conll : unknown-text'])
  })

  it('says what it sets aside in broken files', async () => {
    const { quotes, outcomes } = await read({
      'a/crlf.conll': '\ufeffقال\tO\r\nنعم\tB-claim\r\n\r\n',
      'b/tags.conll': 'قال X-claim\nنعم E-claim\nلا claim\nثم B-\nسكت\nكلا B-claim\n',
      'c/empty.conll': '-DOCSTART- -X- O O\n\n-DOCSTART- -X- O O\n\n',
      'd/short.conll': '-DOCSTART- -X- O O\n\nقال O\n',
      'd/long.conll': '-DOCSTART- -X- O O\n\nقال O\n\n-DOCSTART- -X- O O\n\nنعم B-claim\n',
    })
    expect(quotes).toEqual([['claim: نعم'], ['claim: كلا'], [], [], [], ['claim: نعم']])
    expect(outcomes.filter((outcome) => !outcome.endsWith('unknown-text'))).toEqual([
      ...[1, 2, 3, 4].map((line) => `b/tags.conll line ${String(line)}: bad-tag`),
      'b/tags.conll line 5: wrong-shape',
      'd/short.conll : wrong-shape',
    ])
    const latin1 = await readAll(conll, [inputFile('x.conll', new Uint8Array([0x61, 0x20, 0x4f, 0x0a, 0xff, 0x0a]))])
    expect(latin1.problems.map(({ reason }) => reason)).toContain('not-utf8')
  })

  it('is recognised by its lines', async () => {
    expect(await recognises(conll, [inputFile('x.txt', 'قال O\nنعم B-claim\n')])).toBe(true)
    expect(await recognises(conll, [inputFile('x.conll', '-DOCSTART- -X- O O\n')])).toBe(true)
    expect(await recognises(conll, [inputFile('x.txt', 'قال نعم\n')])).toBe(false)
    expect(await recognises(conll, [inputFile('x.tsv', '#FORMAT=WebAnno TSV 3.3\n')])).toBe(false)
  })

  it.skipIf(!hasExamples)('reads the example', async () => {
    const files = exampleFiles('conll/claim.conll', 'conll/figure.conll', 'conll/source.conll')
    const { items: found, problems } = await readAll(conll, files, { documents: [canonical.document] })
    expect(problems).toEqual([])
    const places = (spans: readonly { label: string; start: number; end: number }[]) =>
      spans.map(({ label, start, end }) => ({ label, start, end }))
    expect(found.map(({ spans }) => places(spans))).toEqual([places(canonical.spans)])
  })

  const python = pythonWith('nltk')
  it.skipIf(python === null)('says to NLTK what it says to us', { timeout: 120_000 }, () => {
    const folder = temporaryFolder()
    const written = writeAll(conll, sampleHead, options, items)
    for (const [path, bytes] of written) writeFileSync(join(folder, path), bytes)
    const names = [...written.keys()]
    const answer = execFileSync(python ?? '', [resolve('test/crosscheck/conll.py'), folder, ...names], {
      encoding: 'utf8',
    })
    const found = JSON.parse(answer) as Record<string, [string, string][]>
    const letters = (text: string) => text.replace(/[\p{White_Space}]/gu, '')
    const byLabel = new Map<string, string[]>()
    for (const { document, spans } of items) {
      for (const { label, start, end } of spans) {
        const name = label === 'رأي | خاص' ? 'رأي%20|%20خاص' : label
        byLabel.set(name, [...(byLabel.get(name) ?? []), letters(document.text.slice(start, end))])
      }
    }
    const read = Object.values(found).flat()
    for (const [label, quotes] of byLabel) {
      expect(read.filter(([name]) => name === label).map(([, words]) => letters(words))).toEqual(quotes)
    }
    expect(read).toHaveLength([...byLabel.values()].flat().length)
  })
})
