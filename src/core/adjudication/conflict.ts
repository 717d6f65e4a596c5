/**
 * What annotators disagree about on one document, as items that a person can decide one by one.
 *
 * Annotations that are about the same place are aligned across all annotators (`units.ts`): a *unit* holds at most one
 * annotation of each. Of a unit there is one item about its span however many annotators disagree on it, and further items
 * about values of it; of two units there is one about each kind of link between them. Offsets are UTF-16 code units.
 */
import type { Attributes, RelationType } from '../annotation/model'

/** What the annotators see differently; a span item may be of several kinds at once. */
export const conflictKinds = ['label', 'boundary', 'missing', 'figure', 'attribute', 'link', 'note'] as const
export type ConflictKind = (typeof conflictKinds)[number]

/** A labelled stretch of text. */
export interface LabelledSpan {
  readonly label: string
  readonly start: number
  readonly end: number
}

/** An annotation as it was when it was compared. */
export interface Member {
  readonly annotationId: string
  readonly annotatorId: string
  readonly revision: number
}

/** The annotators who say the same. */
interface VersionBase {
  /** Ids, sorted; never empty. */
  readonly annotatorIds: readonly string[]
}

export interface SpanVersion extends VersionBase {
  /** Null: these annotators marked nothing here. */
  readonly span: LabelledSpan | null
}

export interface ValueVersion extends VersionBase {
  /** Only the attributes that the item is about; what an annotator left open is null. */
  readonly values: Attributes
}

export interface NoteVersion extends VersionBase {
  /** Empty: no note. */
  readonly note: string
}

export interface LinkVersion extends VersionBase {
  readonly linked: boolean
}

interface ItemBase {
  /**
   * Unique in the document, the same for the same layers in any order. It may change when layers are added: decisions find
   * their items by members, not by key.
   */
  readonly key: string
  readonly documentId: string
  /** Never empty, in the order of `conflictKinds`; empty only for an item on which all agree. */
  readonly kinds: readonly ConflictKind[]
  /** The key of the unit that it is about; for a link, of the unit that it leads from. */
  readonly unit: string
  /** The smallest stretch that holds all versions of the unit (for a link, of both units). */
  readonly start: number
  readonly end: number
  /** The annotations of the unit, by annotator; for a link, of the unit that it leads from. */
  readonly members: readonly Member[]
}

/** Where something is, and what it is. Everybody who finished the document has a version. */
export interface SpanItem extends ItemBase {
  readonly type: 'span'
  /** In reading order, then by label; `null` last. */
  readonly versions: readonly SpanVersion[]
}

/** What is said of it: one attribute (`attribute`), or the bounds, unit and approximation of a figure together (`figure`). */
export interface ValueItem extends ItemBase {
  readonly type: 'attribute' | 'figure'
  /** Only the members with this label have a version; the item is moot when the unit becomes something else. */
  readonly label: string
  /** The attributes it is about: one, or those of `figureValueNames` that somebody set. */
  readonly names: readonly string[]
  readonly versions: readonly ValueVersion[]
}

/** Notes differ. For information: it is never left to be decided. */
export interface NoteItem extends ItemBase {
  readonly type: 'note'
  readonly versions: readonly NoteVersion[]
}

/** Whether one unit leads to another. Everybody who marked both, with labels that it can join, has a version. */
export interface LinkItem extends ItemBase {
  readonly type: 'link'
  readonly relation: RelationType
  /** The key and the members of the unit that it leads to. */
  readonly toUnit: string
  readonly toMembers: readonly Member[]
  readonly versions: readonly LinkVersion[]
}

export type ConflictItem = SpanItem | ValueItem | NoteItem | LinkItem

/** What makes the value of a figure. */
export const figureValueNames = ['min', 'max', 'unit', 'approx'] as const
