/**
 * Writing an exchange file. The same content is the same bytes apart from `exportedAt`: arrays and keys are sorted, and
 * every record stands on a line of its own. One record a line is as plain to read as indented JSON once texts are long,
 * half its size, and a difference between two files shows exactly the records that changed.
 */
import { err, ok, type Result } from '../result'
import { canonicalJson, compareText, isInOrder, type KeyOrder } from './canonicalJson'
import { checkContent } from './check'
import { inChunks } from './chunks'
import { exchangeFormat, exchangeVersion, recordKinds, type ExchangeContent } from './format'
import { recordOrders, schemeOrder } from './keyOrders'
import { inFileOrder } from './order'
import type { RecordProblem } from './problems'
import type { VerifiedTexts } from './recordChecker'

/** What stands between two records. */
const between = ',\n    '

/** How many records are written by one call of `JSON.stringify`, which takes two thirds of the time of one call for each. */
const atOnce = 50

export interface WriteOptions {
  readonly generator: { readonly name: string; readonly version: string }
  /** ISO 8601 in UTC with milliseconds. */
  readonly exportedAt: string
  /** Texts that were verified when they were read, by document id; they are not hashed again. */
  readonly texts?: VerifiedTexts
  /**
   * True if the content is known to pass `checkContent` and to be in the order of the file, such as what a merge of files that
   * passed it answers (`ContentMerger.ready`). Then it is neither checked nor sorted again, which for a million records takes
   * a fifth of the time.
   */
  readonly ready?: boolean
}

/**
 * Checks all records as a reader would (`checkContent`, but for `ready`) and, if all pass, answers the file's text in chunks of about
 * 64 Ki UTF-16 code units, made as they are asked for. If any record fails nothing is written and all failures are
 * listed; their paths count in the arrays of `content`.
 */
export function writeExchange(
  content: ExchangeContent,
  options: WriteOptions,
): Result<Iterable<string>, readonly RecordProblem[]> {
  const problems = options.ready === true ? [] : checkContent(content, options.texts)
  return problems.length > 0 ? err(problems) : ok(inChunks(fileLines(content, options)))
}

function* fileLines(content: ExchangeContent, options: WriteOptions): Generator<string> {
  const sorted = options.ready === true ? content : inFileOrder(content)
  yield `{\n  "format": ${JSON.stringify(exchangeFormat)},\n  "version": ${exchangeVersion}`
  yield member('generator', canonicalJson(options.generator, { keys: ['name', 'version'] }))
  yield member('exportedAt', JSON.stringify(options.exportedAt))
  yield member('project', canonicalJson(content.project, { keys: ['id', 'name'] }))
  yield member('scheme', canonicalJson(content.scheme, schemeOrder))
  for (const kind of recordKinds) {
    yield member(kind, '[')
    let separator = '\n    '
    for (const lines of recordLines(sorted[kind], recordOrders[kind])) {
      yield separator + lines
      separator = between
    }
    yield sorted[kind].length > 0 ? '\n  ]' : ']'
  }
  for (const key of Object.keys(content.extra).sort(compareText)) yield member(key, canonicalJson(content.extra[key]))
  yield '\n}\n'
}

/** The records' JSON, with what stands between two of them: one record at a time, or many. */
function* recordLines(
  records: readonly object[],
  order: KeyOrder & { readonly keys: readonly string[] },
): Generator<string> {
  let inOrder: object[] = []
  for (const record of records) {
    const isPlain = isInOrder(record, order.keys)
    if (isPlain) inOrder.push(record)
    if (inOrder.length === atOnce || (!isPlain && inOrder.length > 0)) {
      yield linesOf(inOrder)
      inOrder = []
    }
    if (!isPlain) yield canonicalJson(record, order)
  }
  if (inOrder.length > 0) yield linesOf(inOrder)
}

/**
 * The JSON of records whose members are in order. Their values hold no lists, and a quote within a string is escaped: where a
 * brace, a comma, a brace and a quote come together, one record ends and another begins.
 */
function linesOf(records: readonly object[]): string {
  return JSON.stringify(records).slice(1, -1).replaceAll('},{"', `}${between}{"`)
}

function member(key: string, json: string): string {
  return `,\n  ${JSON.stringify(key)}: ${json}`
}
