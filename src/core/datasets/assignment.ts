/** Which part of a dataset a group of documents goes to. */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { randomFrom } from '../agreement/random'
import { splits, type Split } from './item'

/** The share of each part, from 0 to 1; together 1. */
export type SplitShares = Readonly<Record<Split, number>>

/** The shares that a person writes as percentages of all parts, such as `80/10/10`; null if they do not make 100. */
export function parseShares(list: string): SplitShares | null {
  const shares = list.split('/').map((share) => (/^\s*\d+(?:\.\d+)?\s*$/.test(share) ? Number(share) : NaN))
  const sum = shares.reduce((total, share) => total + share, 0)
  // Of 33.3/33.3/33.4 the sum is not 100 to the last bit.
  if (shares.length !== splits.length || !(Math.abs(sum - 100) < 1e-6)) return null
  const share = (split: Split) => (shares[splits.indexOf(split)] ?? 0) / 100
  return { train: share('train'), validation: share('validation'), test: share('test') }
}

/** Documents that stay together. */
export interface DocumentGroup {
  readonly documentIds: readonly string[]
  /** How many spans of each label they have. */
  readonly labels: ReadonlyMap<string, number>
}

/**
 * Parts with about the same share of documents and of the spans of each label: iterative stratification (Sechidis, Tsoumakas
 * and Vlahavas, "On the Stratification of Multi-Label Data", ECML PKDD 2011), with counts of spans in place of labels that an
 * example has or has not, and with groups in place of examples. The rarest label comes first; of its groups the one with the
 * most spans goes to the part that lacks most of the label, then most documents; what is left is by chance, which follows
 * from the seed. A part with a share is not left empty as long as there are groups enough.
 * @returns the part of each group, in their order
 */
export function stratified(groups: readonly DocumentGroup[], shares: SplitShares, seed: number): readonly Split[] {
  const random = randomFrom(seed)
  const chance = groups.map(() => random())
  const parts = splits.filter((split) => shares[split] > 0)
  const labels = new Set(groups.flatMap((group) => [...group.labels.keys()]))
  const lacks = new Map(parts.map((part) => [part, wishes(groups, labels, shares[part])]))
  const result = new Map<number, Split>()
  const left = new Set(groups.keys())

  const place = (at: number, label: string | null) => {
    const group = groups[at]
    if (group === undefined) return
    const lack = (part: Split) => lacks.get(part)?.labels.get(label ?? '') ?? 0
    const lackOfDocuments = (part: Split) => lacks.get(part)?.documents ?? 0
    const [part] = parts.toSorted((a, b) => lack(b) - lack(a) || lackOfDocuments(b) - lackOfDocuments(a))
    const lacking = part && lacks.get(part)
    if (part === undefined || lacking === undefined) return
    result.set(at, part)
    left.delete(at)
    lacking.documents -= group.documentIds.length
    for (const [name, count] of group.labels) lacking.labels.set(name, (lacking.labels.get(name) ?? 0) - count)
  }

  while (left.size > 0) {
    const label = rarest(groups, left)
    const count = (at: number) => (label === null ? size(groups[at]) : (groups[at]?.labels.get(label) ?? 0))
    const having = [...left].filter((at) => count(at) > 0 || label === null)
    having.sort((a, b) => count(b) - count(a) || (chance[a] ?? 0) - (chance[b] ?? 0))
    for (const at of having) place(at, label)
  }
  const found = groups.map((_, at) => result.get(at) ?? 'train')
  return withoutEmptyParts(groups, found, parts)
}

interface Wishes {
  documents: number
  readonly labels: Map<string, number>
}

/** What a part should have. */
function wishes(groups: readonly DocumentGroup[], labels: ReadonlySet<string>, share: number): Wishes {
  const total = (name: string) => groups.reduce((sum, group) => sum + (group.labels.get(name) ?? 0), 0)
  return {
    documents: share * groups.reduce((sum, group) => sum + size(group), 0),
    labels: new Map([...labels].map((name) => [name, share * total(name)])),
  }
}

/** The label that the fewest of the groups have, of equal ones the first by name; null if none has any. */
function rarest(groups: readonly DocumentGroup[], among: ReadonlySet<number>): string | null {
  const having = new Map<string, number>()
  for (const at of among) {
    for (const [name, count] of groups[at]?.labels ?? []) if (count > 0) having.set(name, (having.get(name) ?? 0) + 1)
  }
  const [first] = [...having].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1))
  return first?.[0] ?? null
}

/** Moves the smallest group of the part with the most groups into each part that has none. */
function withoutEmptyParts(
  groups: readonly DocumentGroup[],
  found: readonly Split[],
  parts: readonly Split[],
): readonly Split[] {
  const result = [...found]
  for (const empty of parts) {
    if (result.includes(empty)) continue
    const placesOf = (part: Split) => result.flatMap((own, at) => (own === part ? [at] : []))
    const [fullest = []] = parts.map(placesOf).sort((a, b) => b.length - a.length)
    if (fullest.length < 2) break
    const [smallest] = fullest.sort((a, b) => size(groups[a]) - size(groups[b]) || a - b)
    if (smallest !== undefined) result[smallest] = empty
  }
  return result
}

function size(group: DocumentGroup | undefined): number {
  return group?.documentIds.length ?? 0
}

/**
 * Parts by a hash of the document's id and the seed, whatever else is in the dataset: a document stays where it is when others
 * are added. A group goes where the document with the smallest hash of them goes, so it can move only when one is added to it.
 * Shares are met by chance, and labels are not looked at.
 */
export function byHash(groups: readonly DocumentGroup[], shares: SplitShares, seed: number): readonly Split[] {
  return groups.map(({ documentIds }) => {
    const place = Math.min(...documentIds.map((id) => fractionOf(`${seed} ${id}`)))
    return place < shares.train ? 'train' : place < shares.train + shares.validation ? 'validation' : 'test'
  })
}

/** A number from 0 to below 1 that follows from a text: the first 48 bits of its SHA-256. */
function fractionOf(text: string): number {
  return sha256(utf8ToBytes(text))
    .subarray(0, 6)
    .reduce((sum, byte, at) => sum + byte / 256 ** (at + 1), 0)
}
