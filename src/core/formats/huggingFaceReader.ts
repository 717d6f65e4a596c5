/** Reads the data files of a Hugging Face folder: JSON Lines, Parquet, or both, which must then say the same. */
import { splits, type DatasetItem, type DatasetRelation, type DatasetSpan, type Split } from '../datasets/item'
import type { InputFile, ReadEvent, ReadOptions, ReadReason, ReadUnit } from './format'
import { parseRow, readAttributes, statusOf, type ReadRow, type ReadRowSpan } from './huggingFaceRows'
import { readBytes } from './input'
import { readJsonRecords, type ReadProblem } from './jsonRecords'
import { offsetReader } from './offsets'
import { readParquet } from './parquet'
import { UnitTally } from './unitChoice'

/** The files of one split, in the order of their shards. */
interface SplitFiles {
  readonly split: Split | undefined
  readonly jsonl: InputFile[]
  readonly parquet: InputFile[]
}

/** A row of a file, or what keeps it from being one. */
interface Place {
  readonly path: string
  readonly place: string
  readonly row: ReadRow | ReadProblem
}

export async function* readHuggingFace(
  files: readonly InputFile[],
  options: ReadOptions,
): AsyncGenerator<ReadEvent, void> {
  const bySplit = new Map<string, SplitFiles>()
  for (const file of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const name = /^(?:(.*)\/)?([^/]+?)(?:-\d{5}-of-\d{5})?\.(jsonl|parquet)$/i.exec(file.path)
    if (name === null) {
      if (!/(^|\/)(README\.md|LICENSE[^/]*|\.gitattributes)$/i.test(file.path)) {
        yield problem(file.path, '', 'unsupported', 'is no JSON Lines or Parquet file of a dataset')
      }
      continue
    }
    const [, folder = '', stem = '', extension = ''] = name
    const key = `${folder}/${stem.toLowerCase()}`
    const of = bySplit.get(key) ?? { split: splitNamed(stem), jsonl: [], parquet: [] }
    bySplit.set(key, of)
    of[extension.toLowerCase() === 'parquet' ? 'parquet' : 'jsonl'].push(file)
  }
  for (const of of inOrder([...bySplit.values()])) yield* readSplit(of, options)
}

/** The names under which the Hub knows a split (huggingface/hub-docs: docs/hub/datasets-file-names-and-splits.md). */
const splitNames: Readonly<Record<Split, RegExp>> = {
  train: /^train(ing)?$/i,
  validation: /^(validation|valid|val|dev)$/i,
  test: /^(test|testing|eval|evaluation)$/i,
}

function splitNamed(stem: string): Split | undefined {
  return splits.find((split) => splitNames[split].test(stem))
}

/** Training first, then validation, then test, then all others. */
function inOrder(files: readonly SplitFiles[]): readonly SplitFiles[] {
  const place = ({ split }: SplitFiles) => (split === undefined ? splits.length : splits.indexOf(split))
  return files.toSorted((a, b) => place(a) - place(b))
}

async function* readSplit(files: SplitFiles, options: ReadOptions): AsyncGenerator<ReadEvent, void> {
  const [main, other] = files.jsonl.length > 0 ? [files.jsonl, files.parquet] : [files.parquet, []]
  const [first] = main
  if (first === undefined) return
  const { path } = first
  const tally = new UnitTally(['code_point', 'utf16'])
  for await (const { row } of rowsOf(main)) {
    if (isRow(row)) for (const span of row.spans ?? []) tally.add(row.text, span, span.text ?? null)
  }
  const choice = tally.choose(options.unit)
  yield { ...choice, path }
  if (choice.type === 'unit-needed') return
  const others = rowsOf(other)
  let left = other.length > 0
  for await (const { path: at, place, row } of rowsOf(main)) {
    if (left) {
      const twin = await others.next()
      left = twin.done !== true
      if (twin.done === true || !sameRow(row, twin.value.row)) {
        const [where, name] = twin.done === true ? [other[0]?.path ?? '', ''] : [twin.value.path, twin.value.place]
        yield problem(where, name, 'wrong-shape', `does not say what ${at} says in ${place}, which was read`)
      }
    }
    if (isRow(row)) yield* readRow(row, { path: at, place, unit: choice.unit, split: files.split })
    else yield row
  }
  for await (const { path: at, place } of left ? others : []) {
    yield problem(at, place, 'wrong-shape', `is not in ${path}, which was read`)
  }
}

function isRow(row: ReadRow | ReadProblem): row is ReadRow {
  return !('type' in row)
}

function sameRow(a: ReadRow | ReadProblem, b: ReadRow | ReadProblem): boolean {
  return isRow(a) && isRow(b) && JSON.stringify(a) === JSON.stringify(b)
}

async function* rowsOf(files: readonly InputFile[]): AsyncGenerator<Place, void> {
  for (const file of files) yield* /\.parquet$/i.test(file.path) ? parquetRows(file) : jsonlRows(file)
}

async function* jsonlRows(file: InputFile): AsyncGenerator<Place, void> {
  const { path } = file
  for await (const record of readJsonRecords(file)) {
    const { place } = record
    yield { path, place, row: record.type === 'record' ? rowOrProblem(record.value, path, place) : record }
  }
}

/** A Parquet file is read as a whole: its index is at its end. */
async function* parquetRows(file: InputFile): AsyncGenerator<Place, void> {
  const { path } = file
  const rows = readParquet(await readBytes(file))
  for (let number = 1; ; number++) {
    const place = `row ${String(number)}`
    let next: IteratorResult<unknown>
    try {
      next = await rows.next()
    } catch (error) {
      yield { path, place, row: problem(path, place, 'wrong-shape', `is no Parquet: ${String(error)}`) }
      return
    }
    if (next.done === true) return
    yield { path, place, row: rowOrProblem(next.value, path, place) }
  }
}

function rowOrProblem(value: unknown, path: string, place: string): ReadRow | ReadProblem {
  const row = parseRow(value)
  return typeof row === 'string' ? problem(path, place, 'wrong-shape', row) : row
}

interface Where {
  readonly path: string
  readonly place: string
  readonly unit: ReadUnit
  readonly split: Split | undefined
}

function* readRow(row: ReadRow, where: Where): Generator<ReadEvent, void> {
  const { path, split } = where
  const spans = new Map<string, DatasetSpan>()
  const toUtf16 = offsetReader(row.text, where.unit)
  for (const [n, span] of (row.spans ?? []).entries()) {
    const place = `${where.place}, spans[${String(n)}]`
    const id = span.id === null || span.id === undefined ? String(n) : String(span.id)
    const offsets = toUtf16(span)
    const reason = spans.has(id) ? 'duplicate-id' : reasonAgainst(row.text, span, offsets)
    if (reason !== null || offsets === null) {
      yield problem(path, place, reason ?? 'outside-text', `${span.label} ${String(span.start)}-${String(span.end)}`)
      continue
    }
    const note = span.note ?? ''
    spans.set(id, { id, label: span.label, ...offsets, attributes: readAttributes(span), note })
  }
  const relations: DatasetRelation[] = []
  for (const [n, relation] of (row.relations ?? []).entries()) {
    const [from, to] = [String(relation.head), String(relation.tail)]
    if (spans.has(from) && spans.has(to)) {
      relations.push({ id: String(relation.id ?? n), type: relation.type, from, to })
    } else {
      const place = `${where.place}, relations[${String(n)}]`
      yield problem(path, place, 'dangling-relation', `${relation.type} ${from} → ${to}`)
    }
  }
  const item = { document: documentOf(row), annotator: annotatorOf(row), spans: [...spans.values()], relations }
  yield { type: 'item', item: { ...item, ...(split === undefined ? {} : { split }) }, path }
}

/** Why a span cannot be read, its offsets being in UTF-16 code units or null if they lie outside the text; else null. */
function reasonAgainst(
  text: string,
  span: ReadRowSpan,
  offsets: { readonly start: number; readonly end: number } | null,
): ReadReason | null {
  if (offsets === null) return 'outside-text'
  if (offsets.start >= offsets.end) return 'empty-span'
  const quote = span.text ?? null
  return quote !== null && text.slice(offsets.start, offsets.end) !== quote ? 'no-unit-fits' : null
}

function documentOf(row: ReadRow): DatasetItem['document'] {
  const status = statusOf(row)
  return {
    id: row.document_id ?? String(row.id ?? ''),
    title: row.title ?? '',
    fileName: row.file_name ?? '',
    text: row.text,
    ...(status === undefined ? {} : { status }),
    ...(row.note === null || row.note === undefined ? {} : { note: row.note }),
  }
}

function annotatorOf(row: ReadRow): DatasetItem['annotator'] {
  const { annotator_id: id, annotator_name: name, annotator_role: role } = row
  if ((id ?? name ?? null) === null) return null
  return { id: id ?? '', name: name ?? '', ...(role === 'adjudication' ? { role } : {}) }
}

function problem(path: string, place: string, reason: ReadReason, detail: string): ReadProblem {
  return { type: 'problem', path, place, reason, detail }
}
