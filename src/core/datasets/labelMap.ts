/** Which label of a scheme a name in a file of somebody else means. */
import type { RelationType } from '../annotation/model'
import { relationTypes } from '../annotation/model'
import type { Scheme, SchemeAttribute, Titles } from '../annotation/scheme'
import { foldName } from '../text/folding'

/** How a name was understood. */
export type LabelReason =
  /** The person said so. */
  | 'given'
  /** It is a label's name or title, but for spelling. */
  | 'known'
  /** It becomes a label of its own. */
  | 'new'
  /** The person wants it left out. */
  | 'left-out'

export interface MappedLabel {
  /** As the file has it. */
  readonly from: string
  /** Null: its spans are left out. */
  readonly to: string | null
  readonly because: LabelReason
}

export interface LabelRules {
  readonly scheme: Scheme
  /** What the person says, by the name in the file; null leaves its spans out. */
  readonly given: ReadonlyMap<string, string | null>
  /** Names that neither the person nor the scheme knows: `keep` makes labels of them, `leave-out` leaves their spans out. */
  readonly unknown: 'keep' | 'leave-out'
}

/** A function that says what a label's name in a file means. */
export function labelMap({ scheme, given, unknown }: LabelRules): (from: string) => MappedLabel {
  const known = namesOf(scheme.labels)
  return (from) => {
    const said = given.get(from)
    if (said !== undefined) return { from, to: said, because: said === null ? 'left-out' : 'given' }
    const label = known(from)
    if (label !== null) return { from, to: label.name, because: 'known' }
    // Nothing can be called by an empty name.
    return unknown === 'keep' && from !== ''
      ? { from, to: from, because: 'new' }
      : { from, to: null, because: 'left-out' }
  }
}

/** A function that finds an attribute of a label by its name or title, but for spelling; null if there is none. */
export function attributeMap(attributes: readonly SchemeAttribute[]): (name: string) => SchemeAttribute | null {
  return namesOf(attributes)
}

/** The relation type that a name in a file means, whatever its case and whatever stands between its words; null if none. */
export function relationTypeOf(name: string): RelationType | null {
  return relationTypes.find((type) => lettersOf(type) === lettersOf(name)) ?? null
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

interface Named {
  readonly name: string
  readonly title?: Titles | undefined
}

/** Finds a thing by its name, else by its folded name, else by a folded title; the first of several. */
function namesOf<T extends Named>(things: readonly T[]): (name: string) => T | null {
  const exact = new Map<string, T>()
  const folded = new Map<string, T>()
  const add = (names: Map<string, T>, name: string | undefined, thing: T) => {
    if (name !== undefined && name !== '' && !names.has(name)) names.set(name, thing)
  }
  for (const thing of things) add(exact, thing.name, thing)
  for (const thing of things) add(folded, foldName(thing.name), thing)
  for (const thing of things) for (const title of [thing.title?.ar, thing.title?.en]) add(folded, title && foldName(title), thing) // prettier-ignore
  return (name) => exact.get(name) ?? folded.get(foldName(name)) ?? null
}
