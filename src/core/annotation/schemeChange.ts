/** What another scheme would mean for a project: what it adds and takes away, and which records would not fit it. */
import type { Annotation } from './model'
import { checkAttributes } from './rules'
import type { Scheme, SchemeAttribute } from './scheme'

/** A label or, where `attribute` is not null, an attribute of it. */
export interface SchemePlace {
  readonly label: string
  readonly attribute: string | null
}

export interface SchemeDifference {
  readonly added: readonly SchemePlace[]
  readonly removed: readonly SchemePlace[]
  /** Attributes of another type or other values, and labels with another title, colour or channel. */
  readonly changed: readonly SchemePlace[]
}

/** What `next` has that `present` has not, the reverse, and what both have in another form. Attributes of an added or removed label count with it. */
export function compareSchemes(present: Scheme, next: Scheme): SchemeDifference {
  const added: SchemePlace[] = []
  const removed: SchemePlace[] = []
  const changed: SchemePlace[] = []
  for (const { name: label } of present.labels) {
    if (!hasName(next.labels, label)) removed.push({ label, attribute: null })
  }
  for (const label of next.labels) {
    const before = present.labels.find(({ name }) => name === label.name)
    const place = (attribute: string | null): SchemePlace => ({ label: label.name, attribute })
    if (before === undefined) {
      added.push(place(null))
      continue
    }
    if (isOtherLook(before, label)) changed.push(place(null))
    for (const { name } of before.attributes) if (!hasName(label.attributes, name)) removed.push(place(name))
    for (const attribute of label.attributes) {
      const earlier = before.attributes.find(({ name }) => name === attribute.name)
      if (earlier === undefined) added.push(place(attribute.name))
      else if (isOtherAttribute(earlier, attribute)) changed.push(place(attribute.name))
    }
  }
  return { added, removed, changed }
}

function hasName(items: readonly { readonly name: string }[], name: string): boolean {
  return items.some((item) => item.name === name)
}

function isOtherLook(a: Scheme['labels'][number], b: Scheme['labels'][number]): boolean {
  return a.title.ar !== b.title.ar || a.title.en !== b.title.en || a.colour !== b.colour || a.channel !== b.channel
}

function isOtherAttribute(a: SchemeAttribute, b: SchemeAttribute): boolean {
  const wordsOf = ({ type, values, title, valueTitles }: SchemeAttribute) =>
    JSON.stringify([type, values ?? [], title, valueTitles])
  return wordsOf(a) !== wordsOf(b)
}

/** Annotations that a scheme has no room for. */
export interface SchemeMisfit extends SchemePlace {
  /**
   * `attribute-unknown` may stand: the attribute is kept, unread. With any other the annotations would break the rules of the
   * scheme and could not be handed on.
   */
  readonly problem: 'label-unknown' | 'attribute-unknown' | 'value-unknown' | 'wrong-type'
  /** The value of a choice that is not among its values; else null. */
  readonly value: string | null
  /** Live annotations concerned. */
  readonly count: number
}

/** Whether annotations like these forbid the scheme. */
export function forbids({ problem }: SchemeMisfit): boolean {
  return problem !== 'attribute-unknown'
}

/** Counts, layer by layer, what of a project's annotations does not fit a scheme. */
export class SchemeFit {
  readonly #scheme: Scheme
  readonly #labels: ReadonlySet<string>
  readonly #misfits = new Map<string, SchemeMisfit>()

  constructor(scheme: Scheme) {
    this.#scheme = scheme
    this.#labels = new Set(scheme.labels.map(({ name }) => name))
  }

  /** Tombstones fit any scheme: nothing is left of them that it could forbid. */
  add(annotations: Iterable<Annotation>): void {
    for (const { label, attributes, deleted } of annotations) {
      if (deleted) continue
      if (!this.#labels.has(label)) {
        this.#count({ label, attribute: null, problem: 'label-unknown', value: null })
        continue
      }
      for (const { name, problem } of checkAttributes(this.#scheme, label, attributes)) {
        const place = { label, attribute: name }
        if (problem === 'unknown') this.#count({ ...place, problem: 'attribute-unknown', value: null })
        else if (problem === 'wrong-type') this.#count({ ...place, problem: 'wrong-type', value: null })
        else this.#count({ ...place, problem: 'value-unknown', value: String(attributes[name]) })
      }
    }
  }

  /** In the order in which each was met first. */
  get misfits(): readonly SchemeMisfit[] {
    return [...this.#misfits.values()]
  }

  #count(kind: Omit<SchemeMisfit, 'count'>): void {
    const key = JSON.stringify([kind.label, kind.attribute, kind.problem, kind.value])
    const count = (this.#misfits.get(key)?.count ?? 0) + 1
    this.#misfits.set(key, { ...kind, count })
  }
}
