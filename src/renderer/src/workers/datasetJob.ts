/** What workers do to write a dataset: look at all items, make the files piece by piece, read them back. */
import { tokenNotes } from '@core/datasets/cardNotes'
import type { Difference } from '@core/datasets/check'
import { DatasetTally, type DatasetCounts } from '@core/datasets/describe'
import { DatasetExport, type DatasetPlan, type Items } from '@core/datasets/export'
import type { DatasetHead } from '@core/datasets/item'
import { splitReportMarkdown } from '@core/datasets/splitReport'
import { SplitSurvey, type SplitOptions } from '@core/datasets/splits'
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

/** What it is made of. */
export interface DatasetSource {
  readonly head: DatasetHead
  /** All items in their order; asked for several times: to look at them, to write them, to read about what differs. */
  items(pass: 'reading' | 'writing' | 'checking'): Items
}

/** The format of a request. Throws if there is none of the name. */
export function formatOf({ format: name }: DatasetRequest): DatasetFormat {
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

  /** Looks at all items, if how they are divided or what the card says depends on them. */
  static async prepare(source: DatasetSource, request: DatasetRequest): Promise<DatasetJob> {
    const { options, splits } = request
    const format = formatOf(request)
    const { head } = source
    if (splits === undefined) return new DatasetJob(source, { format, options, head })
    const survey = new SplitSurvey()
    const tally = new DatasetTally()
    const description = format.describe()
    for await (const item of source.items('reading')) {
      survey.see(item)
      if (description.tokens) tally.see(format.carry(item, options))
    }
    const { splitOf, report } = survey.plan(splits)
    const notes = [...(head.card?.notes ?? []), ...tokenNotes(description, options.tokens, tally.losses())]
    const card = { ...head.card, splitReport: splitReportMarkdown(report), notes }
    return new DatasetJob(source, { format, options, head: { ...head, card }, splitOf })
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
    return this.#dataset.check(files, () => this.#source.items('checking'))
  }

  async *#parts(): AsyncGenerator<FilePart> {
    for await (const item of this.#source.items('writing')) yield* this.#dataset.add(item)
    yield* this.#dataset.end()
  }
}
