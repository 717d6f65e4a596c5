/** Random projects: good by every rule, with unknown members, tombstones, overlaps and texts of awkward characters. */
import type { Annotation, Attributes, Document, Relation } from '@core/annotation/model'
import { schemeSchema } from '@core/annotation/scheme'
import type { ExchangeContent } from '@core/exchange/format'
import { contextOf } from '@core/text/context'
import { documentIdOf } from '@core/text/documentId'
import fc from 'fast-check'
import schemeFile from '../../resources/schemes/claims-v1.json'

const scheme = schemeSchema.parse(schemeFile)

/** Letters, harakat, emoji, ZWJ families, flags, ZWNJ, bidi controls, astral letters, tabs and newlines. */
const pieces = ['ا', 'لله', 'ب', 'ً', 'ّ', 'ـ', ' ', '\u00a0', '\t', '\n', '12.5%', '٣', 'x', '👨‍👩‍👧', '🇵🇸', '🌊', '\u200c', '\u200f', '\u202e', '𝒳', 'e\u0301', '\u2028', '"', '\\'] // prettier-ignore
const texts = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 30 })
  .map((chosen) => `س${chosen.join('')}`)

const times = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2026-01-02'), noInvalidDate: true })
  .map((date) => date.toISOString())
const ids = fc.uuid()

/** Members that version 1 does not know, as JSON can hold them. */
const unknown = fc
  .dictionary(
    fc.string({ minLength: 1, maxLength: 4 }).map((name) => `x-${name}`),
    fc.jsonValue({ maxDepth: 2 }),
    { maxKeys: 2 },
  )
  .map((members) => JSON.parse(JSON.stringify(members)) as Record<string, unknown>)

const documents: fc.Arbitrary<Document> = fc
  .record({
    text: texts,
    title: fc.string(),
    fileName: fc.string(),
    status: fc.constantFrom('not-started', 'in-progress', 'done'),
    source: fc.record({
      encoding: fc.constantFrom('utf-8', 'windows-1256'),
      byteLength: fc.nat(),
      newline: fc.constantFrom('lf', 'crlf', 'cr', 'mixed'),
      bom: fc.boolean(),
    }),
    createdAt: times,
    updatedAt: times,
    more: unknown,
  })
  .map(({ more, ...known }) => ({ ...more, ...known, id: documentIdOf(known.text) }))

const attributesByLabel: Readonly<Record<string, fc.Arbitrary<Attributes>>> = {
  claim: fc.record({ stance: fc.constantFrom('asserts', 'denies') }, { requiredKeys: [] }),
  source: fc.record({ type: fc.constantFrom('official', 'media') }, { requiredKeys: [] }),
  figure: fc.record(
    { min: fc.option(fc.integer()), max: fc.option(fc.integer()), unit: fc.string() },
    { requiredKeys: [] },
  ),
}

const labelled = fc
  .constantFrom('claim', 'source', 'figure')
  .chain((label) => fc.record({ label: fc.constant(label), attributes: attributesByLabel[label] ?? fc.constant({}) }))

const history = fc.record({
  createdAt: times,
  updatedAt: times,
  revision: fc.integer({ min: 1, max: 4 }),
  deleted: fc.boolean(),
})

/** Where two boundaries of graphemes fall, as fractions of their number. */
const place = fc.tuple(fc.nat(999), fc.nat(999))

const annotationSeeds = fc.record({
  id: ids,
  document: fc.nat(99),
  annotator: fc.nat(99),
  place,
  labelled,
  note: fc.string(),
  origin: fc.constantFrom('manual', 'suggestion', 'import', 'adjudication'),
  history,
  more: unknown,
})
type AnnotationSeed = typeof annotationSeeds extends fc.Arbitrary<infer T> ? T : never

const relationSeeds = fc.record({ id: ids, from: fc.nat(99), to: fc.nat(99), history, more: unknown })
type RelationSeed = typeof relationSeeds extends fc.Arbitrary<infer T> ? T : never

export const exchangeContents: fc.Arbitrary<ExchangeContent> = fc
  .record({
    project: fc.record({ id: ids, name: fc.string({ minLength: 1 }) }),
    annotators: fc.uniqueArray(fc.record({ id: ids, name: fc.string({ minLength: 1 }) }), {
      minLength: 1,
      maxLength: 3,
      selector: (annotator) => annotator.id,
    }),
    documents: fc.uniqueArray(documents, { minLength: 1, maxLength: 3, selector: (document) => document.id }),
    annotationSeeds: fc.uniqueArray(annotationSeeds, { maxLength: 12, selector: (seed) => seed.id }),
    relationSeeds: fc.uniqueArray(relationSeeds, { maxLength: 6, selector: (seed) => seed.id }),
    decisions: fc.array(unknown, { maxLength: 2 }),
    extra: unknown,
  })
  .map(({ annotationSeeds, relationSeeds, ...content }) => {
    const annotations = annotationSeeds.map((seed) => annotationFrom(seed, content.documents, content.annotators))
    const relations = relationSeeds.flatMap((seed) => relationFrom(seed, annotations))
    return { ...content, scheme, annotations, relations }
  })

function annotationFrom(
  seed: AnnotationSeed,
  documents: readonly Document[],
  annotators: readonly { id: string }[],
): Annotation {
  const { text, id: documentId } = pick(documents, seed.document)
  const [start, end] = spanOf(text, seed.place)
  const live = { ...contextOf(text, start, end), note: seed.note, attributes: seed.labelled.attributes }
  const emptied = { quote: '', prefix: '', suffix: '', note: '', attributes: {} }
  return {
    ...seed.more,
    id: seed.id,
    documentId,
    annotatorId: pick(annotators, seed.annotator).id,
    label: seed.labelled.label,
    start,
    end,
    ...(seed.history.deleted ? emptied : live),
    origin: seed.origin,
    ...seed.history,
  }
}

/** Two different boundaries of graphemes, in order. */
function spanOf(text: string, [a, b]: readonly [number, number]): [number, number] {
  const starts = [...new Intl.Segmenter('ar', { granularity: 'grapheme' }).segment(text)].map((s) => s.index)
  const first = a % starts.length
  const ends = [...starts.slice(first + 1), text.length]
  return [pick(starts, first), pick(ends, b)]
}

/** A relation between annotations that it may join, if there are such; else none, unless it is a tombstone. */
function relationFrom(seed: RelationSeed, annotations: readonly Annotation[]): Relation[] {
  if (annotations.length === 0) return []
  const from = pick(annotations, seed.from)
  const type = from.label === 'figure' ? 'quantifies' : 'attributed_to'
  const wanted = from.label === 'figure' ? 'claim' : 'source'
  const reachable = annotations.filter(
    (to) =>
      !to.deleted &&
      to !== from &&
      to.label === wanted &&
      to.documentId === from.documentId &&
      to.annotatorId === from.annotatorId,
  )
  const sound = !from.deleted && reachable.length > 0
  if (!sound && !seed.history.deleted) return []
  const to = pick(sound ? reachable : annotations, seed.to)
  const { documentId, annotatorId } = from
  return [{ ...seed.more, id: seed.id, documentId, annotatorId, type, from: from.id, to: to.id, ...seed.history }]
}

function pick<T>(items: readonly T[], n: number): T {
  const item = items[n % items.length]
  if (item === undefined) throw new Error('Nothing to pick from')
  return item
}
