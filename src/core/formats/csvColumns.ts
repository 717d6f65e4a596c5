/** The columns of the table of spans, and what is written in them otherwise than it is. */
import { percentEscaped, percentUnescaped } from './names'

/** What is the same in all rows of an item. */
export const columnsOfDocument = [
  'document_id',
  'file_name',
  'title',
  'status',
  'split',
  'document_note',
  'annotator_id',
  'annotator',
  'annotator_role',
  'offset_unit',
] as const

/** What follows of a span, before the columns of attributes. */
export const columnsOfSpan = ['label', 'start', 'end', 'text', 'note'] as const

/** What stands behind the columns of attributes. */
export const columnsAfter = ['other_attributes', 'id', 'relations'] as const

export type Column = (typeof columnsOfDocument)[number] | (typeof columnsOfSpan)[number] | (typeof columnsAfter)[number]

const attributePrefix = 'attributes.'

/** The column of an attribute. */
export function attributeColumn(name: string): string {
  return attributePrefix + name
}

/** The attribute of a column; null if it is none. */
export function attributeOfColumn(column: string): string | null {
  return column.startsWith(attributePrefix) ? column.slice(attributePrefix.length) : null
}

/** What divides relations in a cell, and their types from their ends. */
const dividers = /[\s:]/

/** A relation's type or end as it is written in a cell of relations. */
export function escapedInCell(text: string): string {
  return percentEscaped(text, dividers)
}

/** The type or end that `escapedInCell` wrote. */
export function unescapedFromCell(text: string): string {
  return percentUnescaped(text, dividers)
}
