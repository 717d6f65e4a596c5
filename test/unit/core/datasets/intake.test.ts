import { Intake, type IntakeOptions } from '@core/datasets/intake'
import type { DatasetItem, DatasetSpan } from '@core/datasets/item'
import { checkContent } from '@core/exchange/check'
import type { ReadEvent } from '@core/formats/format'
import { withoutMember } from '@core/exchange/members'
import { statusesOf } from '@core/merge/participation'
import { documentIdOf } from '@core/text/documentId'
import { describe, expect, it } from 'vitest'
import { scheme, uuid } from '../exchange/sampleContent'
import { itemOf } from './items'

const options: IntakeOptions = { scheme, given: new Map(), unknown: 'keep', nobody: { id: '', name: 'خبير' } }

function taken(items: readonly DatasetItem[], change: Partial<IntakeOptions> = {}, format = 'brat') {
  const intake = new Intake({ ...options, ...change })
  for (const item of items) intake.see({ type: 'item', path: 'corpus/1.ann', item }, format)
  const result = intake.result('مستورد')
  expect(checkContent(result.content)).toEqual([])
  return result
}

const text = 'قال الوزير إن الصادرات ارتفعت 12.5%'
const marked = itemOf(text, [
  ['الوزير', 'source'],
  ['الصادرات ارتفعت 12.5%', 'claim'],
  ['12.5%', 'figure'],
])
const [source, claim, figure] = marked.spans.map(({ id }) => id)

function withSpan(change: Partial<DatasetSpan>, label = 'claim'): DatasetItem {
  const item = itemOf(text, [['الصادرات', label]])
  return { ...item, spans: item.spans.map((span) => ({ ...span, ...change })) }
}

describe('Intake', () => {
  it('makes records of what was read', () => {
    const relations = [
      { id: 'r', type: 'Attributed-To', from: claim ?? '', to: source ?? '' },
      { id: 'q', type: 'quantifies', from: figure ?? '', to: claim ?? '' },
    ]
    const { content, problems } = taken([{ ...marked, relations }])
    expect(problems).toEqual([])
    expect(content.annotators).toEqual([{ id: uuid(901), name: 'هناء' }])
    expect(content.documents).toMatchObject([
      { id: documentIdOf(text), title: text, fileName: 'a.txt', status: 'done' },
    ])
    expect(content.annotations.map(({ label, quote, origin, revision }) => [label, quote, origin, revision])).toEqual([
      ['source', 'الوزير', 'import', 1],
      ['claim', 'الصادرات ارتفعت 12.5%', 'import', 1],
      ['figure', '12.5%', 'import', 1],
    ])
    expect(content.relations.map(({ type }) => type)).toEqual(['attributed_to', 'quantifies'])
  })

  it('keeps the ids of what Sanad exported, and only there', () => {
    const relations = [{ id: uuid(70), type: 'attributed_to', from: claim ?? '', to: source ?? '' }]
    const own = { ...marked, relations }
    const ids = (items: DatasetItem[]) => {
      const { annotations, relations: links } = taken(items).content
      return [...annotations, ...links].map(({ id }) => id)
    }
    expect(ids([own])).toEqual([source, claim, figure, uuid(70)])
    expect(ids([own, own])).toEqual([source, claim, figure, uuid(70)])
    const strangers = [
      { ...own, document: { ...own.document, id: '17' } },
      { ...own, annotator: { id: '3', name: 'هناء' } },
      { ...own, annotator: null },
    ]
    for (const stranger of strangers) {
      expect(ids([stranger])).toHaveLength(4)
      expect(ids([stranger])).not.toContain(source)
      expect(ids([stranger])).not.toContain(uuid(70))
    }
    // An id that two texts have is the first one's.
    const copy = itemOf(`${text} اليوم`, [['الوزير', 'source']])
    const [, , , , second] = ids([own, copy])
    expect(new Set(ids([own, copy])).size).toBe(5)
    expect(second).not.toBe(source)
  })

  it('counts items with marks of nobody', () => {
    const nobodys = { ...marked, annotator: null }
    expect(taken([nobodys, marked, { ...nobodys, spans: [] }]).unnamedItems).toBe(1)
    const me = { id: uuid(903), name: 'ليلى' }
    expect(taken([nobodys], { nobody: me }).content.annotators).toEqual([me])
  })

  it('makes the same records of the same file, also where it says something twice', () => {
    const named = (letter: string) => {
      const item = itemOf(text, [['الوزير', 'source'], ['الوزير', 'source']]) // prettier-ignore
      return { ...item, spans: item.spans.map((span) => ({ ...span, id: `${letter}${span.id}` })) }
    }
    const twins = named('T')
    const once = taken([twins]).content
    expect(once.annotations).toHaveLength(2)
    expect(taken([twins, twins]).content).toEqual(once)
    expect(taken([named('U')]).content.annotations).toEqual(once.annotations)
  })

  it('turns newlines into LF and moves every offset along', () => {
    const raw = 'سطر\r\nثانٍ\rثالث 🌊 هنا'
    const { content } = taken([itemOf(raw, [['ثانٍ', 'claim'], ['هنا', 'claim']])]) // prettier-ignore
    expect(content.documents[0]).toMatchObject({ text: 'سطر\nثانٍ\nثالث 🌊 هنا', source: { newline: 'mixed' } })
    expect(content.annotations.map(({ quote }) => quote)).toEqual(['ثانٍ', 'هنا'])
  })

  it.each([
    ['between CR and LF', 'أ\r\nب', 2, 4, 'splits-character'],
    ['between a letter and its mark', 'ثانٍ.', 0, 3, 'splits-character'],
    ['in a family of emoji', '👨‍👩‍👧 نص', 0, 2, 'splits-character'],
    ['beyond the text', 'نص', 0, 3, 'outside-text'],
    ['around nothing', 'نص', 1, 1, 'empty-span'],
    ['at half an offset', 'نص', 0, 1.5, 'outside-text'],
  ])('sets a span aside that ends %s, and never moves it', (_, raw, start, end, reason) => {
    const item = itemOf(raw)
    const span = { id: 's', label: 'claim', start, end, attributes: {}, note: '' }
    const { content, problems } = taken([{ ...item, document: { ...item.document, id: 'doc1' }, spans: [span] }])
    expect(content.annotations).toEqual([])
    expect(content.documents).toHaveLength(1)
    expect(problems).toMatchObject([{ path: 'corpus/1.ann', place: 'document a.txt, spans[0]', reason }])
  })

  it.each([
    ['', 'no-text'],
    ['نص \ud83d', 'broken-text'],
  ])('sets a document aside that is %j', (raw, reason) => {
    const { content, problems } = taken([itemOf(raw)])
    expect(content.documents).toEqual([])
    expect(problems).toMatchObject([{ reason }])
  })

  it('finds labels by name and by title, whatever the spelling', () => {
    const names = ['Claim', 'SOURCE', 'ادّعاء', 'figure']
    const items = names.map((name, n) => itemOf(`${n} الصادرات`, [['الصادرات', name]]))
    const { content, labels } = taken(items)
    expect(labels.map(({ to, because }) => [to, because])).toEqual([
      ['claim', 'known'],
      ['source', 'known'],
      ['claim', 'known'],
      ['figure', 'known'],
    ])
    expect(content.scheme).toBe(scheme)
  })

  it('takes the label that the person says, a new one, or none', () => {
    const items = ['Per', 'Place', 'O'].map((name, n) => itemOf(`${n} الصادرات`, [['الصادرات', name]]))
    const { content, labels, problems } = taken(items, { given: new Map([['Per', 'source'], ['O', null]]) }) // prettier-ignore
    expect(labels).toEqual([
      { from: 'Per', to: 'source', because: 'given', spans: 1 },
      { from: 'Place', to: 'Place', because: 'new', spans: 1 },
      { from: 'O', to: null, because: 'left-out', spans: 1 },
    ])
    expect(content.annotations.map(({ label }) => label)).toEqual(['source', 'Place'])
    expect(content.scheme.labels.at(-1)).toEqual({ name: 'Place', title: { ar: 'Place', en: 'Place' }, attributes: [] })
    expect(problems).toMatchObject([{ reason: 'label-left-out' }])
    expect(taken(items, { unknown: 'leave-out' }).content.annotations).toEqual([])
  })

  it('gives attributes the types of the scheme, keeps what it does not know, and says what it does not allow', () => {
    const attributes = { Stance: 'DENIES', checkworthy: 'yes', lang: 'ar', mood: 3 }
    const figures = { min: '12.5', Max: 20, unit: 7, approx: 'nearly' }
    const { content, problems } = taken([withSpan({ attributes }), withSpan({ attributes: figures, label: 'figure' })])
    expect(content.annotations.map((annotation) => annotation.attributes)).toEqual([
      { stance: 'denies', checkworthy: 'yes', lang: 'ar', mood: 3 },
      { min: 12.5, max: 20, unit: '7' },
    ])
    expect(problems).toMatchObject([{ reason: 'attribute-value', detail: expect.stringContaining('approx') as string }])
  })

  it('keeps an attribute twice where the file has it in two spellings', () => {
    const { content } = taken([withSpan({ attributes: { stance: 'asserts', Stance: 'denies' } })])
    expect(content.annotations[0]?.attributes).toEqual({ stance: 'asserts', Stance: 'denies' })
  })

  it.each([
    ['no type of ours', 'causes', 'claim', 'source', 'unknown-relation'],
    ['ends the wrong way round', 'attributed_to', 'source', 'claim', 'end-labels'],
    ['an end that was set aside', 'attributed_to', 'claim', 'nowhere', 'end-set-aside'],
  ])('sets a relation aside with %s', (_, type, from, to, reason) => {
    const ids: Record<string, string> = { claim: claim ?? '', source: source ?? '', nowhere: 'x' }
    const relation = { id: 'r', type, from: ids[from] ?? '', to: ids[to] ?? '' }
    const { content, problems } = taken([{ ...marked, relations: [relation] }])
    expect(content.relations).toEqual([])
    expect(problems).toMatchObject([{ reason }])
  })

  it('knows people by their UUID, else by what a format calls them', () => {
    const by = (id: string, name: string) => ({ ...marked, annotator: { id, name } })
    const ids = (items: DatasetItem[], format?: string) =>
      taken(items, {}, format).content.annotators.map(({ id }) => id)
    expect(ids([by(uuid(5), 'a'), by(uuid(5), 'b')])).toEqual([uuid(5)])
    expect(ids([by('1', 'سامي')])).toEqual(ids([by('1', 'سامي')]))
    expect(ids([by('1', 'سامي')])).not.toEqual(ids([by('2', 'سامي')]))
    expect(ids([by('1', 'سامي')])).not.toEqual(ids([by('1', 'سامي')], 'doccano'))
    expect(taken([{ ...marked, annotator: null }]).content.annotators).toMatchObject([{ name: 'خبير' }])
    const gold = { ...marked, annotator: { id: uuid(5), name: 'ليلى', role: 'adjudication' as const } }
    expect(taken([gold]).content.annotators).toEqual([{ id: uuid(5), name: 'ليلى', role: 'adjudication' }])
  })

  it('says of each person how far they are, and nothing that the file does not say', () => {
    const other = { ...marked, annotator: { id: uuid(902), name: 'سامي' }, spans: [] }
    const silent = withoutMember(marked.document, 'status')
    const both = taken([marked, { ...other, document: { ...other.document, status: 'in-progress' as const } }]).content
    expect(both.documents[0]?.status).toBe('in-progress')
    const statuses = statusesOf(both).get(documentIdOf(text))
    expect([...(statuses ?? [])].map(([id, { status }]) => [id, status])).toEqual([
      [uuid(901), 'done'],
      [uuid(902), 'in-progress'],
    ])
    expect(taken([{ ...marked, document: silent }]).content.documents).toMatchObject([{ status: 'in-progress' }])
    const empty = { ...itemOf(text), annotator: null }
    expect(taken([empty]).content).toMatchObject({ annotators: [], documents: [{ status: 'done' }] })
    expect(taken([{ ...empty, document: silent }]).content.documents).toMatchObject([{ status: 'not-started' }])
  })

  it('takes a text for what it is, not for what its id says', () => {
    const { content, problems } = taken([{ ...marked, document: { ...marked.document, id: 'sha256:0' } }])
    expect(content.documents[0]?.id).toBe(documentIdOf(text))
    expect(problems).toMatchObject([{ reason: 'text-differs' }])
  })

  it('passes on what the reader says', () => {
    const intake = new Intake(options)
    const events: ReadEvent[] = [
      { type: 'unit', path: 'a', unit: 'utf16', because: 'matches' },
      { type: 'unit-needed', path: 'b', units: ['code_point', 'utf16'] },
      { type: 'problem', path: 'c', place: 'line 3', reason: 'not-json', detail: 'is not JSON' },
      { type: 'item', path: 'a', item: { ...marked, split: 'test' } },
    ]
    for (const event of events) intake.see(event, 'doccano')
    expect(intake.result('x')).toMatchObject({
      units: [{ path: 'a', unit: 'utf16', because: 'matches' }],
      unitsNeeded: [{ path: 'b', units: ['code_point', 'utf16'] }],
      problems: [{ path: 'c', place: 'line 3', reason: 'not-json', detail: 'is not JSON' }],
      splitItems: 1,
    })
  })
})
