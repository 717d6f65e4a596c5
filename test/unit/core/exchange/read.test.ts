import type { ExchangeContent } from '@core/exchange/format'
import { readExchange, type ExchangeReading } from '@core/exchange/read'
import { documentIdOf } from '@core/text/documentId'
import { describe, expect, it } from 'vitest'
import {
  annotationOf,
  documentOf,
  floodText,
  generator,
  marketText,
  relationOf,
  sami,
  sampleContent,
  time,
  tombstoneOf,
  uuid,
} from './sampleContent'

function fileOf(content: ExchangeContent, change: object = {}): object {
  const { extra, ...members } = content
  return { format: 'sanad-exchange', version: 1, generator, exportedAt: time, ...members, ...extra, ...change }
}

function read(content: ExchangeContent, change: object = {}): ExchangeReading {
  const result = readExchange(fileOf(content, change))
  if (!result.ok) throw new Error(`Not read: ${JSON.stringify(result.error)}`)
  return result.value
}

const found = (reading: ExchangeReading) => reading.problems.map(({ path, reason }) => `${path} ${reason}`)
const claim = annotationOf(1, floodText, 'السيول أغرقت 1500 منزل 🌊', 'claim')

/** The sample with one more annotation: it stands at annotations[6]. */
function withAnnotation(change: object): ExchangeContent {
  const content = sampleContent()
  return { ...content, annotations: [...content.annotations, { ...claim, id: uuid(50), ...change }] }
}

/** The sample with one more relation: it stands at relations[3]. */
function withRelation(change: object): ExchangeContent {
  const content = sampleContent()
  const [from, to] = content.annotations
  if (!from || !to) throw new Error('The sample has annotations')
  return { ...content, relations: [...content.relations, { ...relationOf(60, 'attributed_to', from, to), ...change }] }
}

describe('readExchange: the file as a whole', () => {
  it('reads what is good from text and from the parsed object alike', () => {
    const content = sampleContent()
    const expected = { ok: true, value: { content, problems: [], warnings: [], setAside: [] } }
    expect(readExchange(fileOf(content))).toEqual(expected)
    expect(readExchange(JSON.stringify(fileOf(content)))).toEqual(expected)
  })

  it.each([
    ['{"format":', { code: 'not-json', detail: 'it ends early' }],
    ['{"format":"other"}', { code: 'not-exchange' }],
    ['{}', { code: 'not-exchange' }],
    ['{"format":"sanad-exchange"}', { code: 'bad-version', found: 'none' }],
    ['{"format":"sanad-exchange","version":"1"}', { code: 'bad-version', found: '"1"' }],
    ['{"format":"sanad-exchange","version":0}', { code: 'bad-version', found: '0' }],
    ['{"format":"sanad-exchange","version":2}', { code: 'newer-version', found: 2, supported: 1 }],
  ])('refuses %s', (text, error) => {
    expect(readExchange(text)).toEqual({ ok: false, error })
  })

  it('refuses text above the limit', () => {
    expect(readExchange('{"format":"x"}', { sizeLimit: 5 })).toEqual({
      ok: false,
      error: { code: 'too-large', limit: 5 },
    })
  })

  it('refuses a file without its project or with an array that is none, naming each', () => {
    const result = readExchange(fileOf(sampleContent(), { project: undefined, relations: {} }))
    expect(result).toMatchObject({ ok: false, error: { code: 'bad-envelope' } })
    const paths = !result.ok && result.error.code === 'bad-envelope' ? result.error.problems.map((p) => p.path) : []
    expect(paths).toEqual(['project', 'relations'])
  })

  it('keeps unknown members at every level', () => {
    const content = sampleContent()
    const [first] = content.documents
    if (!first) throw new Error('The sample has documents')
    const marked = {
      ...content,
      project: { ...content.project, colour: 'أزرق' },
      documents: [{ ...first, source: { ...first.source, disk: 'usb' }, region: 'شمال' }],
      annotations: content.annotations.slice(0, 1).map((a) => ({ ...a, confidence: 0.5 })),
      relations: [],
      decisions: [{ chosen: uuid(1) }],
    }
    const { content: back } = read(content, { ...marked, extra: [1], review: { by: 'x' } })
    expect(back).toEqual({ ...marked, extra: { extra: [1], review: { by: 'x' } } })
  })
})

describe('readExchange: record by record', () => {
  it.each([
    ['a start that is no integer', { start: 1.5 }, 'annotations[6].start schema'],
    ['a missing member', { note: undefined }, 'annotations[6].note schema'],
    ['an unknown label', { label: 'person' }, 'annotations[6].label label-unknown'],
    ['another quote', { quote: 'السيول' }, 'annotations[6].quote quote-differs'],
    ['an end beyond the text', { end: 5000 }, 'annotations[6].end span-outside'],
    ['an empty span', { end: claim.start, quote: '' }, 'annotations[6] span-empty'],
    ['half an emoji', { end: claim.end - 1 }, 'annotations[6].end span-splits-character'],
    [
      'a start before a vowel sign',
      { start: floodText.indexOf('\u0651') },
      'annotations[6].start span-splits-character',
    ],
    [
      'a value that is no choice',
      { attributes: { stance: 'shouts' } },
      'annotations[6].attributes.stance attribute-not-a-choice',
    ],
    [
      'a document that is not there',
      { documentId: documentIdOf('غائب') },
      'annotations[6].documentId document-missing',
    ],
    ['an annotator that is not there', { annotatorId: uuid(77) }, 'annotations[6].annotatorId annotator-missing'],
    ['an id used before', { id: uuid(1) }, 'annotations[6].id duplicate-id'],
  ])('sets aside an annotation with %s and keeps the rest', (_, change, problem) => {
    const reading = read(withAnnotation(change))
    expect(found(reading)).toEqual([problem])
    expect(reading.content).toEqual(sampleContent())
    expect(reading.setAside).toEqual([{ path: 'annotations[6]', value: withAnnotation(change).annotations[6] }])
  })

  it('sets aside a number that is text', () => {
    const figure = annotationOf(51, marketText, '12.5%', 'figure', { attributes: { min: 'كثير' } })
    expect(found(read(withAnnotation(figure)))).toEqual(['annotations[6].attributes.min attribute-wrong-type'])
  })

  it('keeps an attribute that the scheme does not know, with a warning', () => {
    const reading = read(withAnnotation({ attributes: { mood: 'calm' } }))
    expect(reading.problems).toEqual([])
    expect(reading.warnings).toMatchObject([{ path: 'annotations[6].attributes.mood', reason: 'attribute-unknown' }])
    expect(reading.content.annotations[6]?.attributes).toEqual({ mood: 'calm' })
  })

  it('accepts what deletion leaves', () => {
    const deleted = tombstoneOf(claim)
    const reading = read(withAnnotation({ ...deleted, id: uuid(50) }))
    expect(reading.problems).toEqual([])
    expect(reading.content.annotations).toHaveLength(7)
  })

  it.each([
    ['an end that is not there', { to: uuid(99) }, 'relations[3].to end-missing'],
    ['a deleted end', { to: uuid(6) }, 'relations[3].to end-deleted'],
    ['an end in another document', { to: uuid(5) }, 'relations[3].to end-elsewhere'],
    ["another annotator's end", { to: uuid(4) }, 'relations[3].to end-elsewhere'],
    ['ends of the wrong labels', { type: 'quantifies' }, 'relations[3].type end-label'],
    ['an unknown type', { type: 'near' }, 'relations[3].type schema'],
    ['an id used before', { id: uuid(12) }, 'relations[3].id duplicate-id'],
    ['an annotator that is not there', { annotatorId: uuid(77) }, 'relations[3].annotatorId annotator-missing'],
  ])('sets aside a relation with %s', (_, change, problem) => {
    const reading = read(withRelation(change))
    expect(found(reading)).toEqual([problem])
    expect(reading.content).toEqual(sampleContent())
  })

  it('accepts a deleted relation whose ends are gone', () => {
    expect(read(withRelation({ from: uuid(98), to: uuid(99), deleted: true })).problems).toEqual([])
  })

  it('sets aside a document whose text is not that of its id, and all that stands on it', () => {
    const content = sampleContent()
    const documents = content.documents.map((d, i) => (i === 0 ? { ...d, text: `${d.text} ` } : d))
    const reading = read({ ...content, documents })
    expect(found(reading)).toEqual([
      'documents[0].id hash-differs',
      ...[0, 1, 2, 3].map((i) => `annotations[${i}].documentId document-missing`),
      ...[0, 1, 2].map((i) => `relations[${i}].documentId document-missing`),
    ])
    expect(reading.content.documents).toHaveLength(1)
    expect(reading.content.annotations.map((a) => a.id)).toEqual([uuid(5), uuid(6)])
  })

  it.each([
    ['CR newlines', 'سطر\r\nسطر'],
    ['half a surrogate pair', 'سطر \ud83c'],
  ])('sets aside a text with %s', (_, text) => {
    const content = sampleContent()
    const reading = read({ ...content, documents: [...content.documents, documentOf(text)] })
    expect(found(reading)).toEqual(['documents[2].text text-not-canonical'])
  })

  it('sets aside the second of two documents or annotators with one id', () => {
    const content = sampleContent()
    const reading = read({
      ...content,
      annotators: [...content.annotators, { ...sami, name: 'آخر' }],
      documents: [...content.documents, documentOf(floodText, { title: 'آخر' })],
    })
    expect(found(reading)).toEqual(['annotators[2].id duplicate-id', 'documents[2].id duplicate-id'])
    expect(reading.content).toEqual(content)
  })

  it('sets aside things that are no records at all', () => {
    const reading = read(sampleContent(), { annotations: [null, 7, []], relations: ['x'], decisions: [1, { a: 1 }] })
    expect(reading.setAside.map((s) => s.path)).toEqual([
      ...['annotations[0]', 'annotations[1]', 'annotations[2]', 'relations[0]', 'decisions[0]'],
    ])
    expect(reading.content.decisions).toEqual([{ a: 1 }])
  })
})
