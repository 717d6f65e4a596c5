/** Texts of a merge that look like versions of one another although they are not the same. */
import { foldName, foldText } from '../text/folding'

export interface TwinCandidate {
  readonly id: string
  readonly title: string
  readonly fileName: string
  readonly text: string
}

export interface Twin {
  readonly documentId: string
  /** The document before it in the list that it is most like. */
  readonly likeId: string
  /** From 0 to 1: about the share of runs of three words that the two have in common. */
  readonly similarity: number
}

/** Words in a shingle. */
const SHINGLE = 3
/** Hashes kept of a text. Texts of fewer shingles are compared exactly; beyond, the standard error is under 0.05. */
const SKETCH = 128
/** The smallest hashes that a text is looked up by: at a similarity of a half, one in 65,000 pairs shares none of them. */
const LOOKED_UP = 16
/** What so many texts share, an imprint for instance, says nothing about which are versions of one another. */
const SHARED_BY_TOO_MANY = 40

/** How similar texts of the same file name or title must be, and others. */
const NAMED_ALIKE = 0.3
const LIKELY = 0.6

/**
 * Finds the documents that look like versions of others: those of the same file name or title if their words are
 * similar enough (0.3), and any that are very similar (0.6). Similarity is Jaccard's, of the sets of hashed shingles of
 * three folded words, estimated from the 128 smallest hashes (Broder, "On the resemblance and containment of documents",
 * 1997). Candidates come from an index of names and of the 16 smallest hashes, so that the time is about linear in the texts.
 * @param documents of different ids. A document is compared with those before it, so the first of several versions is what
 *   the others are like: put first what most people have
 * @returns at most one twin for each document, in their order
 */
export function findTwins(documents: readonly TwinCandidate[]): readonly Twin[] {
  const sketches: (readonly number[])[] = []
  const index = new Map<string | number, number[]>()
  return documents.flatMap(({ id, title, fileName, text }, n): Twin[] => {
    const sketch = sketchOf(text)
    sketches.push(sketch)
    const names = new Set([`file ${foldName(fileName)}`, `title ${foldName(title)}`])
    const named = new Set(lookUp(index, names, n))
    const hashed = lookUp(index, sketch.slice(0, LOOKED_UP), n)
    let best: Twin | null = null
    for (const other of [...new Set([...named, ...hashed])].sort((a, b) => a - b)) {
      const likeId = documents[other]?.id
      const similarity = similarityOf(sketch, sketches[other] ?? [])
      if (likeId === undefined || similarity < (named.has(other) ? NAMED_ALIKE : LIKELY)) continue
      if (best === null || similarity > best.similarity) best = { documentId: id, likeId, similarity }
    }
    return best === null ? [] : [best]
  })
}

/** Who is listed under any of these keys; the asker is listed there afterwards. */
function lookUp(index: Map<string | number, number[]>, keys: Iterable<string | number>, asker: number): number[] {
  const found: number[] = []
  for (const key of keys) {
    const listed = index.get(key)
    if (listed === undefined) index.set(key, [asker])
    else if (listed.length < SHARED_BY_TOO_MANY) {
      found.push(...listed)
      listed.push(asker)
    }
  }
  return found
}

/** The smallest different hashes of a text's shingles, ascending; none for a text without words. */
function sketchOf(text: string): readonly number[] {
  const words = foldText(text, { taMarbuta: true }).folded.match(/[\p{L}\p{N}]+/gu) ?? []
  const hashes = new Set<number>()
  const last: number[] = []
  for (const [i, word] of words.entries()) {
    last.push(hashOf(word))
    if (last.length > SHINGLE) last.shift()
    if (last.length === SHINGLE || i === words.length - 1) hashes.add(mixed(last.reduce(together, 0)))
  }
  return Array.from(Uint32Array.from(hashes).sort().subarray(0, SKETCH))
}

/** FNV-1a over the code units of a word. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return hash
}

function together(hash: number, next: number): number {
  return Math.imul(hash, 0x5bd1e995) + next
}

/** The final mixing of MurmurHash3, which spreads what goes in over all 32 bits. */
function mixed(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** The share of the smallest hashes of both together that are in each. */
function similarityOf(a: readonly number[], b: readonly number[]): number {
  let inA = 0
  let inB = 0
  let common = 0
  let all = 0
  while (all < SKETCH && (inA < a.length || inB < b.length)) {
    const nextA = a[inA] ?? Infinity
    const nextB = b[inB] ?? Infinity
    if (nextA <= nextB) inA++
    if (nextB <= nextA) inB++
    if (nextA === nextB) common++
    all++
  }
  return all === 0 ? 0 : common / all
}
