/**
 * Sanad's own training dataset: JSON Lines, one document as one annotator marked it a line.
 *
 * A document that several people annotated is several lines with the same `id`, told apart by `meta.annotator.id`: a
 * model learns from one person's reading at a time, and their differences stay visible. A document that is done and has
 * no annotation is a line without spans and with `meta.annotator` null, since "nothing here" is also an example. Gold is
 * the line whose `meta.annotator.role` is `adjudication`. Without the texts a line has no `text`; its spans keep theirs.
 */
import type { DatasetHead, DatasetItem } from '../datasets/item'
import { features, type DatasetFormat, type FileStart, type FormatDescription, type WriteOptions } from './format'
import { jsonLine } from './jsonRecords'
import { readJsonl } from './jsonlReader'
import { jsonStart } from './jsonStart'
import { sortedAttributes } from './members'
import { offsetWriter } from './offsets'

export const jsonl: DatasetFormat = {
  describe: () => description,
  carry: (item, options) => ({ item, losses: options.text ? [] : [{ what: 'texts', count: 1 }] }),
  write: (head, options) => ({
    add: (item) => [{ path: '', data: jsonLine(lineOf(item, head, options)) }],
    end: () => [],
  }),
  read: readJsonl,
  recognises: (files) => files.length > 0 && files.every(isJsonl),
}

const description: FormatDescription = {
  name: 'jsonl',
  layout: 'file',
  extension: '.jsonl',
  units: ['code_point', 'utf16'],
  tokens: false,
  textOptional: true,
  carries: features,
  imports: true,
}

/** The members of a line in their order; those that are undefined are left out. */
function lineOf(item: DatasetItem, head: DatasetHead, options: WriteOptions): object {
  const { document, annotator } = item
  const { text } = document
  const toUnit = offsetWriter(text, options.unit)
  return {
    id: document.id,
    title: document.title,
    text: options.text ? text : undefined,
    offset_unit: options.unit,
    spans: item.spans.map((span) => {
      const { start, end } = toUnit(span)
      return {
        id: span.id,
        label: span.label,
        start,
        end,
        text: text.slice(span.start, span.end),
        attributes: sortedAttributes(span.attributes),
        note: span.note === '' ? undefined : span.note,
      }
    }),
    relations: item.relations.map(({ id, type, from, to }) => ({ id, type, from, to })),
    meta: {
      annotator: annotator && { id: annotator.id, name: annotator.name, role: annotator.role },
      status: document.status,
      file_name: document.fileName,
      note: document.note,
      split: item.split,
      source: document.source && {
        encoding: document.source.encoding,
        byte_length: document.source.byteLength,
        newline: document.source.newline,
        bom: document.source.bom,
      },
      project: { id: head.project.id, name: head.project.name },
      scheme: head.scheme.id,
    },
  }
}

/** A line's id says what it is, however long the text behind it. */
function isJsonl({ text }: FileStart): boolean {
  const start = jsonStart(text)
  return start?.inArray === false && start.members.get('id')?.startsWith('"sha256:') === true
}
