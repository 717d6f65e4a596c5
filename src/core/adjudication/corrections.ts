/** What gold has otherwise than one analyst. Offsets are UTF-16 code units. */
import type { Annotation, Attributes } from '../annotation/model'
import { derivedId } from '../derivedId'
import { canonicalJson, compareText } from '../exchange/canonicalJson'
import type { ComparedLayer } from '../merge/comparison'
import { attributeOf, sameValues } from './align'
import { figureValueNames, type LabelledSpan } from './conflict'
import type { AnnotationState, Correction, CorrectionEnd, CorrectionGrounds } from './correction'
import { linkInForce, valuesInForce } from './gold'
import type { GoldAnnotation, SettledDocument, SettledItem } from './settled'

/** What a correction changes, without whom it is for and what it rests on. */
type Change = Correction extends infer C
  ? C extends Correction
    ? Omit<C, keyof CorrectionGrounds | 'id' | 'documentId' | 'annotatorId'>
    : never
  : never

interface PlacedCorrection {
  readonly correction: Correction
  /** Where it is in the text; a link where the later of its ends begins. */
  readonly start: number
  readonly rank: number
}

/**
 * The corrections for one analyst on a document, given their layer and what is settled there, in reading order; those that
 * add or relabel an end of a link come before the link. Only what is settled gives corrections: items that are open or
 * skipped do not, neither do notes. Where gold has the same span and label twice, the analyst is asked for it once.
 *
 * A person may have worked under several ids, on a laptop each. A correction is for the id that made the annotation it is about;
 * one that is about none of theirs is for `writerId`.
 */
export function correctionsFor(
  layer: ComparedLayer,
  settled: SettledDocument,
  writerId: string = layer.annotatorId,
): readonly Correction[] {
  const work = new AnalystWork(layer, settled, writerId)
  const corrections = [
    ...settled.items.flatMap((item) => work.spanCorrection(item)),
    ...settled.annotations.flatMap((gold) => work.valueCorrections(gold)),
    ...settled.items.flatMap((item) => work.linkCorrection(item)),
  ]
  return corrections
    .sort((a, b) => a.start - b.start || a.rank - b.rank || compareText(a.correction.id, b.correction.id))
    .map(({ correction }) => correction)
}

/** One analyst's annotations beside gold. */
class AnalystWork {
  readonly #layer: ComparedLayer
  readonly #writerId: string
  readonly #documentId: string
  readonly #gold: ReadonlyMap<string, GoldAnnotation>
  readonly #itemsOf = new Map<string, SettledItem[]>()
  /** By unit: what the analyst has there, or has elsewhere just as gold has it. */
  readonly #own = new Map<string, Annotation>()
  /** Units that gold has just like another one: one annotation of the analyst stands for both, for two would be duplicates. */
  readonly #twins = new Set<string>()
  /** Annotations that are to go, by id. */
  readonly #leaving = new Set<string>()
  readonly #links: ReadonlySet<string>
  readonly #byId: ReadonlyMap<string, Annotation>

  constructor(layer: ComparedLayer, settled: SettledDocument, writerId: string) {
    this.#layer = layer
    this.#writerId = writerId
    this.#byId = new Map(layer.annotations.map((annotation) => [annotation.id, annotation]))
    this.#documentId = settled.documentId
    this.#gold = new Map(settled.annotations.map((gold) => [gold.unit, gold]))
    this.#links = new Set(layer.relations.map(({ type, from, to }) => linkKey(type, from, to)))
    for (const one of settled.items) {
      const others = this.#itemsOf.get(one.item.unit)
      if (others === undefined) this.#itemsOf.set(one.item.unit, [one])
      else others.push(one)
    }
    this.#findOwn(settled)
  }

  spanCorrection(settled: SettledItem): PlacedCorrection[] {
    const { item } = settled
    if (item.type !== 'span' || !isSettled(settled) || this.#twins.has(item.unit)) return []
    const own = this.#own.get(item.unit)
    const gold = this.#gold.get(item.unit)
    if (gold === undefined) {
      if (own === undefined || !this.#leaving.has(own.id)) return []
      return [this.#correction({ kind: 'remove', annotationId: own.id, before: stateOf(own), after: null }, settled, own.start, 0)] // prettier-ignore
    }
    if (own === undefined) return [this.#correction({ kind: 'add', before: null, after: stateOf(gold) }, settled, gold.start, 0)] // prettier-ignore
    if (sameSpan(own, gold)) return []
    const change: Change =
      own.label === gold.label
        ? { kind: 'move', annotationId: own.id, before: spanOf(own), after: spanOf(gold) }
        : { kind: 'relabel', annotationId: own.id, before: stateOf(own), after: stateOf(gold) }
    return [this.#correction(change, settled, gold.start, 0)]
  }

  /** Other values than gold has, as far as they are settled; under another label they come with that. */
  valueCorrections(gold: GoldAnnotation): PlacedCorrection[] {
    const own = this.#own.get(gold.unit)
    const [span, ...rest] = this.#itemsOf.get(gold.unit) ?? []
    if (own?.label !== gold.label || span === undefined || this.#twins.has(gold.unit)) return []
    const grounds = new Map<string, SettledItem>(Object.keys(gold.attributes).map((name) => [name, span]))
    for (const settled of rest) {
      if (!('label' in settled.item) || settled.item.label !== gold.label) continue
      for (const name of Object.keys(valuesInForce(settled) ?? {})) grounds.set(name, settled)
    }
    const inFigure = (name: string) => gold.label === 'figure' && (figureValueNames as readonly string[]).includes(name)
    const names = [...grounds.keys()].sort(compareText)
    const groups = [names.filter(inFigure), ...names.filter((name) => !inFigure(name)).map((name) => [name])]
    return groups.flatMap(([first, ...others]): PlacedCorrection[] => {
      const settled = first === undefined ? undefined : grounds.get(first)
      if (first === undefined || settled === undefined) return []
      const before = valuesOf(own.attributes, [first, ...others])
      const after = valuesOf(gold.attributes, [first, ...others])
      if (sameValues(before, after)) return []
      const kind = inFigure(first) ? 'figure' : 'attribute'
      return [this.#correction({ kind, annotationId: own.id, span: spanOf(own), before, after }, settled, gold.start, 1)] // prettier-ignore
    })
  }

  linkCorrection(settled: SettledItem): PlacedCorrection[] {
    const { item } = settled
    const linked = linkInForce(settled)
    if (item.type !== 'link' || linked === null) return []
    const from = this.#end(item.unit)
    const to = this.#end(item.toUnit)
    if (from === null || to === null) return []
    const present =
      from.annotationId !== null &&
      to.annotationId !== null &&
      this.#links.has(linkKey(item.relation, from.annotationId, to.annotationId))
    if (linked === present) return []
    const kind = linked ? 'link' : 'unlink'
    return [this.#correction({ kind, relation: item.relation, from, to }, settled, Math.max(from.start, to.start), 2)] // prettier-ignore
  }

  /** Finds what the analyst has in each unit, and what is to go. */
  #findOwn({ items, annotations }: SettledDocument): void {
    const changing = new Set<string>()
    for (const settled of items) {
      const { item } = settled
      if (item.type !== 'span') continue
      const member = item.members.find(({ annotatorId }) => annotatorId === this.#layer.annotatorId)
      const own = member && this.#byId.get(member.annotationId)
      if (own === undefined) continue
      this.#own.set(item.unit, own)
      const gold = this.#gold.get(item.unit)
      if (gold === undefined && isSettled(settled)) this.#leaving.add(own.id)
      if (gold !== undefined && !sameSpan(own, gold)) changing.add(own.id)
    }
    // What gold takes from a unit in which the analyst has nothing may be just what they have elsewhere: drawn so by the
    // adjudicator, or added by an earlier correction.
    const standing = new Map<string, Annotation>()
    for (const annotation of this.#layer.annotations) {
      if (!changing.has(annotation.id)) standing.set(spanKey(annotation), annotation)
    }
    const taken = new Set(annotations.filter(({ unit }) => this.#own.has(unit)).map(spanKey))
    for (const gold of annotations) {
      if (this.#own.has(gold.unit)) continue
      const key = spanKey(gold)
      if (taken.has(key)) this.#twins.add(gold.unit)
      taken.add(key)
      const equal = standing.get(key)
      if (equal === undefined) continue
      this.#own.set(gold.unit, equal)
      this.#leaving.delete(equal.id)
    }
  }

  #end(unit: string): CorrectionEnd | null {
    const gold = this.#gold.get(unit)
    return gold === undefined ? null : { annotationId: this.#own.get(unit)?.id ?? null, ...spanOf(gold) }
  }

  #correction(change: Change, settled: SettledItem, start: number, rank: number): PlacedCorrection {
    const about = { documentId: this.#documentId, annotatorId: this.#makerOf(change) }
    const id = derivedId('correction', about.documentId, about.annotatorId, canonicalJson(change))
    return { correction: { ...change, id, ...about, ...groundsOf(settled) }, start, rank }
  }

  /** Under which id the analyst made what a change is about. */
  #makerOf(change: Change): string {
    const id =
      'from' in change
        ? (change.from.annotationId ?? change.to.annotationId)
        : 'annotationId' in change
          ? change.annotationId
          : null
    return this.#byId.get(id ?? '')?.annotatorId ?? this.#writerId
  }
}

function isSettled({ status }: SettledItem): boolean {
  return status === 'accepted' || status === 'decided'
}

function groundsOf({ provenance, decision }: SettledItem): CorrectionGrounds {
  const byDecision = provenance?.by === 'decision'
  return {
    by: byDecision ? 'decision' : 'policy',
    policy: provenance?.policy ?? null,
    decisionId: provenance?.decisionId ?? null,
    adjudicatorId: byDecision ? (decision?.adjudicatorId ?? null) : null,
    at: provenance?.at ?? '',
    comment: decision?.comment ?? '',
  }
}

function spanOf({ label, start, end }: LabelledSpan): LabelledSpan {
  return { label, start, end }
}

function stateOf({ attributes, ...span }: AnnotationState): AnnotationState {
  return { ...spanOf(span), attributes }
}

function valuesOf(attributes: Attributes, names: readonly string[]): Attributes {
  return Object.fromEntries(names.map((name) => [name, attributeOf(attributes, name)]))
}

function sameSpan(a: LabelledSpan, b: LabelledSpan): boolean {
  return a.label === b.label && a.start === b.start && a.end === b.end
}

function spanKey({ label, start, end }: LabelledSpan): string {
  return `${start} ${end} ${label}`
}

function linkKey(type: string, from: string, to: string): string {
  return `${type} ${from} ${to}`
}
