/**
 * Writing an exchange file. The same content is the same bytes apart from `exportedAt`: arrays and keys are sorted, and
 * every record stands on a line of its own. One record a line is as plain to read as indented JSON once texts are long,
 * half its size, and a difference between two files shows exactly the records that changed.
 */
import { err, ok, type Result } from '../result'
import { canonicalJson, compareText } from './canonicalJson'
import { checkContent } from './check'
import { inChunks } from './chunks'
import { exchangeFormat, exchangeVersion, recordKinds, type ExchangeContent } from './format'
import { recordOrders, schemeOrder } from './keyOrders'
import type { RecordProblem } from './problems'

export interface WriteOptions {
  readonly generator: { readonly name: string; readonly version: string }
  /** ISO 8601 in UTC with milliseconds. */
  readonly exportedAt: string
}

/**
 * Checks all records as a reader would (`checkContent`) and, if all pass, answers the file's text in chunks of about
 * 64 Ki UTF-16 code units, made as they are asked for. If any record fails nothing is written and all failures are
 * listed; their paths count in the arrays of `content`.
 */
export function writeExchange(
  content: ExchangeContent,
  options: WriteOptions,
): Result<Iterable<string>, readonly RecordProblem[]> {
  const problems = checkContent(content)
  return problems.length > 0 ? err(problems) : ok(inChunks(fileLines(content, options)))
}

function* fileLines(content: ExchangeContent, options: WriteOptions): Generator<string> {
  const sorted = sortRecords(content)
  yield `{\n  "format": ${JSON.stringify(exchangeFormat)},\n  "version": ${exchangeVersion}`
  yield member('generator', canonicalJson(options.generator, { keys: ['name', 'version'] }))
  yield member('exportedAt', JSON.stringify(options.exportedAt))
  yield member('project', canonicalJson(content.project, { keys: ['id', 'name'] }))
  yield member('scheme', canonicalJson(content.scheme, schemeOrder))
  for (const kind of recordKinds) {
    yield member(kind, '[')
    let separator = '\n    '
    for (const record of sorted[kind]) {
      yield separator + canonicalJson(record, recordOrders[kind])
      separator = ',\n    '
    }
    yield sorted[kind].length > 0 ? '\n  ]' : ']'
  }
  for (const key of Object.keys(content.extra).sort(compareText)) yield member(key, canonicalJson(content.extra[key]))
  yield '\n}\n'
}

function member(key: string, json: string): string {
  return `,\n  ${JSON.stringify(key)}: ${json}`
}

/**
 * The order of the file. Annotators and documents: by id. Annotations: by document, start, end, id. Relations: by
 * document, then the start and end of the annotation they come from, then id; a deleted relation whose annotation is
 * not in the file comes last in its document. Decisions, whose members are not ours to know: by their canonical JSON.
 */
function sortRecords(content: ExchangeContent): ExchangeContent {
  const spans = new Map(content.annotations.map((a) => [a.id, a]))
  const nowhere = { start: Infinity, end: Infinity }
  return {
    ...content,
    annotators: content.annotators.toSorted((a, b) => compareText(a.id, b.id)),
    documents: content.documents.toSorted((a, b) => compareText(a.id, b.id)),
    annotations: content.annotations.toSorted(
      (a, b) => compareText(a.documentId, b.documentId) || compareSpans(a, b) || compareText(a.id, b.id),
    ),
    relations: content.relations.toSorted(
      (a, b) =>
        compareText(a.documentId, b.documentId) ||
        compareSpans(spans.get(a.from) ?? nowhere, spans.get(b.from) ?? nowhere) ||
        compareText(a.id, b.id),
    ),
    decisions: content.decisions
      .map((decision) => ({ decision, json: canonicalJson(decision) }))
      .sort((a, b) => compareText(a.json, b.json))
      .map(({ decision }) => decision),
  }
}

interface Span {
  readonly start: number
  readonly end: number
}

function compareSpans(a: Span, b: Span): number {
  return compareNumbers(a.start, b.start) || compareNumbers(a.end, b.end)
}

/** Unlike a subtraction it orders two infinities as equal. */
function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}
