import type { ReadOptions, WriteOptions } from '@core/formats/format'
import { inputFile } from '@core/formats/input'
import { webannoTsv } from '@core/formats/webanno/webannoTsv'
import { describe, expect, it } from 'vitest'
import { exampleFiles, goldenFiles, hasExamples } from '../goldenFiles'
import { filesOf, readAll, readText, recognises, structureOf, writeAll } from '../roundTrip'
import { canonical, sampleHead, samples } from '../standoffSamples'

const options: WriteOptions = { unit: 'utf16', tokens: 'split', text: true }

async function read(lines: readonly string[], readOptions?: ReadOptions) {
  const result = await readText(webannoTsv, 'x.tsv', `${lines.join('\n')}\n`, readOptions)
  return {
    ...result,
    quotes: result.items.flatMap(({ document, spans }) =>
      spans.map(({ label, start, end }) => `${label}: ${document.text.slice(start, end)}`),
    ),
    outcomes: result.problems.map(({ place, reason }) => `${place}: ${reason}`),
  }
}

const header = ['#FORMAT=WebAnno TSV 3.3', '#T_SP=webanno.custom.Mention|kind', '', '']
const linked = [
  '#FORMAT=WebAnno TSV 3.2',
  '#T_SP=webanno.custom.Mention|kind',
  '#T_RL=webanno.custom.Link|kind|BT_webanno.custom.Mention',
  '',
  '',
]

describe('webanno-tsv', () => {
  it('writes the golden files and reads them', async () => {
    const items = samples.flatMap((item) => webannoTsv.carry(item, options).item ?? [])
    const written = writeAll(webannoTsv, sampleHead, options, items)
    expect(new Map([...written].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]))).toEqual(
      goldenFiles('webanno-tsv'),
    )
    const result = await readAll(webannoTsv, filesOf(webannoTsv, written))
    expect(result.problems).toEqual([])
    expect(result.items.map(structureOf)).toEqual(items.map(structureOf))
  })

  it('has no way to write an empty text', () => {
    const empty = { ...canonical, document: { ...canonical.document, text: '' }, spans: [], relations: [] }
    expect(webannoTsv.carry(empty, options)).toEqual({ item: null, losses: [{ what: 'documents', count: 1 }] })
  })

  it('is recognised by its header', async () => {
    expect(await recognises(webannoTsv, [inputFile('a.tsv', '\ufeff#FORMAT=WebAnno TSV 3.3\n')])).toBe(true)
    expect(await recognises(webannoTsv, [inputFile('a.tsv', 'a\tb\n')])).toBe(false)
  })

  it('reads sub-tokens, stacks and spans without a value, with CRLF and a byte order mark', async () => {
    const lines = [
      '\ufeff#FORMAT=WebAnno TSV 3.3',
      '#T_SP=webanno.custom.Mention|kind|note',
      '#T_SP=webanno.custom.Bare|',
      '',
      '',
      '#Sentence.id=s1',
      '#Text=وقال الوزير',
      '1-1\t0-4\tوقال\t_\t_\t_\t',
      '1-1.1\t0-1\tو\tconj\t*\t_\t',
      '1-1.2\t1-4\tقال\tclaim[1]|figure[2]\tأ \\| ب\\n\\\\[1]|*[2]\t_\t',
      '1-2\t5-11\tالوزير\tclaim[1]\tأ \\| ب\\n\\\\[1]\t*\t',
      '',
    ].join('\r\n')
    const { items, problems } = await readText(webannoTsv, 'x.tsv', lines)
    expect(problems).toEqual([])
    expect(items[0]?.document).toMatchObject({ text: 'وقال الوزير', fileName: 'x.tsv', title: 'وقال الوزير' })
    expect(items[0]?.spans.map(({ label, start, end, note }) => [label, start, end, note])).toEqual([
      ['conj', 0, 1, ''],
      ['claim', 1, 11, 'أ | ب\n\\'],
      ['figure', 1, 4, ''],
      ['Bare', 5, 11, ''],
    ])
  })

  it('puts white space between sentences as INCEpTION does, or as a known document has it', async () => {
    const lines = [
      ...header,
      '#Text=قال.',
      '1-1\t1-4\tقال\tclaim\t',
      '1-2\t4-5\t.\t_\t',
      '',
      '#Text=نعم',
      '2-1\t7-10\tنعم\tsource\t',
    ]
    const alone = await read(lines)
    expect(alone.items[0]?.document.text).toBe(' قال.\n نعم')
    expect(alone.quotes).toEqual(['claim: قال', 'source: نعم'])
    const text = '\nقال.  نعم\n'
    const known = await read(lines, {
      documents: [
        { id: '1', fileName: 'x', text: 'غيره' },
        { id: '2', fileName: 'y', text },
      ],
    })
    expect(known.items[0]?.document.text).toBe(text)
    expect(known.quotes).toEqual(alone.quotes)
  })

  it('takes the unit in which the tokens stand at their offsets', async () => {
    const lines = [
      ...header,
      '#Text=📰 عاجل',
      '1-1\t0-1\t📰\t_\t',
      '1-2\t2-6\tعاجل\tclaim\t',
      '',
      '#Text=واس',
      '2-1\t7-10\tواس\tsource\t',
    ]
    const { quotes, units, outcomes } = await read(lines)
    expect(units).toMatchObject([{ unit: 'code_point', because: 'matches' }])
    expect(quotes).toEqual(['claim: عاجل', 'source: واس'])
    expect(outcomes).toEqual([])
  })

  it('refuses spans whose tokens are not there', async () => {
    const { quotes, outcomes } = await read([
      ...header,
      '#Text=قال الوزير',
      '1-1\t0-3\tقال\tclaim\t',
      '1-2\t4-10\tالأمير\tsource\t',
      '1-3\t10-19\tنعم\tfigure\t',
      '1-3.1\t10-10\t\tempty\t',
    ])
    expect(quotes).toEqual(['claim: قال'])
    expect(outcomes).toEqual(['line 7: no-unit-fits', 'line 8: outside-text', 'line 9: empty-span'])
  })

  it('joins spans by relations, and says which ends are missing', async () => {
    const { items, outcomes } = await read([
      ...linked,
      '#Text=قال الوزير نعم',
      '1-1\t0-3\tقال\tclaim\tattributed\\_to\t1-2\t',
      '1-2\t4-10\tالوزير\tsource[1]|claim[2]\tattributed\\_to|quantifies|*\t1-1[0_2]|1-3[9_1]|1-1[0_1]\t',
      '1-3\t11-14\tنعم\t_\t*\t1-1\t',
    ])
    const labels = new Map(items[0]?.spans.map(({ id, label, start }) => [id, `${label}@${start}`]))
    expect(items[0]?.relations.map(({ type, from, to }) => [labels.get(from), type, labels.get(to)])).toEqual([
      ['source@4', 'attributed_to', 'claim@0'],
      ['claim@0', 'attributed_to', 'claim@4'],
      ['claim@0', 'Link', 'source@4'],
    ])
    expect(outcomes).toEqual(['line 8: dangling-relation', 'line 9: dangling-relation'])
  })

  it('sets aside layers that mark no passages', async () => {
    const { quotes, outcomes } = await read([
      '#FORMAT=WebAnno TSV 3.3',
      '#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue',
      '#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value',
      '#T_SP=webanno.custom.Frame|FE|ROLE_webanno.custom.Frame:Roles_webanno.custom.FrameRolesLink|webanno.custom.Lu',
      '#T_CH=de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink|referenceType|referenceRelation',
      '#T_RL=de.tudarmstadt.ukp.dkpro.core.api.syntax.type.dependency.Dependency|DependencyType|BT_de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS',
      '',
      '',
      '#Text=قال واس',
      '1-1\t0-3\tقال\tVERB\t_\t_\tx\tseller\t1-2\tpr[1]\tcoref->1-1\t_\t_\t',
      '1-2\t4-7\tواس\tPROPN\thttp://x/1\tORG\t_\t_\t_\t_\t_\tsubj\t1-1\t',
    ])
    expect(quotes).toEqual(['ORG: واس', 'Frame: قال'])
    expect(outcomes).toEqual([
      'line 10: unsupported',
      'line 10: unsupported',
      'line 10: unsupported',
      'line 11: unsupported',
    ])
  })

  it.each([
    ['another version', ['#FORMAT=WebAnno TSV 4.0', '', ''], 'line 1: other-version'],
    ['another format', ['#FORMAT=Other 3.3'], 'line 1: wrong-shape'],
    ['too few columns', [...header, '#Text=أ', '1-1\t0-1\tأ'], 'line 6: wrong-shape'],
    ['bad offsets', [...header, '#Text=أ', '1-1\t0-x\tأ\t_\t'], 'line 6: wrong-shape'],
    ['a sentence cut off', [...header, '#Text=أ'], 'line 6: wrong-shape'],
    ['no sentence', header, 'line 5: wrong-shape'],
    ['a token without its text', [...header, '1-1\t0-1\tأ\t_\t'], 'line 5: wrong-shape'],
    [
      'overlapping sentences',
      [...header, '#Text=أب', '1-1\t0-2\tأب\t_\t', '', '#Text=ج', '2-1\t1-2\tج\t_\t'],
      ': wrong-shape',
    ],
  ])('sets aside a file with %s', async (_, lines, outcome) => {
    const { items, outcomes } = await read(lines)
    expect(items).toEqual([])
    expect(outcomes).toEqual([outcome])
  })

  it('reads who marked what from the folders of INCEpTION', async () => {
    const body = `${[...header, '#Text=أ', '1-1\t0-1\tأ\t_\t'].join('\n')}\n`
    const { items, problems } = await readAll(webannoTsv, [
      inputFile('export/annotation/a.txt/sara.tsv', body),
      inputFile('export/curation/a.txt/CURATION_USER.tsv', body),
      inputFile('train/annotation/b~2.txt/INITIAL_CAS.tsv', body),
      inputFile('notes.md', ''),
      inputFile('bad.tsv', new Uint8Array([0xff])),
    ])
    expect(
      items.map(({ document, annotator, split }) => [document.fileName, annotator?.name, annotator?.role, split]),
    ).toEqual([
      ['a.txt', 'sara', undefined, undefined],
      ['a.txt', 'CURATION_USER', 'adjudication', undefined],
      ['b~2.txt', undefined, undefined, 'train'],
    ])
    expect(problems.map(({ path, reason }) => `${path} ${reason}`)).toEqual([
      'notes.md unsupported',
      'bad.tsv not-utf8',
    ])
  })

  it.skipIf(!hasExamples)('reads the example', async () => {
    const { items, problems } = await readAll(webannoTsv, exampleFiles('webanno.tsv'))
    expect(problems).toEqual([])
    const { spans, relations } = structureOf(canonical)
    expect(items.map(structureOf)).toMatchObject([{ spans, relations }])
  })
})
