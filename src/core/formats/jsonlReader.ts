/** Reading Sanad's own training dataset back. */
import { documentStatuses, newlineKinds, type DocumentSource } from '../annotation/model'
import {
  splits,
  type DatasetAnnotator,
  type DatasetItem,
  type DatasetRelation,
  type DatasetSpan,
} from '../datasets/item'
import { err, ok, type Result } from '../result'
import { documentIdOf } from '../text/documentId'
import {
  offsetUnits,
  type InputFile,
  type OffsetUnit,
  type ReadEvent,
  type ReadOptions,
  type ReadReason,
} from './format'
import { readJsonRecords } from './jsonRecords'
import { isAttributes, isMembers, listOf, stringOf, type Members } from './members'
import { offsetReader } from './offsets'

/** What is wrong within a line: `path` is `spans[2].end`, or empty for the line as a whole. */
export interface LineProblem {
  readonly path: string
  readonly reason: ReadReason
  readonly detail: string
}

/** A text by the id of its document. */
type KnownTexts = ReadonlyMap<string, string>

/** Reads files of the dataset: a span that is not what it says is set aside, as are relations that lead to it. */
export async function* readJsonl(files: readonly InputFile[], options: ReadOptions): AsyncGenerator<ReadEvent> {
  const known = new Map((options.documents ?? []).map(({ id, text }) => [id, text]))
  for (const file of files) {
    let isUnitSaid = false
    for await (const record of readJsonRecords(file)) {
      if (record.type === 'problem') {
        yield record
        continue
      }
      const { item, unit, problems } = readLine(record.value, known)
      if (unit !== null && !isUnitSaid) {
        yield { type: 'unit', path: file.path, unit, because: 'stated' }
        isUnitSaid = true
      }
      for (const { path, reason, detail } of problems) {
        const place = path === '' ? record.place : `${record.place}, ${path}`
        yield { type: 'problem', path: file.path, place, reason, detail }
      }
      if (item !== null) yield { type: 'item', item, path: file.path }
    }
  }
}

/**
 * Reads one line of the dataset, and is stricter than `readJsonl`: a line with any problem is no item, as half of a document
 * would teach a model that the other half holds nothing, and the id must be the text's hash. Offsets of the item are UTF-16
 * code units. A line without its text is refused: nothing in it can be checked.
 */
export function readJsonlLine(line: string): Result<DatasetItem, readonly LineProblem[]> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return err([{ path: '', reason: 'not-json', detail: 'is not JSON' }])
  }
  const { item, problems } = readLine(value, new Map())
  if (item !== null && documentIdOf(item.document.text) !== item.document.id) {
    problems.unshift({ path: 'id', reason: 'text-differs', detail: "is not the text's hash" })
  }
  return item === null || problems.length > 0 ? err(problems) : ok(item)
}

interface ReadLine {
  /** Null if nothing of the line can be read. */
  readonly item: DatasetItem | null
  readonly unit: OffsetUnit | null
  readonly problems: LineProblem[]
}

function readLine(value: unknown, known: KnownTexts): ReadLine {
  const problems: LineProblem[] = []
  const refuse = (path: string, reason: ReadReason, detail: string) => {
    problems.push({ path, reason, detail })
    return null
  }
  const wrong = (path: string, detail: string) => refuse(path, 'wrong-shape', detail)
  if (!isMembers(value)) return { item: wrong('', 'is no object'), unit: null, problems }
  const id = stringOf(value['id'])
  if (id === '') wrong('id', 'is no text')
  const unit = unitOf(value['offset_unit'])
  if (unit === null) wrong('offset_unit', `is none of ${offsetUnits.join(', ')}`)
  const text = textOf(value, known)
  if (text === null) {
    if (value['text'] === undefined) refuse('text', 'unknown-text', 'is left out, and no document of the id is at hand')
    else wrong('text', 'is no text')
  }
  if (!Array.isArray(value['spans'])) wrong('spans', 'is no list')
  if (!Array.isArray(value['relations'])) wrong('relations', 'is no list')
  if (!isMembers(value['meta'])) wrong('meta', 'is no object')
  if (unit === null || text === null || problems.length > 0) return { item: null, unit, problems }
  const spans = readSpans(listOf(value['spans']), text, unit, refuse)
  const relations = readRelations(listOf(value['relations']), spans, refuse)
  return { item: itemOf(value, { id, text, spans, relations }, wrong), unit, problems }
}

function unitOf(value: unknown): OffsetUnit | null {
  return value === 'code_point' || value === 'utf16' ? value : null
}

function textOf(line: Members, known: KnownTexts): string | null {
  const { text, id } = line
  if (typeof text === 'string') return text
  return text === undefined ? (known.get(stringOf(id)) ?? null) : null
}

type Refuse = (path: string, reason: ReadReason, detail: string) => null

function readSpans(values: readonly unknown[], text: string, unit: OffsetUnit, refuse: Refuse): DatasetSpan[] {
  const toUtf16 = offsetReader(text, unit)
  const ids = new Set<string>()
  const spans: DatasetSpan[] = []
  values.forEach((value, index) => {
    const span = readSpan(value, text, toUtf16, (path, reason, detail) =>
      refuse(`spans[${index}]${path}`, reason, detail),
    )
    if (span === null) return
    if (ids.has(span.id)) refuse(`spans[${index}].id`, 'duplicate-id', 'is the id of an earlier span')
    else spans.push(span)
    ids.add(span.id)
  })
  return spans
}

function readSpan(
  value: unknown,
  text: string,
  toUtf16: ReturnType<typeof offsetReader>,
  refuse: Refuse,
): DatasetSpan | null {
  if (!isMembers(value)) return refuse('', 'wrong-shape', 'is no object')
  const { id, label, start, end, attributes, note = '' } = value
  if (typeof id !== 'string' || id === '') return refuse('.id', 'wrong-shape', 'is no text')
  if (typeof label !== 'string' || label === '') return refuse('.label', 'wrong-shape', 'is no text')
  if (typeof start !== 'number') return refuse('.start', 'wrong-shape', 'is no number')
  if (typeof end !== 'number') return refuse('.end', 'wrong-shape', 'is no number')
  if (typeof value['text'] !== 'string') return refuse('.text', 'wrong-shape', 'is no text')
  if (!isAttributes(attributes)) return refuse('.attributes', 'wrong-shape', 'are not plain values by name')
  if (typeof note !== 'string') return refuse('.note', 'wrong-shape', 'is no text')
  const place = toUtf16({ start, end })
  if (place === null) return refuse('', 'outside-text', `${start}-${end} is no span of the text`)
  if (place.start >= place.end) return refuse('', 'empty-span', `${start}-${end} holds nothing`)
  if (text.slice(place.start, place.end) !== value['text']) {
    return refuse('.text', 'no-unit-fits', `is not the text at ${start}-${end}`)
  }
  return { id, label, start: place.start, end: place.end, attributes, note }
}

function readRelations(values: readonly unknown[], spans: readonly DatasetSpan[], refuse: Refuse): DatasetRelation[] {
  const spanIds = new Set(spans.map(({ id }) => id))
  const ids = new Set<string>()
  return values.flatMap((value, index) => {
    const path = `relations[${index}]`
    const [id, type, from, to] = isMembers(value) ? ['id', 'type', 'from', 'to'].map((key) => stringOf(value[key])) : []
    if (id === undefined || type === undefined || from === undefined || to === undefined || id === '' || type === '') {
      refuse(path, 'wrong-shape', 'is not an object with id, type, from and to')
      return []
    }
    if (ids.has(id)) {
      refuse(`${path}.id`, 'duplicate-id', 'is the id of an earlier relation')
      return []
    }
    ids.add(id)
    const dangling = ([['from', from], ['to', to]] as const).filter(([, end]) => !spanIds.has(end)) // prettier-ignore
    for (const [side] of dangling) refuse(`${path}.${side}`, 'dangling-relation', 'is no span of this line')
    return dangling.length === 0 ? [{ id, type, from, to }] : []
  })
}

type Wrong = (path: string, detail: string) => null

/** The item of a line whose main parts were read. What is wrong in `meta` is left out of it. */
function itemOf(
  line: Members,
  parts: { id: string; text: string; spans: readonly DatasetSpan[]; relations: readonly DatasetRelation[] },
  wrong: Wrong,
): DatasetItem {
  const meta = isMembers(line['meta']) ? line['meta'] : {}
  const one = <T extends string>(name: string, allowed: readonly T[]): T | undefined => {
    const found = allowed.find((value) => value === meta[name])
    if (found === undefined && meta[name] !== undefined) wrong(`meta.${name}`, `is none of ${allowed.join(', ')}`)
    return found
  }
  const status = one('status', documentStatuses)
  const split = one('split', splits)
  const source = sourceOf(meta['source'], wrong)
  const note = meta['note']
  return {
    document: {
      id: parts.id,
      title: stringOf(line['title']),
      fileName: stringOf(meta['file_name']),
      text: parts.text,
      ...(status === undefined ? {} : { status }),
      ...(source === undefined ? {} : { source }),
      ...(typeof note === 'string' ? { note } : {}),
    },
    annotator: annotatorOf(meta['annotator'], wrong),
    spans: parts.spans,
    relations: parts.relations,
    ...(split === undefined ? {} : { split }),
  }
}

function sourceOf(value: unknown, wrong: Wrong): DocumentSource | undefined {
  if (value === undefined) return undefined
  const { encoding, byte_length: byteLength, newline, bom } = isMembers(value) ? value : {}
  const kind = newlineKinds.find((known) => known === newline)
  if (
    typeof encoding === 'string' &&
    typeof byteLength === 'number' &&
    kind !== undefined &&
    typeof bom === 'boolean'
  ) {
    return { encoding, byteLength, newline: kind, bom }
  }
  wrong('meta.source', 'is not an object with encoding, byte_length, newline and bom')
  return undefined
}

function annotatorOf(value: unknown, wrong: Wrong): DatasetAnnotator | null {
  if (value === null || value === undefined) return null
  const { id, name, role } = isMembers(value) ? value : {}
  if (typeof id !== 'string' || typeof name !== 'string') {
    return wrong('meta.annotator', 'is neither null nor an object with id and name')
  }
  return role === 'adjudication' ? { id, name, role } : { id, name }
}
