import type { ExchangeContent } from '@core/exchange/format'
import type { DatasetItem } from '@core/datasets/item'
import { documentsOf, OmissionCounter } from '@core/datasets/project'
import { itemSelector, type Selection } from '@core/datasets/select'
import { describe, expect, it } from 'vitest'
import {
  annotationOf,
  documentOf,
  floodText,
  hana,
  marketText,
  sami,
  sampleContent,
  time,
  uuid,
} from '../exchange/sampleContent'

const everything: Selection = { layers: 'all', onlyDone: false }

function itemsOf(content: ExchangeContent, selection: Partial<Selection> = {}): DatasetItem[] {
  const select = itemSelector(content.annotators, { ...everything, ...selection })
  return [...documentsOf(content)].flatMap(select)
}

const said = (items: readonly DatasetItem[]) =>
  items.map(({ document, annotator, spans, relations }) => [document.text.slice(0, 4), annotator?.name ?? null, spans.length, relations.length]) // prettier-ignore

/** The content with statuses of people on its first document. */
function withStatuses(content: ExchangeContent, statuses: Record<string, string>): ExchangeContent {
  const statusBy = Object.fromEntries(Object.entries(statuses).map(([id, status]) => [id, { status, at: time }]))
  return { ...content, documents: content.documents.map((d) => (d.text === floodText ? { ...d, statusBy } : d)) }
}

describe('itemSelector', () => {
  it('answers each document as each annotator marked it, by file name and annotator', () => {
    const content = sampleContent()
    expect(said(itemsOf(content))).toEqual([
      ['قالت', 'هناء', 3, 2],
      ['قالت', 'سامي', 1, 0],
      ['أعلن', 'هناء', 1, 0],
    ])
    const [first] = itemsOf(content)
    expect(first?.spans.map(({ label }) => label)).toEqual(['source', 'claim', 'figure'])
    expect(first?.document).toMatchObject({ text: floodText, status: 'in-progress', source: { encoding: 'utf-8' } })
  })

  it('takes one annotator, labels and documents as chosen, and relations whose ends both stay', () => {
    const content = sampleContent()
    expect(said(itemsOf(content, { layers: { annotatorId: sami.id } }))).toEqual([['قالت', 'سامي', 1, 0]])
    expect(said(itemsOf(content, { labels: ['claim', 'figure'] }))).toEqual([
      ['قالت', 'هناء', 2, 1],
      ['قالت', 'سامي', 0, 0],
      ['أعلن', 'هناء', 1, 0],
    ])
    const market = content.documents.find(({ text }) => text === marketText)
    expect(said(itemsOf(content, { documentIds: [market?.id ?? ''] }))).toEqual([['أعلن', 'هناء', 1, 0]])
  })

  it('takes gold alone, and says that it is gold', () => {
    const content = sampleContent()
    const gold = { id: uuid(950), name: 'ليلى', role: 'adjudication' }
    const annotation = annotationOf(77, floodText, 'السيول', 'claim', { annotatorId: gold.id })
    const both = {
      ...content,
      annotators: [...content.annotators, gold],
      annotations: [...content.annotations, annotation],
    }
    const items = itemsOf(both, { layers: 'gold' })
    expect(items.map(({ annotator }) => annotator)).toEqual([{ id: gold.id, name: 'ليلى', role: 'adjudication' }])
  })

  it('has a document that is done and without a mark as an item of nobody, and none that was not touched', () => {
    const content = sampleContent()
    const documents = [documentOf('انتهى', { status: 'done' }), documentOf('لم يُفتح', { status: 'not-started' })]
    const items = itemsOf({ ...content, documents, annotations: [], relations: [] })
    expect(said(items)).toEqual([['انته', null, 0, 0]])
  })

  it('has who finished a document without a mark beside who marked it, each with their own status', () => {
    const content = sampleContent()
    const annotations = content.annotations.filter(({ annotatorId }) => annotatorId === hana.id)
    const finished = withStatuses({ ...content, annotations }, { [sami.id]: 'done', [hana.id]: 'in-progress' })
    expect(said(itemsOf(finished)).slice(0, 2)).toEqual([
      ['قالت', 'هناء', 3, 2],
      ['قالت', 'سامي', 0, 0],
    ])
    expect(
      itemsOf(finished)
        .map(({ document }) => document.status)
        .slice(0, 2),
    ).toEqual(['in-progress', 'done'])
    expect(said(itemsOf(finished, { onlyDone: true }))).toEqual([
      ['قالت', 'سامي', 0, 0],
      ['أعلن', 'هناء', 1, 0],
    ])
  })

  it('takes people who were joined for one', () => {
    const content = sampleContent()
    const annotators = content.annotators.map((annotator) =>
      annotator.id === sami.id ? { ...annotator, sameAs: { id: hana.id, by: hana.id, at: time } } : annotator,
    )
    expect(said(itemsOf({ ...content, annotators }))).toEqual([
      ['قالت', 'هناء', 4, 2],
      ['أعلن', 'هناء', 1, 0],
    ])
  })

  it('refuses a quote that is not the text', () => {
    const content = sampleContent()
    const [first, ...rest] = content.annotations
    if (first === undefined) throw new Error('empty')
    expect(() => itemsOf({ ...content, annotations: [{ ...first, quote: 'غيره' }, ...rest] })).toThrow('is the quote')
  })
})

describe('OmissionCounter', () => {
  it('counts what no dataset has', () => {
    const content = sampleContent()
    const documents = [
      ...content.documents.map((document) => ({ ...document, region: 'شمال' })),
      documentOf('لم يفتحه أحد', { status: 'not-started' }),
    ]
    const changed = { ...content, documents, decisions: [{ a: 1 }] }
    const omissions = new OmissionCounter(changed)
    for (const marked of documentsOf(changed)) omissions.see(marked)
    expect(omissions.list()).toEqual([
      { what: 'deleted-records', count: 2 },
      { what: 'record-history', count: 7 },
      { what: 'decisions', count: 1 },
      { what: 'unknown-members', count: 2 },
      { what: 'untouched-documents', count: 1 },
    ])
  })
})
