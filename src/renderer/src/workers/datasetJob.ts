/** What workers do to write a dataset: look at all documents, make the files piece by piece, read them back. */
import type { Difference } from '@core/datasets/check'
import { describeDataset, type DatasetCounts, type DatasetStart } from '@core/datasets/describe'
import { DatasetExport, type DatasetPlan } from '@core/datasets/export'
import { itemsOf, planDataset, type DatasetSource } from '@core/datasets/plan'
import type { Omission } from '@core/datasets/project'
import type { SplitOptions } from '@core/datasets/splits'
import type { DatasetFormat, FilePart, InputFile, Loss, WriteOptions } from '@core/formats/format'
import { datasetFormat } from '@core/formats/registry'
import { inFilePieces } from './pieces'

/** How a dataset is written. */
export interface DatasetRequest {
  /** The name of the format. */
  readonly format: string
  readonly options: WriteOptions
  /** Absent: the dataset is not divided. */
  readonly splits?: SplitOptions
}

/** Something that is not in the file: what no dataset has, or what its format has no place for. */
export type NotCarried = Omission | Loss

/** What an export would be, without writing it. */
export interface ExportPreview extends DatasetStart {
  readonly counts: DatasetCounts
  /** Only what occurs. */
  readonly cannotCarry: readonly NotCarried[]
}

/** Says what a dataset would be. `omissions` are what no dataset has of its source. */
export async function previewDataset(
  source: DatasetSource,
  request: DatasetRequest,
  omissions: readonly Omission[],
): Promise<ExportPreview> {
  const items = itemsOf(source, 'reading')
  const { counts, losses, start } = await describeDataset(formatOf(request), source.head, request.options, items)
  return { counts, cannotCarry: [...omissions, ...losses], ...start }
}

/** The format of a request. Throws if there is none of the name. */
function formatOf({ format: name }: DatasetRequest): DatasetFormat {
  const format = datasetFormat(name)
  if (format === undefined) throw new Error(`There is no format ${name}.`)
  return format
}

/** One dataset: `prepare`, `next` until it answers null, and `check`. */
export class DatasetJob {
  readonly #source: DatasetSource
  readonly #dataset: DatasetExport
  readonly #pieces: AsyncGenerator<FilePart>

  private constructor(source: DatasetSource, plan: DatasetPlan) {
    this.#source = source
    this.#dataset = new DatasetExport(plan)
    this.#pieces = inFilePieces(this.#parts())
  }

  /** Looks at all documents, if how they are divided or what the card says depends on them. */
  static async prepare(source: DatasetSource, request: DatasetRequest): Promise<DatasetJob> {
    const { options, splits } = request
    const { plan } = await planDataset(source, { format: formatOf(request), options, splits })
    return new DatasetJob(source, plan)
  }

  /** The next piece of a file; null after the last. */
  async next(): Promise<FilePart | null> {
    const piece = await this.#pieces.next()
    return piece.done === true ? null : piece.value
  }

  /** What was written, and what the format had no place for. */
  get written(): { readonly counts: DatasetCounts; readonly losses: readonly Loss[] } {
    return { counts: this.#dataset.counts, losses: this.#dataset.losses }
  }

  /** Reads the written files; answers the first thing in them that is not as it should be, null if all is. */
  check(files: readonly InputFile[]): Promise<Difference | null> {
    return this.#dataset.check(files, () => itemsOf(this.#source, 'checking'))
  }

  async *#parts(): AsyncGenerator<FilePart> {
    for await (const item of itemsOf(this.#source, 'writing')) yield* this.#dataset.add(item)
    yield* this.#dataset.end()
  }
}
