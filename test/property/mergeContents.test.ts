/** The laws of merging whole files: the order, how often one comes, and what was merged before make no difference. */
import type { Annotation, Annotator, Document, Relation } from '@core/annotation/model'
import { relationEndsFit } from '@core/annotation/rules'
import type { Scheme } from '@core/annotation/scheme'
import { canonicalJson } from '@core/exchange/canonicalJson'
import { checkContent } from '@core/exchange/check'
import type { Decision, ExchangeContent } from '@core/exchange/format'
import { readExchange } from '@core/exchange/read'
import { writeExchange } from '@core/exchange/write'
import { comparisonOf } from '@core/merge/compareContent'
import { ContentMerger } from '@core/merge/contentMerger'
import { statusesOf } from '@core/merge/participation'
import { personOf } from '@core/merge/people'
import { documentIdOf } from '@core/text/documentId'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generator, scheme, time, uuid } from '../unit/core/exchange/sampleContent'

/** Few of everything, so that every tie of the rules and every clash of ids comes up. */
const texts = ['قال إن السيول جرفت الجسر.', 'نفى المتحدث ذلك.'].map((text) => ({ id: documentIdOf(text), text }))
const annotatorIds = [uuid(901), uuid(902), uuid(903)]
const goldId = uuid(950)
const minutes = fc.integer({ min: 0, max: 2 }).map((n) => `2026-01-01T00:0${n}:00.000Z`)
const history = { revision: fc.integer({ min: 1, max: 3 }), updatedAt: minutes, deleted: fc.boolean() }
const unknown = fc.record({ 'x-a': fc.integer({ min: 0, max: 1 }) }, { requiredKeys: [] })

const schemes: readonly Scheme[] = [
  scheme,
  { ...scheme, labels: scheme.labels.toReversed() },
  { ...scheme, labels: [...scheme.labels, { name: 'place', title: { ar: 'مكان', en: 'Place' }, attributes: [] }] },
  { id: 'b', labels: scheme.labels.map((label) => ({ ...label, colour: 'teal', attributes: [] })) },
]

const annotators: fc.Arbitrary<Annotator[]> = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom(...annotatorIds),
      name: fc.constantFrom('هناء', 'سامي'),
      sameAs: fc.option(fc.record({ id: fc.constantFrom(...annotatorIds), by: fc.constant(uuid(999)), at: minutes }), {
        nil: undefined,
        freq: 3,
      }),
    }),
    { minLength: 1, selector: ({ id }) => id },
  )
  .chain((people) =>
    fc.boolean().map((withGold) => {
      const known = people.map(({ sameAs, ...person }) => (sameAs === undefined ? person : { ...person, sameAs }))
      return withGold ? [...known, { id: goldId, name: 'المرجع', role: 'adjudication' }] : known
    }),
  )

const statusEntries = fc.dictionary(
  fc.constantFrom(...annotatorIds),
  fc.oneof(
    fc.record({ status: fc.constantFrom('not-started', 'in-progress', 'done'), at: minutes }),
    fc.constant('of another version'),
  ),
)

const documents: fc.Arbitrary<Document[]> = fc.uniqueArray(
  fc
    .record({
      text: fc.constantFrom(...texts),
      title: fc.constantFrom('ا', 'ب'),
      status: fc.constantFrom('not-started', 'in-progress', 'done'),
      updatedAt: minutes,
      more: unknown,
      statusBy: fc.option(statusEntries, { nil: undefined }),
    })
    .map(({ text, more, statusBy, ...document }): Document => {
      const source = { encoding: 'utf-8', byteLength: 2, newline: 'lf', bom: false } as const
      const known = { ...more, ...text, ...document, fileName: 'a.txt', source, createdAt: time }
      return statusBy === undefined ? known : ({ ...known, statusBy } as Document)
    }),
  { minLength: 1, selector: ({ id }) => id },
)

/** Which of the file's documents and annotators a record is of. */
const owner = { document: fc.nat(9), annotator: fc.nat(9) }

const annotationSeeds = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom(uuid(1), uuid(2), uuid(3), uuid(4)),
    ...owner,
    ...history,
    label: fc.constantFrom('claim', 'source', 'figure'),
    note: fc.constantFrom('', 'ا'),
    more: unknown,
  }),
  { selector: ({ id }) => id },
)

const relationSeeds = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom(uuid(11), uuid(12)),
    ...history,
    from: fc.constantFrom(uuid(1), uuid(2), uuid(3)),
    to: fc.constantFrom(uuid(2), uuid(3), uuid(4)),
    more: unknown,
  }),
  { selector: ({ id }) => id },
)

const decisions: fc.Arbitrary<Decision[]> = fc.array(
  fc.oneof(
    fc.record({
      id: fc.constantFrom(uuid(21), uuid(22)),
      revision: fc.integer({ min: 1, max: 2 }),
      updatedAt: minutes,
      choice: fc.constantFrom(null, 'take'),
    }),
    fc.record({ 'of-old': fc.integer({ min: 0, max: 2 }) }),
  ),
  { maxLength: 3 },
)

/** Reviews of any claims, good and broken ones, and what is no list of them. */
const reviews = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(
      fc.oneof(
        {
          weight: 4,
          arbitrary: fc.record({
            claimId: fc.constantFrom(uuid(1), uuid(2), uuid(3)),
            documentId: fc.constantFrom(...texts.map(({ id }) => id)),
            status: fc.constantFrom('open', 'disputed'),
            comment: fc.constantFrom('', 'ا'),
            reviewerId: fc.constantFrom(...annotatorIds),
            updatedAt: minutes,
          }),
        },
        { weight: 1, arbitrary: fc.record({ claimId: fc.constantFrom(uuid(1), 'x') }) },
      ),
      { maxLength: 4 },
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom({ of: 'a later version' }, 'x') },
)

const contents: fc.Arbitrary<ExchangeContent> = fc
  .record({
    project: fc.record({ id: fc.constantFrom(uuid(800), uuid(801)), name: fc.constantFrom('ا', 'ب') }),
    scheme: fc.constantFrom(...schemes),
    annotators,
    documents,
    annotationSeeds,
    relationSeeds,
    decisions,
    extra: fc.record(
      { a: fc.jsonValue({ maxDepth: 1 }), b: fc.boolean(), 'c-d': fc.constant([1]), reviews },
      { requiredKeys: [] },
    ),
  })
  .map(({ annotationSeeds, relationSeeds, ...content }) => {
    const annotations = annotationSeeds.map(({ document, annotator, more, ...seed }): Annotation => {
      const { id: documentId, text } = pick(content.documents, document)
      const live = { quote: text.slice(0, 3), prefix: '', suffix: text.slice(3, 9), attributes: {}, note: seed.note }
      const emptied = { quote: '', prefix: '', suffix: '', attributes: {}, note: '' }
      return {
        ...{ ...more, documentId, annotatorId: pick(content.annotators, annotator).id, start: 0, end: 3 },
        ...{ ...seed, ...(seed.deleted ? emptied : live), origin: 'manual', createdAt: time },
      }
    })
    const relations = relationSeeds.flatMap(({ more, ...seed }): Relation[] => {
      const [from, to] = [seed.from, seed.to].map((id) => annotations.find((annotation) => annotation.id === id))
      if (from === undefined) return []
      const type = from.label === 'figure' ? 'quantifies' : 'attributed_to'
      const sound =
        to !== undefined &&
        !from.deleted &&
        !to.deleted &&
        to.documentId === from.documentId &&
        to.annotatorId === from.annotatorId &&
        relationEndsFit(type, from.label, to.label)
      const { documentId, annotatorId } = from
      return sound || seed.deleted ? [{ ...more, ...seed, documentId, annotatorId, type, createdAt: time }] : []
    })
    const unlike = [...new Map(content.decisions.map((decision) => [decision['id'] ?? canonicalJson(decision), decision])).values()] // prettier-ignore
    return { ...content, annotations, relations, decisions: unlike }
  })

function pick<T>(items: readonly T[], n: number): T {
  const item = items[n % items.length]
  if (item === undefined) throw new Error('Nothing to pick from')
  return item
}

function merged(...files: readonly ExchangeContent[]): ExchangeContent {
  const merger = new ContentMerger()
  for (const file of files) merger.add(file)
  return merger.result()
}

/** Contents are the same if their files are, byte for byte. */
function same(a: ExchangeContent, b: ExchangeContent): void {
  expect(canonicalJson(a)).toBe(canonicalJson(b))
}

describe('ContentMerger', () => {
  it('is made of files that are good by themselves', () => {
    fc.assert(
      fc.property(contents, (content) => {
        expect(checkContent(content)).toEqual([])
      }),
    )
  })

  it('is commutative', () => {
    fc.assert(
      fc.property(contents, contents, (a, b) => same(merged(a, b), merged(b, a))),
      { numRuns: 300 },
    )
  })

  it('is associative', () => {
    fc.assert(
      fc.property(contents, contents, contents, (a, b, c) => {
        const all = merged(a, b, c)
        same(merged(merged(a, b), c), all)
        same(merged(a, merged(b, c)), all)
        same(merged(merged(c, a), merged(b, a)), all)
      }),
      { numRuns: 200 },
    )
  })

  it('is idempotent, also with what was merged before', () => {
    fc.assert(
      fc.property(contents, contents, (a, b) => {
        const once = merged(a, b)
        same(merged(a, b, a, b), once)
        same(merged(once), once)
        same(merged(once, once), once)
        same(merged(once, a), once)
      }),
      { numRuns: 300 },
    )
  })

  it('says that there is nothing new exactly if nothing changed', () => {
    fc.assert(
      fc.property(contents, contents, (a, b) => {
        const merger = new ContentMerger()
        merger.add(a)
        const before = merger.result()
        const { nothingNew } = merger.add(b)
        expect(nothingNew).toBe(canonicalJson(merger.result()) === canonicalJson(before))
        expect(merger.add(b).nothingNew).toBe(true)
        expect(merger.add(merger.result()).nothingNew).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('counts every record that came, once', () => {
    fc.assert(
      fc.property(contents, contents, (a, b) => {
        const merger = new ContentMerger()
        merger.add(a)
        const { annotators: people } = merger.add(b)
        const counts = people.flatMap(({ annotations, relations }) => [annotations, relations])
        const total = counts.reduce((sum, n) => sum + n.added + n.changed + n.deleted + n.unchanged, 0)
        expect(total).toBe(b.annotations.length + b.relations.length)
      }),
    )
  })

  it('makes a file that is good, and the same when it was written and read', () => {
    fc.assert(
      fc.property(contents, contents, contents, (a, b, c) => {
        const once = merged(a, b)
        expect(checkContent(once)).toEqual([])
        const written = writeExchange(once, { generator, exportedAt: time })
        const text = written.ok ? [...written.value].join('') : ''
        const asItIs = writeExchange(once, { generator, exportedAt: time, ready: true })
        expect(asItIs.ok && [...asItIs.value].join('')).toBe(text)
        const reading = readExchange(text)
        if (!reading.ok) throw new Error(reading.error.code)
        expect(reading.value.problems).toEqual([])
        same(reading.value.content, once)
        same(merged(reading.value.content, c), merged(a, b, c))
      }),
      { numRuns: 200 },
    )
  })

  it('drops nobody: every record of every file is there, or a later state of it', () => {
    fc.assert(
      fc.property(contents, contents, (a, b) => {
        const { annotations } = merged(a, b)
        const made = (annotation: Annotation) => ('asMade' in annotation ? (annotation.asMade as { id: string }) : annotation).id // prettier-ignore
        for (const one of [...a.annotations, ...b.annotations]) {
          const kept = annotations.filter(
            (other) =>
              made(other) === one.id && other.annotatorId === one.annotatorId && other.documentId === one.documentId,
          )
          expect(kept).toHaveLength(1)
          expect(kept[0]?.revision).toBeGreaterThanOrEqual(one.revision)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('leaves the contents it is given as they are', () => {
    fc.assert(
      fc.property(contents, contents, (a, b) => {
        const before = canonicalJson([a, b])
        merged(a, b, merged(a, b))
        expect(canonicalJson([a, b])).toBe(before)
      }),
    )
  })

  it('knows in every order who finished what and who is who', () => {
    fc.assert(
      fc.property(contents, contents, (a, b) => {
        const [one, other] = [merged(a, b), merged(merged(b), merged(a))]
        expect(statusesOf(one)).toEqual(statusesOf(other))
        expect(comparisonOf(one)).toEqual(comparisonOf(other))
        for (const id of annotatorIds) {
          const person = personOf(one)(id)
          expect(person).toBe(personOf(other)(id))
          expect(personOf(one)(person)).toBe(person)
        }
      }),
    )
  })
})
