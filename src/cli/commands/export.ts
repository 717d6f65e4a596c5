/** `sanad export`: an exchange file becomes a dataset. */
import type { FormatDescription, OffsetUnit } from '@core/formats/format'
import { datasetFormat, datasetFormats } from '@core/formats/registry'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { CommandError, commonOptions, type Command, type Io, type Outcome } from '../command'
import { readExchangeFile } from '../input'
import { writeOutput } from '../output'

const units: Readonly<Record<string, OffsetUnit>> = { 'code-point': 'code_point', utf16: 'utf16' }
const formatNames = datasetFormats.map((format) => format.name).join(', ')

export const exportCommand: Command = {
  name: 'export',
  usage: `export FILE --format NAME --out PATH [--offsets ${Object.keys(units).join('|')}] [--json]`,
  help: `Writes a dataset from an exchange file. Formats: ${formatNames}. Offsets count code points unless told.`,
  run,
}

async function run(args: readonly string[], io: Io): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...commonOptions,
      format: { type: 'string' },
      out: { type: 'string' },
      offsets: { type: 'string', default: 'code-point' },
    },
  })
  const [name] = positionals
  if (name === undefined || positionals.length > 1) throw new CommandError('export needs exactly one exchange file')
  const format = datasetFormat(values.format ?? '')
  if (format === undefined) throw new CommandError(`export needs --format, one of: ${formatNames}`)
  if (values.out === undefined) throw new CommandError('export needs --out PATH')
  const offsetUnit = units[values.offsets]
  if (offsetUnit === undefined) throw new CommandError(`--offsets is one of: ${Object.keys(units).join(', ')}`)

  const file = resolve(io.cwd, name)
  const out = resolve(io.cwd, values.out)
  const { content, problems } = await readExchangeFile(file)
  const description = format.describe(content)
  const written = format.write(content, { offsetUnit })
  if (!written.ok)
    throw new CommandError(
      `${file} cannot be exported`,
      written.error.map((p) => `${p.path}: ${p.detail}`),
    )
  const bytes = await writeOutput(out, written.value, [file])
  return {
    exitCode: problems.length > 0 ? 1 : 0,
    lines: [
      `${out}: ${countsLine(description)}, ${bytes} bytes, offsets in ${values.offsets}`,
      ...description.cannotCarry.map(({ what, count }) => `not carried by ${format.name}: ${what} (${count})`),
      ...problems.map((p) => `rejected ${p.path}: ${p.reason}: ${p.detail}`),
    ],
    report: { out, bytes, format: format.name, offsetUnit, ...description, problems },
  }
}

function countsLine({ counts }: FormatDescription): string {
  return `${counts.items} items, ${counts.documents} documents, ${counts.annotations} annotations, ${counts.relations} relations`
}
