/**
 * Reading Prodigy's JSON Lines: code points, unless the texts of tokens or spans stand at their offsets in UTF-16 code units
 * only. Tasks that were rejected or ignored are set aside: they say what is not so, or nothing.
 */
import { documentStatuses } from '../annotation/model'
import { splits, type DatasetItem, type DatasetRelation, type DatasetSpan } from '../datasets/item'
import { offsetUnits, type InputFile, type ReadEvent, type ReadOptions, type ReadReason, type ReadUnit } from './format'
import { readJsonRecords } from './jsonRecords'
import { unitOfRecords } from './jsonUnits'
import { idOf, isAttributes, isMembers, listOf, stringOf, type Members } from './members'
import { offsetReader, type Offsets } from './offsets'
import type { UnitTally } from './unitChoice'

export async function* readSpacy(files: readonly InputFile[], options: ReadOptions): AsyncGenerator<ReadEvent> {
  for (const file of files) {
    const choice = await unitOfRecords(file, offsetUnits, options.unit, addSpans)
    // Without any text to compare with, the format's own unit is the only one.
    const unit = choice.type === 'unit' ? choice.unit : 'code_point'
    yield { type: 'unit', path: file.path, unit, because: choice.type === 'unit' ? choice.because : 'matches' }
    for await (const record of readJsonRecords(file)) {
      if (record.type === 'problem') {
        yield record
        continue
      }
      const problems: TaskProblem[] = []
      const item = readTask(record.value, unit, (within, reason, detail) => problems.push({ within, reason, detail }))
      for (const { within, reason, detail } of problems) {
        const place = within === '' ? record.place : `${record.place}, ${within}`
        yield { type: 'problem', path: file.path, place, reason, detail }
      }
      if (item !== null) yield { type: 'item', item, path: file.path }
    }
  }
}

interface TaskProblem {
  /** `spans[2]`; empty for the task as a whole. */
  readonly within: string
  readonly reason: ReadReason
  readonly detail: string
}
type Refuse = (within: string, reason: ReadReason, detail: string) => void

function addSpans(tally: UnitTally, task: unknown): void {
  const { text, tokens, spans } = isMembers(task) ? task : {}
  // Without surrogate pairs both units are the same.
  if (typeof text !== 'string' || !/[\ud800-\udbff]/.test(text)) return
  for (const value of [...listOf(tokens), ...listOf(spans)]) {
    const place = offsetsOf(value)
    const covered = isMembers(value) && typeof value['text'] === 'string' ? value['text'] : null
    if (place !== null) tally.add(text, place, covered)
  }
}

function offsetsOf(value: unknown): Offsets | null {
  const { start, end } = isMembers(value) ? value : {}
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : null
}

function readTask(task: unknown, unit: ReadUnit, refuse: Refuse): DatasetItem | null {
  if (!isMembers(task) || typeof task['text'] !== 'string') {
    refuse('', 'wrong-shape', 'has no text')
    return null
  }
  const { text, answer = 'accept' } = task
  if (answer !== 'accept') {
    refuse('', 'skipped-task', `was answered with ${stringOf(answer)}`)
    return null
  }
  const toUtf16 = offsetReader(text, unit)
  const found = listOf(task['spans']).map((value, index) => readSpan(value, `spans[${index}]`, toUtf16, task, refuse))
  const spans = withIds(
    found.flatMap((span) => span ?? []),
    refuse,
  )
  const meta = isMembers(task['meta']) ? task['meta'] : {}
  const split = splits.find((known) => known === meta['split'])
  return {
    document: documentOf(meta, text),
    annotator: annotatorOf(task, meta),
    spans: spans.map(({ span }) => span),
    relations: readRelations(listOf(task['relations']), spans, refuse),
    ...(split === undefined ? {} : { split }),
  }
}

/** A span, and what the file says of it by which relations name it. */
interface FoundSpan {
  readonly within: string
  readonly span: DatasetSpan
  readonly said: Members
}

function readSpan(
  value: unknown,
  within: string,
  toUtf16: ReturnType<typeof offsetReader>,
  task: Members,
  refuse: Refuse,
): FoundSpan | null {
  const said = offsetsOf(value)
  const text = stringOf(task['text'])
  const no = (reason: ReadReason, detail: string) => {
    refuse(within, reason, detail)
    return null
  }
  if (!isMembers(value) || said === null) return no('wrong-shape', 'has no start and end')
  const { label, attributes = {}, note = '' } = value
  if (typeof label !== 'string' || label === '') return no('wrong-shape', 'has no label')
  if (!isAttributes(attributes)) return no('wrong-shape', 'has attributes that are not plain values')
  if (typeof note !== 'string') return no('wrong-shape', 'has a note that is no text')
  const place = toUtf16(said)
  if (said.start >= said.end) return no('empty-span', `${said.start}-${said.end} holds nothing`)
  if (place === null) return no('outside-text', `${said.start}-${said.end} is not within the text`)
  const slice = text.slice(place.start, place.end)
  if (!isCoveredBy(value, listOf(task['tokens']), slice)) {
    return no('no-unit-fits', `its text or tokens are not what stands at ${said.start}-${said.end}`)
  }
  const id = idOf(value['id']) ?? within
  return { within, span: { id, label, ...place, attributes, note }, said: value }
}

/** Whether a slice is a span's text, and begins and ends as the tokens do that the span is made of, as far as the file says. */
function isCoveredBy(span: Members, tokens: readonly unknown[], slice: string): boolean {
  const { text, token_start: first, token_end: last } = span
  const tokenAt = (index: unknown) => {
    const token = typeof index === 'number' ? tokens[index] : undefined
    return isMembers(token) ? stringOf(token['text']) : ''
  }
  return (
    (typeof text !== 'string' || text === slice) && slice.startsWith(tokenAt(first)) && slice.endsWith(tokenAt(last))
  )
}

function withIds(spans: readonly FoundSpan[], refuse: Refuse): readonly FoundSpan[] {
  const ids = new Set<string>()
  return spans.filter(({ within, span: { id } }) => {
    const isNew = !ids.has(id)
    if (!isNew) refuse(within, 'duplicate-id', `${id} is the id of an earlier span`)
    ids.add(id)
    return isNew
  })
}

function readRelations(values: readonly unknown[], spans: readonly FoundSpan[], refuse: Refuse): DatasetRelation[] {
  return values.flatMap((value, index) => {
    const within = `relations[${index}]`
    const { label, head, child, head_span: headSpan, child_span: childSpan } = isMembers(value) ? value : {}
    if (typeof label !== 'string' || label === '') {
      refuse(within, 'wrong-shape', 'has no label')
      return []
    }
    const from = endOf(headSpan, head, spans)
    const to = endOf(childSpan, child, spans)
    if (from === undefined || to === undefined) {
      refuse(within, 'dangling-relation', `there is no span at its ${from === undefined ? 'head' : 'child'}`)
      return []
    }
    return [{ id: `r${index + 1}`, type: label, from: from.span.id, to: to.span.id }]
  })
}

/**
 * The span at one end of a relation: by its id, by its place and label, or by its last token. Files of other converters have
 * its first token there.
 */
function endOf(end: unknown, token: unknown, spans: readonly FoundSpan[]): FoundSpan | undefined {
  if (isMembers(end)) {
    const id = idOf(end['id'])
    const byId = id === null ? undefined : spans.find(({ span }) => span.id === id)
    if (byId !== undefined) return byId
    const { start, end: behind, label } = end
    const inPlace = spans.filter(({ said }) => said['start'] === start && said['end'] === behind)
    return inPlace.find(({ span }) => span.label === label) ?? (label === null ? inPlace[0] : undefined)
  }
  if (typeof token !== 'number') return undefined
  return (
    spans.find(({ said }) => said['token_end'] === token) ?? spans.find(({ said }) => said['token_start'] === token)
  )
}

function documentOf(meta: Members, text: string): DatasetItem['document'] {
  const status = documentStatuses.find((known) => known === meta['status'])
  const note = stringOf(meta['note'])
  return {
    id: idOf(meta['doc_id']) ?? '',
    title: stringOf(meta['title']),
    fileName: stringOf(meta['file_name']),
    text,
    ...(status === undefined ? {} : { status }),
    ...(note === '' ? {} : { note }),
  }
}

/** Ours, or the session in which the task was answered. */
function annotatorOf(task: Members, meta: Members): DatasetItem['annotator'] {
  const session = stringOf(task['_annotator_id']) || stringOf(task['_session_id'])
  const [id, name] = [stringOf(meta['annotator_id']) || session, stringOf(meta['annotator']) || session]
  if (id === '' && name === '') return null
  return meta['annotator_role'] === 'adjudication' ? { id, name, role: 'adjudication' } : { id, name }
}
