/**
 * Parquet files: written one row group after another, in constant memory, and read back row group by row group. Strings are
 * UTF-8 (`STRING`), lists have three levels (`LIST`), as the format's specification asks for (apache/parquet-format:
 * LogicalTypes.md); pages are packed with Snappy, which every reader knows.
 */
import { parquetMetadata, parquetReadObjects, type SchemaElement } from 'hyparquet'
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'

/** Of the Encoding Standard, in every runtime; the core's types know none of them. */
declare const TextDecoder: new (
  label: 'utf-8',
  options: { readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string }

/** What a column, or a member of one, holds. A text may be null where it says so; everything else is always there. */
export type ParquetType =
  | { readonly type: 'text'; readonly nullable?: boolean }
  | { readonly type: 'int32' }
  | { readonly type: 'list'; readonly of: ParquetColumns }

/** The columns of a file, or the members of a list's items, in their order. */
export type ParquetColumns = Readonly<Record<string, ParquetType>>

export type ParquetRow = Readonly<Record<string, unknown>>

/** Writes one file. The pieces that it answers, in their order, are the file; the same rows make the same bytes. */
export class ParquetFile {
  readonly #names: readonly string[]
  readonly #bytes = new ByteWriter()
  readonly #writer: ParquetWriter

  constructor(columns: ParquetColumns) {
    this.#names = Object.keys(columns)
    const root = { name: 'schema', num_children: this.#names.length }
    this.#writer = new ParquetWriter({
      writer: this.#bytes,
      schema: [root, ...schemaOf(columns)],
      createdBy: 'Sanad',
    })
  }

  /** Writes rows as one row group: what a reader takes at a time, and several readers side by side. */
  rowGroup(rows: readonly ParquetRow[]): Uint8Array {
    if (rows.length === 0) return this.#taken()
    const columnData = this.#names.map((name) => ({ name, data: rows.map((row) => row[name]), offsetIndex: false }))
    // It answers a promise for writers that flush, which this one does not.
    void this.#writer.write({ columnData, rowGroupSize: rows.length })
    return this.#taken()
  }

  /** The index of the row groups, at the end of the file. */
  end(): Uint8Array {
    void this.#writer.finish()
    return this.#taken()
  }

  /** What was written since, and room for what follows: only `offset` goes on counting. */
  #taken(): Uint8Array {
    const bytes = this.#bytes.getBytes().slice()
    this.#bytes.index = 0
    return bytes
  }
}

function schemaOf(columns: ParquetColumns): SchemaElement[] {
  return Object.entries(columns).flatMap(([name, column]): SchemaElement[] => {
    if (column.type === 'int32') return [{ name, type: 'INT32', repetition_type: 'REQUIRED' }]
    if (column.type === 'text') {
      const repetition_type = column.nullable === true ? 'OPTIONAL' : 'REQUIRED'
      return [{ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' }, repetition_type }]
    }
    const members = Object.keys(column.of).length
    return [
      {
        ...{ name, num_children: 1, repetition_type: 'REQUIRED' },
        ...{ converted_type: 'LIST', logical_type: { type: 'LIST' } },
      },
      { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
      { name: 'element', num_children: members, repetition_type: 'REQUIRED' },
      ...schemaOf(column.of),
    ]
  })
}

/** Whether bytes begin as a Parquet file does. */
export function isParquet(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x41 && bytes[2] === 0x52 && bytes[3] === 0x31
}

/** The rows of a file, in their order, one row group in memory at a time. Throws if the bytes are no Parquet file. */
export async function* readParquet(bytes: Uint8Array): AsyncGenerator<ParquetRow> {
  const { buffer } = new Uint8Array(bytes)
  // A byte order mark at the start of a text is a character of it.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const options = {
    file: buffer,
    metadata: parquetMetadata(buffer),
    parsers: { stringFromBytes: (text: Uint8Array) => decoder.decode(text) },
  }
  let rowStart = 0
  for (const group of options.metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows)
    yield* await parquetReadObjects({ ...options, rowStart, rowEnd })
    rowStart = rowEnd
  }
}
