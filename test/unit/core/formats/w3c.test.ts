import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ReadOptions, WriteOptions } from '@core/formats/format'
import { inputFile } from '@core/formats/input'
import { w3c } from '@core/formats/w3c'
import { placeOfQuotation, quotationOf } from '@core/formats/w3cQuote'
import fc from 'fast-check'
import jsonld from 'jsonld'
import { describe, expect, it } from 'vitest'
import { texts as anyTexts } from '../../../property/arbitraries'
import { annoContext } from './annoContext'
import { exampleFiles, hasExamples } from './goldenFiles'
import { filesOf, readAll, recognises, structureOf, writeAll } from './roundTrip'
import { canonical, sampleHead, samples } from './standoffSamples'

const options: WriteOptions = { unit: 'code_point', tokens: 'split', text: true }
const items = samples.flatMap((item) => w3c.carry(item, options).item ?? [])
const golden = readFileSync(resolve('test/fixtures/formats/w3c/dataset.jsonld'), 'utf8')
const { text } = canonical.document

function written(writeOptions = options): string {
  return new TextDecoder().decode(writeAll(w3c, sampleHead, writeOptions, items).get(''))
}

/** A file, read: the quotes with labels and notes, and what was set aside. */
async function read(value: unknown, readOptions?: ReadOptions) {
  const json = typeof value === 'string' ? value : JSON.stringify(value)
  const result = await readAll(w3c, [inputFile('x.jsonld', json)], readOptions)
  return {
    ...result,
    quotes: result.items.flatMap(({ document, spans }) =>
      spans.map(({ label, start, end, note }) => `${label}: ${document.text.slice(start, end)}${note && ` (${note})`}`),
    ),
    outcomes: result.problems.map(({ place, reason }) => `${place}: ${reason}`),
  }
}

const quote = (exact: string, prefix = '', suffix = '') => ({ type: 'TextQuoteSelector', exact, prefix, suffix })
const position = (start: number, end: number) => ({ type: 'TextPositionSelector', start, end })
const tagged = (label: string, target: unknown, more = {}) => ({
  type: 'Annotation',
  body: [{ type: 'TextualBody', purpose: 'tagging', value: label }],
  target,
  ...more,
})
const known = { documents: [{ id: 'doc1', fileName: 'خبر.txt', text }] }

/** What we need of the package; its types know no promises. */
interface JsonLd {
  expand(document: unknown, options: object): Promise<unknown>
  flatten(expanded: unknown): Promise<readonly Readonly<Record<string, readonly unknown[] | undefined>>[]>
}
const processor = jsonld as unknown as JsonLd

describe('w3c', () => {
  it('writes the golden file and reads it', async () => {
    expect(written()).toBe(golden)
    const result = await readAll(w3c, [inputFile('dataset.jsonld', golden)])
    expect(result.problems).toEqual([])
    expect(result.items.map(structureOf)).toEqual(items.map(structureOf))
  })

  it('leaves the texts out if asked', async () => {
    const short = written({ ...options, text: false })
    expect(short).not.toContain('"value":"📰 عاجل\\n')
    const documents = items.map(({ document }) => document)
    expect((await read(short, { documents })).items.map(structureOf)).toEqual(items.map(structureOf))
    const unknown = (await read(short)).problems.filter(({ reason }) => reason === 'unknown-text')
    expect(unknown.map(({ detail }) => detail.replace(/sha256:\S+/, 'ID'))).toEqual([
      'the text of ID is not known: 7 annotations are not read',
      'the text of ID is not known: 1 annotations are not read',
      'the text of ID is not known: 8 annotations are not read',
    ])
  })

  it('means to JSON-LD what it says', async () => {
    const documentLoader = (url: string) => {
      if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`asks for ${url}`)
      return Promise.resolve({ documentUrl: url, document: annoContext })
    }
    // `safe`: whatever would be dropped is an error.
    const expanded = await processor.expand(JSON.parse(golden), { documentLoader, safe: true })
    const all = await processor.flatten(expanded)
    const oa = 'http://www.w3.org/ns/oa#'
    const ofType = (type: string) => all.filter((node) => node['@type']?.some((one) => one === type) === true)
    const annotations = ofType(`${oa}Annotation`)
    expect(annotations).toHaveLength(23)
    expect(annotations.filter((node) => !(`${oa}hasTarget` in node && `${oa}motivatedBy` in node))).toEqual([])
    const values = ofType('http://purl.org/dc/dcmitype/Text').map(
      (node) => node['http://www.w3.org/1999/02/22-rdf-syntax-ns#value']?.[0],
    )
    const texts = [...new Set(items.map(({ document }) => document.text))]
    expect(values).toHaveLength(texts.length)
    expect(values).toEqual(expect.arrayContaining(texts.map((value) => ({ '@value': value }))))
  })

  it('reads what Hypothesis answers, whose places count UTF-16', async () => {
    const row = (id: string, tags: string[], selector: object[]) => ({
      ...{
        id,
        uri: 'https://example.org/a/%D8%AE%D8%A8%D8%B1.txt',
        user: 'acct:sara@example.org',
        text: 'ملاحظة',
        tags,
      },
      target: [
        { source: 'https://example.org/a/%D8%AE%D8%A8%D8%B1.txt', selector: [{ type: 'RangeSelector' }, ...selector] },
      ],
    })
    const rows = [
      row('a', ['claim', 'رأي'], [position(27, 48), quote('ارتفعت الصادرات 12.5%')]),
      row('b', ['source'], [position(900, 903), quote('واس', '«')]),
      row('c', [], [position(55, 58), quote('واس')]),
      row('d', ['source'], [position(900, 903), quote('لا يوجد')]),
    ]
    const { quotes, outcomes, units, items: found } = await read({ total: 4, rows }, known)
    expect(units).toMatchObject([{ unit: 'utf16', because: 'matches' }])
    expect(quotes).toEqual([
      'claim: ارتفعت الصادرات 12.5% (ملاحظة)',
      'رأي: ارتفعت الصادرات 12.5% (ملاحظة)',
      'source: واس (ملاحظة)',
    ])
    expect(outcomes).toEqual(['annotation 3: unsupported', 'annotation 4: no-unit-fits'])
    expect(found.map(({ annotator }) => annotator)).toEqual([{ id: 'acct:sara@example.org', name: '' }])
  })

  it('reads what Recogito exports, with its relations', async () => {
    const target = (start: number, end: number) => ({ selector: [quote(text.slice(start, end)), position(start, end)] })
    const {
      quotes,
      items: found,
      outcomes,
    } = await read(
      [
        tagged('source', target(12, 24), { id: '#a' }),
        tagged('claim', target(27, 48), { id: '#b', creator: { id: 'x', name: 'سارة' } }),
        tagged('claim', target(27, 48), { id: '#c' }),
        tagged('attributed_to', [{ id: '#c' }, { id: '#a' }], { id: '#r', motivation: 'linking' }),
        tagged('attributed_to', [{ id: '#c' }, { id: '#b' }], { id: '#s', motivation: 'linking' }),
        tagged('attributed_to', [{ id: '#c' }, { id: '#z' }], { id: '#t', motivation: 'linking' }),
      ],
      known,
    )
    expect(quotes).toEqual(['source: وزير المالية', 'claim: ارتفعت الصادرات 12.5%', 'claim: ارتفعت الصادرات 12.5%'])
    expect(found.map(({ relations }) => relations)).toEqual([
      [{ id: 'r', type: 'attributed_to', from: 'c', to: 'a' }],
      [],
    ])
    expect(outcomes).toEqual(['annotation 5: dangling-relation', 'annotation 6: dangling-relation'])
  })

  it('takes a quotation only where it stands once', async () => {
    const of = (selector: object) => tagged('x', { source: 'doc1', selector })
    const { quotes, outcomes } = await read([of(quote('و')), of(quote('و', 'قال ')), of([quote('وزير')])], known)
    expect(quotes).toEqual(['x: و', 'x: وزير'])
    expect(outcomes).toEqual(['annotation 1: no-unit-fits'])
  })

  it('asks for the unit where nothing is quoted', async () => {
    const one = [tagged('source', { source: 'doc1', selector: position(55, 58) })]
    expect(await read(one, known)).toMatchObject({ items: [], needed: [{ units: ['code_point', 'utf16'] }] })
    expect(await read(one, { ...known, unit: 'utf16' })).toMatchObject({ quotes: ['source: واس'] })
  })

  it('says what it sets aside in broken files', async () => {
    const at = (start: number, end: number, source = 'doc1') => ({ source, selector: [position(start, end)] })
    const { outcomes } = await read(
      {
        type: 'AnnotationPage',
        items: [
          'urn:x',
          { type: 'Annotation' },
          tagged('x', at(0, 999), { id: 'a' }),
          tagged('x', at(3, 3)),
          tagged('x', at(0, 1), { id: 'b' }),
          tagged('x', at(0, 1), { id: 'b' }),
          tagged('x', [at(0, 1), at(0, 1)]),
          tagged('x', { source: 'doc1', selector: { type: 'XPathSelector', value: '/' } }),
          tagged('x', 'doc1'),
        ],
      },
      { ...known, unit: 'code_point' },
    )
    expect(outcomes).toEqual([
      'annotation 1: wrong-shape',
      'annotation 2: wrong-shape',
      'annotation 3: outside-text',
      'annotation 4: empty-span',
      'annotation 6: duplicate-id',
      'annotation 7: unsupported',
      'annotation 8: unsupported',
      'annotation 9: unsupported',
    ])
    expect((await read('{')).outcomes).toEqual([': not-json'])
    expect((await readAll(w3c, [inputFile('x', new Uint8Array([0xff]))])).problems.map(({ reason }) => reason)).toEqual(
      ['not-utf8'],
    )
    expect((await read(`\ufeff${golden}`)).problems).toEqual([])
  })

  it('is recognised by its context or selectors', async () => {
    expect(await recognises(w3c, filesOf(w3c, writeAll(w3c, sampleHead, options, items)))).toBe(true)
    expect(
      await recognises(w3c, [inputFile('x.json', JSON.stringify([tagged('x', { selector: [quote('x')] })]))]),
    ).toBe(true)
    expect(await recognises(w3c, [inputFile('x.json', '[{"data":{"text":"x"}}]')])).toBe(false)
  })

  it.skipIf(!hasExamples)('reads the example', async () => {
    const documents = [{ id: 'urn:uuid:00000000-0000-4000-8000-000000000001', fileName: 'doc1.txt', text }]
    const { items: found, problems } = await readAll(w3c, exampleFiles('webannotation.jsonld'), { documents })
    expect(problems).toEqual([])
    const bare = canonical.spans.map((span) => ({ ...span, attributes: {} }))
    expect(found.map(({ spans, relations }) => structureOf({ ...canonical, spans, relations }))).toEqual([
      structureOf({ ...canonical, spans: bare }),
    ])
  })
})

describe('a quotation', () => {
  it('stands once in its text, wherever it is from', () => {
    fc.assert(
      fc.property(anyTexts, fc.nat(), fc.nat(), (whole, a, b) => {
        const [start, end] = [a % (whole.length + 1), b % (whole.length + 1)].sort((x, y) => x - y) as [number, number]
        fc.pre(start < end)
        expect(placeOfQuotation(whole, quotationOf(whole, { start, end }))).toEqual({ start, end })
      }),
    )
  })
})
