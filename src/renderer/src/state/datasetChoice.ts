/** What a person chooses about a dataset, and what it means: for the export of a project and for that of gold. */
import { parseShares } from '@core/datasets/assignment'
import type { Selection } from '@core/datasets/select'
import { usualNearDuplicates, type SplitOptions } from '@core/datasets/splits'
import type { FormatDescription, OffsetUnit, TokenPolicy } from '@core/formats/format'
import { datasetFormats } from '@core/formats/registry'
import type { DatasetCard } from '@core/datasets/item'
import type { DatasetRequest } from '@renderer/workers/datasetJob'

export const formatDescriptions: readonly FormatDescription[] = datasetFormats.map((format) => format.describe())

export interface SplitChoice {
  /** As typed: percentages for training, validation and test. */
  readonly shares: string
  /** As typed. */
  readonly seed: string
  readonly by: SplitOptions['by']
  readonly nearDuplicates: number
}

export interface DatasetChoice {
  readonly format: FormatDescription
  readonly onlyDone: boolean
  /** Labels that are left out. */
  readonly without: readonly string[]
  readonly unit: OffsetUnit
  readonly tokens: TokenPolicy
  readonly text: boolean
  readonly divided: boolean
  readonly split: SplitChoice
  /** Of the Hugging Face Hub's list; empty: not said. */
  readonly licence: string
}

/** What is chosen before anybody chooses. */
export function firstChoice(): DatasetChoice {
  const [format] = formatDescriptions
  if (format === undefined) throw new Error('There is no format.')
  return {
    format,
    onlyDone: false,
    without: [],
    unit: format.units[0] ?? 'code_point',
    tokens: 'split',
    text: true,
    divided: false,
    split: { shares: '80/10/10', seed: '1', by: 'labels', nearDuplicates: usualNearDuplicates },
    licence: '',
  }
}

/** The same choice for another format, as far as that one has it. */
export function inFormat(choice: DatasetChoice, format: FormatDescription): DatasetChoice {
  return { ...choice, format, unit: format.units[0] ?? 'code_point', text: choice.text || !format.textOptional }
}

/** What is typed about the parts, as it is meant; null where it means nothing. */
function splitOptionsOf({ shares, seed, by, nearDuplicates }: SplitChoice): SplitOptions | null {
  const parsed = parseShares(shares)
  return parsed === null || !isSeed(seed) ? null : { shares: parsed, seed: Number(seed), by, nearDuplicates }
}

export function isSeed(seed: string): boolean {
  return /^\d{1,9}$/.test(seed.trim())
}

/** What a dataset is written as, and what of its source is wanted, whosever layers these are. */
export interface ChosenDataset {
  readonly dataset: DatasetRequest
  readonly selection: Omit<Selection, 'layers'>
  readonly card?: DatasetCard
}

/** The dataset that a choice means; null while something that is typed means nothing. */
export function chosenDataset(choice: DatasetChoice, allLabels: readonly string[]): ChosenDataset | null {
  const { format, unit, tokens, text, onlyDone, without, licence } = choice
  const splits = choice.divided ? splitOptionsOf(choice.split) : undefined
  const labels = allLabels.filter((label) => !without.includes(label))
  if (splits === null || labels.length === 0) return null
  return {
    dataset: { format: format.name, options: { unit, tokens, text }, ...(splits !== undefined && { splits }) },
    selection: { onlyDone, ...(without.length > 0 && { labels }) },
    ...(licence !== '' && { card: { licence } }),
  }
}
