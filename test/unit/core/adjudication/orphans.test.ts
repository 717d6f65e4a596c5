import { alignDocument } from '@core/adjudication/align'
import type { Decision } from '@core/adjudication/decision'
import { orphansOf, subjectsOf } from '@core/adjudication/orphans'
import { settleDocument } from '@core/adjudication/settle'
import type { Annotation } from '@core/annotation/model'
import { schemeSchema } from '@core/annotation/scheme'
import type { ExchangeContent } from '@core/exchange/format'
import type { ComparedDocument } from '@core/merge/comparison'
import { expect, it } from 'vitest'
import schemeFile from '../../../../resources/schemes/claims-v1.json'
import { agree, decide, documentId, documentOf, itemsOf, layer, link, mark, marksOf, onlyItem, sami, text, time, uuid } from './newsroom' // prettier-ignore

const arrival = '1500 جندي وصلوا إلى الميناء'
const shorter = 'جندي وصلوا إلى الميناء'

/** What the files of a merge hold: one text, unless none does, and these annotations, whoever finished what. */
function contentOf(annotations: readonly Annotation[], withText = true): ExchangeContent {
  const source = { encoding: 'utf-8', byteLength: 1, newline: 'lf', bom: false } as const
  const document = { id: documentId, title: 'الميناء', fileName: 'a.txt', text, status: 'done', source, createdAt: time, updatedAt: time } as const // prettier-ignore
  return {
    project: { id: uuid(800), name: 'ميناء' },
    scheme: schemeSchema.parse(schemeFile),
    annotators: [],
    documents: withText ? [document] : [],
    annotations,
    relations: [],
    decisions: [],
    extra: {},
  }
}

/** The orphans among decisions about a document as it is compared now; null: it is not compared. */
function orphans(decisions: readonly Decision[], content: ExchangeContent, compared: ComparedDocument | null) {
  const work = compared === null ? undefined : { compared, settled: settleDocument(compared, decisions, agree) }
  return orphansOf(decisions, content, () => work)
}

const before = marksOf([mark(11, arrival)], [mark(21, shorter)])
const decision = decide(onlyItem(alignDocument(before), 'span'), 0)
const tombstone = (n: number, words: string): Annotation => ({ ...mark(n, words), quote: '', prefix: '', suffix: '', deleted: true, revision: 2 }) // prettier-ignore

it('a decision with an item is none, however its item changed', () => {
  const more = marksOf([mark(11, arrival)], [mark(31, arrival)], [mark(41, shorter)])
  expect(orphans([decision], contentOf([mark(11, arrival)]), more)).toEqual([])
})

it('says that annotations were deleted, and what it was about still', () => {
  const content = contentOf([tombstone(11, arrival), tombstone(21, shorter)])
  expect(orphans([decision], content, marksOf([], []))).toEqual([
    {
      decision,
      reason: 'annotations-deleted',
      about: { documentTitle: 'الميناء', labels: ['claim'], quote: arrival },
    },
  ])
})

it('says that annotations are in no file, or those of somebody who is not done any more', () => {
  expect(orphans([decision], contentOf([]), marksOf([], []))).toMatchObject([{ reason: 'annotations-gone' }])
  const content = contentOf([mark(11, arrival), mark(21, shorter)])
  expect(orphans([decision], content, marksOf([], []))).toMatchObject([{ reason: 'unfinished' }])
})

it('says that the document is not compared, or in no file', () => {
  const content = contentOf([mark(11, arrival)])
  expect(orphans([decision], content, null)).toMatchObject([{ reason: 'document-carried' }])
  expect(orphans([decision], contentOf([], false), null)).toMatchObject([
    { reason: 'document-gone', about: { documentTitle: null, labels: ['claim'], quote: '' } },
  ])
})

it('says that another decision answers it', () => {
  const other = { ...decision, id: uuid(2000), updatedAt: '2026-04-01T08:00:00.000Z' }
  const content = contentOf([mark(11, arrival), mark(21, shorter)])
  expect(orphans([decision, other], content, before)).toMatchObject([{ decision, reason: 'answered' }])
})

it('a link is about nothing when one of its ends is gone', () => {
  const marks = (n: number) => [mark(n + 1, arrival), mark(n + 2, 'وزارة الدفاع', 'source')]
  const linked = documentOf(layer(uuid(1), marks(10), [link(18, 'attributed_to', 11, 12)]), layer(sami, marks(20)))
  const [item] = itemsOf(alignDocument(linked), 'link')
  if (item === undefined) throw new Error('they differ on a link')
  const made = decide(item, 0)
  const now = documentOf(layer(uuid(1), [mark(11, arrival)]), layer(sami, [mark(21, arrival)]))
  const gone = (n: number): Annotation => ({ ...tombstone(n, 'وزارة الدفاع'), label: 'source' })
  const content = contentOf([mark(11, arrival), mark(21, arrival), gone(12), gone(22)])
  expect(orphans([made], content, now)).toMatchObject([
    { reason: 'annotations-deleted', about: { labels: ['claim', 'source'] } },
  ])
})

it('passes over what was taken back, and lists comments', () => {
  const comment: Decision = { ...decision, choice: null, from: [] }
  const nothing: Decision = { ...comment, id: uuid(2001), comment: '' }
  const deleted: Decision = { ...decision, id: uuid(2002), deleted: true }
  const found = orphans([comment, nothing, deleted], contentOf([]), marksOf([], []))
  expect(found.map((orphan) => orphan.decision)).toEqual([comment])
})

it('tells the words of any decision from its place, also when nothing of its annotations is left', () => {
  const dropped: Decision = { ...decision, choice: { action: 'drop' } }
  expect(subjectsOf([dropped], contentOf([]))).toEqual([{ documentTitle: 'الميناء', labels: [], quote: arrival }])
})

it('tells the words of a decision that does not say its place from its annotations, as far as the text has them', () => {
  const dropped: Decision = { ...decision, choice: { action: 'drop' }, place: undefined }
  const content = contentOf([mark(11, arrival)])
  const short = { ...content, documents: content.documents.map((document) => ({ ...document, text: 'قالت' })) }
  expect(subjectsOf([dropped], content)).toEqual([{ documentTitle: 'الميناء', labels: ['claim'], quote: arrival }])
  expect(subjectsOf([dropped], short)).toMatchObject([{ quote: '' }])
  expect(subjectsOf([dropped], contentOf([]))).toMatchObject([{ quote: '' }])
})
