/** Reading an exchange file: first the file as a whole, then every record by itself. */
import type { z } from 'zod'
import { err, ok, type Result } from '../result'
import { canonicalJson } from './canonicalJson'
import { checkRecords, schemaProblems, type CheckedRecords } from './check'
import { envelopeKeys, envelopeSchema, exchangeFormat, exchangeVersion, type ExchangeContent } from './format'
import { ExchangeParser } from './parse'
import type { ExchangeError } from './problems'
import type { VerifiedTexts } from './recordChecker'
import { upgradeFile, type ExchangeFile } from './upgrade'

/** The content is of the records that passed every check; what became of the others is beside it. */
export interface ExchangeReading extends Omit<CheckedRecords, 'good'> {
  readonly content: ExchangeContent
}

export interface ReadOptions {
  /** In UTF-16 code units of the JSON; only asked where text is given. */
  readonly sizeLimit?: number
  /** Texts of files read before, by document id, which are not hashed again; those of this one are added. */
  readonly texts?: VerifiedTexts
}

/**
 * Reads an exchange file from its JSON text, or from the object that an `ExchangeParser` made of its pieces. In this
 * order: JSON, `format`, `version` (newer: refused; older: upgraded), the members around the records, then each record
 * (`checkRecords`). Failing records are reported and set aside, the rest is the content.
 */
export function readExchange(input: unknown, options: ReadOptions = {}): Result<ExchangeReading, ExchangeError> {
  if (typeof input !== 'string') return readFile(input, options)
  const parser = new ExchangeParser(options.sizeLimit)
  parser.push(input)
  const parsed = parser.end()
  return parsed.ok ? readFile(parsed.value, options) : parsed
}

function readFile(input: unknown, { texts }: ReadOptions): Result<ExchangeReading, ExchangeError> {
  if (!isObject(input) || input['format'] !== exchangeFormat) return err({ code: 'not-exchange' })
  const version = input['version']
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return err({ code: 'bad-version', found: version === undefined ? 'none' : shortened(canonicalJson(version)) })
  }
  if (version > exchangeVersion) return err({ code: 'newer-version', found: version, supported: exchangeVersion })
  const file = upgradeFile(input, version)
  const envelope = envelopeSchema.safeParse(file)
  if (!envelope.success) return err({ code: 'bad-envelope', problems: schemaProblems(envelope.error) })
  // The file's own members: a copy made by a schema would lose one named `__proto__`.
  const { project, scheme, ...arrays } = file as z.infer<typeof envelopeSchema>
  const { good, problems, warnings, setAside } = checkRecords(scheme, arrays, texts)
  const known: readonly string[] = envelopeKeys
  const extra = Object.fromEntries(Object.entries(file).filter(([key]) => !known.includes(key)))
  return ok({ content: { project, scheme, ...good, extra }, problems, warnings, setAside })
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}

function isObject(value: unknown): value is ExchangeFile {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
