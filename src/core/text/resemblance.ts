/**
 * How much of their wording two texts have in common: Jaccard's similarity of their sets of shingles, runs of three folded
 * words, estimated from the smallest hashes of each (Broder, "On the resemblance and containment of documents", 1997).
 */
import { foldText } from './folding'

/** Words in a shingle. */
const SHINGLE = 3
/** Hashes kept of a text. Texts of fewer shingles are compared exactly; beyond, the standard error is under 0.05. */
const SKETCH = 128

/** The smallest different hashes of a text's shingles, ascending; none for a text without words. */
export type Sketch = readonly number[]

export function sketchOf(text: string): Sketch {
  const words = foldText(text, { taMarbuta: true }).folded.match(/[\p{L}\p{N}]+/gu) ?? []
  const hashes = new Set<number>()
  // The hashes of the last three words; a text of fewer is one shingle.
  let [first, second, third] = [0, 0, 0]
  words.forEach((word, i) => {
    first = second
    second = third
    third = hashOfWord(word)
    if (i >= SHINGLE - 1 || i === words.length - 1) hashes.add(mixed(together(together(first, second), third)))
  })
  return Array.from(Uint32Array.from(hashes).sort().subarray(0, SKETCH))
}

/** From 0 to 1: the share of the smallest hashes of both together that are in each. */
export function resemblance(a: Sketch, b: Sketch): number {
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

/** FNV-1a over the code units of a word. */
export function hashOfWord(word: string): number {
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
