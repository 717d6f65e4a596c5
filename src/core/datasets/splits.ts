/**
 * Dividing a dataset into training, validation and test by document. Near duplicates stay in one part; what the parts still
 * have in common is reported.
 */
import { foldName } from '../text/folding'
import { hashOfWord, sketchOf, type Sketch } from '../text/resemblance'
import { byHash, stratified, type DocumentGroup, type SplitShares } from './assignment'
import { splits, type DatasetItem, type Split } from './item'
import { groupsOf, similarPairs } from './nearDuplicates'

export interface SplitOptions {
  readonly shares: SplitShares
  /** A whole number; the same gives the same parts. */
  readonly seed: number
  /** `labels`: parts alike in their labels. `hash`: documents stay in their part when others are added. */
  readonly by: 'labels' | 'hash'
  /** The similarity from which two documents must be in one part, above 0 and at most 1 (`text/resemblance.ts`). */
  readonly nearDuplicates: number
}

/** About half of the wording: below, two reports of the same event are alike no more than any two of them. */
export const usualNearDuplicates = 0.5

/** What a part has: documents, and spans of each label. */
export interface PartCounts {
  readonly documents: number
  readonly labels: ReadonlyMap<string, number>
}

/** Two documents in different parts. */
export interface ClosePair {
  readonly similarity: number
  readonly documents: readonly [DividedDocument, DividedDocument]
}

interface DividedDocument {
  /** The title, or the file name where there is none. */
  readonly name: string
  readonly split: Split
}

/** How many wordings of a label in one part occur in the training part too. */
export interface SharedWordings {
  readonly label: string
  readonly split: Split
  /** Different ones, folded (`foldName`). */
  readonly wordings: number
  readonly alsoInTraining: number
}

export interface SplitReport {
  readonly options: SplitOptions
  readonly parts: ReadonlyMap<Split, PartCounts>
  /** Groups of more than one document, and the documents in them. */
  readonly groups: number
  readonly grouped: number
  /** Pairs in different parts that are as similar as near duplicates: none. */
  readonly dividedPairs: number
  /** The most similar pairs in different parts, the most similar first: at most ten. */
  readonly closest: readonly ClosePair[]
  readonly shared: readonly SharedWordings[]
}

export interface SplitPlan {
  /** Throws for a document that was not seen. */
  readonly splitOf: (documentId: string) => Split
  readonly report: SplitReport
}

interface SurveyedDocument {
  readonly id: string
  readonly name: string
  readonly sketch: Sketch
  readonly labels: Map<string, number>
  /** Hashes of what was marked, by label. */
  readonly wordings: Map<string, Set<number>>
}

const closestShown = 10

/** Gathers what a division goes by: `see` each item, then `plan`. Of a text it keeps a sketch, of a span's text a hash. */
export class SplitSurvey {
  readonly #documents = new Map<string, SurveyedDocument>()

  see({ document, spans }: DatasetItem): void {
    const { id, title, fileName, text } = document
    let seen = this.#documents.get(id)
    if (seen === undefined) {
      seen = { id, name: title || fileName, sketch: sketchOf(text), labels: new Map(), wordings: new Map() }
      this.#documents.set(id, seen)
    }
    for (const { label, start, end } of spans) {
      seen.labels.set(label, (seen.labels.get(label) ?? 0) + 1)
      const wordings = seen.wordings.get(label) ?? new Set<number>()
      seen.wordings.set(label, wordings.add(hashOfWord(foldName(text.slice(start, end)))))
    }
  }

  /** Which document goes where, in the order of ids: the order of seeing them does not count. */
  plan(options: SplitOptions): SplitPlan {
    const documents = [...this.#documents.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
    const pairs = similarPairs(documents.map(({ sketch }) => sketch))
    const groups = groupsOf(
      documents.length,
      pairs.filter(({ similarity }) => similarity >= options.nearDuplicates),
    ).map((places) => places.flatMap((place) => documents[place] ?? []))
    const assign = options.by === 'hash' ? byHash : stratified
    const assigned = assign(groups.map(groupOf), options.shares, options.seed)
    const found = new Map<string, Split>()
    groups.forEach((group, at) => {
      for (const { id } of group) found.set(id, assigned[at] ?? 'train')
    })
    const splitOf = (documentId: string): Split => {
      const split = found.get(documentId)
      if (split === undefined) throw new Error(`${documentId} was not seen when the dataset was divided`)
      return split
    }
    const divided = (place: number): DividedDocument => {
      const { id = '', name = '' } = documents[place] ?? {}
      return { name, split: splitOf(id) }
    }
    const apart = pairs
      .toSorted((x, y) => y.similarity - x.similarity || x.a - y.a || x.b - y.b)
      .map(({ a, b, similarity }) => ({ similarity, documents: [divided(a), divided(b)] as const }))
      .filter(({ documents: [a, b] }) => a.split !== b.split)
    const larger = groups.filter((group) => group.length > 1)
    return {
      splitOf,
      report: {
        options,
        parts: countsOf(documents, splitOf),
        groups: larger.length,
        grouped: larger.flat().length,
        dividedPairs: apart.filter(({ similarity }) => similarity >= options.nearDuplicates).length,
        closest: apart.slice(0, closestShown),
        shared: sharedWordings(documents, splitOf),
      },
    }
  }
}

function groupOf(documents: readonly SurveyedDocument[]): DocumentGroup {
  const labels = new Map<string, number>()
  for (const document of documents) {
    for (const [name, count] of document.labels) labels.set(name, (labels.get(name) ?? 0) + count)
  }
  return { documentIds: documents.map(({ id }) => id), labels }
}

function countsOf(
  documents: readonly SurveyedDocument[],
  splitOf: (id: string) => Split,
): ReadonlyMap<Split, PartCounts> {
  return new Map(
    splits.map((split) => {
      const own = documents.filter(({ id }) => splitOf(id) === split)
      return [split, { documents: own.length, labels: groupOf(own).labels }]
    }),
  )
}

function sharedWordings(documents: readonly SurveyedDocument[], splitOf: (id: string) => Split): SharedWordings[] {
  const labels = [...new Set(documents.flatMap(({ wordings }) => [...wordings.keys()]))].sort()
  return labels.flatMap((label) => {
    const ofPart = new Map(splits.map((split) => [split, new Set<number>()]))
    for (const { id, wordings } of documents) {
      const part = ofPart.get(splitOf(id))
      for (const wording of wordings.get(label) ?? []) part?.add(wording)
    }
    const training = ofPart.get('train')
    return (['validation', 'test'] as const).map((split): SharedWordings => {
      const own = [...(ofPart.get(split) ?? [])]
      const alsoInTraining = own.filter((wording) => training?.has(wording) === true).length
      return { label, split, wordings: own.length, alsoInTraining }
    })
  })
}
