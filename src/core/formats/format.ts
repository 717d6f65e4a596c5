/**
 * What every dataset format offers. A new format is one file beside this one and one line in `registry.ts`.
 *
 * `carry` is the heart of it: it cuts an item down to what the format has a place for and says what is lost. `write` writes
 * exactly that, and `read` of what was written answers exactly that; everything else (previews, counts, the check after
 * writing, round-trip tests) follows.
 */
import type { DatasetHead, DatasetItem, Split } from '../datasets/item'

/** The unit in which a file counts offsets: Python counts `code_point`, JavaScript and Java count `utf16`. */
export const offsetUnits = ['code_point', 'utf16'] as const
export type OffsetUnit = (typeof offsetUnits)[number]

/** Units that a file may have been written in; doccano's `grapheme_mode` counts user-perceived characters. */
export const readUnits = [...offsetUnits, 'grapheme'] as const
export type ReadUnit = (typeof readUnits)[number]

/** What a format may have a place for, beside texts and labelled spans that neither nest nor cross. */
export const features = [
  /** Spans inside others, the same span twice included. */
  'nested',
  /** Spans that overlap and neither holds the other. */
  'crossing',
  'attributes',
  'notes',
  'relations',
  /** Whose layer an item is. */
  'annotators',
  'document-notes',
  /** Titles or file names of documents. */
  'titles',
  'statuses',
  'splits',
] as const
export type Feature = (typeof features)[number]

/** What a format is, whatever is written in it. */
export interface FormatDescription {
  /** As the command line names it. */
  readonly name: string
  /** `file`: one file. `folder`: several, whose paths `write` chooses. */
  readonly layout: 'file' | 'folder'
  /** Of the file, with its dot; empty for a folder. */
  readonly extension: string
  /** That it can be written in, the usual one first; empty if the format has no offsets. */
  readonly units: readonly OffsetUnit[]
  /** Boundaries fall on tokens only: `WriteOptions.tokens` says what becomes of others. */
  readonly tokens: boolean
  /** The texts may be left out: spans then stand for themselves. */
  readonly textOptional: boolean
  readonly carries: readonly Feature[]
  /** Writes each part of a divided dataset to files of its own, and a card; absent: `datasets/layout.ts` does that. */
  readonly dividesItself?: boolean
  /** False: nothing but Sanad's own check reads it back (plain CSV of spans). */
  readonly imports: boolean
}

/** What becomes of a boundary inside a token: the token is split there, the span widened to whole tokens, or left out. */
export const tokenPolicies = ['split', 'widen', 'refuse'] as const
export type TokenPolicy = (typeof tokenPolicies)[number]

export interface WriteOptions {
  /** One of the format's units; ignored by a format without offsets. */
  readonly unit: OffsetUnit
  readonly tokens: TokenPolicy
  /** False only where the format says `textOptional`. */
  readonly text: boolean
}

export const lossKinds = [
  'nested-spans',
  'crossing-spans',
  /** Left out, as a boundary falls inside a token. */
  'spans-inside-words',
  /** Made longer, up to the ends of their tokens. */
  'widened-spans',
  /** Spans that the format cannot hold for a reason of its own, a line break inside for instance. */
  'unwritable-spans',
  'relations',
  'attributes',
  'notes',
  'document-notes',
  'annotators',
  'titles',
  'statuses',
  'splits',
  'texts',
  /** Characters that the format forbids, replaced one for one. */
  'characters',
  /** Documents that the format has no way to write, an empty text for instance. */
  'documents',
] as const
export type LossKind = (typeof lossKinds)[number]

/** Something that a format has no place for, and how often it occurs. */
export interface Loss {
  readonly what: LossKind
  readonly count: number
  /** Of the spans it happens to, if it is about spans. */
  readonly label?: string
}

export interface Carried {
  /** As it will be read back; null if nothing of the document can be written. */
  readonly item: DatasetItem | null
  /** Only what occurs; one entry per kind and label. */
  readonly losses: readonly Loss[]
}

/** A piece of a file; the pieces of one path, in their order, are the file. */
export interface FilePart {
  /** Within the folder, with `/`; empty in a format of layout `file`. */
  readonly path: string
  readonly data: string | Uint8Array
}

/** Writes one dataset. Parts are made as they are asked for; a writer holds back no more than it must. */
export interface DatasetWriter {
  /** The parts that follow from one more item, as `carry` answered it. */
  add(item: DatasetItem): Iterable<FilePart>
  /** What remains to be written after the last. */
  end(): Iterable<FilePart>
}

/** A file to read from. `chunks` may be called more than once; a chunk is good until the next one is asked for. */
export interface InputFile {
  /** Relative to what was named, with `/`: `corpus/doc1.ann`. */
  readonly path: string
  /** In bytes. */
  readonly size: number
  chunks(): AsyncIterable<Uint8Array>
}

export interface ReadOptions {
  /** The unit that the person says; absent: found out, or asked for. */
  readonly unit?: ReadUnit
  /** Texts that are already known, for formats that leave texts out or lose their white space. */
  readonly documents?: readonly KnownDocument[]
}

/**
 * A text that is at hand. Where a file does not tell which of several it means, it means them in their order: whoever knows the
 * order of the items names the document of each, also again.
 */
export interface KnownDocument {
  readonly id: string
  readonly fileName: string
  readonly text: string
  /** The part of a divided dataset that it is in; absent: any. */
  readonly split?: Split
}

/** How the unit of a file was found. */
export type UnitReason =
  /** The person said so. */
  | 'given'
  /** The file says so. */
  | 'stated'
  /** The format knows one only, or all slices match in this unit. */
  | 'matches'
  /** All units mean the same in these texts. */
  | 'no-difference'

export const readReasons = [
  'not-utf8',
  'not-json',
  'not-xml',
  'not-zip',
  'wrong-shape',
  'other-version',
  'missing-file',
  'unknown-text',
  'text-differs',
  'outside-text',
  'empty-span',
  /** What the file has as the span's text stands at its offsets in no unit. */
  'no-unit-fits',
  'dangling-relation',
  'duplicate-id',
  'skipped-task',
  'bad-tag',
  'unsupported',
] as const
export type ReadReason = (typeof readReasons)[number]

/** What a reader says, in the order of the input. Nothing is dropped without a `problem`, and nothing repaired. */
export type ReadEvent =
  | { readonly type: 'item'; readonly item: DatasetItem; readonly path: string }
  /** Something was set aside: `place` is within the file (`line 3, spans[2]`), empty for the whole of it. */
  | {
      readonly type: 'problem'
      readonly path: string
      readonly place: string
      readonly reason: ReadReason
      /** For people, English. */
      readonly detail: string
    }
  /** Once per file that has offsets, before its first item. */
  | { readonly type: 'unit'; readonly path: string; readonly unit: ReadUnit; readonly because: UnitReason }
  /** Nothing in the file tells which of these units it counts in: it must be asked, and none of its items follow. */
  | {
      readonly type: 'unit-needed'
      readonly path: string
      readonly units: readonly ReadUnit[]
      /** By which a person can tell, if the format has any. */
      readonly samples?: readonly UnitSample[]
    }

/** What one span of a file would be if the file counted in this unit. */
export interface UnitSample {
  readonly unit: ReadUnit
  /** The text of the span; null if it would lie outside its document. */
  readonly words: string | null
}

/** How a file begins, by which formats recognise it. */
export interface FileStart {
  readonly path: string
  /** The first 64 KiB. */
  readonly bytes: Uint8Array
  /** The same as UTF-8 text, without a BOM and with replacement characters for what is none. */
  readonly text: string
}

export interface DatasetFormat {
  describe(): FormatDescription
  /** Cuts an item down to what can be written with these options. The same for an item that was already cut. */
  carry(item: DatasetItem, options: WriteOptions): Carried
  write(head: DatasetHead, options: WriteOptions): DatasetWriter
  /**
   * Reads files of this format. Files that are none of its own are passed over in silence if another file refers to them or
   * the format puts them there, and else reported as `unsupported`.
   */
  read(files: readonly InputFile[], options: ReadOptions): AsyncIterable<ReadEvent>
  /** Whether files that begin like this are of this format. At most one format says yes to any. */
  recognises(files: readonly FileStart[]): boolean
}
