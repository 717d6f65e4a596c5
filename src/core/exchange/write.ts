/**
 * Writing an exchange file. The same content is the same bytes apart from `exportedAt`: arrays and keys are sorted, and
 * every record stands on a line of its own. One record a line is as plain to read as indented JSON once texts are long,
 * half its size, and a difference between two files shows exactly the records that changed.
 */
import { err, ok, type Result } from '../result'
import { canonicalJson, compareText, orderedJson } from './canonicalJson'
import { checkContent } from './check'
import { inChunks } from './chunks'
import { exchangeFormat, exchangeVersion, recordKinds, type ExchangeContent } from './format'
import { recordOrders, schemeOrder } from './keyOrders'
import { inFileOrder } from './order'
import type { RecordProblem } from './problems'
import type { VerifiedTexts } from './recordChecker'

export interface WriteOptions {
  readonly generator: { readonly name: string; readonly version: string }
  /** ISO 8601 in UTC with milliseconds. */
  readonly exportedAt: string
  /** Texts that were verified when they were read, by document id; they are not hashed again. */
  readonly texts?: VerifiedTexts
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
  const problems = checkContent(content, options.texts)
  return problems.length > 0 ? err(problems) : ok(inChunks(fileLines(content, options)))
}

function* fileLines(content: ExchangeContent, options: WriteOptions): Generator<string> {
  const sorted = inFileOrder(content)
  yield `{\n  "format": ${JSON.stringify(exchangeFormat)},\n  "version": ${exchangeVersion}`
  yield member('generator', canonicalJson(options.generator, { keys: ['name', 'version'] }))
  yield member('exportedAt', JSON.stringify(options.exportedAt))
  yield member('project', canonicalJson(content.project, { keys: ['id', 'name'] }))
  yield member('scheme', canonicalJson(content.scheme, schemeOrder))
  for (const kind of recordKinds) {
    yield member(kind, '[')
    let separator = '\n    '
    for (const record of sorted[kind]) {
      yield separator + (orderedJson(record, recordOrders[kind].keys) ?? canonicalJson(record, recordOrders[kind]))
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
