/** The state of an adjudication on one document: what is settled, by whom, what is left, and what gold is so far. */
import type { Attributes, RelationType } from '../annotation/model'
import type { ConflictItem, LabelledSpan, Member } from './conflict'
import type { Decision } from './decision'

/** What the machine may accept without asking. */
export interface Policy {
  /**
   * `all`: what everybody says. `vote`: what at least `atLeast` of those who finished the document say, if no other
   * version has as many votes; a tie is never decided by the machine.
   */
  readonly accept: { readonly kind: 'all' } | { readonly kind: 'vote'; readonly atLeast: number }
  /** Whether the work of somebody who was alone on a document becomes gold as it is. Otherwise that document has no gold. */
  readonly acceptSingle: boolean
}

export type ItemStatus =
  | 'open'
  /** By the policy. */
  | 'accepted'
  | 'decided'
  | 'skipped'
  /** Nothing to decide any more: its span, or one of its ends, is not in gold, or not with that label. */
  | 'moot'
  /** For information (notes). */
  | 'informational'

export interface SettledItem {
  readonly item: ConflictItem
  readonly status: ItemStatus
  /** The index in `item.versions` of the version in gold; null if none is (open, drawn, moot). */
  readonly chosen: number | null
  /** The decision in force or, for an open item, one that holds a comment alone. */
  readonly decision: Decision | null
  /** True when annotations of the item changed or were added since it was decided: it deserves another look. */
  readonly outdated: boolean
  /** The index of the version that has more votes than any other; null in a tie. */
  readonly vote: number | null
  /** Where the accepted or decided content comes from; null for an item of another status. */
  readonly provenance: Provenance | null
}

/** Where something settled, and so a record of gold, comes from. */
export interface Provenance {
  readonly by: 'policy' | 'decision'
  /** `all`, `vote:2`, `single`; null for a decision. */
  readonly policy: string | null
  readonly decisionId: string | null
  /** The annotators whose version it is: ids, sorted; empty if the adjudicator drew it. */
  readonly from: readonly string[]
  /** All annotations of the unit (for a link, of both), whatever their version: ids, sorted. */
  readonly annotations: readonly string[]
  /** When it was decided; for a policy, when the latest of its annotations was changed. ISO 8601 in UTC. */
  readonly at: string
}

export interface GoldAnnotation extends LabelledSpan {
  /** Key of the unit. */
  readonly unit: string
  readonly members: readonly Member[]
  readonly attributes: Attributes
  readonly note: string
  readonly provenance: Provenance
  /** The latest change of anything that it is made of: its annotations and the decisions on its span, values and note. */
  readonly changedAt: string
}

export interface GoldRelation {
  readonly type: RelationType
  /** Keys of units. */
  readonly from: string
  readonly to: string
  readonly provenance: Provenance
}

export interface SettledDocument {
  readonly documentId: string
  /**
   * In reading order: span, values, note of a unit, then the links that lead from it. Items on which all agree are among
   * them, accepted, with no kinds; so are those that the policy accepted.
   */
  readonly items: readonly SettledItem[]
  /** In reading order. */
  readonly annotations: readonly GoldAnnotation[]
  readonly relations: readonly GoldRelation[]
  /**
   * Decisions, or comments of undecided items, that are about none of the items any more, since annotations were deleted
   * or moved: they have no effect. By id.
   */
  readonly orphans: readonly Decision[]
}
