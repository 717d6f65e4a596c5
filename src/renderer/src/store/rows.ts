/** The rows that IndexedDB holds. How they come about and change is in `schema.ts` and the repositories beside it. */
import type { Correction } from '@core/adjudication/correction'
import type { Annotation, DocumentSource, DocumentStatus, Relation } from '@core/annotation/model'
import type { Scheme } from '@core/annotation/scheme'
import type { Review } from '@core/ledger/ledger'

export interface ProjectRow {
  readonly id: string
  readonly name: string
  readonly scheme: Scheme
  /** The project's own guidelines, Markdown; absent while the app's guide holds. */
  readonly guidelines?: string
  readonly createdAt: string
  /** Members that an exchange file had on its project and that this version does not know, kept for the next export. */
  readonly extra?: Readonly<Record<string, unknown>>
  /** The same for the file's outermost object. */
  readonly fileExtra?: Readonly<Record<string, unknown>>
}

/** A document of a project, all but its text. */
export interface DocumentRow {
  readonly projectId: string
  /** `sha256:…`, also the key of its text. */
  readonly id: string
  readonly title: string
  readonly fileName: string
  readonly status: DocumentStatus
  readonly source: DocumentSource
  /** UTF-16 code units. */
  readonly length: number
  /** Live annotations per label, over all annotators' layers; kept in the transaction that changes a layer. */
  readonly counts: Readonly<Record<string, number>>
  /** Place in the order of import. */
  readonly order: number
  /** What somebody wrote about the document as a whole; plain text. Absent or empty: nothing. */
  readonly note?: string
  readonly createdAt: string
  readonly updatedAt: string
  /** Members of exchange files that this version does not know. */
  readonly extra?: Readonly<Record<string, unknown>>
}

export interface TextRow {
  readonly id: string
  readonly text: string
}

/** One annotator's work on one document: `core` calls it a layer and keys its records by id. */
export interface LayerRow {
  readonly projectId: string
  readonly documentId: string
  readonly annotatorId: string
  readonly annotations: readonly Annotation[]
  readonly relations: readonly Relation[]
  readonly counts: Readonly<Record<string, number>>
}

export interface AnnotatorRow {
  readonly id: string
  readonly name: string
  readonly createdAt: string
  /** False for people known only from exchange files; they are not offered as the person at this laptop. */
  readonly local: boolean
  readonly extra?: Readonly<Record<string, unknown>>
}

/** Where the reader was in a document. `offset` is in UTF-16 units: the first character of the topmost visible line. */
export interface ReadingPlace {
  readonly topOffset: number
  readonly caret: number
  readonly focusedAnnotationId: string | null
}

/** The fonts that ship for reading: Noto Naskh Arabic, Amiri, IBM Plex Sans Arabic. */
export type ReadingFont = 'naskh' | 'amiri' | 'plex'
/** 0123456789 or ٠١٢٣٤٥٦٧٨٩, by their names in Unicode's CLDR. */
export type Digits = 'latn' | 'arab'

/** Every setting and its type; stored one per row. */
export interface Settings {
  readonly activeAnnotatorId: string | null
  readonly activeProjectId: string | null
  readonly language: 'ar' | 'en' | null
  readonly theme: 'light' | 'dark' | 'system'
  /** Pixels. */
  readonly readingSize: number
  /** Width of the column of text, rem. */
  readonly readingWidth: number
  /** Line height, as a multiple of the reading size. */
  readonly readingLeading: number
  readonly readingFont: ReadingFont
  /** Digits of the interface's own numbers; texts are never touched. */
  readonly digits: Digits
  /** Whether bidi controls, NBSP, ZWNJ, tatweel and tabs are drawn. */
  readonly showInvisibles: boolean
  /** `word` snaps a selection to whole words, `exact` to grapheme boundaries only. */
  readonly snapping: 'word' | 'exact'
  /** By project id. */
  readonly openDocument: Readonly<Record<string, string>>
}

export interface SettingRow {
  readonly key: string
  readonly value: unknown
}

/** Key: `projectId documentId`. */
export interface PlaceRow {
  readonly projectId: string
  readonly documentId: string
  readonly place: ReadingPlace
}

/** A decision of an adjudication as the exchange file has it, under the project it belongs to. */
export interface DecisionRow {
  readonly id: string
  readonly projectId: string
  readonly decision: Readonly<Record<string, unknown>>
}

/** What a reviewer found out about a claim of the project. */
export interface ReviewRow extends Pick<Review, 'documentId' | 'claimId'> {
  readonly projectId: string
  /** As it goes into an exchange file. */
  readonly review: Review
}

/** What became of a correction: nothing yet, or the annotator's word on it. */
export type CorrectionState = 'open' | 'accepted' | 'rejected'

/** A correction that an annotator received: what an adjudication decided against a mark of theirs. */
export interface CorrectionRow {
  readonly projectId: string
  readonly documentId: string
  readonly id: string
  readonly correction: Correction
  readonly state: CorrectionState
  readonly receivedAt: string
  /** Null while it is open. */
  readonly decidedAt: string | null
}
