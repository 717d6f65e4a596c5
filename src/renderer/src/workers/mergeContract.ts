/**
 * What the interface asks of the merge worker. The worker holds a merge as a whole (the union of its files, its alignment,
 * its decisions) and writes every change to the database before it answers. Offsets are UTF-16 code units.
 */
import type { Choice, Decision } from '@core/adjudication/decision'
import type { ConflictKind } from '@core/adjudication/conflict'
import type { OrphanReason, OrphanSubject } from '@core/adjudication/orphans'
import type { ItemStatus, Policy, SettledItem } from '@core/adjudication/settled'
import type { AgreementReport, GammaResult, PairOutcome, Passage } from '@core/agreement/report'
import type { Annotation } from '@core/annotation/model'
import type { Difference } from '@core/datasets/check'
import type { DatasetCard } from '@core/datasets/item'
import type { Selection } from '@core/datasets/select'
import type { RecordProblem } from '@core/exchange/problems'
import type { WriteOptions } from '@core/exchange/write'
import type { FilePart } from '@core/formats/format'
import type { Placement } from '@core/merge/carryOver'
import type { TextDifference } from '@core/merge/textDifference'
import type { Result } from '@core/result'
import type { FilePerson, FileView } from '@renderer/store/mergesRows'
import type { DatasetRequest, ExportPreview } from './datasetJob'
import type { FileError } from './exchangeBytes'
import type { RemoteFile } from './remoteFiles'

export type { FilePerson, FileView }

export interface PersonView {
  readonly id: string
  readonly name: string
  /** Other ids of the same person. */
  readonly joined: readonly { readonly id: string; readonly name: string; readonly at: string }[]
  /** Live ones in finished documents. */
  readonly annotations: number
  readonly relations: number
  readonly done: number
  readonly unfinished: number
}

/** A text that looks like another one of the merge, but is not the same. */
export interface VariantView {
  readonly documentId: string
  readonly title: string
  readonly annotatorIds: readonly string[]
  /** The document it looks like. */
  readonly like: { readonly documentId: string; readonly title: string; readonly annotatorIds: readonly string[] }
  readonly difference: TextDifference
  /** Null as long as nothing was carried over. */
  readonly carried: {
    readonly at: string
    readonly placed: number
    readonly orphans: readonly Placement[]
    /** Annotations that came or changed after that: they are compared once they are carried over too. */
    readonly changedSince: number
  } | null
}

export interface QueueProgress {
  /** Items on which not all agree, without informational ones. */
  readonly total: number
  readonly open: number
  readonly decided: number
  readonly skipped: number
  /** By the policy, although not all agree. */
  readonly accepted: number
  /** Units and links on which all agree. */
  readonly agreed: number
  /** Decided items that annotations were added to or changed since. */
  readonly outdated: number
}

export interface MergeOverview {
  readonly mergeId: string
  readonly name: string
  readonly files: readonly FileView[]
  readonly people: readonly PersonView[]
  readonly documents: {
    readonly total: number
    /** Finished by two or more. */
    readonly compared: number
    readonly single: number
    /** Finished by nobody. */
    readonly unfinished: number
  }
  readonly variants: readonly VariantView[]
  readonly policy: Policy
  readonly blind: boolean
  readonly progress: QueueProgress
  readonly canUndo: boolean
  readonly canRedo: boolean
}

/** A line of the list of conflicts. */
export interface QueueEntry {
  readonly documentId: string
  readonly key: string
  readonly documentTitle: string
  readonly type: SettledItem['item']['type']
  readonly kinds: readonly ConflictKind[]
  /** The labels that the versions have, each once. */
  readonly labels: readonly string[]
  /** Everybody with a version, by id. */
  readonly annotatorIds: readonly string[]
  readonly status: ItemStatus
  readonly outdated: boolean
  readonly hasComment: boolean
  readonly start: number
  /** The words it is about, at most 120 code units. */
  readonly quote: string
}

/** One item with what is needed to show it. */
export interface QueueItem {
  readonly settled: SettledItem
  readonly documentTitle: string
  /** The sentence, or the sentences, that hold all versions (for a link, of both ends). */
  readonly passage: { readonly start: number; readonly text: string }
  /** The live annotations of the members (for a link, of both ends), with their attributes and notes. */
  readonly annotations: readonly Annotation[]
}

export interface QueueChange {
  readonly documentId: string
  /** All entries of the document, anew. */
  readonly entries: readonly QueueEntry[]
  readonly progress: QueueProgress
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** The item that was changed: what undo and redo show. */
  readonly key: string
}

/** A decision of the person at work about nothing that is there any more. */
export interface OrphanView extends OrphanSubject {
  /** With its content; of a dismissed one as it was. */
  readonly decision: Decision
  /** Null: it was dismissed. */
  readonly reason: OrphanReason | null
}

/** Why a file is not for a merge. */
export type AddFileError =
  | FileError
  /** It has corrections for these people, and nobody's work. */
  | { readonly code: 'corrections'; readonly addressees: readonly string[] }

export interface DecideRequest {
  readonly documentId: string
  readonly key: string
  /** Null: undecided again (a comment may stay). */
  readonly choice: Choice | null
  readonly by: 'choice' | 'vote'
  /** Whose version it is: annotator ids; empty for one's own. */
  readonly from: readonly string[]
  readonly comment: string
}

export type MergeExport =
  /** Everything: the analysts' layers, gold, decisions. */
  | { readonly kind: 'merged' }
  /** Gold and decisions alone. */
  | { readonly kind: 'gold' }
  | GoldDataset
  /** What is different in gold, for one analyst. */
  | { readonly kind: 'corrections'; readonly annotatorId: string }

/** Gold as a training dataset. */
export interface GoldDataset {
  readonly kind: 'dataset'
  readonly dataset: DatasetRequest
  /** What of the gold is wanted. */
  readonly selection: Pick<Selection, 'onlyDone' | 'labels'>
  /** What its card says beyond what is counted. */
  readonly card?: DatasetCard
}

/** What stands in the files in the end. */
export interface MergeExportOutcome {
  readonly counts: ExportCounts
  /** Null: what was read back is what it should be. */
  readonly difference: Difference | null
}

export interface ExportCounts {
  readonly documents: number
  readonly annotations: number
  readonly relations: number
  /** For a corrections file. */
  readonly corrections: number
}

export interface CarryPreview {
  readonly documentId: string
  readonly toDocumentId: string
  /** Every live annotation of the document, in reading order, of all annotators. */
  readonly placements: readonly Placement[]
}

export interface MergeService {
  readonly functions: {
    /** A new, empty merge of a project; answers its id. */
    create(projectId: string, name: string): Promise<string>
    /**
     * Loads a merge. `adjudicatorId` is the person at work: decisions are theirs. Every other function but `create` needs
     * it first, or `load`.
     */
    open(mergeId: string, adjudicatorId: string): Promise<MergeOverview>
    /** The same without the work that an overview takes: for an instance that does one long thing. */
    load(mergeId: string, adjudicatorId: string): Promise<null>
    overview(): Promise<MergeOverview>

    /** Starts on a new file, in place of one that was not added. */
    beginFile(): Promise<null>
    /** Its next bytes. */
    push(bytes: Uint8Array): Promise<null>
    /** Checks it and adds it to the merge: all of its good records, or nothing. */
    addFile(fileName: string): Promise<Result<MergeOverview, AddFileError>>
    /** Gives up an `addFile` or `addProject` under way, if it is not too late: it rejects, and nothing was added. */
    cancelAdding(): Promise<null>
    /** Adds the marks of the project as they are now, in place of those that were added before. */
    addProject(): Promise<MergeOverview>
    removeFile(fileId: string): Promise<MergeOverview>
    setPolicy(policy: Policy): Promise<MergeOverview>
    setBlind(blind: boolean): Promise<MergeOverview>
    /** Two ids, one person. */
    join(fromId: string, intoId: string): Promise<MergeOverview>
    separate(fromId: string): Promise<MergeOverview>
    previewCarry(documentId: string, toDocumentId: string): Promise<CarryPreview>
    carry(documentId: string, toDocumentId: string): Promise<MergeOverview>
    takeBackCarry(documentId: string): Promise<MergeOverview>

    /** All entries, in the order of documents (by title) and of reading. */
    queue(): Promise<readonly QueueEntry[]>
    item(documentId: string, key: string): Promise<QueueItem | null>
    decide(request: DecideRequest): Promise<QueueChange>
    /** Null when there is nothing to take back. */
    undo(): Promise<QueueChange | null>
    redo(): Promise<QueueChange | null>

    /** Decisions of the person at work about nothing that is there any more; then those that they dismissed. */
    orphans(): Promise<readonly OrphanView[]>
    /** Deletes decisions that are orphans, by their ids. They can be brought back, also after a restart. */
    dismissDecisions(ids: readonly string[]): Promise<MergeOverview>
    bringDecisionsBack(ids: readonly string[]): Promise<MergeOverview>

    agreement(seed: number, samples: number): Promise<AgreementReport>
    gamma(label: string | null, seed: number, samples: number): Promise<GammaResult>
    /** Where two annotators have an outcome with a label; pages of `passagesPerPage` count from 0. */
    passages(query: PassageQuery, page: number): Promise<PassagePage>

    /** What a dataset would be, without writing it or keeping the gold. Answers the bad records if there are any. */
    previewExport(request: GoldDataset): Promise<Result<ExportPreview, readonly RecordProblem[]>>
    /**
     * Makes files ready; `nextPart` gives them. `stamp` is what an exchange file says about its making. Answers
     * the bad records if there are any.
     */
    prepareExport(request: MergeExport, stamp: WriteOptions): Promise<Result<null, readonly RecordProblem[]>>
    /** The next piece of a file; null after the last. */
    nextPart(): Promise<FilePart | null>
    /** What was written. A dataset is read back from the other end of the port and compared with it. */
    finishExport(port: MessagePort, files: readonly RemoteFile[]): Promise<MergeExportOutcome>
  }
  readonly progress: MergeWorkProgress
}

/** Which passages are asked for: those of annotators `a` and `b` (ids). */
export interface PassageQuery {
  readonly a: string
  readonly b: string
  readonly label: string
  readonly outcome: PairOutcome
}

/** How many passages a page has at most. */
export const passagesPerPage = 40

export interface PassagePage {
  /** On all pages. */
  readonly total: number
  readonly passages: readonly PassageView[]
}

export interface PassageView extends Passage {
  readonly documentTitle: string
  /** The sentence around it. */
  readonly sentence: { readonly start: number; readonly text: string }
  readonly spanA: { readonly label: string; readonly start: number; readonly end: number } | null
  readonly spanB: { readonly label: string; readonly start: number; readonly end: number } | null
  /** The conflict about it, if there is one. */
  readonly conflictKey: string | null
}

/** Counts of whatever the work is done in: bytes, documents, samples. */
export interface MergeWorkProgress {
  readonly work: 'reading' | 'loading' | 'adding' | 'agreement' | 'gamma' | 'writing'
  readonly done: number
  readonly total: number
}
