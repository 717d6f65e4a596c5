/** What a person chooses about a dataset, and the export that it means. */
import { parseShares } from '@core/datasets/assignment'
import type { LayerChoice } from '@core/datasets/select'
import { usualNearDuplicates, type SplitOptions } from '@core/datasets/splits'
import type { FormatDescription, OffsetUnit, TokenPolicy } from '@core/formats/format'
import { datasetFormats } from '@core/formats/registry'
import type { DatasetSpec } from '@renderer/workers/exportJob'

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
  /** `all`, `gold`, or an annotator's id. */
  readonly layers: string
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
export function firstChoice(format: FormatDescription): DatasetChoice {
  return {
    format,
    layers: 'all',
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

/** The export that a choice means; null while something that is typed means nothing. */
export function specOf(choice: DatasetChoice, projectId: string, allLabels: readonly string[]): DatasetSpec | null {
  const { format, unit, tokens, text, layers, onlyDone, without, licence } = choice
  const splits = choice.divided ? splitOptionsOf(choice.split) : undefined
  const labels = allLabels.filter((label) => !without.includes(label))
  if (splits === null || labels.length === 0) return null
  return {
    kind: 'dataset',
    projectId,
    dataset: { format: format.name, options: { unit, tokens, text }, ...(splits !== undefined && { splits }) },
    selection: { layers: layersOf(layers), onlyDone, ...(without.length > 0 && { labels }) },
    ...(licence !== '' && { card: { licence } }),
  }
}

function layersOf(layers: string): LayerChoice {
  return layers === 'all' || layers === 'gold' ? layers : { annotatorId: layers }
}
