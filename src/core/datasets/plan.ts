/** From what a person asks of a dataset to what is written: the same for the command line and the app. */
import type { Annotator } from '../annotation/model'
import type { DatasetFormat, WriteOptions } from '../formats/format'
import { AgreementSurvey } from './agreement'
import { tokenNotes } from './cardNotes'
import { DatasetTally } from './describe'
import type { DatasetPlan } from './export'
import type { DatasetHead, DatasetItem } from './item'
import { hasCard } from './layout'
import { itemSelector, type MarkedDocument, type Selection } from './select'
import { splitReportMarkdown } from './splitReport'
import { SplitSurvey, type SplitOptions, type SplitReport } from './splits'

/** What the documents are read for. */
export type Pass = 'reading' | 'writing' | 'checking'

/** What a dataset is made of. */
export interface DatasetSource {
  readonly head: DatasetHead
  /** Everybody in the project. */
  readonly annotators: readonly Annotator[]
  /** What of it is wanted. */
  readonly selection: Selection
  /** All documents in the order of a dataset; asked for several times. */
  documents(pass: Pass): AsyncIterable<MarkedDocument> | Iterable<MarkedDocument>
}

/** The items of a dataset in their order. */
export async function* itemsOf(source: DatasetSource, pass: Pass): AsyncGenerator<DatasetItem> {
  const select = itemSelector(source.annotators, source.selection)
  for await (const marked of source.documents(pass)) yield* select(marked)
}

/** How a dataset is written. */
export interface DatasetWish {
  readonly format: DatasetFormat
  readonly options: WriteOptions
  /** Absent: the dataset is not divided. */
  readonly splits?: SplitOptions | undefined
}

export interface PlannedDataset {
  readonly plan: DatasetPlan
  /** How it is divided; null if it is not. */
  readonly report: SplitReport | null
}

/**
 * Plans a dataset. How it is divided, and what its card says of agreement and of tokens, needs a look at all documents first;
 * without a card there is none.
 */
export async function planDataset(
  source: DatasetSource,
  { format, options, splits }: DatasetWish,
): Promise<PlannedDataset> {
  const { head, annotators, selection } = source
  const description = format.describe()
  if (!hasCard(description, splits !== undefined)) return { plan: { format, options, head }, report: null }
  const select = itemSelector(annotators, selection)
  const agreement = new AgreementSurvey(annotators, head.scheme, selection.labels)
  const survey = splits === undefined ? null : new SplitSurvey()
  const tally = new DatasetTally()
  for await (const marked of source.documents('reading')) {
    const items = select(marked)
    const carried = items.map((item) => format.carry(item, options))
    for (const item of items) survey?.see(item)
    for (const one of carried) tally.see(one)
    if (carried.some(({ item }) => item !== null)) agreement.see(marked)
  }
  const measured = agreement.measure()
  const notes = [...(head.card?.notes ?? []), ...tokenNotes(description, options.tokens, tally.losses())]
  const card = {
    ...head.card,
    ...(measured !== null && { agreement: measured }),
    ...(notes.length > 0 && { notes }),
  }
  if (survey === null || splits === undefined)
    return { plan: { format, options, head: { ...head, card } }, report: null }
  const { splitOf, report } = survey.plan(splits)
  const divided = { ...card, splitReport: splitReportMarkdown(report) }
  return { plan: { format, options, head: { ...head, card: divided }, splitOf }, report }
}
