/** Reading several exchange files as one, for the commands that work on what several people did. */
import { addresseesOf, isCorrectionsFile, withoutCorrections } from '@core/adjudication/correctionsFile'
import type { Annotator } from '@core/annotation/model'
import type { ExchangeContent } from '@core/exchange/format'
import type { RecordProblem } from '@core/exchange/problems'
import { SharedStrings } from '@core/exchange/sharedStrings'
import { ContentMerger, type FileOutcome } from '@core/merge/contentMerger'
import { adjudicationsOf, adjudicatorsOf } from '@core/merge/goldContent'
import { resolve } from 'node:path'
import { CommandError, type Io } from './command'
import { readExchangeFile } from './input'

/** A file that was merged: what it brought, and which of its records were set aside. */
export interface MergedFile extends FileOutcome {
  /** Its absolute path. */
  readonly file: string
  /** The id of its project. */
  readonly projectId: string
  readonly problems: readonly RecordProblem[]
  readonly warnings: readonly RecordProblem[]
}

export interface MergedFiles {
  readonly content: ExchangeContent
  /** In the order given. */
  readonly files: readonly MergedFile[]
  /** Whether it can be written without another look at it (`WriteOptions.ready`). */
  readonly ready: boolean
  /** Texts that were verified, by document id. */
  readonly texts: Map<string, string>
}

/** Reads, checks and merges the files that a command names. Throws `CommandError` if one of them cannot be read at all. */
export async function readAndMerge(names: readonly string[], io: Pick<Io, 'cwd'>): Promise<MergedFiles> {
  const merger = new ContentMerger()
  const strings = new SharedStrings()
  const texts = new Map<string, string>()
  const files: MergedFile[] = []
  for (const name of names) {
    const file = resolve(io.cwd, name)
    const { content, problems, warnings } = await readExchangeFile(file, { texts, strings })
    if (isCorrectionsFile(content)) {
      const people = addresseesOf(content).join(', ')
      throw new CommandError(`${file}: This is a corrections file for ${people}, and nobody's work; leave it out.`)
    }
    files.push({ file, projectId: content.project.id, ...merger.add(withoutCorrections(content)), problems, warnings })
  }
  return { content: merger.result(), files, ready: merger.ready, texts }
}

/** The records that were set aside, one line each. */
export function rejectedLines(files: readonly MergedFile[]): string[] {
  return files.flatMap(({ file, problems }) =>
    problems.map(({ path, reason, detail }) => `rejected ${file} ${path}: ${reason}: ${detail}`),
  )
}

/**
 * Whose decisions count: the annotator named by id or name; without a name, the only one who decided something. Null if
 * nobody did. Throws `CommandError` where it cannot be told.
 */
export function adjudicatorOf(content: ExchangeContent, wanted: string | undefined): Annotator | null {
  const ids = adjudicatorsOf(adjudicationsOf(content))
  const people = ids.map((id) => content.annotators.find((annotator) => annotator.id === id) ?? { id, name: id })
  if (wanted === undefined && people.length < 2) return people[0] ?? null
  const found = people.filter(({ id, name }) => id === wanted || name === wanted)
  const [adjudicator] = found
  if (adjudicator !== undefined && found.length === 1) return adjudicator
  throw new CommandError(
    wanted === undefined
      ? 'several people decided conflicts in these files; name one by --adjudicator ID'
      : `--adjudicator ${wanted} names ${found.length === 0 ? 'nobody' : 'several people'} who decided a conflict`,
    people.map(({ id, name }) => `${id} ${name}`),
  )
}
