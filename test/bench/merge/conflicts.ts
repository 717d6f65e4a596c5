/** Exchange files of three annotators who disagree in a known number of places: the same for the same number. */
import type { Annotation, Annotator, Document } from '@core/annotation/model'
import { schemeSchema } from '@core/annotation/scheme'
import type { ExchangeContent } from '@core/exchange/format'
import { contextOf } from '@core/text/context'
import { documentIdOf } from '@core/text/documentId'
import { titleOf } from '@core/text/title'
import schemeFile from '../../../resources/schemes/claims-v1.json'
import { makeText } from '../page/corpus'

const conflictsEach = 25
const at = '2026-01-01T00:00:00.000Z'
/** Words from one disagreement to the next. */
const step = 12

interface Mark {
  readonly label: string
  /** In words. */
  readonly length: number
  readonly attributes?: Annotation['attributes']
}

const claim = (length: number): Mark => ({ label: 'claim', length })
const source = (length: number, type = 'official'): Mark => ({ label: 'source', length, attributes: { type } })

/** What each of the three has in one place: boundaries, label, a missing mark, an attribute. Two of three always agree. */
const disagreements: readonly (readonly (Mark | null)[])[] = [
  [claim(4), claim(6), claim(4)],
  [claim(3), source(3), claim(3)],
  [claim(5), null, claim(5)],
  [source(2), source(2, 'media'), source(2)],
]

export function makeConflicts(count: number): readonly ExchangeContent[] {
  const documents = Array.from({ length: Math.ceil(count / conflictsEach) }, (_, i) => makeDocument(i))
  return [0, 1, 2].map((person) => {
    const annotator: Annotator = { id: uuid(person, 0), name: `محلّل ${person + 1}` }
    const annotations = documents.flatMap((document, i) => {
      const first = i * conflictsEach
      return marksOn(document, annotator, person, first, Math.min(conflictsEach, count - first))
    })
    return {
      ...{
        project: { id: uuid(99, 0), name: 'قياس' },
        scheme: schemeSchema.parse(schemeFile),
        annotators: [annotator],
      },
      ...{ documents, annotations, relations: [], decisions: [], extra: {} },
    }
  })
}

function makeDocument(number: number): Document {
  const text = `الخبر ${number}\n${makeText(step * conflictsEach * 14, number + 1)}`
  const source = { encoding: 'utf-8', byteLength: text.length, newline: 'lf', bom: false } as const
  return {
    ...{ id: documentIdOf(text), title: titleOf(text), fileName: `${number}.txt`, text, status: 'done', source },
    ...{ createdAt: at, updatedAt: at },
  }
}

function marksOn(document: Document, annotator: Annotator, person: number, first: number, count: number): Annotation[] {
  const { id: documentId, text } = document
  const words = [...text.matchAll(/[^\s.]+/g)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }))
  return Array.from({ length: count }, (_, i) => i).flatMap((i): Annotation[] => {
    const mark = disagreements[i % disagreements.length]?.[person]
    if (mark === null || mark === undefined) return []
    const [from, to] = [words[(i + 1) * step], words[(i + 1) * step + mark.length - 1]]
    if (from === undefined || to === undefined) throw new Error(`The text has no words for ${i}.`)
    const { start } = from
    const { end } = to
    return [
      {
        ...{ id: uuid(person, first + i + 1), documentId, annotatorId: annotator.id, label: mark.label, start, end },
        ...{ ...contextOf(text, start, end), attributes: mark.attributes ?? {}, note: '', origin: 'manual' },
        ...{ createdAt: at, updatedAt: at, revision: 1, deleted: false },
      },
    ]
  })
}

function uuid(owner: number, number: number): string {
  return `${owner.toString(16).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
}
