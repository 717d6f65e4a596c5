/** Two short reports with their marks, from which the tests of the ledger make their rows. */
import { layerOf } from '@core/annotation/layers'
import type { Annotation, Attributes, Layer, Relation, RelationType } from '@core/annotation/model'
import { contextOf } from '@core/text/context'
import type { LedgerRow, Review, ReviewStatus } from '@core/ledger/ledger'
import { ledgerRows } from '@core/ledger/rows'
import type { ReviewLanguage, ReviewWords } from '@core/ledger/words'
// Not by an alias: the end-to-end tests have Vite read this with that of the core alone.
import { reviewVocabularies, reviewWords } from '../../../../src/renderer/src/workers/ledgerVocabulary'

export function wordsOf(language: ReviewLanguage): ReviewWords {
  return reviewWords(language, { id: '', labels: [] })
}

export const bothWords = reviewVocabularies

export const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
export const documentId = (n: number) => `sha256:${String(n).padStart(64, '0')}`
export const time = '2024-05-01T10:00:00.000Z'
export const hana = { id: uuid(1), name: 'هناء' }
export const project = { id: uuid(900), name: 'الموانئ' }

/** A mark over words of a text; `nth` occurrence, from 1. */
export function mark(
  text: string,
  id: number,
  label: string,
  words: string,
  attributes: Attributes = {},
  { note = '', nth = 1, document = 1 }: { note?: string; nth?: number; document?: number } = {},
): Annotation {
  let start = -1
  for (let i = 0; i < nth; i++) start = text.indexOf(words, start + 1)
  if (start < 0) throw new Error(`no ${words} in the text`)
  const end = start + words.length
  return {
    ...{ id: uuid(id), documentId: documentId(document), annotatorId: hana.id, label, start, end, attributes, note },
    ...contextOf(text, start, end),
    ...{ origin: 'manual', createdAt: time, updatedAt: time, revision: 1, deleted: false },
  }
}

export function link(id: number, type: RelationType, from: number, to: number, document = 1): Relation {
  return {
    ...{ id: uuid(id), documentId: documentId(document), annotatorId: hana.id, type, from: uuid(from), to: uuid(to) },
    ...{ createdAt: time, updatedAt: time, revision: 1, deleted: false },
  }
}

export const port =
  'قالت وزارة النقل إن 1500 عامل عادوا إلى الميناء، نقلا عن بيان النقابة.\nوأعلنت النقابة أن ما لا يقل عن 4000 عامل ما زالوا مضربين.'
export const portMarks = [
  mark(
    port,
    11,
    'claim',
    '1500 عامل عادوا إلى الميناء',
    { stance: 'asserts', checkworthy: 'yes' },
    { note: 'راجع العدد' },
  ),
  mark(port, 12, 'source', 'وزارة النقل', { type: 'official' }),
  mark(port, 13, 'source', 'بيان النقابة', { type: 'document' }),
  mark(port, 14, 'figure', '1500 عامل', { min: 1500, max: 1500, unit: 'عامل', approx: 'exact' }),
  mark(port, 15, 'claim', 'ما لا يقل عن 4000 عامل ما زالوا مضربين', { stance: 'alleges' }),
  mark(port, 16, 'source', 'النقابة', { type: 'official' }, { nth: 2 }),
  mark(port, 17, 'figure', 'ما لا يقل عن 4000 عامل', { min: 4000, unit: 'عامل', approx: 'at-least' }),
]
export const portLinks = [
  link(21, 'attributed_to', 11, 12),
  link(22, 'attributed_to', 12, 13),
  link(23, 'quantifies', 14, 11),
  link(24, 'attributed_to', 15, 16),
  link(25, 'quantifies', 17, 15),
]
export const portLayer: Layer = layerOf(documentId(1), hana.id, portMarks, portLinks)

export const frost = 'انخفضت الحرارة إلى -5 درجات، وأفاد السكان بانقطاع الكهرباء.'
export const frostMarks = [
  mark(frost, 31, 'claim', 'انخفضت الحرارة إلى -5 درجات', {}, { document: 2 }),
  mark(frost, 32, 'figure', '-5 درجات', { min: -5, max: -5, unit: 'درجة', approx: 'exact' }, { document: 2 }),
  mark(frost, 33, 'source', 'السكان', {}, { document: 2 }),
]
const frostLayer: Layer = layerOf(documentId(2), hana.id, frostMarks, [link(41, 'quantifies', 32, 31, 2)])

export function review(claim: number, status: ReviewStatus, comment = '', updatedAt = time): Review {
  const document = claim < 30 ? 1 : 2
  return { claimId: uuid(claim), documentId: documentId(document), status, comment, reviewerId: hana.id, updatedAt }
}

export function desk(reviews: readonly Review[] = []): readonly LedgerRow[] {
  const byClaim = new Map(reviews.map((each) => [each.claimId, each]))
  return [
    ...ledgerRows({ document: { id: documentId(1), title: 'الميناء' }, layer: portLayer, annotator: hana }, byClaim),
    ...ledgerRows({ document: { id: documentId(2), title: 'الصقيع' }, layer: frostLayer, annotator: hana }, byClaim),
  ]
}

/** A row by itself, about a figure that a source gave. */
export function rowOf(
  id: number,
  { source, words, ...figure }: { source: string; words: string } & Partial<LedgerRow['figures'][number]>,
): LedgerRow {
  const span = (n: number, quote: string) => ({ annotationId: uuid(n), start: 0, end: quote.length, quote })
  return {
    claim: span(id, `يقول ${words}`),
    documentId: documentId(id),
    documentTitle: `مستند ${id}`,
    annotatorId: hana.id,
    annotatorName: hana.name,
    gold: false,
    stance: null,
    checkworthy: null,
    note: '',
    sources: source === '' ? [] : [{ ...span(id + 1000, source), type: null, restsOn: [] }],
    figures: [{ ...span(id + 2000, words), min: null, max: null, unit: null, approx: null, ...figure }],
    review: null,
  }
}
