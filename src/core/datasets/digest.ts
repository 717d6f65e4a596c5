/**
 * What an item says, as a number: equal for items that say the same, whatever ids they use and however their spans are
 * ordered. It holds for finding mistakes, not against forgery: two different items have the same number by chance once in 2⁵³.
 */
import type { Attributes } from '../annotation/model'
import type { DatasetItem, DatasetSpan } from './item'

/** The number of an item, from 0 to 2⁵³ - 1. Ids count only as what joins relations with spans. */
export function digestOf({ document, annotator, spans, relations, split }: DatasetItem): number {
  const hash = new Hash()
  for (const text of [document.text, document.title, document.fileName, document.note, document.status, split]) {
    hash.text(text)
  }
  const { source } = document
  if (source !== undefined) {
    hash.text(`${source.byteLength} ${source.newline} ${String(source.bom)} ${source.encoding}`)
  }
  hash.text(annotator?.name)
  hash.text(annotator?.role)
  const own = new Map<string, Hash>()
  for (const span of spans) own.set(span.id, hashOf(span))
  // Of two spans that say the same, only their relations tell which is which: so each takes in what it is joined with.
  const joined = new Map<string, Sum>()
  const sumOf = (id: string): Sum => {
    let sum = joined.get(id)
    if (sum === undefined) joined.set(id, (sum = new Sum()))
    return sum
  }
  for (const { type, from, to } of relations) {
    const [start, end] = [own.get(from), own.get(to)]
    const relation = new Hash()
    relation.text(type)
    relation.hash(start)
    relation.hash(end)
    sumOf(from).add(relation, 1)
    sumOf(to).add(relation, 2)
  }
  const sum = new Sum()
  for (const [id, span] of own) {
    const around = joined.get(id)
    if (around !== undefined) span.hash(around)
    sum.add(span, 0)
  }
  hash.number(spans.length)
  hash.number(relations.length)
  hash.hash(sum)
  return hash.value()
}

function hashOf({ label, start, end, attributes, note }: DatasetSpan): Hash {
  const hash = new Hash()
  hash.number(start)
  hash.number(end)
  hash.text(label)
  hash.text(note)
  const sum = attributesOf(attributes)
  if (sum !== null) hash.hash(sum)
  return hash
}

/** Null if there are none. */
function attributesOf(attributes: Attributes): Sum | null {
  let sum: Sum | null = null
  for (const name in attributes) {
    const hash = new Hash()
    const value = attributes[name]
    hash.text(name)
    // A text that looks like a number is another value than the number.
    hash.number(typeof value === 'string' ? 1 : 0)
    hash.text(String(value))
    sum ??= new Sum()
    sum.add(hash, 0)
  }
  return sum
}

interface Lanes {
  readonly a: number
  readonly b: number
}

/** Two lanes of 32 bits, each FNV-1a over code units and numbers with a prime and a start of its own. */
class Hash implements Lanes {
  a = 0x811c9dc5
  b = 0x9e3779b9

  /** Undefined and empty are the same: nothing. */
  text(text: string | undefined): void {
    const { length } = text ?? ''
    this.number(length)
    if (text === undefined) return
    let { a, b } = this
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i)
      a = Math.imul(a ^ unit, 0x01000193)
      b = Math.imul(b ^ unit, 0x5bd1e995)
    }
    this.a = a
    this.b = b ^ (b >>> 15)
  }

  number(value: number): void {
    this.a = Math.imul(this.a ^ value, 0x01000193)
    this.b = Math.imul((this.b ^ value) + 0x7f4a7c15, 0x5bd1e995)
  }

  hash(other: Lanes | undefined): void {
    this.number(other?.a ?? 0)
    this.number(other?.b ?? 0)
    this.b ^= this.b >>> 13
  }

  value(): number {
    return mixed(this.a) * 0x20_0000 + (mixed(this.b) >>> 11)
  }
}

/** The sum of hashes, in which their order does not count. */
class Sum implements Lanes {
  a = 0
  b = 0

  /** `role` tells apart what is added to the same sum in different parts. */
  add({ a, b }: Lanes, role: number): void {
    this.a = (this.a + mixed(a + role)) | 0
    this.b = (this.b + mixed(b ^ (role + 0x1000))) | 0
  }
}

/** The final mixing of MurmurHash3, which spreads what goes in over all 32 bits. */
function mixed(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
