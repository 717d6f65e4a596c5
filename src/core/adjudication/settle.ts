/**
 * What is settled on a document, by decisions and by the policy, and what is left. A decision stands over the policy; what
 * neither says is open. Offsets are UTF-16 code units.
 */
import { checkSpan, relationEndsFit } from '../annotation/rules'
import { compareText } from '../exchange/canonicalJson'
import type { ComparedDocument } from '../merge/comparison'
import { itemsOf, sameValues } from './align'
import type { ConflictItem, LabelledSpan, LinkItem, Member, SpanItem } from './conflict'
import type { Choice, Decision } from './decision'
import { findDecisions, isOutdated } from './findDecisions'
import { goldAnnotations, goldRelations, latest } from './gold'
import { policyName } from './policy'
import type { ItemStatus, Policy, Provenance, SettledDocument, SettledItem } from './settled'

/** What has become of a unit: undefined while that is open, null if nothing is there in gold. */
type UnitOutcomes = ReadonlyMap<string, LabelledSpan | null | undefined>

/**
 * Settles a document. `decisions` are those of one adjudicator: decisions of several on the same item would compete, so the
 * caller filters the list; those about other documents are passed over.
 *
 * The policy accepts what all who have a say agree on, under a vote of k too if they are fewer than k; with a vote, also the
 * version that at least k say and more than say any other. "Nothing is here" and "no value" are versions like others. Notes
 * are accepted by decision only. On a document of one layer everything is accepted or, without `acceptSingle`, moot; one
 * without layers has no items.
 *
 * A choice that its item cannot have (a span that the text does not have, values for a link) leaves it undecided.
 * @param all the document's items (`itemsOf`), for a caller that settles it again and again
 */
export function settleDocument(
  document: ComparedDocument,
  decisions: readonly Decision[],
  policy: Policy,
  all: readonly ConflictItem[] = itemsOf(document),
): SettledDocument {
  const { byItem, orphans } = findDecisions(
    all,
    decisions.filter(({ documentId }) => documentId === document.id),
  )
  // Values and notes on which all agree are in gold or not, and nothing for anybody to look at, unless they were decided.
  const shown = (item: ConflictItem) =>
    item.kinds.length > 0 || item.type === 'span' || item.type === 'link' || byItem.has(item.key)

  const single = document.layers.length === 1
  const context: Context = {
    ...{ text: document.text, policy, byItem, times: timesOf(document), sources: new Map() },
    policyName: single ? 'single' : policyName(policy),
    withoutGold: single && !policy.acceptSingle,
  }
  const spans = all.filter((item) => item.type === 'span').map((item) => settleSpan(item, context))
  const outcomes: UnitOutcomes = new Map(spans.map(({ settled, outcome }) => [settled.item.unit, outcome]))
  const settledSpans = new Map(spans.map(({ settled }) => [settled.item.key, settled]))
  const items = all.map((item) => settledSpans.get(item.key) ?? settleRest(item, outcomes, context))

  const annotations = goldAnnotations(items, outcomes, context.times)
  return {
    documentId: document.id,
    items: items.filter(({ item }) => shown(item)),
    annotations,
    relations: goldRelations(items, annotations),
    orphans,
  }
}

/** The index of the version that more annotators have than any other; null in a tie. */
function voteOf({ versions }: ConflictItem): number | null {
  const votes = versions.map(({ annotatorIds }) => annotatorIds.length)
  const most = Math.max(...votes)
  return votes.indexOf(most) === votes.lastIndexOf(most) ? votes.indexOf(most) : null
}

/** The annotations of a unit, by id, and when the latest of them was changed. */
interface Sources {
  readonly annotations: readonly string[]
  readonly at: string
}

interface Context {
  readonly text: string
  readonly policy: Policy
  readonly byItem: ReadonlyMap<string, Decision>
  /** When each annotation was changed last, by id. */
  readonly times: ReadonlyMap<string, string>
  /** By unit, as far as they were asked for. */
  readonly sources: Map<string, Sources>
  /** For provenance. */
  readonly policyName: string
  /** Whether the document has no gold, whatever is decided. */
  readonly withoutGold: boolean
}

function timesOf({ layers }: ComparedDocument): ReadonlyMap<string, string> {
  return new Map(layers.flatMap(({ annotations }) => annotations.map(({ id, updatedAt }) => [id, updatedAt] as const)))
}

function settleSpan(
  item: SpanItem,
  context: Context,
): { readonly settled: SettledItem; readonly outcome: LabelledSpan | null | undefined } {
  const settled = settle(item, context.withoutGold, context)
  switch (settled.status) {
    case 'accepted':
      return { settled, outcome: settled.chosen === null ? undefined : item.versions[settled.chosen]?.span }
    case 'decided':
      return { settled, outcome: spanChosen(settled.decision?.choice ?? null) }
    case 'skipped':
    case 'moot':
      return { settled, outcome: null }
    case 'open':
    case 'informational':
      return { settled, outcome: undefined }
  }
}

function settleRest(item: ConflictItem, outcomes: UnitOutcomes, context: Context): SettledItem {
  const unit = outcomes.get(item.unit)
  switch (item.type) {
    case 'span':
    case 'note':
      return settle(item, unit === null, context)
    case 'attribute':
    case 'figure':
      return settle(item, unit === null || (unit !== undefined && unit.label !== item.label), context)
    case 'link':
      return settle(item, !mayStand(item, unit, outcomes.get(item.toUnit)), context)
  }
}

/** Whether a link may be in gold once what is open is decided. */
function mayStand({ relation }: LinkItem, from: LabelledSpan | null | undefined, to: typeof from): boolean {
  if (from === null || to === null) return false
  return from === undefined || to === undefined || relationEndsFit(relation, from.label, to.label)
}

function settle(item: ConflictItem, moot: boolean, context: Context): SettledItem {
  const decision = context.byItem.get(item.key) ?? null
  const choice = decision?.choice ?? null
  const vote = voteOf(item)
  const outdated = decision !== null && choice !== null && isOutdated(item, decision)
  const settled = (status: ItemStatus, chosen: number | null): SettledItem => {
    const provenance = provenanceOf({ item, status, chosen, decision }, context)
    return { item, status, chosen, decision, outdated, vote, provenance }
  }
  if (moot) return settled(item.type === 'note' ? 'informational' : 'moot', null)
  if (choice !== null && fits(choice, item, context.text)) {
    return settled(choice.action === 'skip' ? 'skipped' : 'decided', versionOfChoice(item, choice))
  }
  if (item.type === 'note') return settled('informational', null)
  const accepted = acceptedVersion(item, vote, context.policy)
  return settled(accepted === null ? 'open' : 'accepted', accepted)
}

function provenanceOf(
  { item, status, chosen, decision }: Pick<SettledItem, 'item' | 'status' | 'chosen' | 'decision'>,
  context: Context,
): Provenance | null {
  if (status !== 'accepted' && status !== 'decided') return null
  const { annotations, at } = sourcesOf(item, context)
  if (status === 'decided' && decision !== null) {
    const from = decision.from.toSorted(compareText)
    return { by: 'decision', policy: null, decisionId: decision.id, from, annotations, at: decision.updatedAt }
  }
  const from = chosen === null ? [] : (item.versions[chosen]?.annotatorIds ?? [])
  return { by: 'policy', policy: context.policyName, decisionId: null, from, annotations, at }
}

function sourcesOf(item: ConflictItem, context: Context): Sources {
  const own = unitSources(item.unit, item.members, context)
  if (item.type !== 'link' || item.toUnit === item.unit) return own
  const other = unitSources(item.toUnit, item.toMembers, context)
  return { annotations: [...own.annotations, ...other.annotations].sort(compareText), at: latest([own.at, other.at]) }
}

/** Asked for by every item of a unit, and worked out once. */
function unitSources(unit: string, members: readonly Member[], { times, sources }: Context): Sources {
  const known = sources.get(unit)
  if (known !== undefined) return known
  const annotations = members.map(({ annotationId }) => annotationId).sort(compareText)
  const found = { annotations, at: latest(annotations.map((id) => times.get(id) ?? '')) }
  sources.set(unit, found)
  return found
}

function acceptedVersion({ versions, kinds }: ConflictItem, vote: number | null, { accept }: Policy): number | null {
  if (kinds.length === 0) return 0
  if (accept.kind === 'all' || vote === null) return null
  return (versions[vote]?.annotatorIds.length ?? 0) >= accept.atLeast ? vote : null
}

function fits(choice: Choice, item: ConflictItem, text: string): boolean {
  switch (choice.action) {
    case 'take':
    case 'draw':
      return item.type === 'span' && checkSpan(text, choice.span.start, choice.span.end).ok
    case 'drop':
      return item.type === 'span'
    case 'values':
      return item.type === 'attribute' || item.type === 'figure'
    case 'note':
    case 'link':
      return item.type === choice.action
    case 'skip':
      return true
  }
}

/** The span that a choice puts into gold; null if nothing. */
function spanChosen(choice: Choice | null): LabelledSpan | null {
  return choice?.action === 'take' || choice?.action === 'draw' ? choice.span : null
}

/** The version that says what was chosen; null if none does any more, or if it was drawn or skipped. */
function versionOfChoice(item: ConflictItem, choice: Choice): number | null {
  const index = indexOfChoice(item, choice)
  return index < 0 ? null : index
}

function indexOfChoice(item: ConflictItem, choice: Choice): number {
  switch (item.type) {
    case 'span': {
      if (choice.action === 'drop') return item.versions.findIndex(({ span }) => span === null)
      if (choice.action !== 'take') return -1
      const { label, start, end } = choice.span
      return item.versions.findIndex(({ span }) => span?.label === label && span.start === start && span.end === end)
    }
    case 'attribute':
    case 'figure':
      if (choice.action !== 'values') return -1
      return item.versions.findIndex(({ values }) => sameValues(values, choice.values))
    case 'note':
      return choice.action === 'note' ? item.versions.findIndex(({ note }) => note === choice.note) : -1
    case 'link':
      return choice.action === 'link' ? item.versions.findIndex(({ linked }) => linked === choice.linked) : -1
  }
}
