/** Exchange files of many annotators who worked on the same texts: the same for the same numbers. */
import type { Annotation, Annotator, Document, Relation } from '@core/annotation/model'
import { schemeSchema } from '@core/annotation/scheme'
import type { ExchangeContent } from '@core/exchange/format'
import { contextOf } from '@core/text/context'
import { documentIdOf } from '@core/text/documentId'
import { titleOf } from '@core/text/title'
import schemeFile from '../../../resources/schemes/claims-v1.json'
import { makeText, randomFrom } from '../page/corpus'

/** Annotations of each annotator on each document. */
const marksEach = 100
/** Of how many UTF-8 bytes a text is: a long article. */
const textBytes = 12_000

const attributesByLabel: Readonly<Record<string, Annotation['attributes']>> = {
  claim: { checkworthy: 'yes', stance: 'asserts' },
  source: { type: 'official' },
  figure: { approx: 'about', max: 1500, min: 1500, unit: 'أسرة' },
}

/** The texts that everybody works on. */
export function makeDocuments(count: number): readonly Document[] {
  return Array.from({ length: count }, (_, i) => {
    const text = `الخبر ${i}\n${makeText(textBytes, i + 1)}`
    return {
      id: documentIdOf(text),
      title: titleOf(text),
      fileName: `${i}.txt`,
      text,
      status: 'done',
      source: { encoding: 'utf-8', byteLength: textBytes, newline: 'lf', bom: false },
      createdAt: timeOf(i),
      updatedAt: timeOf(i + 5000),
    }
  })
}

/** The file of one annotator: most of what all saw, with boundaries, labels and attributes of their own here and there. */
export function makeContent(documents: readonly Document[], number: number): ExchangeContent {
  const annotator = { id: uuidOf(number, 0), name: `محلّل ${number}` }
  const annotations: Annotation[] = []
  const relations: Relation[] = []
  documents.forEach((document, index) => {
    const made = marksOn(document, annotator, index * marksEach, randomFrom(index * 100 + number))
    annotations.push(...made)
    relations.push(...linksBetween(made, index * marksEach))
  })
  return {
    project: { id: uuidOf(999, 0), name: 'قياس' },
    scheme: schemeSchema.parse(schemeFile),
    annotators: [annotator],
    documents,
    annotations,
    relations,
    decisions: [],
    extra: {},
  }
}

function marksOn(document: Document, annotator: Annotator, first: number, random: () => number): Annotation[] {
  const { text, id: documentId } = document
  const words = [...text.matchAll(/[^\s.]+/g)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }))
  const step = Math.floor(words.length / marksEach)
  return Array.from({ length: marksEach }, (_, i) => {
    const own = random() < 0.15 ? 1 : 0
    const last = words[Math.min(words.length - 1, i * step + 1 + (i % step) + own)]
    const start = words[i * step]?.start ?? 0
    const end = Math.max(last?.end ?? 0, start + 1)
    const label = ['claim', 'source', 'figure'][(i + (random() < 0.05 ? 1 : 0)) % 3] ?? 'claim'
    const at = timeOf(first + i)
    return {
      id: uuidOf(Number.parseInt(annotator.id.slice(0, 8), 16), first + i + 1),
      ...{ documentId, annotatorId: annotator.id, label, start, end, ...contextOf(text, start, end) },
      attributes: random() < 0.7 ? (attributesByLabel[label] ?? {}) : {},
      note: random() < 0.05 ? 'يحتاج إلى مراجعة' : '',
      ...{ origin: 'manual', createdAt: at, updatedAt: at, revision: 1 + Math.floor(random() * 3), deleted: false },
    }
  })
}

/** Each claim rests on the source behind it, if one is there. */
function linksBetween(annotations: readonly Annotation[], first: number): Relation[] {
  return annotations.flatMap((from, i): Relation[] => {
    const to = annotations[i + 1]
    if (from.label !== 'claim' || to?.label !== 'source') return []
    const { documentId, annotatorId, createdAt, updatedAt } = from
    const id = uuidOf(Number.parseInt(annotatorId.slice(0, 8), 16) + 1000, first + i + 1)
    const ends = { type: 'attributed_to', from: from.id, to: to.id } as const
    return [{ id, documentId, annotatorId, ...ends, createdAt, updatedAt, revision: 1, deleted: false }]
  })
}

function uuidOf(owner: number, number: number): string {
  // Spread over all digits, as random ones are.
  const spread = Math.imul(number, 0x9e3779b1) >>> 0
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')
  return `${hex(owner, 8)}-${hex(spread >>> 16, 4)}-4${hex(spread & 0xfff, 3)}-8000-${hex(number, 12)}`
}

function timeOf(number: number): string {
  return new Date(Date.UTC(2026, 0, 1) + number * 61_001).toISOString()
}
