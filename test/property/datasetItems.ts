/**
 * Random datasets that are good by every rule of the model and awkward in every way that it allows: texts, names and values with
 * emoji, harakat, invisible characters, newlines, quotes and markup; spans that nest, cross and stand at the same place.
 */
import { compareByPosition } from '@core/annotation/layers'
import type { Attributes } from '@core/annotation/model'
import type { Scheme } from '@core/annotation/scheme'
import type { DatasetHead, DatasetItem, DatasetRelation, DatasetSpan } from '@core/datasets/item'
import { splits } from '@core/datasets/item'
import { documentIdOf } from '@core/text/documentId'
import fc from 'fast-check'

const pieces = ['قال', 'الوزير', ' ', ' ', '  ', '\n', '\n', '12.5%', '١٬٥٠٠', 'مُحَمَّدٌ', 'می\u200cخواهم', 'مــد', '\u00a0', '\t', '\u200f', '\u2067نص\u2069', '\u202eabc\u202c', '👨‍👩‍👧', '🇵🇸', '📰', '𝒳', 'e\u0301', '\u2028', '\u0085', '\u000b', '\u0007', '"', '\\', '\\n', '<b>&amp;', '|', "'", '=1+1', '،', '.', '«', '»', '-DOCSTART-', '\ufeff'] // prettier-ignore

/** Texts without carriage returns, as documents are; some are empty. */
const documentTexts: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...pieces), { maxLength: 30 })
  .map((chosen) => chosen.join(''))

/** What people write beside the text, in one line or several. */
const remarks = fc.oneof(
  fc.constantFrom('يحتاج تحققًا', 'سطر\nآخر', 'علامة\tجدولة', '"مقتبس"', 'a|b', '=SUM(A1)', "'-5", ' ', '⏎', 'نهاية\r\nثم', '👍🏽', '#1\tx', ']]>', '%0A', '\\n', '[3]', '_', '*', '\u2028', ' مسافة '), // prettier-ignore
  fc.string({ minLength: 1, maxLength: 6 }),
)

const values = fc.oneof(
  remarks,
  fc.constantFrom('', 'true', 'null', '12', '007', 'asserts', 'percent'),
  fc.integer(),
  fc.constantFrom(0.1, -2.5, 1e21, 5e-7),
  fc.boolean(),
  fc.constant(null),
)

/** A project's scheme: the default labels and others with names that are hard to write. */
export const scheme: Scheme = {
  id: 'claims-v1',
  labels: [
    {
      name: 'claim',
      title: { ar: 'ادعاء', en: 'Claim' },
      attributes: [
        { name: 'stance', type: 'choice', values: ['asserts', 'denies', 'true'] },
        { name: 'sure', type: 'flag' },
      ],
    },
    {
      name: 'source',
      title: { ar: 'مصدر', en: 'Source' },
      attributes: [{ name: 'نوع المصدر', type: 'choice', values: ['رسمي', 'ميداني'] }],
    },
    {
      name: 'figure',
      title: { ar: 'رقم', en: 'Figure' },
      attributes: [
        { name: 'min', type: 'number' },
        { name: 'unit', type: 'text' },
        { name: 'stance', type: 'text' },
      ],
    },
    { name: 'رأي خاص', title: { ar: 'رأي خاص', en: 'Opinion' }, attributes: [] },
    { name: 'a,b|"<&', title: { ar: 'غريب', en: 'Odd' }, attributes: [{ name: 'text', type: 'text' }] },
  ],
}

const labels = [...scheme.labels.map(({ name }) => name), 'O', 'unknown'] as const

const attributes: fc.Arbitrary<Attributes> = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom('stance', 'sure', 'min', 'unit', 'نوع المصدر', 'text', 'note', '1', 'a b', 'x=y', '__proto__'),
      values,
    ),
    { maxLength: 3, selector: ([name]) => name },
  )
  .map((entries) => Object.fromEntries(entries))

interface SpanSeed {
  readonly id: string
  readonly label: string
  readonly place: readonly [number, number]
  readonly attributes: Attributes
  readonly note: string
}

const spanSeeds: fc.Arbitrary<SpanSeed> = fc.record({
  id: fc.uuid(),
  label: fc.oneof({ weight: 3, arbitrary: fc.constantFrom('claim', 'source', 'figure') }, fc.constantFrom(...labels)),
  // Small numbers, so that the same places come again.
  place: fc.tuple(fc.nat(12), fc.nat(6)),
  attributes,
  note: fc.oneof(fc.constant(''), remarks),
})

const layerSeeds = fc.record({
  annotator: fc.option(
    fc.record(
      { id: fc.uuid(), name: remarks, role: fc.constant('adjudication' as const) },
      { requiredKeys: ['id', 'name'] },
    ),
    { freq: 8 },
  ),
  spans: fc.uniqueArray(spanSeeds, { maxLength: 7, selector: ({ id }) => id }),
  relations: fc.array(fc.record({ id: fc.uuid(), from: fc.nat(99), to: fc.nat(99) }), { maxLength: 5 }),
})
type LayerSeed = typeof layerSeeds extends fc.Arbitrary<infer T> ? T : never

const documentSeeds = fc.record({
  about: fc.record(
    {
      title: fc.oneof(fc.constant(''), remarks, fc.constant('خبر')),
      fileName: fc.constantFrom(
        '',
        '1.txt',
        'خبر.txt',
        'a/b.txt',
        '../x',
        'CON',
        'خبر',
        'a b.txt',
        '.hidden',
        'x%20y.txt',
      ),
      status: fc.constantFrom('not-started', 'in-progress', 'done'),
      source: fc.constant({ encoding: 'utf-8', byteLength: 7, newline: 'lf' as const, bom: false }),
      note: remarks,
    },
    { requiredKeys: ['title', 'fileName'] },
  ),
  text: documentTexts,
  split: fc.option(fc.constantFrom(...splits), { nil: undefined }),
  layers: fc.array(layerSeeds, { minLength: 1, maxLength: 3 }),
})

/** The items of one dataset: documents with different texts, each as one or several people marked it, one after the other. */
export const datasets: fc.Arbitrary<readonly DatasetItem[]> = fc
  .uniqueArray(documentSeeds, { minLength: 1, maxLength: 3, selector: ({ text }) => text })
  .map((documents) =>
    documents.flatMap(({ about, text, split, layers }) =>
      distinct(layers).map((layer): DatasetItem => {
        const spans = layer.annotator === null ? [] : spansIn(text, layer.spans)
        return {
          document: { id: documentIdOf(text), text, ...about },
          annotator: layer.annotator,
          spans,
          relations: relationsAmong(spans, layer.relations),
          ...(split === undefined ? {} : { split }),
        }
      }),
    ),
  )

export const head: DatasetHead = { project: { id: 'c0ffee00-0000-4000-8000-000000000000', name: 'تجربة' }, scheme }

/** One layer without an annotator at most, and then no other: a document is either marked by somebody or by nobody. */
function distinct(layers: readonly LayerSeed[]): readonly LayerSeed[] {
  const named = layers.filter(({ annotator }) => annotator !== null)
  return named.length > 0 ? named : layers.slice(0, 1)
}

/** Spans between boundaries of graphemes, in reading order. */
function spansIn(text: string, seeds: readonly SpanSeed[]): DatasetSpan[] {
  const starts = [...new Intl.Segmenter('ar', { granularity: 'grapheme' }).segment(text)].map(({ index }) => index)
  if (starts.length === 0) return []
  return seeds
    .map(({ place: [from, length], ...span }) => {
      const first = from % starts.length
      const start = starts[first] ?? 0
      return { ...span, start, end: starts[first + 1 + length] ?? text.length }
    })
    .toSorted(compareByPosition)
}

/** Relations as the rules allow them. */
function relationsAmong(spans: readonly DatasetSpan[], seeds: LayerSeed['relations']): DatasetRelation[] {
  return seeds.flatMap(({ id, from, to }) => {
    const start = spans[from % Math.max(1, spans.length)]
    const type = start?.label === 'figure' ? 'quantifies' : 'attributed_to'
    const ends = spans.filter(({ label }) => label === (type === 'quantifies' ? 'claim' : 'source'))
    const end = ends[to % Math.max(1, ends.length)]
    if (start === undefined || end === undefined || start === end) return []
    return ['claim', 'source', 'figure'].includes(start.label) ? [{ id, type, from: start.id, to: end.id }] : []
  })
}
