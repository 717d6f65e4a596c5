/** `sanad formats`: which datasets can be written and read. */
import { datasetFormats } from '@core/formats/registry'
import { parseArgs } from 'node:util'
import { commonOptions, type Command, type Outcome } from '../command'
import { unitName } from '../datasetArguments'

export const formatsCommand: Command = {
  name: 'formats',
  usage: 'formats [--json]',
  help: 'Lists the formats of export and import: what they count offsets in, and what they have a place for.',
  run,
}

function run(args: readonly string[]): Promise<Outcome> {
  parseArgs({ args: [...args], options: commonOptions })
  const formats = datasetFormats.map((format) => {
    const { units, ...description } = format.describe()
    return { ...description, units: units.map(unitName) }
  })
  return Promise.resolve({
    exitCode: 0,
    lines: formats.flatMap(({ name, layout, extension, units, imports, carries }) => [
      `${name}: ${layout === 'folder' ? 'a folder' : `a file ${extension}`}, ` +
        `${units.length === 0 ? 'no offsets' : `offsets in ${units.join(' or ')}`}${imports ? '' : ', export only'}`,
      `  carries, beside texts and labelled spans: ${carries.join(', ') || 'nothing'}`,
    ]),
    report: { formats },
  })
}
