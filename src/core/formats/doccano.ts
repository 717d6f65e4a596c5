/**
 * doccano's JSON Lines in the form with relations, for projects of sequence labelling with "relation labelling" and "allow
 * overlapping entities" switched on: without the second, doccano drops spans that overlap others, and fails at relations to
 * them. Spans have neither attributes nor notes there. What a document is beyond its text goes to members that doccano
 * keeps as metadata and hands out again at export. Every line has all of them, and as text: doccano makes a table of 1,000
 * lines at a time, in which a missing one would become a NaN.
 *
 * Source: doccano/doccano:backend/data_import/pipeline (`label.py`, `labels.py`, `makers.py`, `data.py`), data_import/datasets.py.
 */
import type { DatasetItem } from '../datasets/item'
import { readDoccano } from './doccanoReader'
import type { Carried, DatasetFormat, FileStart, FormatDescription, OffsetUnit } from './format'
import { jsonLine } from './jsonRecords'
import { jsonStart } from './jsonStart'
import { LossCounter, withFeatures } from './losses'
import { offsetWriter } from './offsets'

export const doccano: DatasetFormat = {
  describe: () => description,
  carry,
  write: (_head, { unit }) => ({
    add: (item) => [{ path: '', data: jsonLine(lineOf(item, unit)) }],
    end: () => [],
  }),
  read: readDoccano,
  recognises: (files) => files.length > 0 && files.every(isDoccano),
}

const description: FormatDescription = {
  name: 'doccano',
  layout: 'file',
  extension: '.jsonl',
  // doccano's page counts as JavaScript does, its server as Python does: the page is where spans are seen.
  units: ['utf16', 'code_point'],
  tokens: false,
  textOptional: false,
  carries: ['nested', 'crossing', 'relations', 'annotators', 'document-notes', 'titles', 'statuses', 'splits'],
  imports: true,
}

/** doccano refuses an empty text. */
function carry(item: DatasetItem): Carried {
  if (item.document.text === '') return { item: null, losses: [{ what: 'documents', count: 1 }] }
  const losses = new LossCounter()
  const cut = withFeatures(item, description.carries, losses)
  return { item: cut, losses: losses.list() }
}

function lineOf({ document, annotator, spans, relations, split }: DatasetItem, unit: OffsetUnit): object {
  const toUnit = offsetWriter(document.text, unit)
  // Whole numbers, unique within the line.
  const numbers = new Map(spans.map(({ id }, index) => [id, index + 1]))
  return {
    text: document.text,
    entities: spans.map((span, index) => {
      const { start, end } = toUnit(span)
      return { id: index + 1, label: span.label, start_offset: start, end_offset: end }
    }),
    relations: relations.map(({ type, from, to }, index) => ({
      id: index + 1,
      from_id: numbers.get(from),
      to_id: numbers.get(to),
      type,
    })),
    doc_id: document.id,
    title: document.title,
    file_name: document.fileName,
    status: document.status ?? '',
    note: document.note ?? '',
    split: split ?? '',
    annotator_id: annotator?.id ?? '',
    annotator: annotator?.name ?? '',
    annotator_role: annotator?.role ?? '',
  }
}

/**
 * A line with a text and spans, or a text that hides what follows it, behind the number that doccano's own exports begin with.
 * Prodigy's lines have `spans` or `_input_hash`.
 */
function isDoccano({ text }: FileStart): boolean {
  const members = jsonStart(text)?.members
  if (members === undefined) return false
  const spans = ['entities', 'label', 'labels'].map((name) => members.get(name))
  const hasText = members.has('text') || members.has('data')
  if (spans.includes('[')) return hasText
  const isCut = members.get('text') === '' || members.get('data') === ''
  return isCut && [...members.keys()][0] === 'id' && /^\d+$/.test(members.get('id') ?? '')
}
