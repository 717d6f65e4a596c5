/** The columns of a dataset in the manner of the Hugging Face Hub, the same in JSON Lines and Parquet. */
import { z } from 'zod'
import { documentStatuses, type Attributes } from '../annotation/model'
import type { DatasetItem, DatasetSpan } from '../datasets/item'
import { attributeFromText, attributeToText } from './attributeText'
import { sortedAttributes } from './members'
import { offsetWriter } from './offsets'
import type { ParquetColumns } from './parquet'

/**
 * Offsets are code points of `text`. `head` and `tail` are ids of spans of the same row. The value of an attribute is text,
 * `attributeText.ts` says how: columns of mixed types exist neither in Arrow nor in Parquet.
 */
export const columns = {
  document_id: { type: 'text' },
  file_name: { type: 'text' },
  title: { type: 'text' },
  annotator_id: { type: 'text', nullable: true },
  annotator_name: { type: 'text', nullable: true },
  annotator_role: { type: 'text', nullable: true },
  status: { type: 'text', nullable: true },
  note: { type: 'text', nullable: true },
  text: { type: 'text' },
  spans: {
    type: 'list',
    of: {
      id: { type: 'text' },
      label: { type: 'text' },
      start: { type: 'int32' },
      end: { type: 'int32' },
      text: { type: 'text' },
      note: { type: 'text' },
      attributes: { type: 'list', of: { name: { type: 'text' }, value: { type: 'text' } } },
    },
  },
  relations: {
    type: 'list',
    of: { id: { type: 'text' }, type: { type: 'text' }, head: { type: 'text' }, tail: { type: 'text' } },
  },
} as const satisfies ParquetColumns

/** The features of a card's `dataset_info`, in the words of the `datasets` library. */
export function featuresOf(of: ParquetColumns): readonly object[] {
  return Object.entries(of).map(([name, column]) =>
    column.type === 'list'
      ? { name, list: featuresOf(column.of) }
      : { name, dtype: column.type === 'int32' ? 'int32' : 'string' },
  )
}

/** A row as it is written: a plain object whose members stand in the order of the columns. */
export function rowOf(item: DatasetItem) {
  const { document, annotator } = item
  const convert = offsetWriter(document.text, 'code_point')
  return {
    document_id: document.id,
    file_name: document.fileName,
    title: document.title,
    annotator_id: annotator?.id ?? null,
    annotator_name: annotator?.name ?? null,
    annotator_role: annotator?.role ?? null,
    status: document.status ?? null,
    note: document.note ?? null,
    text: document.text,
    spans: item.spans.map((span) => {
      const text = document.text.slice(span.start, span.end)
      const { start, end } = convert(span, text)
      return { id: span.id, label: span.label, start, end, text, note: span.note, attributes: attributesOf(span) }
    }),
    relations: item.relations.map(({ id, type, from, to }) => ({ id, type, head: from, tail: to })),
  }
}

function attributesOf({ attributes }: DatasetSpan) {
  return Object.entries(sortedAttributes(attributes)).map(([name, value]) => ({ name, value: attributeToText(value) }))
}

const text = z.string().nullish()
const absentList = <T extends z.ZodType>(of: T) => z.array(of).nullish()

/** A row as it is read: datasets of others have fewer columns, and ids that are numbers. */
const rowSchema = z.object({
  document_id: text,
  id: z.union([z.string(), z.number()]).nullish(),
  file_name: text,
  title: text,
  annotator_id: text,
  annotator_name: text,
  annotator_role: text,
  status: text,
  note: text,
  text: z.string(),
  spans: absentList(
    z.object({
      id: z.union([z.string(), z.number()]).nullish(),
      label: z.string().min(1),
      start: z.int(),
      end: z.int(),
      text,
      note: text,
      attributes: absentList(z.object({ name: z.string(), value: text })),
    }),
  ),
  relations: absentList(
    z.object({
      id: z.union([z.string(), z.number()]).nullish(),
      type: z.string().min(1),
      head: z.union([z.string(), z.number()]),
      tail: z.union([z.string(), z.number()]),
    }),
  ),
})

export type ReadRow = z.infer<typeof rowSchema>
export type ReadRowSpan = NonNullable<ReadRow['spans']>[number]

/** A row of a file, or in English what keeps it from being one. */
export function parseRow(value: unknown): ReadRow | string {
  const parsed = rowSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  return issue === undefined ? 'is no row' : `${z.core.toDotPath(issue.path)}: ${issue.message}`
}

/** The attributes of a span that was read. */
export function readAttributes({ attributes }: ReadRowSpan): Attributes {
  return Object.fromEntries(
    (attributes ?? []).map(({ name, value }) => [name, attributeFromText(value ?? 'null')] as const),
  )
}

/** The known status of a row, or undefined. */
export function statusOf({ status }: ReadRow) {
  return documentStatuses.find((known) => known === status)
}
