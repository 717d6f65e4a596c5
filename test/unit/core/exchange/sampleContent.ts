/** A small project, built afresh for each test: two texts, two annotators, every kind of record. */
import type { Annotation, Document, Relation } from '@core/annotation/model'
import { schemeSchema } from '@core/annotation/scheme'
import type { ExchangeContent } from '@core/exchange/format'
import { contextOf } from '@core/text/context'
import { documentIdOf } from '@core/text/documentId'
import schemeFile from '../../../../resources/schemes/claims-v1.json'

export const time = '2026-11-21T09:30:00.000Z'
export const generator = { name: 'sanad', version: '0.1.0' }
export const scheme = schemeSchema.parse(schemeFile)

/** A UUID that is easy to recognise in a failure. */
export function uuid(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
}

export const hana = { id: uuid(901), name: 'هناء' }
export const sami = { id: uuid(902), name: 'سامي' }

export const floodText = 'قالت وزارة الريّ إن السيول أغرقت 1500 منزل 🌊 في الوادي.\nونفى المتحدث ذلك.\n'
export const marketText = 'أعلن البنك المركزي خفض الفائدة إلى 12.5% هذا الشهر.'

export function documentOf(text: string, change: Partial<Document> = {}): Document {
  return {
    id: documentIdOf(text),
    title: text.split('\n')[0] ?? '',
    fileName: 'a.txt',
    text,
    status: 'in-progress',
    source: { encoding: 'utf-8', byteLength: 100, newline: 'lf', bom: false },
    createdAt: time,
    updatedAt: time,
    ...change,
  }
}

/** A live annotation of Hana's on the first occurrence of `quote`. */
export function annotationOf(
  n: number,
  text: string,
  quote: string,
  label: string,
  change: Partial<Annotation> = {},
): Annotation {
  const start = text.indexOf(quote)
  if (start === -1) throw new Error(`The text does not hold ${quote}`)
  return {
    id: uuid(n),
    documentId: documentIdOf(text),
    annotatorId: hana.id,
    label,
    start,
    end: start + quote.length,
    ...contextOf(text, start, start + quote.length),
    attributes: {},
    note: '',
    origin: 'manual',
    createdAt: time,
    updatedAt: time,
    revision: 1,
    deleted: false,
    ...change,
  }
}

export function relationOf(n: number, type: Relation['type'], from: Annotation, to: Annotation): Relation {
  const { documentId, annotatorId } = from
  return {
    ...{ id: uuid(n), documentId, annotatorId, type, from: from.id, to: to.id },
    ...{ createdAt: time, updatedAt: time, revision: 1, deleted: false },
  }
}

/** What deleting leaves of an annotation. */
export function tombstoneOf(annotation: Annotation): Annotation {
  const emptied = { quote: '', prefix: '', suffix: '', note: '', attributes: {} }
  return { ...annotation, ...emptied, revision: annotation.revision + 1, deleted: true }
}

export function sampleContent(): ExchangeContent {
  const claim = annotationOf(1, floodText, 'السيول أغرقت 1500 منزل 🌊', 'claim', {
    attributes: { stance: 'asserts', checkworthy: 'yes' },
  })
  const source = annotationOf(2, floodText, 'وزارة الريّ', 'source', { attributes: { type: 'official' } })
  const figure = annotationOf(3, floodText, '1500 منزل', 'figure', {
    attributes: { min: 1500, max: null, unit: 'منزل' },
  })
  const afterEmoji = annotationOf(4, floodText, 'المتحدث', 'source', { annotatorId: sami.id, note: 'من هو؟' })
  const market = annotationOf(5, marketText, '12.5%', 'figure')
  const deleted = tombstoneOf(annotationOf(6, marketText, 'البنك', 'source'))
  return {
    project: { id: uuid(900), name: 'السيول' },
    scheme,
    annotators: [hana, sami],
    documents: [
      documentOf(floodText, { fileName: '1.txt' }),
      documentOf(marketText, { fileName: '2.txt', status: 'done' }),
    ],
    annotations: [claim, source, figure, afterEmoji, market, deleted],
    relations: [
      relationOf(11, 'attributed_to', claim, source),
      relationOf(12, 'quantifies', figure, claim),
      { ...relationOf(13, 'attributed_to', claim, source), deleted: true, revision: 2 },
    ],
    decisions: [],
    extra: {},
  }
}
