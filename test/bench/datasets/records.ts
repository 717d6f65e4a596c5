/** The records of a large project, made one document at a time: never in memory as a whole, and the same for the same numbers. */
import type { Annotation, Annotator, Relation } from '@core/annotation/model'
import type { MarkedDocument } from '@core/datasets/select'
import { makeContent, makeDocuments } from '../merge/files'

/** How many documents there are that differ in more than their number: making them takes longer than writing them. */
const patterns = 50

/** Who marked everything. */
export const annotator: Annotator = makeContent([], 1).annotators[0] ?? { id: '', name: '' }
export const { scheme, project } = makeContent([], 1)

/** So many documents with all that is marked on them. */
export function* makeRecords(documents: number): Generator<MarkedDocument> {
  const made = makePatterns()
  for (let number = 0; number < documents; number++) {
    const pattern = made[number % made.length]
    if (pattern !== undefined) yield numbered(pattern, number)
  }
}

function makePatterns(): readonly MarkedDocument[] {
  const { documents, annotations, relations } = makeContent(makeDocuments(patterns), 1)
  return documents.map((document) => ({
    document,
    annotations: annotations.filter(({ documentId }) => documentId === document.id),
    relations: relations.filter(({ documentId }) => documentId === document.id),
  }))
}

/** The same as another document: its number stands behind the text, and in all ids. */
function numbered({ document, annotations, relations }: MarkedDocument, number: number): MarkedDocument {
  const digits = number.toString(16).padStart(8, '0')
  const documentId = `${document.id.slice(0, -8)}${digits}`
  const idOf = (id: string) => `${digits}${id.slice(8)}`
  const mark = (one: Annotation): Annotation => ({ ...one, id: idOf(one.id), documentId })
  const link = (one: Relation): Relation => ({
    ...one,
    ...{ id: idOf(one.id), from: idOf(one.from), to: idOf(one.to), documentId },
  })
  // Through bytes, so that it is one piece in memory, as a text from a database is.
  const text = Buffer.from(`${document.text}\n${digits}`).toString()
  return {
    document: { ...document, id: documentId, fileName: `${digits}.txt`, text },
    annotations: annotations.map(mark),
    relations: relations.map(link),
  }
}
