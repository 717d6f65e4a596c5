/** One dataset from its items to the checked files: the same steps for the command line and the app. */
import type { Carried, DatasetFormat, FilePart, InputFile, KnownDocument, Loss, WriteOptions } from '../formats/format'
import { WrittenItems, type Difference } from './check'
import { DatasetTally, type DatasetCounts } from './describe'
import type { DatasetHead, DatasetItem, Split } from './item'
import { dividedByUs, dividedWriter } from './layout'

/** What to write, and as what. */
export interface DatasetPlan {
  readonly format: DatasetFormat
  readonly options: WriteOptions
  readonly head: DatasetHead
  /** The part that a document, by its id, is in; absent if the dataset is not divided. */
  readonly splitOf?: (documentId: string) => Split
}

/** Items in their order. */
export type Items = AsyncIterable<DatasetItem> | Iterable<DatasetItem>

/** Writes one dataset: `add` each item, `end`, and `check` when all parts are in their files. */
export class DatasetExport {
  readonly #plan: DatasetPlan
  readonly #byUs: boolean
  readonly #writer
  readonly #tally = new DatasetTally()
  readonly #written = new WrittenItems()

  constructor(plan: DatasetPlan) {
    const { format, head, options, splitOf } = plan
    this.#plan = plan
    this.#byUs = dividedByUs(format.describe(), splitOf !== undefined)
    this.#writer = this.#byUs ? dividedWriter(format, head, options) : format.write(head, options)
  }

  /** The parts that follow from one more item; they must be taken to the last. */
  *add(item: DatasetItem): Generator<FilePart> {
    const carried = this.#carry(item)
    this.#tally.see(carried)
    if (carried.item === null) return
    this.#written.add(carried.item)
    yield* this.#writer.add(carried.item)
  }

  /** What remains to be written after the last item. */
  end(): Iterable<FilePart> {
    return this.#writer.end()
  }

  /** What was written. */
  get counts(): DatasetCounts {
    return this.#tally.counts()
  }

  /** What the format had no place for. */
  get losses(): readonly Loss[] {
    return this.#tally.losses()
  }

  /**
   * Reads the files and answers the first thing in them that is not as it was meant to be; null if all is.
   * @param again makes all items once more: to say what differs, and for the texts where the files have none
   */
  async check(files: readonly InputFile[], again: () => Items): Promise<Difference | null> {
    const { format, options } = this.#plan
    const { units, imports } = format.describe()
    const written = () => this.#carriedAgain(again())
    // Files without texts, without their white space, or that are tables of spans only.
    const needsTexts = !options.text || units.length === 0 || !imports
    const known = needsTexts ? { documents: await documentsOf(written()) } : {}
    const unit = units.includes(options.unit) ? { unit: options.unit } : {}
    return this.#written.compare(format, files, { ...known, ...unit }, written)
  }

  async *#carriedAgain(items: Items): AsyncGenerator<DatasetItem> {
    for await (const item of items) {
      const carried = this.#carry(item)
      if (carried.item !== null) yield carried.item
    }
  }

  /** What is read back of an item. Where we divide, the place of a file says the part, and the format knows nothing of it. */
  #carry(item: DatasetItem): Carried {
    const { format, options, splitOf } = this.#plan
    const split = splitOf?.(item.document.id)
    if (split === undefined) return format.carry(item, options)
    if (!this.#byUs) return format.carry({ ...item, split }, options)
    const carried = format.carry(item, options)
    return carried.item === null ? carried : { ...carried, item: { ...carried.item, split } }
  }
}

/** The document of each item. */
async function documentsOf(items: AsyncIterable<DatasetItem>): Promise<KnownDocument[]> {
  const documents: KnownDocument[] = []
  for await (const { document, split } of items) {
    const { id, fileName, text } = document
    documents.push(split === undefined ? { id, fileName, text } : { id, fileName, text, split })
  }
  return documents
}
