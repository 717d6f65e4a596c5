/** `sanad merge`: the files of several annotators become one. */
import { parsePolicy } from '@core/adjudication/policy'
import type { Policy } from '@core/adjudication/settled'
import type { Annotator } from '@core/annotation/model'
import { derivedId } from '@core/derivedId'
import { checkRecords } from '@core/exchange/check'
import type { ExchangeContent } from '@core/exchange/format'
import type { RecordProblem } from '@core/exchange/problems'
import { writeExchange } from '@core/exchange/write'
import type { RecordCounts } from '@core/merge/contentMerger'
import { contentWithGold, type GoldContent } from '@core/merge/goldContent'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { CommandError, commonOptions, type Command, type Io, type Outcome } from '../command'
import { adjudicatorOf, readAndMerge, rejectedLines, type MergedFile, type MergedFiles } from '../merging'
import { writeOutput } from '../output'
import { generator } from '../version'

export const mergeCommand: Command = {
  name: 'merge',
  usage: 'merge FILE… --out PATH [--gold agree|vote:K] [--adjudicator ID] [--json]',
  help: 'Merges exchange files, in any order. --gold adds what all agree on (or K at least) as a layer; the rest is listed as open.',
  run,
}

/** Whose gold it is where nobody decided anything: that of the policy alone. */
const nobody: Annotator = { id: derivedId('sanad merge --gold'), name: 'sanad merge --gold' }

async function run(args: readonly string[], io: Io): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...commonOptions,
      out: { type: 'string' },
      gold: { type: 'string' },
      adjudicator: { type: 'string' },
    },
  })
  if (positionals.length === 0) throw new CommandError('merge needs at least one exchange file')
  if (values.out === undefined) throw new CommandError('merge needs --out PATH')
  const policy = values.gold === undefined ? null : policyOf(values.gold)
  const out = resolve(io.cwd, values.out)
  const merged = await readAndMerge(positionals, io)
  const { files } = merged
  const gold = policy === null ? null : withGold(merged.content, policy, values.adjudicator)
  const { content, problems, chunks } =
    gold === null ? writable(merged.content, merged, io) : writable(gold.content, { ...merged, ready: false }, io)
  const bytes = await writeOutput(
    out,
    chunks,
    files.map(({ file }) => file),
  )
  const counts = {
    documents: content.documents.length,
    annotators: content.annotators.length,
    annotations: content.annotations.length,
    relations: content.relations.length,
  }
  const projects = [...new Set(files.map(({ projectId }) => projectId))].sort()
  const rejected = problems.length > 0 || files.some((file) => file.problems.length > 0)
  return {
    exitCode: rejected ? 1 : 0,
    lines: [
      ...files.flatMap(fileLines),
      ...rejectedLines(files),
      ...problems.map((p) => `rejected from the result ${p.path}: ${p.reason}: ${p.detail}`),
      ...(projects.length > 1 ? [`files of ${projects.length} projects; the result is of ${content.project.id}`] : []),
      ...(gold === null ? [] : [`gold: ${gold.annotations} annotations, ${gold.relations} relations; ${gold.open} conflicts open`]), // prettier-ignore
      `${out}: ${Object.entries(counts)
        .map(([name, count]) => `${count} ${name}`)
        .join(', ')}, ${bytes} bytes`,
    ],
    report: {
      ...{ out, bytes, project: content.project, projects, counts, files, problems },
      gold: gold && { annotations: gold.annotations, relations: gold.relations, open: gold.open },
    },
  }
}

function policyOf(name: string): Policy {
  const policy = parsePolicy(name)
  if (policy === null) throw new CommandError('--gold is agree, or vote:K with K the number of annotators needed')
  return policy
}

function withGold(content: ExchangeContent, policy: Policy, wanted: string | undefined): GoldContent {
  return contentWithGold(content, { policy, adjudicator: adjudicatorOf(content, wanted) ?? nobody })
}

/**
 * The text of the file. Each record was good in its own file; under the scheme of all files an attribute may not be, if two
 * schemes say different things of it. Such records are set aside and listed, with what rests on them.
 */
function writable(
  content: ExchangeContent,
  { ready, texts }: MergedFiles,
  io: Io,
): {
  readonly content: ExchangeContent
  readonly chunks: Iterable<string>
  readonly problems: readonly RecordProblem[]
} {
  const options = { generator, exportedAt: io.now(), texts }
  const written = writeExchange(content, { ...options, ready })
  if (written.ok) return { content, chunks: written.value, problems: [] }
  const { good, problems } = checkRecords(content.scheme, content, texts)
  const rest = { ...content, ...good }
  const again = writeExchange(rest, options)
  if (again.ok) return { content: rest, chunks: again.value, problems }
  throw new CommandError(
    'the result does not pass the checks of an exchange file',
    again.error.map((p) => `${p.path}: ${p.detail}`),
  )
}

function fileLines({ file, annotators, documents, nothingNew }: MergedFile): string[] {
  if (nothingNew) return [`${file}: nothing new`]
  return [
    `${file}: ${documents.added} new documents, ${documents.alreadyHere} already here`,
    ...annotators.map(
      ({ name, annotations, relations, done, documents: all }) =>
        `  ${name}: annotations ${countsLine(annotations)}; relations ${countsLine(relations)}; ${done} of ${all} documents done`,
    ),
  ]
}

function countsLine({ added, changed, deleted }: RecordCounts): string {
  return `${added} new, ${changed} changed, ${deleted} deleted`
}
