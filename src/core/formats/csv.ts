/**
 * A plain table of spans for spreadsheets and scripts: a row for each span, and one without a label for a document in which
 * nothing is marked. UTF-8 with a byte order mark, as Excel takes it for another encoding without; RFC 4180. A cell that a
 * spreadsheet would take for a formula has an apostrophe before it. The texts of the documents are not in it.
 *
 * Attributes of the scheme have a column each, `attributes.NAME`, written as `attributeText.ts` says; all others are together
 * in `other_attributes`, a JSON object. `relations` holds `TYPE:ID` of the spans that the row's span leads to, divided by
 * spaces; white space, `:` and `%` in them are escaped as in URLs. Only the check after writing reads it back.
 */
import { writeCsv } from 'hucre/csv'
import type { Attributes } from '../annotation/model'
import { withGuard } from '../csvField'
import type { DatasetHead, DatasetItem, DatasetRelation } from '../datasets/item'
import { attributeToText } from './attributeText'
import { notUtf8, withoutCharacters } from './characters'
import { attributeColumn, columnsAfter, columnsOfDocument, columnsOfSpan, escapedInCell } from './csvColumns'
import { readSpansCsv } from './csvReader'
import {
  features,
  type Carried,
  type DatasetFormat,
  type DatasetWriter,
  type FormatDescription,
  type OffsetUnit,
  type WriteOptions,
} from './format'
import { LossCounter, withFeatures } from './losses'
import { sortedAttributes } from './members'
import { offsetWriter } from './offsets'

export const csv: DatasetFormat = {
  describe: () => description,
  carry,
  write,
  read: readSpansCsv,
  recognises: () => false,
}

const description: FormatDescription = {
  name: 'csv',
  layout: 'file',
  extension: '.csv',
  units: ['code_point', 'utf16'],
  tokens: false,
  textOptional: false,
  carries: features,
  imports: false,
}

function carry(item: DatasetItem): Carried {
  const losses = new LossCounter()
  losses.add('texts')
  const cut = withoutCharacters(withFeatures(item, description.carries, losses), notUtf8, losses)
  return { item: cut, losses: losses.list() }
}

type Cell = string | number

function write(head: DatasetHead, { unit }: WriteOptions): DatasetWriter {
  const attributes = [...new Set(head.scheme.labels.flatMap((label) => label.attributes.map(({ name }) => name)))]
  const data = (rows: Cell[][]) => `${writeCsv(rows.map((row) => row.map(safe)))}\r\n`
  let begin = `\ufeff${data([[...columnsOfDocument, ...columnsOfSpan, ...attributes.map(attributeColumn), ...columnsAfter]])}`
  const part = (rows: string) => {
    const text = begin + rows
    begin = ''
    return text === '' ? [] : [{ path: '', data: text }]
  }
  return {
    add: (item) => part(data(rowsOf(item, attributes, unit))),
    end: () => part(''),
  }
}

/** A number may begin with a minus and stay a number; in the words of JSON, as `writeCsv` would round it. */
function safe(cell: Cell): string {
  return typeof cell === 'string' ? withGuard(cell) : attributeToText(cell)
}

/** The rows of an item, their cells in the order of the columns. */
function rowsOf(item: DatasetItem, attributes: readonly string[], unit: OffsetUnit): Cell[][] {
  const { document, annotator, split } = item
  const about = [
    document.id,
    document.fileName,
    document.title,
    document.status ?? '',
    split ?? '',
    document.note ?? '',
    annotator?.id ?? '',
    annotator?.name ?? '',
    annotator?.role ?? '',
    unit,
  ]
  if (item.spans.length === 0) {
    const none = columnsOfSpan.length + attributes.length + columnsAfter.length
    return [[...about, ...Array.from({ length: none }, () => '')]]
  }
  const toUnit = offsetWriter(document.text, unit)
  const links = linksByStart(item.relations)
  return item.spans.map((span) => {
    const { start, end } = toUnit(span)
    return [
      ...about,
      ...[span.label, start, end, document.text.slice(span.start, span.end), span.note],
      ...attributes.map((name) => attributeCell(span.attributes, name)),
      ...[otherAttributes(span.attributes, attributes), span.id, (links.get(span.id) ?? []).join(' ')],
    ]
  })
}

function linksByStart(relations: readonly DatasetRelation[]): ReadonlyMap<string, readonly string[]> {
  const links = new Map<string, string[]>()
  for (const { type, from, to } of relations) {
    const link = `${escapedInCell(type)}:${escapedInCell(to)}`
    const others = links.get(from)
    if (others === undefined) links.set(from, [link])
    else others.push(link)
  }
  return links
}

function attributeCell(attributes: Attributes, name: string): Cell {
  const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined
  if (value === undefined) return ''
  return typeof value === 'number' ? value : attributeToText(value)
}

function otherAttributes(attributes: Attributes, known: readonly string[]): string {
  const others = Object.entries(attributes).filter(([name]) => !known.includes(name))
  return others.length === 0 ? '' : JSON.stringify(sortedAttributes(Object.fromEntries(others)))
}
