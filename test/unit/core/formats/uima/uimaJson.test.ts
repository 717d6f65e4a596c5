import type { ReadOptions, WriteOptions } from '@core/formats/format'
import { inputFile } from '@core/formats/input'
import { uimaJson } from '@core/formats/uima/uimaJson'
import { describe, expect, it } from 'vitest'
import { exampleFiles, goldenFiles, hasExamples } from '../goldenFiles'
import { filesOf, readAll, readText, recognises, structureOf, writeAll } from '../roundTrip'
import { canonical, sampleHead, samples } from '../standoffSamples'

const options: WriteOptions = { unit: 'utf16', tokens: 'split', text: true }

interface Parts {
  readonly text?: string
  readonly structures: readonly object[]
  readonly members?: readonly number[]
  readonly views?: object
}

/** A file with these feature structures, all of them members of its view unless others are named. */
function casJson({ text = '📰 قال واس', structures, members, views }: Parts): string {
  const ids = structures.flatMap((structure) => ('%ID' in structure ? [structure['%ID']] : []))
  const sofa = {
    '%ID': 1,
    '%TYPE': 'uima.cas.Sofa',
    sofaNum: 1,
    sofaID: '_InitialView',
    mimeType: 'text',
    sofaString: text,
  }
  return JSON.stringify({
    '%TYPES': {},
    '%FEATURE_STRUCTURES': [sofa, ...structures],
    '%VIEWS': { _InitialView: { '%SOFA': 1, '%MEMBERS': members ?? ids }, ...views },
  })
}

async function read(parts: Parts | string, readOptions?: ReadOptions) {
  const result = await readText(uimaJson, 'x.json', typeof parts === 'string' ? parts : casJson(parts), readOptions)
  return {
    ...result,
    quotes: result.items.flatMap(({ document, spans }) =>
      spans.map(({ label, start, end }) => `${label}: ${document.text.slice(start, end)}`),
    ),
    outcomes: result.problems.map(({ place, reason }) => `${place}: ${reason}`),
  }
}

const mention = (id: number, begin: number, end: number, more: object = {}) => ({
  '%ID': id,
  '%TYPE': 'webanno.custom.Mention',
  '@sofa': 1,
  begin,
  end,
  ...more,
})

describe('uima-json', () => {
  it('writes the golden files and reads them', async () => {
    const items = samples.flatMap((item) => uimaJson.carry(item, options).item ?? [])
    const written = writeAll(uimaJson, sampleHead, options, items)
    expect(new Map([...written].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]))).toEqual(
      goldenFiles('uima-json'),
    )
    const result = await readAll(uimaJson, filesOf(uimaJson, written))
    expect(result.problems).toEqual([])
    expect(result.items.map(structureOf)).toEqual(items.map(structureOf))
  })

  it('is recognised by its members', async () => {
    expect(await recognises(uimaJson, [inputFile('x.json', casJson({ structures: [] }))])).toBe(true)
    expect(await recognises(uimaJson, [inputFile('x.json', '{"%TYPES":{"a":{')])).toBe(true)
    expect(await recognises(uimaJson, [inputFile('x.json', '{"text":"%TYPES"}')])).toBe(false)
  })

  it('finds the label of any layer, and takes other features for attributes', async () => {
    const { items } = await read({
      structures: [
        mention(2, 3, 6, { kind: 'claim', value: 'x', sure: true, count: 3, note: 'أ' }),
        { ...mention(3, 7, 10, { value: 'ORG', identifier: 'Q1' }), '%TYPE': 'custom.Span' },
        { ...mention(4, 7, 10), '%TYPE': 'custom.Span', '^begin': 3, begin: undefined },
      ],
    })
    expect(items[0]?.spans.map(({ label, start, attributes, note }) => [label, start, attributes, note])).toEqual([
      ['claim', 3, { value: 'x', sure: true, count: 3 }, 'أ'],
      ['ORG', 7, { identifier: 'Q1' }, ''],
      ['Span', 3, {}, ''],
    ])
  })

  it('reads escapes of surrogates, a byte order mark and the draft with objects', async () => {
    const json = casJson({ structures: [] })
      .replace('📰', '\\ud83d\\udcf0')
      .replace(/\[\{"%ID":1,(.*?)\}\]/, '{"1":{$1},"2":{"%TYPE":"a.B","@sofa":1,"begin":3,"end":6}}')
      .replace('"%MEMBERS":[]', '"%MEMBERS":[2]')
    const { quotes, outcomes } = await read(`\ufeff${json}`)
    expect(outcomes).toEqual([])
    expect(quotes).toEqual(['B: قال'])
  })

  it('passes over what it cannot show, and says so', async () => {
    const { quotes, outcomes } = await read({
      structures: [
        mention(2, 3, 6, { kind: 'claim', '@other': 3 }),
        mention(3, 3, 99, { kind: 'claim' }),
        mention(4, 6, 6, { kind: 'claim' }),
        mention(5, 1, 6, { kind: 'claim' }),
        mention(6, 7, 10, { kind: 'hidden' }),
        mention(2, 7, 10, { kind: 'twice' }),
        { '%ID': 7, '%TYPE': 'custom.Role', role: 'x' },
        { '%ID': 8, '%TYPE': 'de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS', '@sofa': 1, begin: 3, end: 6 },
        { '%ID': 9, '%TYPE': 'uima.cas.Sofa', sofaNum: 2, sofaID: 'other', sofaString: 'غيره' },
        mention(10, 0, 2, { '@sofa': 9, kind: 'elsewhere' }),
        { ...mention(11, 3, 6, { '@Governor': 2, '@Dependent': 3 }), '%TYPE': 'webanno.custom.Link' },
        { ...mention(12, 3, 6, { '@Governor': 2, '@Dependent': 77 }), '%TYPE': 'webanno.custom.Link' },
      ],
      members: [2, 3, 4, 5, 7, 8, 11, 12],
      views: { other: { '%SOFA': 9, '%MEMBERS': [10] } },
    })
    expect(quotes).toEqual(['claim: قال'])
    expect(outcomes).toEqual([
      'view other: unsupported',
      '%FEATURE_STRUCTURES[5]: unsupported',
      '%FEATURE_STRUCTURES[6]: duplicate-id',
      '%FEATURE_STRUCTURES[7]: unsupported',
      '%FEATURE_STRUCTURES[8]: unsupported',
      '%FEATURE_STRUCTURES[1]: unsupported',
      '%FEATURE_STRUCTURES[2]: outside-text',
      '%FEATURE_STRUCTURES[3]: empty-span',
      '%FEATURE_STRUCTURES[4]: no-unit-fits',
      '%FEATURE_STRUCTURES[11]: dangling-relation',
      '%FEATURE_STRUCTURES[12]: dangling-relation',
    ])
  })

  it('counts in the unit that is given', async () => {
    const { quotes, units } = await read({ structures: [mention(2, 2, 5, { kind: 'claim' })] }, { unit: 'code_point' })
    expect(quotes).toEqual(['claim: قال'])
    expect(units).toMatchObject([{ unit: 'code_point', because: 'given' }])
  })

  it.each([
    ['no JSON', '{"%TYPES":{', ': not-json'],
    ['other JSON', '{"a":1}', ': wrong-shape'],
    ['no feature structures', '{"%VIEWS":{}}', ': wrong-shape'],
    ['no view', '{"%FEATURE_STRUCTURES":[],"%VIEWS":{}}', ': wrong-shape'],
  ])('sets aside a file with %s', async (_, json, outcome) => {
    const { items, outcomes } = await read(json)
    expect(items).toEqual([])
    expect(outcomes).toEqual([outcome])
  })

  it('reports files that are none of its own', async () => {
    const { problems } = await readAll(uimaJson, [inputFile('a.txt', ''), inputFile('b.json', new Uint8Array([0xff]))])
    expect(problems.map(({ path, reason }) => `${path} ${reason}`)).toEqual(['a.txt unsupported', 'b.json not-utf8'])
  })

  it.skipIf(!hasExamples)('reads the example', async () => {
    const { items, problems } = await readAll(uimaJson, exampleFiles('cas.json'))
    expect(problems).toEqual([])
    const { spans, relations } = structureOf(canonical)
    expect(items.map(structureOf)).toMatchObject([{ spans, relations }])
  })
})
