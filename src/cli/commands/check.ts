/** `sanad check`: says whether exchange files and datasets hold what they should. */
import { checkSpan } from '@core/annotation/rules'
import type { DatasetItem } from '@core/datasets/item'
import type { RecognisedInput } from '@core/datasets/inputs'
import { recogniseFormat } from '@core/datasets/recognise'
import type { RecordProblem } from '@core/exchange/problems'
import { readUnits, type ReadOptions } from '@core/formats/format'
import { jsonl } from '@core/formats/jsonl'
import { readJsonlLine } from '@core/formats/jsonlReader'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { CommandError, commonOptions, type Command, type Io, type Outcome } from '../command'
import { recordCounts } from '../counts'
import { unitName, unitNamed } from '../datasetArguments'
import { datasetInputs, readInput } from '../datasetInput'
import { readExchangeFile, readLines } from '../input'

export const checkCommand: Command = {
  name: 'check',
  usage: 'check FILE… [--unit code-point|utf-16|grapheme] [--json]',
  help: 'Checks every record of exchange files (.sanad.json) and of datasets: files, folders, zip archives.',
  run,
}

interface CheckedFile {
  readonly file: string
  readonly counts: Readonly<Record<string, number>>
  readonly problems: readonly { readonly path: string; readonly reason?: string; readonly detail: string }[]
  readonly warnings: readonly RecordProblem[]
}

async function run(args: readonly string[], io: Io): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...commonOptions, unit: { type: 'string' } },
  })
  const unit = unitNamed(values.unit, readUnits)
  if (positionals.length === 0) throw new CommandError('check needs at least one file')
  const files: CheckedFile[] = []
  for (const name of positionals) {
    files.push(await checkPath(resolve(io.cwd, name), unit === undefined ? {} : { unit }))
  }
  const rejected = files.some((file) => file.problems.length > 0)
  return { exitCode: rejected ? 1 : 0, lines: files.flatMap(linesOf), report: { ok: !rejected, files } }
}

/** An exchange file is what is called one, or what no format of datasets recognises. */
async function checkPath(path: string, options: ReadOptions): Promise<CheckedFile> {
  if (path.toLowerCase().endsWith('.sanad.json')) return checkExchange(path)
  const [input] = await datasetInputs([path])
  const format = input === undefined ? null : await recogniseFormat(input.files)
  // A line of our own dataset is held to more than what must be read from it.
  const isLines = path.toLowerCase().endsWith(jsonl.describe().extension)
  if (isLines && (format === jsonl || format === null)) return checkLines(path)
  return input === undefined || format === null
    ? checkExchange(path)
    : checkDataset(path, { ...input, format }, options)
}

function linesOf({ file, counts, problems, warnings }: CheckedFile): string[] {
  const counted = Object.entries(counts).map(([name, count]) => `${count} ${name}`)
  return [
    `${file}: ${counted.join(', ')}; ${problems.length} problems, ${warnings.length} warnings`,
    ...problems.map((p) => `  rejected ${p.path}: ${p.reason === undefined ? '' : `${p.reason}: `}${p.detail}`),
    ...warnings.map((w) => `  warning ${w.path}: ${w.reason}: ${w.detail}`),
  ]
}

/** The counts are of the records that passed, deleted ones included. */
async function checkExchange(file: string): Promise<CheckedFile> {
  const { content, problems, warnings } = await readExchangeFile(file)
  return { file, counts: recordCounts(content), problems, warnings }
}

/** A dataset of any format: what its reader sets aside, and spans that split what people see as one character. */
async function checkDataset(file: string, input: RecognisedInput, options: ReadOptions): Promise<CheckedFile> {
  const counts = { items: 0, spans: 0, relations: 0 }
  const problems: { path: string; reason: string; detail: string }[] = []
  for await (const event of readInput(input, options)) {
    if (event.type === 'problem') {
      problems.push({ path: `${event.path} ${event.place}`.trimEnd(), reason: event.reason, detail: event.detail })
    } else if (event.type === 'unit-needed') {
      const units = event.units.map(unitName).join(' or ')
      throw new CommandError(`${event.path}: nothing tells what it counts offsets in; say --unit ${units}`)
    } else if (event.type === 'item') {
      counts.items++
      counts.spans += event.item.spans.length
      counts.relations += event.item.relations.length
      for (const problem of splitCharacters(event.item)) problems.push({ path: event.path, ...problem })
    }
  }
  return { file, counts, problems, warnings: [] }
}

function splitCharacters({ document, spans }: DatasetItem): { readonly reason: string; readonly detail: string }[] {
  const name = document.fileName || document.title || document.id
  return spans
    .filter(({ start, end }) => !checkSpan(document.text, start, end).ok)
    .map(({ label, start, end }) => ({
      reason: 'splits-character',
      detail: `document ${name}: ${label} ${start}-${end} begins or ends inside a character`,
    }))
}

/** Sanad's own training dataset, line by line. */
async function checkLines(file: string): Promise<CheckedFile> {
  const counts = { lines: 0, spans: 0, relations: 0 }
  const problems: { path: string; detail: string }[] = []
  let number = 0
  for await (const line of readLines(file)) {
    number++
    if (line.trim() === '') continue
    const record = readJsonlLine(line)
    if (record.ok) {
      counts.lines++
      counts.spans += record.value.spans.length
      counts.relations += record.value.relations.length
    } else {
      for (const { path, detail } of record.error) problems.push({ path: `line ${number} ${path}`.trimEnd(), detail })
    }
  }
  return { file, counts, problems, warnings: [] }
}
