/** `sanad import`: datasets of other tools become an exchange file. */
import { schemeSchema } from '@core/annotation/scheme'
import { Intake, type IntakeProblem, type IntakeResult } from '@core/datasets/intake'
import type { RecognisedInput } from '@core/datasets/inputs'
import { writeExchange } from '@core/exchange/write'
import { readUnits, type ReadUnit, type UnitReason } from '@core/formats/format'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import defaultScheme from '../../../resources/schemes/claims-v1.json'
import { CommandError, commonOptions, type Command, type Io, type Outcome } from '../command'
import { recordCounts } from '../counts'
import { formatNamed, labelsMapped, unitName, unitNamed } from '../datasetArguments'
import { datasetInputs, readInput, recogniseInputs } from '../datasetInput'
import { writeOutput } from '../output'
import { generator } from '../version'

export const importCommand: Command = {
  name: 'import',
  usage:
    'import INPUT… --out FILE [--format NAME|auto] [--unit code-point|utf-16|grapheme] [--map NAME=LABEL,…] ' +
    '[--unknown-labels keep|leave-out] [--annotator NAME] [--name NAME] [--json]',
  help:
    'Makes an exchange file (.sanad.json) from datasets: files, folders, zip archives. The format is recognised by content. ' +
    '--map says which label a name means; NAME= leaves its spans out.',
  run,
}

const options = {
  ...commonOptions,
  out: { type: 'string' },
  format: { type: 'string', default: 'auto' },
  unit: { type: 'string' },
  map: { type: 'string' },
  'unknown-labels': { type: 'string', default: 'keep' },
  annotator: { type: 'string' },
  name: { type: 'string' },
} as const

async function run(args: readonly string[], io: Io): Promise<Outcome> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options })
  if (positionals.length === 0) throw new CommandError('import needs at least one file, folder or zip archive')
  if (values.out === undefined) throw new CommandError('import needs --out FILE')
  if (values.name === '' || values.annotator === '') throw new CommandError('--name and --annotator must not be empty')
  const unknown = values['unknown-labels']
  if (unknown !== 'keep' && unknown !== 'leave-out') throw new CommandError('--unknown-labels is keep or leave-out')
  const unit = unitNamed(values.unit, readUnits)
  const given = labelsMapped(values.map)
  const paths = positionals.map((path) => resolve(io.cwd, path))
  const inputs = await inputsOf(paths, values.format)

  const [first] = inputs
  const intake = new Intake({
    scheme: schemeSchema.parse(defaultScheme),
    given,
    unknown,
    nobody: { id: '', name: values.annotator ?? first?.format.describe().name ?? '' },
  })
  for (const input of inputs) await takeIn(intake, input, unit)
  const out = resolve(io.cwd, values.out)
  const result = intake.result(values.name ?? basename(out).replace(/(\.sanad)?\.json$/i, ''))
  refuseUnlessRead(result)
  const written = writeExchange(result.content, { generator, exportedAt: io.now() })
  if (!written.ok) {
    const details = written.error.map((p) => `${p.path}: ${p.detail}`)
    throw new CommandError('what was read does not pass the checks of an exchange file', details)
  }
  const bytes = await writeOutput(out, written.value, paths)
  return outcomeOf(result, out, bytes, inputs)
}

async function inputsOf(paths: readonly string[], format: string): Promise<readonly RecognisedInput[]> {
  const inputs = await datasetInputs(paths)
  if (format === 'auto') return recogniseInputs(inputs)
  const named = formatNamed(format, 'import')
  const { name, imports } = named.describe()
  if (!imports) throw new CommandError(`${name} is for export only: it does not say enough to be read back`)
  return inputs.map((input) => ({ ...input, format: named }))
}

async function takeIn(intake: Intake, input: RecognisedInput, unit: ReadUnit | undefined): Promise<void> {
  const { name } = input.format.describe()
  for await (const event of readInput(input, unit === undefined ? {} : { unit })) intake.see(event, name)
}

/** A file whose unit nobody knows is a question; no file is written with a part of the answer. */
function refuseUnlessRead({ content, problems, unitsNeeded }: IntakeResult): void {
  if (unitsNeeded.length > 0) {
    throw new CommandError(
      'nothing tells what some files count offsets in; say it by --unit',
      unitsNeeded.map(({ path, units }) => `${path}: --unit ${units.map(unitName).join(' or ')}`),
    )
  }
  if (content.documents.length === 0) throw new CommandError('no document could be read', problems.map(problemLine))
}

function outcomeOf(result: IntakeResult, out: string, bytes: number, inputs: readonly RecognisedInput[]): Outcome {
  const { content, problems, labels, units, splitItems } = result
  const counts = recordCounts(content)
  const formats = inputs.map(({ name, format }) => ({ input: name, format: format.describe().name }))
  return {
    exitCode: problems.length > 0 ? 1 : 0,
    lines: [
      `${out}: ${Object.entries(counts)
        .map(([what, count]) => `${count} ${what}`)
        .join(', ')}, ${bytes} bytes`,
      ...formats.map(({ input, format }) => `read as ${format}: ${input}`),
      ...units.map(({ path, unit, because }) => `offsets of ${path}: ${unitName(unit)} (${unitReasons[because]})`),
      ...labels.map((label) => `label ${label.from}: ${labelWords(label)}, ${label.spans} spans`),
      ...(splitItems > 0 ? [`not kept: in which part of a dataset ${splitItems} items are`] : []),
      ...problems.map(problemLine),
    ],
    report: {
      ...{ out, bytes, counts, formats, labels, splitItems, problems },
      units: units.map(({ unit, ...rest }) => ({ ...rest, unit: unitName(unit) })),
    },
  }
}

const unitReasons: Readonly<Record<UnitReason, string>> = {
  given: 'as you say',
  stated: 'as the file says',
  matches: 'by which the marked words match',
  'no-difference': 'all units mean the same here',
}

function labelWords({ to, because }: IntakeResult['labels'][number]): string {
  if (to === null) return 'left out'
  return because === 'new' ? `${to}, a new label` : to
}

function problemLine({ path, place, reason, detail }: IntakeProblem): string {
  return `set aside: ${[path, place].filter((part) => part !== '').join(': ')}: ${reason}: ${detail}`
}
