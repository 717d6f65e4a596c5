/**
 * Reading Label Studio's JSON, its own exports and ours: code points of the raw text, in exports from before the end of 2021
 * UTF-16 code units. A skipped task is not an empty vote, and a prediction nobody's: both are set aside. A task without
 * annotations is a document that nobody has begun.
 */
import { documentStatuses } from '../annotation/model'
import { splits, type DatasetItem, type DatasetRelation, type DatasetSpan } from '../datasets/item'
import { offsetUnits, type InputFile, type ReadEvent, type ReadOptions, type ReadUnit } from './format'
import { htmlText } from './htmlText'
import { fileStart } from './input'
import { readJsonRecords } from './jsonRecords'
import { unitOfRecords } from './jsonUnits'
import {
  isCoveredText,
  isInHtml,
  readResults,
  type Region,
  type ResultProblem,
  type Results,
} from './labelStudioResults'
import { idOf, isMembers, listOf, stringOf, type Members } from './members'
import { offsetReader } from './offsets'
import { isCovered, type UnitTally } from './unitChoice'

export async function* readLabelStudio(files: readonly InputFile[], options: ReadOptions): AsyncGenerator<ReadEvent> {
  for (const file of files) {
    if (!file.path.toLowerCase().endsWith('.json')) {
      if (await isConfig(file)) continue
      const detail = 'is neither a JSON file of tasks nor a labeling config'
      yield { type: 'problem', path: file.path, place: '', reason: 'unsupported', detail }
      continue
    }
    const choice = await unitOfRecords(file, offsetUnits, options.unit, addRegions)
    yield { ...choice, path: file.path }
    if (choice.type === 'unit-needed') continue
    for await (const record of readJsonRecords(file)) {
      if (record.type === 'problem') {
        yield record
        continue
      }
      const { items, problems } = readTask(record.value, choice.unit)
      for (const { within, reason, detail } of problems) {
        const place = within === '' ? record.place : `${record.place}, ${within}`
        yield { type: 'problem', path: file.path, place, reason, detail }
      }
      for (const item of items) yield { type: 'item', item, path: file.path }
    }
  }
}

async function isConfig(file: InputFile): Promise<boolean> {
  if (!file.path.toLowerCase().endsWith('.xml')) return false
  return /<View\b/.test((await fileStart(file)).text)
}

function addRegions(tally: UnitTally, task: unknown): void {
  const text = textOf(task)
  if (text === null) return
  for (const annotation of annotationsOf(task)) {
    if (isSkipped(annotation)) continue
    for (const { span, covered } of resultsOf(annotation).regions) tally.add(text, span, coverage(covered))
  }
}

function coverage(covered: string | null) {
  return covered === null ? null : (slice: string) => isCoveredText(slice, covered)
}

/** Before version 1.0 annotations were called completions. */
function annotationsOf(task: unknown): readonly unknown[] {
  return isMembers(task) ? listOf(task['annotations'] ?? task['completions']) : []
}

function isSkipped(annotation: unknown): boolean {
  return isMembers(annotation) && (annotation['was_cancelled'] === true || annotation['skipped'] === true)
}

function resultsOf(annotation: unknown): Results {
  return readResults(isMembers(annotation) ? listOf(annotation['result']) : [])
}

/**
 * The text that a task is about: its `text`, or its only text if the project calls it otherwise; where regions count in HTML,
 * what stands between the tags. Null if there is no telling.
 */
function textOf(task: unknown): string | null {
  const data = isMembers(task) && isMembers(task['data']) ? task['data'] : {}
  const [only, ...more] = Object.values(data).filter((value) => typeof value === 'string')
  const text = typeof data['text'] === 'string' ? data['text'] : more.length === 0 ? only : undefined
  if (text === undefined) return null
  const inHtml = annotationsOf(task).some((a) => isMembers(a) && listOf(a['result']).some(isInHtml))
  return inHtml ? htmlText(text) : text
}

interface ReadTask {
  readonly items: readonly DatasetItem[]
  readonly problems: readonly ResultProblem[]
}

function readTask(task: unknown, unit: ReadUnit): ReadTask {
  const text = textOf(task)
  if (!isMembers(task) || text === null) {
    return { items: [], problems: [{ within: '', reason: 'unknown-text', detail: 'has no text, or several' }] }
  }
  const problems: ResultProblem[] = []
  const data = isMembers(task['data']) ? task['data'] : {}
  const annotations = annotationsOf(task)
  const predictions = listOf(task['predictions']).length
  if (predictions > 0) {
    const detail = `${predictions} made by a program are passed over`
    problems.push({ within: 'predictions', reason: 'unsupported', detail })
  }
  const split = splits.find((known) => known === data['split'])
  const itemBy = (annotator: DatasetItem['annotator'], marks: Pick<DatasetItem, 'spans' | 'relations'>) => ({
    document: documentOf(data, idOf(task['id']), text),
    annotator,
    ...marks,
    ...(split === undefined ? {} : { split }),
  })
  if (annotations.length === 0) {
    const untouched = itemBy(null, { spans: [], relations: [] })
    return { items: [{ ...untouched, document: { ...untouched.document, status: 'not-started' } }], problems }
  }
  const items = annotations.flatMap((annotation, index) => {
    const within = `annotations[${index}]`
    if (!isMembers(annotation)) {
      problems.push({ within, reason: 'wrong-shape', detail: 'is no object' })
      return []
    }
    if (isSkipped(annotation)) {
      problems.push({ within, reason: 'skipped-task', detail: 'was skipped by its annotator' })
      return []
    }
    const refuse = (problem: ResultProblem) => problems.push({ ...problem, within: `${within}, ${problem.within}` })
    return [itemBy(annotatorOf(annotation), readMarks(resultsOf(annotation), text, unit, refuse))]
  })
  return { items, problems }
}

function readMarks(
  results: Results,
  text: string,
  unit: ReadUnit,
  refuse: (problem: ResultProblem) => void,
): Pick<DatasetItem, 'spans' | 'relations'> {
  results.problems.forEach(refuse)
  const toUtf16 = offsetReader(text, unit)
  const spans: DatasetSpan[] = []
  for (const region of results.regions) {
    const { within, span, covered } = region
    const place = toUtf16(span)
    const said = `${span.start}-${span.end}`
    if (span.start >= span.end) refuse({ within, reason: 'empty-span', detail: `${said} holds nothing` })
    else if (place === null) refuse({ within, reason: 'outside-text', detail: `${said} is not within the text` })
    else if (covered !== null && !isCovered(text, place, (slice) => isCoveredText(slice, covered)))
      refuse({ within, reason: 'no-unit-fits', detail: `its text is not what stands at ${said}` })
    else spans.push(...spansOf(region, place))
  }
  const ids = new Set(spans.map(({ id }) => id))
  const relations = results.links.flatMap(({ within, ...link }, index): DatasetRelation[] => {
    const missing = [link.from, link.to].find((end) => !ids.has(end))
    if (missing === undefined) return [{ id: `r${index + 1}`, ...link }]
    refuse({ within, reason: 'dangling-relation', detail: `there is no region ${missing}` })
    return []
  })
  return { spans, relations }
}

/** A region is a span for each of its labels. The first has the region's id, by which relations name it. */
function spansOf({ id, labels, attributes, note }: Region, place: { start: number; end: number }): DatasetSpan[] {
  return labels.map((label, index) => ({
    id: index === 0 ? id : `${id}#${index + 1}`,
    label,
    start: place.start,
    end: place.end,
    attributes,
    note,
  }))
}

function documentOf(data: Members, taskId: string | null, text: string): DatasetItem['document'] {
  const status = documentStatuses.find((known) => known === data['status'])
  const note = stringOf(data['note'])
  return {
    id: idOf(data['doc_id']) ?? taskId ?? '',
    title: stringOf(data['title']),
    fileName: stringOf(data['file_name']),
    text,
    ...(status === undefined ? {} : { status }),
    ...(note === '' ? {} : { note }),
  }
}

/** Ours, or one of Label Studio's users: a number, or an object where the export has them in full. */
function annotatorOf({ annotator, completed_by: user }: Members): DatasetItem['annotator'] {
  if (isMembers(annotator)) {
    const named = { id: stringOf(annotator['id']), name: stringOf(annotator['name']) }
    return annotator['role'] === 'adjudication' ? { ...named, role: 'adjudication' } : named
  }
  if (!isMembers(user)) {
    const id = idOf(user)
    return id === null ? null : { id, name: id }
  }
  const id = idOf(user['id']) ?? ''
  const full = [user['first_name'], user['last_name']].map(stringOf).join(' ').trim()
  const name = [full, stringOf(user['email']), id].find((part) => part !== '') ?? ''
  return name === '' ? null : { id, name }
}
