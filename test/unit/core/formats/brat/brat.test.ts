import { brat } from '@core/formats/brat/brat'
import type { ReadOptions, WriteOptions } from '@core/formats/format'
import { inputFile } from '@core/formats/input'
import { describe, expect, it } from 'vitest'
import { exampleFiles, goldenFiles, hasExamples } from '../goldenFiles'
import { filesOf, readAll, recognises, structureOf, writeAll } from '../roundTrip'
import { canonical, sampleHead, samples } from '../standoffSamples'

const options: WriteOptions = { unit: 'code_point', tokens: 'split', text: true }
const { text } = canonical.document

/** One document as brat has it, read. */
async function read(ann: string, txt: string | Uint8Array = text, readOptions?: ReadOptions) {
  const result = await readAll(brat, [inputFile('c/doc.txt', txt), inputFile('c/doc.ann', ann)], readOptions)
  return {
    ...result,
    quotes: result.items.flatMap(({ document, spans }) =>
      spans.map(({ start, end }) => document.text.slice(start, end)),
    ),
    outcomes: result.problems.map(({ place, reason }) => `${place}: ${reason}`),
  }
}

describe('brat', () => {
  it('writes the golden files and reads them', async () => {
    const items = samples.flatMap((item) => brat.carry(item, options).item ?? [])
    const written = writeAll(brat, sampleHead, options, items)
    const golden = goldenFiles('brat')
    expect(
      new Map([...written].map(([path, bytes]) => [path, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)])),
    ).toEqual(golden)
    const result = await readAll(brat, filesOf(brat, written))
    expect(result.problems).toEqual([])
    expect(result.items.map(structureOf)).toEqual(items.map(structureOf))
  })

  it('says what it cannot write', () => {
    const item = {
      ...canonical,
      spans: canonical.spans.map((span) => (span.id === 'S1' ? { ...span, start: 7 } : span)),
    }
    expect(brat.carry(item, options).losses).toEqual([
      { what: 'unwritable-spans', count: 1, label: 'source' },
      { what: 'relations', count: 1 },
    ])
    const titled = {
      ...canonical,
      document: { ...canonical.document, title: 'عنوان', note: 'ملاحظة', status: 'done' as const },
    }
    expect(brat.carry(titled, options).losses.map(({ what }) => what)).toEqual(['statuses', 'document-notes', 'titles'])
  })

  it('is recognised by its pairs of files', async () => {
    expect(await recognises(brat, [inputFile('a/x.ann', ''), inputFile('a/x.txt', 'أ')])).toBe(true)
    expect(await recognises(brat, [inputFile('a/x.txt', 'أ'), inputFile('b/x.ann', '')])).toBe(false)
  })

  it('reads every kind of line, and says what it sets aside', async () => {
    const { items, outcomes, units } = await read(
      [
        'T1\tSource 11 23\tوزير المالية',
        'T2\tClaim 26 47\tارتفعت الصادرات 12.5%',
        'T3\tQuote 7 10;54 57\tقال واس',
        'T4\tSource 54 57\tواس',
        'T5\tHead 2 10\tعاجل\nقال'.replace('2 10', '2 6;7 10').replace('\n', ' '),
        'E1\tClaim:T2 Source:T1 Source2:T4',
        'A1\tCertainty E1 reported',
        'A2\tCertainty T2 asserted',
        'M1\tNegated T2',
        'A3\tNamed T9',
        '*\tEquiv T1 T4 T9',
        'N1\tReference T1 Wikidata:Q1\tlabel',
        '#1\tAnnotatorNotes E1\tأول',
        '#2\tAnnotatorNotes T2\tثانٍ ⏎ سطر',
        '#3\tUnconfirmed T2\tx',
        '#4\tAnnotatorNotes R9\tx',
        'R1\tattributed_to Arg1:T2 Arg2:T3\t',
        'R2\tattributed_to Arg1:T4 Arg2:T1\t',
        'T1\tSource 54 57\tواس',
        'T6 Source 54 57 واس',
      ].join('\n'),
    )
    expect(units).toMatchObject([{ unit: 'code_point', because: 'matches' }])
    expect(items[0]?.spans).toEqual([
      { id: 'T1', label: 'Source', start: 12, end: 24, attributes: {}, note: '' },
      {
        id: 'T2',
        label: 'Claim',
        start: 27,
        end: 48,
        attributes: { Certainty: 'reported', Negated: true },
        note: 'أول\nثانٍ\nسطر',
      },
      { id: 'T4', label: 'Source', start: 55, end: 58, attributes: {}, note: '' },
      { id: 'T5', label: 'Head', start: 3, end: 11, attributes: {}, note: '' },
    ])
    expect(items[0]?.relations.map(({ type, from, to }) => `${from} ${type} ${to}`)).toEqual([
      'T2 Source T1',
      'T2 Source T4',
      'T1 Equiv T4',
      'T4 attributed_to T1',
    ])
    expect(outcomes).toEqual([
      'line 3: unsupported',
      'line 12: unsupported',
      'line 15: unsupported',
      'line 19: duplicate-id',
      'line 20: wrong-shape',
      'line 8: unsupported',
      'line 10: dangling-relation',
      'line 11: dangling-relation',
      'line 16: dangling-relation',
      'line 17: dangling-relation',
    ])
  })

  it('takes the unit in which the texts stand at their offsets', async () => {
    const { quotes, units, outcomes } = await read(
      'T1\tSource 12 24\tوزير المالية\nT2\tSource 55 58\tواس\nT3\tFigure 42 47\t12.5%\n',
    )
    expect(units).toMatchObject([{ unit: 'utf16', because: 'matches' }])
    expect(quotes).toEqual(['وزير المالية', 'واس'])
    expect(outcomes).toEqual(['line 3: no-unit-fits'])
  })

  it('asks for the unit where no text says it', async () => {
    const { items, needed } = await read('T1\tSource 11 23\n')
    expect(items).toEqual([])
    expect(needed).toMatchObject([{ units: ['code_point', 'utf16'] }])
    const given = await read('T1\tSource 11 23\n', text, { unit: 'code_point' })
    expect(given.quotes).toEqual(['وزير المالية'])
  })

  it('refuses spans one by one', async () => {
    const { quotes, outcomes } = await read(
      [
        'T1\tSource 54 57\tواس',
        'T2\tSource 54 99\tواس',
        'T3\tSource 54 54\t',
        'T4\tSource 54 57\tأحد',
        'T5\tSource 57 54\tواس',
      ].join('\n'),
    )
    expect(quotes).toEqual(['واس'])
    expect(outcomes).toEqual([
      'line 2: outside-text',
      'line 3: empty-span',
      'line 4: no-unit-fits',
      'line 5: empty-span',
    ])
  })

  it('counts CRLF as two and a byte order mark as none', async () => {
    const { quotes, outcomes } = await read('\ufeffT1\tSource 7 10\tواس\r\n', '\ufeffعاجل\r\n واس')
    expect(quotes).toEqual(['واس'])
    expect(outcomes).toEqual([])
  })

  it('takes offsets that count the byte order mark where the texts stand there, and none that nothing tells', async () => {
    const marked = '\ufeff🌊 قال الوزير'
    const counting = await read('T1\tSource 7 13\tالوزير\nT2\tClaim 3 6\tقال\nT3\tClaim 1 2\tغيره\n', marked)
    expect(counting.quotes).toEqual(['الوزير', 'قال'])
    expect(counting.outcomes).toEqual(['line 3: no-unit-fits'])
    expect(counting.items[0]?.document.text).toBe('🌊 قال الوزير')
    expect((await read('T1\tSource 6 12\tالوزير\n', marked)).quotes).toEqual(['الوزير'])
    const silent = await read('T1\tSource 6 12\n', marked)
    expect(silent.items).toEqual([])
    expect(silent.outcomes).toEqual([': no-unit-fits'])
    expect((await read('', marked)).items).toHaveLength(1)
  })

  it('reports files that are no pair, or no text', async () => {
    const files = [
      inputFile('a.ann', ''),
      inputFile('b.txt', 'أ'),
      inputFile('c.pdf', ''),
      inputFile('visual.conf', ''),
    ]
    const bad = [inputFile('d.ann', ''), inputFile('d.txt', new Uint8Array([0xff]))]
    const { problems, items } = await readAll(brat, [...files, ...bad])
    expect(items).toEqual([])
    expect(problems.map(({ path, reason }) => `${path} ${reason}`)).toEqual([
      'a.ann missing-file',
      'b.txt missing-file',
      'c.pdf unsupported',
      'd.ann not-utf8',
    ])
  })

  it('takes folders for annotators where they hold the same documents', async () => {
    const pair = (folder: string, name: string, content: string) => [
      inputFile(`${folder}/${name}.txt`, content),
      inputFile(`${folder}/${name}.ann`, ''),
    ]
    const { items } = await readAll(brat, [
      ...pair('corpus/ann', 'd1', 'خبر'),
      ...pair('corpus/bob', 'd1', 'خبر'),
      ...pair('train', 'd2', 'ثانٍ'),
      ...pair('other', 'd2', 'غير'),
    ])
    expect(items.map(({ annotator, split }) => `${annotator?.name ?? '-'} ${split ?? '-'}`)).toEqual([
      'ann -',
      'bob -',
      '- train',
      '- -',
    ])
  })

  it.skipIf(!hasExamples)('reads the example', async () => {
    const { items, problems } = await readAll(
      brat,
      exampleFiles('brat/doc1.ann', 'brat/doc1.txt', 'brat/annotation.conf'),
    )
    const place = ({ label, start, end }: { label: string; start: number; end: number }) =>
      `${label.toLowerCase()} ${start} ${end}`
    expect(items[0]?.spans.map(place)).toEqual(canonical.spans.map(place))
    expect(items[0]?.relations).toHaveLength(3)
    expect(problems.map(({ place: where, reason }) => `${where} ${reason}`)).toEqual(['line 5 unsupported'])
  })
})
