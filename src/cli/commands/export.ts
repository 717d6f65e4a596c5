/** `sanad export`: an exchange file becomes a dataset. */
import type { DatasetCounts } from '@core/datasets/describe'
import { DatasetExport, type DatasetPlan } from '@core/datasets/export'
import { splits, type DatasetCard } from '@core/datasets/item'
import { isFolder } from '@core/datasets/layout'
import { itemsOf, planDataset, type DatasetSource } from '@core/datasets/plan'
import { documentsOf, headOf, OmissionCounter } from '@core/datasets/project'
import type { Selection } from '@core/datasets/select'
import type { SplitReport } from '@core/datasets/splits'
import type { ExchangeContent } from '@core/exchange/format'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { CommandError, commonOptions, type Command, type Io, type Outcome } from '../command'
import {
  formatNamed,
  formatNames,
  labelsNamed,
  layersNamed,
  splitOptionsOf,
  unitName,
  writeOptionsOf,
} from '../datasetArguments'
import { attempt, openDatasetOutput } from '../datasetOutput'
import { readExchangeFile } from '../input'

export const exportCommand: Command = {
  name: 'export',
  usage:
    'export FILE --format NAME --out PATH [--unit code-point|utf-16] [--layer ID|gold|all] [--only-done] [--labels A,B] ' +
    '[--no-text] [--tokens split|widen|refuse] [--splits 80/10/10] [--seed N] [--split-by labels|hash] ' +
    '[--near-duplicates 0.5] [--licence ID] [--licence-name NAME] [--json]',
  help:
    `Writes a dataset from an exchange file, reads it back and compares every span. Formats: ${formatNames}. ` +
    'Formats of several files, and --splits, make a folder, or a zip archive if PATH ends in .zip.',
  run,
}

const options = {
  ...commonOptions,
  format: { type: 'string' },
  out: { type: 'string' },
  unit: { type: 'string' },
  layer: { type: 'string', default: 'all' },
  'only-done': { type: 'boolean', default: false },
  labels: { type: 'string' },
  'no-text': { type: 'boolean' },
  tokens: { type: 'string' },
  splits: { type: 'string' },
  seed: { type: 'string' },
  'split-by': { type: 'string' },
  'near-duplicates': { type: 'string' },
  licence: { type: 'string' },
  'licence-name': { type: 'string' },
} as const

async function run(args: readonly string[], io: Io): Promise<Outcome> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options })
  const [name] = positionals
  if (name === undefined || positionals.length > 1) throw new CommandError('export needs exactly one exchange file')
  const format = formatNamed(values.format, 'export')
  if (values.out === undefined) throw new CommandError('export needs --out PATH')
  const description = format.describe()
  const writeOptions = writeOptionsOf(description, values)
  const division = splitOptionsOf(values)
  const licence = licenceOf(values.licence, values['licence-name'])

  const file = resolve(io.cwd, name)
  const out = resolve(io.cwd, values.out)
  const folder = isFolder(description, division !== null)
  if (!folder && out.toLowerCase().endsWith('.zip')) {
    throw new CommandError(
      `--out: ${description.name} is one file ${description.extension}, which no archive is made of`,
    )
  }
  const { content, problems } = await readExchangeFile(file)
  const labels = labelsNamed(values.labels, content)
  const selection: Selection = {
    layers: layersNamed(values.layer, content),
    onlyDone: values['only-done'],
    ...(labels && { labels }),
  }
  const source = sourceOf(content, selection, licence)
  const { plan, report } = await planDataset(source, { format, options: writeOptions, splits: division ?? undefined })
  const written = await write(plan, source, { out, folder, file })
  const cannotCarry = [...omissionsOf(content), ...written.losses]
  const unit = description.units.length === 0 ? null : unitName(writeOptions.unit)
  return {
    exitCode: problems.length > 0 ? 1 : 0,
    lines: [
      `${out}: ${countsLine(written.counts)}, ${written.files > 1 ? `${written.files} files, ` : ''}${written.bytes} bytes` +
        (unit === null ? '' : `, offsets in ${unit}`),
      ...(report === null ? [] : splitLines(report)),
      ...cannotCarry.map(({ what, count, label }) => `not carried by ${description.name}: ${what}${label === undefined ? '' : ` of ${label}`} (${count})`), // prettier-ignore
      ...problems.map((p) => `rejected ${p.path}: ${p.reason}: ${p.detail}`),
    ],
    report: {
      ...{ out, bytes: written.bytes, files: written.files, format: description.name, unit },
      ...{ counts: written.counts, cannotCarry, splits: report && splitJson(report), problems },
    },
  }
}

function sourceOf(content: ExchangeContent, selection: Selection, licence: DatasetCard): DatasetSource {
  const documents = [...documentsOf(content)]
  return { head: headOf(content, licence), annotators: content.annotators, selection, documents: () => documents }
}

function licenceOf(licence: string | undefined, licenceName: string | undefined): DatasetCard {
  if (licenceName !== undefined && licence !== 'other') {
    throw new CommandError(
      '--licence-name is the name of a licence that the list does not have: give --licence other too',
    )
  }
  return { ...(licence !== undefined && { licence }), ...(licenceName !== undefined && { licenceName }) }
}

/** Writes the dataset, reads it back, and gives it its name only if it is what it should be. */
async function write(
  plan: DatasetPlan,
  source: DatasetSource,
  { out, folder, file }: { readonly out: string; readonly folder: boolean; readonly file: string },
) {
  const output = await openDatasetOutput(out, folder, [file])
  try {
    return await attempt(out, async () => {
      const dataset = new DatasetExport(plan)
      for await (const item of itemsOf(source, 'writing'))
        for (const part of dataset.add(item)) await output.write(part)
      for (const part of dataset.end()) await output.write(part)
      const difference = await dataset.check(await output.files(), () => itemsOf(source, 'checking'))
      if (difference !== null) {
        const { document, detail } = difference
        throw new CommandError(`${out} was not written: what was read back is not what should be in it`, [
          document === '' ? detail : `${document}: ${detail}`,
        ])
      }
      return { ...(await output.commit()), counts: dataset.counts, losses: dataset.losses }
    })
  } catch (cause) {
    await output.abort()
    throw cause
  }
}

function omissionsOf(content: ExchangeContent) {
  const omissions = new OmissionCounter(content)
  for (const marked of documentsOf(content)) omissions.see(marked)
  return omissions.list().map((omission): { what: string; count: number; label?: string } => omission)
}

function countsLine({ items, documents, annotations, relations }: DatasetCounts): string {
  return `${items} items, ${documents} documents, ${annotations} annotations, ${relations} relations`
}

function splitLines({ parts, grouped, groups, closest, options: { seed, nearDuplicates } }: SplitReport): string[] {
  const sizes = splits.map((split) => `${split} ${parts.get(split)?.documents ?? 0}`).join(', ')
  const [nearest] = closest
  return [
    `divided with seed ${seed}: ${sizes} documents`,
    `near duplicates (similarity ${nearDuplicates} or more) kept together: ${grouped} documents in ${groups} groups; ` +
      (nearest === undefined
        ? 'none in different parts are alike'
        : `the most similar in different parts: ${nearest.similarity.toFixed(2)}`),
  ]
}

function splitJson({ options: { shares, seed, by, nearDuplicates }, ...report }: SplitReport): object {
  const parts = [...report.parts].map(([split, { documents, labels }]) => [
    split,
    { documents, labels: Object.fromEntries(labels) },
  ])
  return { ...report, shares, seed, by, nearDuplicates, parts: Object.fromEntries(parts) as object }
}
