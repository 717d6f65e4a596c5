/** Options of the commands about datasets, from what a person typed to what they mean. Each throws `CommandError`. */
import { splits } from '@core/datasets/item'
import type { LayerChoice } from '@core/datasets/select'
import { usualNearDuplicates, type SplitOptions } from '@core/datasets/splits'
import { parseShares, type SplitShares } from '@core/datasets/assignment'
import type { ExchangeContent } from '@core/exchange/format'
import {
  tokenPolicies,
  type DatasetFormat,
  type FormatDescription,
  type OffsetUnit,
  type ReadUnit,
  type TokenPolicy,
  type WriteOptions,
} from '@core/formats/format'
import { datasetFormat, datasetFormats } from '@core/formats/registry'
import { CommandError } from './command'

/** How a person names the unit of offsets. */
const unitNames: Readonly<Record<ReadUnit, string>> = {
  code_point: 'code-point',
  utf16: 'utf-16',
  grapheme: 'grapheme',
}

export function unitName(unit: ReadUnit): string {
  return unitNames[unit]
}

export const formatNames = datasetFormats.map((format) => format.describe().name).join(', ')

export function formatNamed(name: string | undefined, command: string): DatasetFormat {
  const format = datasetFormat(name ?? '')
  if (format === undefined) throw new CommandError(`${command} needs --format, one of: ${formatNames}`)
  return format
}

/** The unit that a person named, among those that are possible; undefined if they named none. */
export function unitNamed<U extends ReadUnit>(name: string | undefined, units: readonly U[]): U | undefined {
  if (name === undefined) return undefined
  const unit = units.find((known) => unitNames[known] === name)
  if (unit !== undefined) return unit
  const known = units.map(unitName).join(', ')
  throw new CommandError(known === '' ? '--unit: this format has no offsets' : `--unit is one of: ${known}`)
}

interface WriteArguments {
  readonly unit?: string | undefined
  readonly tokens?: string | undefined
  readonly 'no-text'?: boolean | undefined
}

export function writeOptionsOf(format: FormatDescription, args: WriteArguments): WriteOptions {
  const unit: OffsetUnit = unitNamed(args.unit, format.units) ?? format.units[0] ?? 'code_point'
  if (args.tokens !== undefined && !format.tokens) {
    throw new CommandError(`--tokens: ${format.name} has no tokens; spans keep their boundaries`)
  }
  const tokens = tokenPolicies.find((policy) => policy === (args.tokens ?? 'split'))
  if (tokens === undefined) throw new CommandError(`--tokens is one of: ${tokenPolicies.join(', ')}`)
  if (args['no-text'] === true && !format.textOptional) {
    throw new CommandError(`--no-text: ${format.name} cannot be without its texts`)
  }
  return { unit, tokens: tokens satisfies TokenPolicy, text: args['no-text'] !== true }
}

/** Whose layers: `all`, `gold`, or an annotator by id or name. */
export function layersNamed(name: string, { annotators }: ExchangeContent): LayerChoice {
  if (name === 'all' || name === 'gold') return name
  const found = annotators.filter((annotator) => annotator.id === name || annotator.name === name)
  const [annotator] = found
  if (annotator !== undefined && found.length === 1) return { annotatorId: annotator.id }
  throw new CommandError(
    `--layer ${name} names ${found.length === 0 ? 'nobody' : 'several people'} in the file; it is all, gold, or one of:`,
    annotators.map((known) => `${known.id} ${known.name}`),
  )
}

/** The labels of a list with commas, each of the scheme; undefined if none is named. */
export function labelsNamed(list: string | undefined, { scheme }: ExchangeContent): readonly string[] | undefined {
  if (list === undefined) return undefined
  const names = list.split(',').map((name) => name.trim())
  const strange = names.filter((name) => !scheme.labels.some((label) => label.name === name))
  if (strange.length === 0) return names
  const known = scheme.labels.map((label) => label.name).join(', ')
  throw new CommandError(`--labels: the scheme has no ${strange.join(', ')}; it has: ${known}`)
}

interface SplitArguments {
  readonly splits?: string | undefined
  readonly seed?: string | undefined
  readonly 'split-by'?: string | undefined
  readonly 'near-duplicates'?: string | undefined
}

/** How to divide the dataset; null if it is not to be divided. */
export function splitOptionsOf(args: SplitArguments): SplitOptions | null {
  if (args.splits === undefined) {
    const idle = (['seed', 'split-by', 'near-duplicates'] as const).find((name) => args[name] !== undefined)
    if (idle !== undefined) throw new CommandError(`--${idle} is about --splits, which is missing`)
    return null
  }
  const { seed = '1', 'split-by': by = 'labels', 'near-duplicates': near = String(usualNearDuplicates) } = args
  if (!/^\d{1,9}$/.test(seed)) throw new CommandError(`--seed is a whole number, not ${seed}`)
  if (by !== 'labels' && by !== 'hash') throw new CommandError('--split-by is labels or hash')
  const nearDuplicates = /^(?:0?\.\d+|1(?:\.0*)?)$/.test(near) ? Number(near) : NaN
  if (!(nearDuplicates >= 0.1)) throw new CommandError(`--near-duplicates is a number from 0.1 to 1, not ${near}`)
  return { shares: sharesOf(args.splits), seed: Number(seed), by, nearDuplicates }
}

function sharesOf(list: string): SplitShares {
  const shares = parseShares(list)
  if (shares !== null) return shares
  throw new CommandError(
    `--splits is three numbers that make 100, for ${splits.join('/')}, such as 80/10/10; not ${list}`,
  )
}

/** `claim=Claim,note=` as what each name in the file means; what nothing stands behind is left out. */
export function labelsMapped(list: string | undefined): ReadonlyMap<string, string | null> {
  const pairs = (list ?? '').split(',').filter((pair) => pair.trim() !== '')
  return new Map(
    pairs.map((pair) => {
      const at = pair.indexOf('=')
      if (at < 1) throw new CommandError(`--map is NAME=LABEL, several with commas between; not ${pair}`)
      const label = pair.slice(at + 1).trim()
      return [pair.slice(0, at).trim(), label === '' ? null : label]
    }),
  )
}
