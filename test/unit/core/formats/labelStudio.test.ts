import { controlsOf, labelingConfig } from '@core/formats/labelStudioConfig'
import { labelStudio } from '@core/formats/labelStudio'
import type { ReadOptions, WriteOptions } from '@core/formats/format'
import { inputFile } from '@core/formats/input'
import { DOMParser } from '@xmldom/xmldom'
import { describe, expect, it } from 'vitest'
import { exampleFiles, goldenFiles, hasExamples } from './goldenFiles'
import { filesOf, readAll, recognises, structureOf, writeAll } from './roundTrip'
import { canonical, nasty, sampleHead, samples } from './standoffSamples'

const options: WriteOptions = { unit: 'code_point', tokens: 'split', text: true }
const golden = goldenFiles('label-studio')
const { text } = canonical.document

/** A region of the canonical text with code points, or what is said otherwise. */
function region(value: object, more: object = {}) {
  return { id: 'a', from_name: 'label', to_name: 'text', type: 'labels', value, ...more }
}
const source = region({ start: 11, end: 23, text: 'وزير المالية', labels: ['source'] })
const claim = { ...region({ start: 26, end: 47, text: 'ارتفعت الصادرات 12.5%', labels: ['claim'] }), id: 'b' }

async function readTasks(tasks: unknown, readOptions?: ReadOptions) {
  const json = typeof tasks === 'string' ? tasks : JSON.stringify(tasks)
  const result = await readAll(labelStudio, [inputFile('export.json', json)], readOptions)
  return {
    ...result,
    spans: result.items.flatMap(({ document, spans }) =>
      spans.map(({ label, start, end }) => `${label}: ${document.text.slice(start, end)}`),
    ),
    outcomes: result.problems.map(({ place, reason }) => `${place}: ${reason}`),
  }
}

const readResults = (result: readonly object[], more: object = {}) =>
  readTasks([{ id: 1, data: { text }, annotations: [{ id: 1, completed_by: 3, result, ...more }] }])

describe('label-studio', () => {
  it('writes the golden files and reads them', async () => {
    const items = samples.flatMap((item) => labelStudio.carry(item, options).item ?? [])
    const written = writeAll(labelStudio, sampleHead, options, items)
    expect(new Map([...written].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]))).toEqual(golden)
    const result = await readAll(labelStudio, filesOf(labelStudio, written))
    expect(result.problems).toEqual([])
    expect(result.units).toEqual([{ type: 'unit', path: 'tasks.json', unit: 'code_point', because: 'matches' }])
    expect(result.items.map(structureOf)).toEqual(items.map(structureOf))
  })

  it('names in its results only what the config has', () => {
    const config = new DOMParser().parseFromString(golden.get('labeling_config.xml') ?? '', 'text/xml')
    const values = (tag: string, name: string) =>
      Array.from(config.getElementsByTagName(tag), (element) => element.getAttribute(name))
    const controls = ['Labels', 'Choices', 'Number', 'TextArea'].flatMap((tag) => values(tag, 'name'))
    const tasks = JSON.parse(golden.get('tasks.json') ?? '') as {
      annotations: {
        result: { from_name?: string; type: string; value?: { labels?: string[] }; labels?: string[] }[]
      }[]
    }[]
    for (const result of tasks.flatMap((task) => task.annotations.flatMap((annotation) => annotation.result))) {
      if (result.type === 'relation')
        expect(values('Relation', 'value')).toEqual(expect.arrayContaining(result.labels ?? [])) // prettier-ignore
      else expect(controls).toContain(result.from_name)
      for (const label of result.value?.labels ?? []) expect(values('Label', 'value')).toContain(label)
    }
  })

  it('has one task for a document and says of each annotation whether it is ground truth', () => {
    const tasks = JSON.parse(golden.get('tasks.json') ?? '') as { annotations: { ground_truth: boolean }[] }[]
    expect(tasks.map(({ annotations }) => annotations.map((a) => a.ground_truth))).toEqual([[false, false], [false], [true]]) // prettier-ignore
  })

  it('writes an empty dataset as an empty array', async () => {
    const written = writeAll(labelStudio, sampleHead, options, [])
    expect(new TextDecoder().decode(written.get('tasks.json'))).toBe('[]\n')
    expect((await readAll(labelStudio, filesOf(labelStudio, written))).problems).toEqual([])
  })

  it('has newlines of a covered text as a backslash and an n', () => {
    expect(golden.get('tasks.json')).toContain(String.raw`👩🏽‍🚀:\\nأنفقنا`)
    expect(nasty.document.text).toContain('👩🏽‍🚀:\nأنفقنا')
  })

  it('recognises its files, and exports of Label Studio', async () => {
    expect(await recognises(labelStudio, [...golden].map(([path, data]) => inputFile(path, data)))).toBe(true) // prettier-ignore
    expect(await recognises(labelStudio, [inputFile('a.json', '[{"id":1,"annotations":[{}],"data":')])).toBe(true)
    expect(await recognises(labelStudio, [inputFile('a.json', '[{"text":"نص","label":[]}]')])).toBe(false)
  })

  it.skipIf(!hasExamples)('reads the example', async () => {
    const files = exampleFiles('labelstudio.json', 'labelstudio_config.xml')
    expect(await recognises(labelStudio, files)).toBe(true)
    const result = await readAll(labelStudio, files)
    expect(result.problems).toEqual([])
    expect(result.items[0]?.spans).toEqual(canonical.spans)
    expect(result.items[0]?.relations.map(({ type, from, to }) => [type, from, to])).toEqual(
      canonical.relations.map(({ type, from, to }) => [type, from, to]),
    )
  })
})

describe('reading Label Studio', () => {
  it('takes old exports as UTF-16 where only that fits', async () => {
    const old = region({ start: 12, end: 24, text: 'وزير المالية', labels: ['source'] })
    const result = await readResults([old])
    expect(result.units).toMatchObject([{ unit: 'utf16', because: 'matches' }])
    expect(result.spans).toEqual(['source: وزير المالية'])
  })

  it('asks for the unit where no region has its text', async () => {
    const bare = region({ start: 12, end: 24, labels: ['source'] })
    expect((await readResults([bare])).needed).toMatchObject([{ units: ['code_point', 'utf16'] }])
  })

  const numbered = { ...source, type: 'number', from_name: 'min', value: { number: 7 } }
  const choices = (values: readonly unknown[]) => ({ ...source, type: 'choices', from_name: 'kind', value: { choices: values } }) // prettier-ignore
  const textarea = { ...source, type: 'textarea', from_name: 'why', value: { text: ['أ', 'ب'] } }
  const relation = { type: 'relation', from_id: 'b', to_id: 'a', direction: 'right', labels: ['attributed_to'] }

  it('puts the results of one region together, in any order', async () => {
    const { items: [item], problems } = await readResults([numbered, choices(['رسمي']), textarea, { ...source, meta: { text: ['سطر', 'آخر'] } }]) // prettier-ignore
    expect(problems).toEqual([])
    expect(item?.annotator).toEqual({ id: '3', name: '3' })
    expect(item?.spans).toMatchObject([{ attributes: { min: 7, kind: 'رسمي', why: 'أ\nب' }, note: 'سطر\nآخر' }])
    expect((await readResults([source, choices(['true'])])).items[0]?.spans[0]?.attributes).toEqual({ kind: true })
  })

  it.each([
    ['right', [['attributed_to', 'b', 'a']]],
    ['left', [['attributed_to', 'a', 'b']]],
    ['bi', [['attributed_to', 'b', 'a'], ['attributed_to', 'a', 'b']]], // prettier-ignore
  ])('follows a relation to the %s', async (direction, expected) => {
    const { items } = await readResults([source, claim, { ...relation, direction }])
    expect(items[0]?.relations.map(({ type, from, to }) => [type, from, to])).toEqual(expected)
  })

  it.each([
    ['a region of several labels', [region({ start: 11, end: 23, text: 'وزير المالية', labels: ['source', 'person'] })], ['source: وزير المالية', 'person: وزير المالية'], []], // prettier-ignore
    ['a text that stands elsewhere', [source, { ...claim, value: { ...claim.value, start: 27, end: 48 } }], ['source: وزير المالية'], ['result[1]: no-unit-fits']], // prettier-ignore
    ['an end beyond the text', [source, region({ start: 55, end: 99, labels: ['x'] }, { id: 'c' })], ['source: وزير المالية'], ['result[1]: outside-text']], // prettier-ignore
    ['a region that holds nothing', [source, region({ start: 5, end: 5, labels: ['x'] }, { id: 'c' })], ['source: وزير المالية'], ['result[1]: empty-span']], // prettier-ignore
    ['a region twice', [source, source], ['source: وزير المالية'], ['result[1]: duplicate-id']],
    ['a dangling relation', [source, relation], ['source: وزير المالية'], ['result[1]: dangling-relation']],
    ['a relation without a label', [source, claim, { ...relation, labels: [] }], ['source: وزير المالية', 'claim: ارتفعت الصادرات 12.5%'], ['result[2]: wrong-shape']], // prettier-ignore
    ['several choices', [source, choices(['أ', 'ب'])], ['source: وزير المالية'], ['result[1]: unsupported']],
    ['a choice about the whole text', [source, { ...choices(['أ']), id: 'z' }], ['source: وزير المالية'], ['result[1]: unsupported']], // prettier-ignore
    ['paragraphs', [source, { ...region({ start: '0', end: '0', paragraphlabels: ['x'] }, { id: 'p' }), type: 'paragraphlabels' }], ['source: وزير المالية'], ['result[1]: unsupported']], // prettier-ignore
    ['something of an image', [source, { id: 'i', type: 'rectanglelabels', value: { x: 1, rectanglelabels: ['x'] } }], ['source: وزير المالية'], ['result[1]: unsupported']], // prettier-ignore
  ])('sets aside what it cannot take: %s', async (_, results, spans, outcomes) => {
    const read = await readResults(results)
    expect(read.spans).toEqual(spans)
    expect(read.outcomes).toEqual(outcomes.map((outcome) => `record 1, annotations[0], ${outcome}`))
  })

  it('takes a skipped task for no vote, a prediction for nobody’s, a new task for a document not begun', async () => {
    const result = await readTasks([
      { id: 1, data: { text }, annotations: [{ was_cancelled: true, result: [] }, { completed_by: { id: 4, email: 'x@y.z', first_name: 'سارة', last_name: '' }, result: [source] }] }, // prettier-ignore
      { id: 2, data: { text: 'جديد' }, annotations: [], predictions: [{ result: [source] }] },
      { id: 3, data: { a: 'نص', b: 'نص آخر' } },
    ])
    expect(result.outcomes).toEqual([
      'record 1, annotations[0]: skipped-task',
      'record 2, predictions: unsupported',
      'record 3: unknown-text',
    ])
    expect(result.items.map(({ document, annotator }) => [document.id, document.status, annotator])).toEqual([
      ['1', undefined, { id: '4', name: 'سارة' }],
      ['2', 'not-started', null],
    ])
  })

  it('takes HTML by global offsets, where the text fits', async () => {
    const html = '<div>قال<br>وزير &amp; نائب</div><p>نعم</p>'
    const value = { start: '/div[1]/text()[2]', end: '/div[1]/text()[2]', startOffset: 0, endOffset: 4, labels: ['source'] } // prettier-ignore
    const at = (start: number, end: number, covered: string) =>
      readTasks([{ id: 1, data: { text: html }, annotations: [{ result: [{ ...region({ ...value, globalOffsets: { start, end }, text: covered }), type: 'hypertextlabels' }] }] }]) // prettier-ignore
    expect((await at(4, 10, 'وزير &')).spans).toEqual(['source: وزير &'])
    expect((await at(5, 11, 'وزير &')).outcomes).toEqual(['record 1, annotations[0], result[0]: no-unit-fits'])
    const inNodes = await readTasks([{ id: 1, data: { text: html }, annotations: [{ result: [region(value)] }] }])
    expect(inNodes.outcomes).toEqual(['record 1, annotations[0], result[0]: unsupported'])
  })

  it.each([
    ['is cut off', JSON.stringify([{ data: { text }, annotations: [{ result: [source] }] }, { data: { text } }]).slice(0, -20), 1, ['']], // prettier-ignore
    ['has a byte order mark and CRLF', `\ufeff${JSON.stringify([{ data: { text }, annotations: [{ result: [source] }] }], null, 1).replaceAll('\n', '\r\n')}`, 1, []], // prettier-ignore
    ['has a task that is not JSON', `[{"data":{"text":"نص"}},{data}]`, 1, ['record 2']],
  ])('reads what it can of a file that %s', async (_, json, items, places) => {
    const result = await readTasks(json)
    expect(result.items).toHaveLength(items)
    expect(result.problems.map(({ place }) => place)).toEqual(places)
  })

  it('passes over the config and says of other files that they are none of its own', async () => {
    const files = [inputFile('labeling_config.xml', '<View/>'), inputFile('a.xml', '<x/>'), inputFile('b.txt', '')]
    const result = await readAll(labelStudio, files)
    expect(result.problems.map(({ path, reason }) => [path, reason])).toEqual([['a.xml', 'unsupported'], ['b.txt', 'unsupported']]) // prettier-ignore
  })
})

describe('the labeling config', () => {
  const title = { ar: '', en: '' }
  const label = (name: string, ...attributes: { name: string; type: 'choice' | 'text'; values?: string[] }[]) => ({ name, title, attributes }) // prettier-ignore

  it('has one control for an attribute of several labels that agree, and none for names that Label Studio changes', () => {
    const scheme = {
      id: 'x',
      labels: [
        label('a', { name: 'kind', type: 'choice', values: ['1'] }),
        label('b', { name: 'kind', type: 'choice', values: ['2'] }, { name: 'a b', type: 'text' }),
        label('c', { name: 'kind', type: 'text' }, { name: 'text', type: 'text' }, { name: 'x@y', type: 'text' }),
      ],
    }
    expect([...controlsOf(scheme).values()]).toEqual([
      { name: 'kind', type: 'choice', labels: ['a', 'b'], values: ['1', '2'] },
    ])
  })

  it('escapes names, and lists what the tasks have beyond the scheme', () => {
    const seen = { labels: new Set(['a<b>&"\n\u0001']), relations: new Set(['ردّ على']) }
    const xml = labelingConfig({ id: 'x', labels: [] }, [], seen)
    expect(xml).toContain('<Label value="a&#60;b&#62;&#38;&#34;&#10;\ufffd"/>')
    expect(xml).toContain('<Relation value="ردّ على"/>')
  })
})
