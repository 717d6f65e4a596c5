/** The rows of a merge: what its files brought, what was decided, and how to take that back. */
import type { Decision } from '@core/adjudication/decision'
import type { Policy } from '@core/adjudication/settled'
import type { Annotation, Annotator, Document, Relation } from '@core/annotation/model'
import type { Scheme } from '@core/annotation/scheme'
import type { ExchangeContent, ExchangeProject } from '@core/exchange/format'
import type { RecordProblem } from '@core/exchange/problems'
import type { Placement } from '@core/merge/carryOver'
import type { RecordCounts } from '@core/merge/contentMerger'

export interface MergeRow {
  readonly id: string
  readonly projectId: string
  readonly name: string
  readonly createdAt: string
  readonly policy: Policy
  readonly blind: boolean
  /** What the lead said about who is who, in that order. */
  readonly joins: readonly MergeJoin[]
  /** Decisions about nothing any more that their adjudicators dismissed, as they were. Absent: none. */
  readonly dismissed?: readonly Decision[]
}

/** Two ids are one person; or, with `intoId` null, are not any more. */
export interface MergeJoin {
  readonly fromId: string
  readonly intoId: string | null
  /** The annotator who said so. */
  readonly by: string
  readonly at: string
}

/** What a file says about one person, compared with what the merge had of them before. */
export interface FilePerson {
  readonly annotatorId: string
  readonly name: string
  /** False if an earlier file had something of the same person: then the counts say what changed since. */
  readonly firstFile: boolean
  readonly annotations: RecordCounts
  readonly relations: RecordCounts
  /** Documents this person marked as done in this file, and all they have in it. */
  readonly done: number
  readonly documents: number
}

/** A file of a merge, as people see it: what it brought when it was added. */
export interface FileView {
  readonly id: string
  readonly fileName: string
  /** `project`: the marks of this laptop's project, as they were when they were added. */
  readonly source: 'file' | 'project'
  readonly addedAt: string
  readonly people: readonly FilePerson[]
  readonly documents: number
  /** Documents that no earlier file had. */
  readonly documentsNew: number
  /** Records set aside, and why (the first 200). */
  readonly setAside: number
  readonly problems: readonly RecordProblem[]
  /** True if every record of it was there before, as it is: the same file, or an older one. */
  readonly nothingNew: boolean
}

/** A file: all of it but its documents and what is marked on them. */
export interface MergeFileRow {
  readonly id: string
  readonly mergeId: string
  /** Its place among the files, in the order they were added. */
  readonly order: number
  readonly view: FileView
  readonly project: ExchangeProject
  readonly scheme: Scheme
  readonly annotators: readonly Annotator[]
  readonly decisions: ExchangeContent['decisions']
  readonly extra: ExchangeContent['extra']
}

/** What a file has on one document. */
export interface MergePartRow {
  readonly mergeId: string
  readonly fileId: string
  readonly documentId: string
  /** With an empty text: that is in the table of texts. */
  readonly document: Document
  readonly annotations: readonly Annotation[]
  readonly relations: readonly Relation[]
}

/** The present state of a decision that was made in this merge, or that its adjudicator brought in a file. */
export interface MergeDecisionRow {
  readonly mergeId: string
  readonly id: string
  readonly decision: Decision
}

/** One step of an adjudicator's history: what a decision was before and after. */
export interface MergeStepRow {
  readonly mergeId: string
  readonly adjudicatorId: string
  /** From 1, without gaps. */
  readonly number: number
  readonly documentId: string
  /** The key of the item when it was decided; layers added since may have changed it. */
  readonly key: string
  /** Null: there was none. */
  readonly before: Decision | null
  readonly after: Decision
  /** True while it is taken back. The steps of a history that are undone are its last ones. */
  readonly undone: boolean
}

/** What was carried over from a text to a changed version of it. */
export interface MergeCarryRow {
  readonly mergeId: string
  readonly documentId: string
  readonly toDocumentId: string
  readonly at: string
  /** The new layers, on the changed text. */
  readonly layers: readonly {
    readonly annotatorId: string
    readonly annotations: readonly Annotation[]
    readonly relations: readonly Relation[]
  }[]
  readonly orphans: readonly Placement[]
}

/** A gold layer as it was last written to a file, so that the next one continues it: ids stay, deletions leave tombstones. */
export interface MergeGoldRow {
  readonly mergeId: string
  readonly documentId: string
  readonly annotatorId: string
  readonly annotations: readonly Annotation[]
  readonly relations: readonly Relation[]
}
