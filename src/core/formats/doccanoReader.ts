/**
 * Reading what doccano exports, and what is made for its import: spans as `[start, end, label]` under `label` or `labels`, or as
 * objects under `entities`, and relations between them. Nothing in a file says in which unit it counts, and no span has its
 * text: where units differ, the unit must be asked.
 */
import { documentStatuses } from '../annotation/model'
import { splits, type DatasetItem, type DatasetRelation, type DatasetSpan } from '../datasets/item'
import { readUnits, type InputFile, type ReadEvent, type ReadOptions, type ReadReason, type ReadUnit } from './format'
import { readJsonRecords } from './jsonRecords'
import { unitOfRecords } from './jsonUnits'
import { idOf, isMembers, listOf, stringOf, type Members } from './members'
import { offsetReader } from './offsets'

export async function* readDoccano(files: readonly InputFile[], options: ReadOptions): AsyncGenerator<ReadEvent> {
  for (const file of files) {
    const choice = await unitOfRecords(file, readUnits, options.unit, (tally, record) => {
      const text = textOf(record)
      if (text !== null) for (const { span } of entitiesOf(record)) if (span !== null) tally.add(text, span, null)
    })
    yield { ...choice, path: file.path }
    if (choice.type === 'unit-needed') continue
    for await (const record of readJsonRecords(file)) {
      if (record.type === 'problem') {
        yield record
        continue
      }
      const problems: RecordProblem[] = []
      const item = readRecord(record.value, choice.unit, problems)
      for (const { within, reason, detail } of problems) {
        const place = within === '' ? record.place : `${record.place}, ${within}`
        yield { type: 'problem', path: file.path, place, reason, detail }
      }
      if (item !== null) yield { type: 'item', item, path: file.path }
    }
  }
}

interface RecordProblem {
  /** `entities[2]`; empty for the record as a whole. */
  readonly within: string
  readonly reason: ReadReason
  readonly detail: string
}

/** A span as the file has it. */
interface Entity {
  readonly within: string
  /** Null if the file does not say it. */
  readonly id: string | null
  readonly label: string
  /** In the file's unit; null if it is none. */
  readonly span: { readonly start: number; readonly end: number } | null
}

/** Exports of old versions have the text under `data`. */
function textOf(record: unknown): string | null {
  if (!isMembers(record)) return null
  const text = record['text'] ?? record['data']
  return typeof text === 'string' ? text : null
}

function entitiesOf(record: unknown): Entity[] {
  if (!isMembers(record)) return []
  return ['label', 'labels', 'entities'].flatMap((member) =>
    listOf(record[member]).map((value, index) => entityOf(value, `${member}[${index}]`)),
  )
}

function entityOf(value: unknown, within: string): Entity {
  if (Array.isArray(value)) {
    const [start, end, label] = value as readonly unknown[]
    return { within, id: null, label: stringOf(label), span: spanOf(start, end) }
  }
  if (!isMembers(value)) return { within, id: null, label: '', span: null }
  const { id, label, start_offset: start, end_offset: end } = value
  return { within, id: idOf(id), label: stringOf(label), span: spanOf(start, end) }
}

function spanOf(start: unknown, end: unknown): Entity['span'] {
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : null
}

function readRecord(record: unknown, unit: ReadUnit, problems: RecordProblem[]): DatasetItem | null {
  const text = textOf(record)
  if (!isMembers(record) || text === null) {
    problems.push({ within: '', reason: 'wrong-shape', detail: 'has no text' })
    return null
  }
  const spans = readSpans(entitiesOf(record), text, unit, problems)
  const relations = readRelations(listOf(record['relations']), spans, problems)
  const split = splits.find((known) => known === record['split'])
  return {
    document: documentOf(record, text),
    annotator: annotatorOf(record),
    spans,
    relations,
    ...(split === undefined ? {} : { split }),
  }
}

function readSpans(entities: readonly Entity[], text: string, unit: ReadUnit, problems: RecordProblem[]) {
  const toUtf16 = offsetReader(text, unit)
  const taken = new Set(entities.flatMap(({ id }) => id ?? []))
  const seen = new Set<string>()
  const spans: DatasetSpan[] = []
  for (const { within, id: ownId, label, span } of entities) {
    const refuse = (reason: ReadReason, detail: string) => problems.push({ within, reason, detail })
    const place = span && toUtf16(span)
    const id = ownId ?? freeId(within, taken)
    if (span === null || label === '') refuse('wrong-shape', 'is no span with a label')
    else if (span.start >= span.end) refuse('empty-span', `${span.start}-${span.end} holds nothing`)
    else if (place === null) refuse('outside-text', `${span.start}-${span.end} is not within the text`)
    else if (seen.has(id)) refuse('duplicate-id', `${id} is the id of an earlier span`)
    else spans.push({ id, label, ...place, attributes: {}, note: '' })
    seen.add(id)
  }
  return spans
}

/** An id for a span that has none, which no other span of the record has. */
function freeId(wanted: string, taken: ReadonlySet<string>): string {
  return taken.has(wanted) ? freeId(`${wanted}'`, taken) : wanted
}

function readRelations(
  values: readonly unknown[],
  spans: readonly DatasetSpan[],
  problems: RecordProblem[],
): DatasetRelation[] {
  const spanIds = new Set(spans.map(({ id }) => id))
  return values.flatMap((value, index) => {
    const within = `relations[${index}]`
    const { from_id: fromId, to_id: toId, type } = isMembers(value) ? value : {}
    const [from, to] = [idOf(fromId), idOf(toId)]
    if (from === null || to === null || typeof type !== 'string' || type === '') {
      problems.push({ within, reason: 'wrong-shape', detail: 'is no relation with from_id, to_id and type' })
      return []
    }
    const missing = [from, to].find((end) => !spanIds.has(end))
    if (missing !== undefined) {
      problems.push({ within, reason: 'dangling-relation', detail: `there is no span ${missing}` })
      return []
    }
    return [{ id: String(index + 1), type, from, to }]
  })
}

function documentOf(record: Members, text: string): DatasetItem['document'] {
  const status = documentStatuses.find((known) => known === record['status'])
  const comments = listOf(record['Comments']).map((value) => stringOf(isMembers(value) ? value['comment'] : value))
  const note = [stringOf(record['note']), ...comments].filter((part) => part !== '').join('\n')
  return {
    id: idOf(record['doc_id']) ?? idOf(record['id']) ?? '',
    title: stringOf(record['title']),
    fileName: stringOf(record['file_name']),
    text,
    ...(status === undefined ? {} : { status }),
    ...(note === '' ? {} : { note }),
  }
}

function annotatorOf(record: Members): DatasetItem['annotator'] {
  const [id, name] = [stringOf(record['annotator_id']), stringOf(record['annotator'])]
  if (id === '' && name === '') return null
  return record['annotator_role'] === 'adjudication' ? { id, name, role: 'adjudication' } : { id, name }
}
