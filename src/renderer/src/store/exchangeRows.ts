/** Between the rows of the database and the records of an exchange file. */
import type { Annotator, Document } from '@core/annotation/model'
import { recordOrders } from '@core/exchange/keyOrders'
import type { AnnotatorRow, DocumentRow, ProjectRow } from './rows'

type Extra = Readonly<Record<string, unknown>>

/** `{extra}` with the members of a record that are not among the known ones; nothing if there are none. */
function extraOf(record: object, known: readonly string[]): { readonly extra?: Extra } {
  const unknown = Object.entries(record).filter(([key]) => !known.includes(key))
  return unknown.length === 0 ? {} : { extra: Object.fromEntries(unknown) }
}

/** The record of a document; `text` is what it shall carry as its text. */
export function documentOfRow(row: DocumentRow, text: string): Document {
  const { id, title, fileName, status, source, createdAt, updatedAt } = row
  const known = { id, title, fileName, text, status, source, createdAt, updatedAt }
  return { ...row.extra, ...known, ...noteOf(row) }
}

/** The row of a document that comes from a file, without any counts. `order` is its place in the project. */
export function rowOfDocument(projectId: string, document: Document, order: number): DocumentRow {
  const { id, title, fileName, status, source, createdAt, updatedAt } = document
  const length = document.text.length
  const known = { projectId, id, title, fileName, status, source, length, counts: {}, order, createdAt, updatedAt }
  return { ...known, ...noteOf(document), ...extraOf(document, recordOrders.documents.keys) }
}

/** A note that is empty is none. */
function noteOf({ note }: { readonly note?: string }): { readonly note?: string } {
  return note === undefined || note === '' ? {} : { note }
}

export function annotatorOfRow(row: AnnotatorRow): Annotator {
  return { ...row.extra, id: row.id, name: row.name }
}

/** The row of a person that a file brought. */
export function rowOfAnnotator(annotator: Annotator, createdAt: string): AnnotatorRow {
  return {
    id: annotator.id,
    name: annotator.name,
    createdAt,
    local: false,
    ...extraOf(annotator, recordOrders.annotators.keys),
  }
}

const projectKeys = ['id', 'name']

/** The project of an exchange file. Its guidelines are a member that other programs keep without knowing it. */
export function projectOfRow({ id, name, guidelines, extra }: ProjectRow): {
  readonly id: string
  readonly name: string
} {
  return { ...extra, id, name, ...(guidelines !== undefined && { guidelines }) }
}

/** `{guidelines}` of an exchange file's project; nothing if it has none. */
export function projectGuidelines(project: object): { readonly guidelines?: string } {
  return 'guidelines' in project && typeof project.guidelines === 'string' ? { guidelines: project.guidelines } : {}
}

/** What an exchange file's project has beyond what this version knows. */
export function projectExtra(project: object): Extra {
  return extraOf(project, [...projectKeys, ...Object.keys(projectGuidelines(project))]).extra ?? {}
}
