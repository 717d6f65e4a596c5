/** `sanad check`: says whether exchange files and datasets hold what they should. */
import type { RecordProblem } from '@core/exchange/problems'
import { readJsonlLine } from '@core/formats/jsonlReader'
import { jsonl } from '@core/formats/jsonl'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { CommandError, commonOptions, type Command, type Io, type Outcome } from '../command'
import { readExchangeFile, readLines } from '../input'

export const checkCommand: Command = {
  name: 'check',
  usage: 'check FILE… [--json]',
  help: 'Checks every record of exchange files (.sanad.json) and of datasets written by Sanad (.jsonl).',
  run,
}

interface CheckedFile {
  readonly file: string
  readonly counts: Readonly<Record<string, number>>
  readonly problems: readonly { readonly path: string; readonly reason?: string; readonly detail: string }[]
  readonly warnings: readonly RecordProblem[]
}

async function run(args: readonly string[], io: Io): Promise<Outcome> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: commonOptions })
  if (positionals.length === 0) throw new CommandError('check needs at least one file')
  const files: CheckedFile[] = []
  for (const name of positionals) {
    const path = resolve(io.cwd, name)
    files.push(path.endsWith(jsonl.extension) ? await checkDataset(path) : await checkExchange(path))
  }
  const rejected = files.some((file) => file.problems.length > 0)
  return { exitCode: rejected ? 1 : 0, lines: files.flatMap(linesOf), report: { ok: !rejected, files } }
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
  const { documents, annotators, annotations, relations } = content
  const counts = {
    documents: documents.length,
    annotators: annotators.length,
    annotations: annotations.length,
    relations: relations.length,
  }
  return { file, counts, problems, warnings }
}

async function checkDataset(file: string): Promise<CheckedFile> {
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
