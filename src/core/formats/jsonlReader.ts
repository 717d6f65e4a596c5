/** Reading Sanad's own training dataset back: each line is checked by itself. */
import { z } from 'zod'
import { checkSpan } from '../annotation/rules'
import {
  attributesSchema,
  documentIdSchema,
  relationTypes,
  type Attributes,
  type RelationType,
} from '../annotation/model'
import { err, ok, type Result } from '../result'
import { documentIdOf } from '../text/documentId'
import { offsetUnits, type OffsetUnit } from './format'
import { offsetReader } from './offsets'

export interface DatasetSpan {
  readonly id: string
  readonly label: string
  /** UTF-16 code units of the line's text, whatever the line counts in. */
  readonly start: number
  readonly end: number
  readonly text: string
  readonly attributes: Attributes
  readonly note?: string | undefined
}

export interface DatasetRelation {
  readonly id: string
  readonly type: RelationType
  readonly from: string
  readonly to: string
}

/** One line: a document as one annotator marked it. */
export interface DatasetRecord {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly offset_unit: OffsetUnit
  readonly spans: readonly DatasetSpan[]
  readonly relations: readonly DatasetRelation[]
  readonly meta: Readonly<Record<string, unknown>>
}

/** `path` is within the line: `spans[2].end`, or empty for the line as a whole. */
export interface LineProblem {
  readonly path: string
  readonly detail: string
}

const offset = z.int().min(0)
const recordSchema: z.ZodType<DatasetRecord> = z.looseObject({
  id: documentIdSchema,
  title: z.string(),
  text: z.string(),
  offset_unit: z.enum(offsetUnits),
  spans: z.array(
    z.looseObject({
      id: z.string().min(1),
      label: z.string().min(1),
      start: offset,
      end: offset,
      text: z.string(),
      attributes: attributesSchema,
      note: z.string().optional(),
    }),
  ),
  relations: z.array(
    z.looseObject({ id: z.string().min(1), type: z.enum(relationTypes), from: z.string(), to: z.string() }),
  ),
  meta: z.record(z.string(), z.unknown()),
})

/**
 * Reads one line of the dataset and checks that the id is the text's hash, that every span's text is what stands at its
 * offsets, that ids are unique and that relations join spans of the line. A line with any problem is no record: half of
 * a document would teach a model that the other half holds nothing.
 */
export function readJsonlLine(line: string): Result<DatasetRecord, readonly LineProblem[]> {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return err([{ path: '', detail: 'is not JSON' }])
  }
  const parsed = recordSchema.safeParse(json)
  if (!parsed.success) {
    return err(parsed.error.issues.map((issue) => ({ path: z.core.toDotPath(issue.path), detail: issue.message })))
  }
  const record = parsed.data
  const problems: LineProblem[] = []
  if (documentIdOf(record.text) !== record.id) problems.push({ path: 'id', detail: "is not the text's hash" })
  const spans = readSpans(record, problems)
  checkRelations(record, problems)
  return problems.length > 0 ? err(problems) : ok({ ...record, spans })
}

function readSpans(record: DatasetRecord, problems: LineProblem[]): DatasetSpan[] {
  const toUtf16 = offsetReader(record.text, record.offset_unit)
  const ids = new Set<string>()
  return record.spans.flatMap((span, index) => {
    const path = `spans[${index}]`
    if (ids.has(span.id)) problems.push({ path: `${path}.id`, detail: 'is the id of an earlier span' })
    ids.add(span.id)
    const offsets = toUtf16(span)
    if (offsets === null || !checkSpan(record.text, offsets.start, offsets.end).ok) {
      problems.push({ path, detail: `${span.start}-${span.end} is no span of the text` })
      return []
    }
    if (record.text.slice(offsets.start, offsets.end) !== span.text) {
      problems.push({ path: `${path}.text`, detail: `is not the text at ${span.start}-${span.end}` })
    }
    return [{ ...span, ...offsets }]
  })
}

function checkRelations(record: DatasetRecord, problems: LineProblem[]): void {
  const spanIds = new Set(record.spans.map((span) => span.id))
  const ids = new Set<string>()
  record.relations.forEach((relation, index) => {
    const path = `relations[${index}]`
    if (ids.has(relation.id)) problems.push({ path: `${path}.id`, detail: 'is the id of an earlier relation' })
    ids.add(relation.id)
    for (const side of ['from', 'to'] as const) {
      if (!spanIds.has(relation[side])) problems.push({ path: `${path}.${side}`, detail: 'is no span of this line' })
    }
  })
}
