/** Texts of a merge that look like versions of one another although they are not the same. */
import { foldName } from '../text/folding'
import { resemblance, sketchOf, type Sketch } from '../text/resemblance'

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
  /** From 0 to 1: about the share of runs of three words that the two have in common (`text/resemblance.ts`). */
  readonly similarity: number
}

/** The smallest hashes that a text is looked up by: at a similarity of a half, one in 65,000 pairs shares none of them. */
const LOOKED_UP = 16
/** What so many texts share, an imprint for instance, says nothing about which are versions of one another. */
const SHARED_BY_TOO_MANY = 40

/** How similar texts of the same file name or title must be, and others. */
const NAMED_ALIKE = 0.3
const LIKELY = 0.6

/**
 * Finds the documents that look like versions of others: those of the same file name or title if their words are
 * similar enough (0.3), and any that are very similar (0.6). Candidates come from an index of names and of the 16 smallest
 * hashes, so that the time is about linear in the texts.
 * @param documents of different ids. A document is compared with those before it, so the first of several versions is what
 *   the others are like: put first what most people have
 * @returns at most one twin for each document, in their order
 */
export function findTwins(documents: readonly TwinCandidate[]): readonly Twin[] {
  const sketches: Sketch[] = []
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
      const similarity = resemblance(sketch, sketches[other] ?? [])
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
