/**
 * Reading a table of spans back, for the check after writing. The texts come from `ReadOptions.documents`; every row names
 * its unit.
 */
import { parseCsv } from 'hucre/csv'
import { documentStatuses, type Attributes, type AttributeValue } from '../annotation/model'
import { withoutGuard } from '../csvField'
import { splits, type DatasetItem, type DatasetRelation, type DatasetSpan } from '../datasets/item'
import { attributeFromText } from './attributeText'
import { attributeOfColumn, unescapedFromCell, type Column } from './csvColumns'
import {
  offsetUnits,
  type InputFile,
  type OffsetUnit,
  type ReadEvent,
  type ReadOptions,
  type ReadReason,
} from './format'
import { NotUtf8Error, readPieces } from './input'
import { isAttributes } from './members'
import { offsetReader } from './offsets'

interface Row {
  readonly number: number
  readonly cell: (column: Column) => string
  readonly attributes: Attributes | null
}

interface RowProblem {
  readonly number: number
  readonly reason: ReadReason
  readonly detail: string
}

export async function* readSpansCsv(files: readonly InputFile[], options: ReadOptions): AsyncGenerator<ReadEvent> {
  const texts = new Map((options.documents ?? []).map(({ id, text }) => [id, text]))
  for (const file of files) {
    let isUnitSaid = false
    try {
      for await (const rows of itemRows(file)) {
        const unit = offsetUnits.find((known) => known === rows[0]?.cell('offset_unit'))
        if (unit !== undefined && !isUnitSaid) {
          yield { type: 'unit', path: file.path, unit, because: 'stated' }
          isUnitSaid = true
        }
        const problems: RowProblem[] = []
        const item = readItem(rows, texts, problems)
        for (const { number, reason, detail } of problems) {
          yield { type: 'problem', path: file.path, place: `row ${number}`, reason, detail }
        }
        if (item !== null) yield { type: 'item', item, path: file.path }
      }
    } catch (error) {
      if (!(error instanceof NotUtf8Error)) throw error
      yield { type: 'problem', path: file.path, place: '', reason: 'not-utf8', detail: 'is not UTF-8' }
    }
  }
}

/** Rows that follow one another and are of the same document and annotator. */
async function* itemRows(file: InputFile): AsyncGenerator<readonly Row[]> {
  let open: Row[] = []
  for await (const row of rowsOf(file)) {
    const [first] = open
    if (first !== undefined && !keys.every((column) => row.cell(column) === first.cell(column))) {
      yield open
      open = []
    }
    open.push(row)
  }
  if (open.length > 0) yield open
}

const keys = ['document_id', 'annotator_id', 'annotator'] as const satisfies Column[]

/** The rows behind the header, which is row 1. */
async function* rowsOf(file: InputFile): AsyncGenerator<Row> {
  let header: Header | null = null
  let number = 0
  for await (const text of wholeRows(file)) {
    for (const values of parseCsv(text, { delimiter: ',', skipBom: false })) {
      const cells = values.map((value) => withoutGuard(typeof value === 'string' ? value : ''))
      number++
      if (header === null) header = headerOf(cells)
      else yield rowOf(header, cells, number)
    }
  }
}

interface Header {
  /** Where each column stands. */
  readonly places: ReadonlyMap<string, number>
  readonly attributes: readonly (readonly [name: string, place: number])[]
}

function headerOf(cells: readonly string[]): Header {
  const attributes = cells.flatMap((column, place) => {
    const name = attributeOfColumn(column)
    return name === null ? [] : [[name, place] as const]
  })
  return { places: new Map(cells.map((column, place) => [column, place])), attributes }
}

function rowOf(header: Header, cells: readonly string[], number: number): Row {
  const cell = (column: Column) => cells[header.places.get(column) ?? -1] ?? ''
  const attributes = header.attributes.flatMap(([name, place]) => {
    const text = cells[place] ?? ''
    return text === '' ? [] : [[name, attributeFromText(text)] as const]
  })
  return { number, cell, attributes: withOthers(attributes, cell('other_attributes')) }
}

/** The attributes with those of a JSON object; null if the text is none. */
function withOthers(attributes: readonly (readonly [string, AttributeValue])[], json: string): Attributes | null {
  if (json === '') return Object.fromEntries(attributes)
  try {
    const others: unknown = JSON.parse(json)
    return isAttributes(others) ? Object.fromEntries([...attributes, ...Object.entries(others)]) : null
  } catch {
    return null
  }
}

/** How long a piece for the parser is at least, in UTF-16 code units; it holds all cells of a piece at a time. */
const batchLength = 16 * 1024

/** The file in pieces that end where a row does: at a newline that is not between quotation marks. */
async function* wholeRows(file: InputFile): AsyncGenerator<string> {
  let open = ''
  let inQuotes = false
  for await (const piece of readPieces(file)) {
    let from = 0
    for (let at = 0; at < piece.length; at++) {
      const unit = piece.charCodeAt(at)
      if (unit === quote) inQuotes = !inQuotes
      else if (unit === lineFeed && !inQuotes && open.length + at - from >= batchLength) {
        yield open + piece.slice(from, at + 1)
        open = ''
        from = at + 1
      }
    }
    open += piece.slice(from)
  }
  if (open !== '') yield open
}

const lineFeed = 0x0a
const quote = 0x22

function readItem(
  rows: readonly Row[],
  texts: ReadonlyMap<string, string>,
  problems: RowProblem[],
): DatasetItem | null {
  const [first] = rows
  const text = texts.get(first?.cell('document_id') ?? '')
  if (first === undefined) return null
  if (text === undefined) {
    problems.push({ number: first.number, reason: 'unknown-text', detail: 'there is no document of its id at hand' })
    return null
  }
  const readers = { code_point: offsetReader(text, 'code_point'), utf16: offsetReader(text, 'utf16') }
  const marked = rows.flatMap((row) => {
    const span = readSpan(row, text, readers, problems)
    return span === null ? [] : [{ row, span }]
  })
  const ids = new Set(marked.map(({ span }) => span.id))
  const relations = marked.flatMap(({ row }) => readRelations(row, ids, problems))
  const split = splits.find((known) => known === first.cell('split'))
  return {
    document: documentOf(first, text),
    annotator: annotatorOf(first),
    spans: marked.map(({ span }) => span),
    relations,
    ...(split === undefined ? {} : { split }),
  }
}

/** Null for a row without a span. */
function readSpan(
  row: Row,
  text: string,
  readers: Readonly<Record<OffsetUnit, ReturnType<typeof offsetReader>>>,
  problems: RowProblem[],
): DatasetSpan | null {
  const label = row.cell('label')
  if (label === '') return null
  const refuse = (reason: ReadReason, detail: string) => {
    problems.push({ number: row.number, reason, detail })
    return null
  }
  const unit = offsetUnits.find((known) => known === row.cell('offset_unit'))
  if (unit === undefined) return refuse('wrong-shape', 'does not say in which unit it counts')
  if (row.attributes === null) return refuse('wrong-shape', 'has other_attributes that are no plain values')
  const [start, end] = [Number(row.cell('start')), Number(row.cell('end'))]
  const place = readers[unit]({ start, end })
  if (place === null) return refuse('outside-text', `${start}-${end} is not within the text`)
  if (text.slice(place.start, place.end) !== row.cell('text')) {
    return refuse('no-unit-fits', `its text is not what stands at ${start}-${end}`)
  }
  return { id: row.cell('id'), label, ...place, attributes: row.attributes, note: row.cell('note') }
}

function readRelations(row: Row, ids: ReadonlySet<string>, problems: RowProblem[]): DatasetRelation[] {
  const from = row.cell('id')
  const links = row.cell('relations').split(' ').filter((link) => link !== '') // prettier-ignore
  return links.flatMap((link, index) => {
    const [type = '', to = ''] = link.split(':').map(unescapedFromCell)
    if (ids.has(to)) return [{ id: `${from} ${index + 1}`, type, from, to }]
    problems.push({ number: row.number, reason: 'dangling-relation', detail: `there is no span ${to}` })
    return []
  })
}

function documentOf(row: Row, text: string): DatasetItem['document'] {
  const status = documentStatuses.find((known) => known === row.cell('status'))
  const note = row.cell('document_note')
  return {
    id: row.cell('document_id'),
    title: row.cell('title'),
    fileName: row.cell('file_name'),
    text,
    ...(status === undefined ? {} : { status }),
    ...(note === '' ? {} : { note }),
  }
}

function annotatorOf(row: Row): DatasetItem['annotator'] {
  const [id, name] = [row.cell('annotator_id'), row.cell('annotator')]
  if (id === '' && name === '') return null
  return row.cell('annotator_role') === 'adjudication' ? { id, name, role: 'adjudication' } : { id, name }
}
