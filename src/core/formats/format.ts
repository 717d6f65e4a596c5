/** What every dataset format offers. A new format is one file beside this one and one line in `registry.ts`. */
import type { ExchangeContent } from '../exchange/format'
import type { RecordProblem } from '../exchange/problems'
import type { Result } from '../result'

/** The unit in which a dataset counts offsets: Python counts `code_point`, JavaScript and Java count `utf16`. */
export const offsetUnits = ['code_point', 'utf16'] as const
export type OffsetUnit = (typeof offsetUnits)[number]

export interface FormatOptions {
  readonly offsetUnit: OffsetUnit
}

/** Something in the content that a format has no place for, and how often it occurs. */
export interface Loss {
  readonly what:
    /** Records that were deleted. */
    | 'deleted-records'
    /** When, how and in how many steps each record came about. */
    | 'record-history'
    | 'decisions'
    /** Records with members that this version does not know. */
    | 'unknown-members'
    /** Documents that nobody annotated and nobody called done. */
    | 'untouched-documents'
  readonly count: number
}

/** Said before anything is written. */
export interface FormatDescription {
  readonly counts: {
    /** Items of the format: lines, for JSONL. */
    readonly items: number
    readonly documents: number
    readonly annotations: number
    readonly relations: number
  }
  /** Only what occurs. */
  readonly cannotCarry: readonly Loss[]
}

export interface DatasetFormat {
  /** As the command line names it. */
  readonly name: string
  /** Of the file it writes, with its dot. */
  readonly extension: string
  describe(content: ExchangeContent): FormatDescription
  /**
   * Checks all records (`checkContent`) and, if all pass, answers the dataset's text in chunks, made as they are asked
   * for; if any fails, nothing is written and all failures are listed.
   */
  write(content: ExchangeContent, options: FormatOptions): Result<Iterable<string>, readonly RecordProblem[]>
}
